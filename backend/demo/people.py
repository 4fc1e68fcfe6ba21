"""The demo people: who they are, and how to sign in as one of them."""

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.db import transaction

from demo.subscribers import plan_make
from wibestore.core import clock
from wibestore.core.actor import Actor, StaffRole
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.users.models import User
from wibestore.users.types import PlanCode

# Known to everybody on purpose: these people exist only where settings.DEMO is set.
PASSWORD = "Wibe-demo-2026"
DOMAIN = "demo.wibestore.uz"
Role = Literal["admin", "moderator", "finance", "seller", "buyer", "blocked"]
STAFF: dict[Role, StaffRole] = {"admin": "admin", "moderator": "moderator", "finance": "finance"}


@dataclass(frozen=True, slots=True)
class Person:
    """
    A demo person; `joined` says how many days ago they came.

    Of a seller: how many `listings` and which `ratings` they have, and how they like to deliver.
    """

    username: str
    role: Role
    display_name: str
    language: str
    joined: int
    plan: PlanCode = "free"
    about: str = ""
    listings: int = 0
    ratings: tuple[int, ...] = ()
    delivers: Literal["", "by_hand", "at_once"] = ""

    @property
    def email(self) -> str:
        """Return the address they sign in with."""
        return f"{self.username}@{DOMAIN}"


PEOPLE = (
    Person("admin", "admin", "WibeStore", "ru", 220),
    Person("moderator", "moderator", "Madina", "uz", 215),
    # Two, because one person alone lets no large sum go.
    Person("finance", "finance", "Farrux", "ru", 214),
    Person("finance_2", "finance", "Feruza", "uz", 213),
    Person(
        "nodir_games", "seller", "Nodir Games", "uz", 210, "pro",
        "PUBG va Standoff boʻyicha eski sotuvchi. Tez topshiraman, kechasi ham javob beraman.",
        102, (5,) * 13 + (4,), "by_hand",
    ),
    Person(
        "artyom_store", "seller", "Артём · Store", "ru", 190, "pro",
        "Аккаунты Steam, CS2 и Dota 2. Проверяю каждый перед продажей.", 89, (5, 5, 5, 4, 5, 5, 4, 5, 5, 5), "by_hand",
    ),
    Person(
        "dilnoza_skins", "seller", "Dilnoza", "uz", 150, "premium",
        "Mobile Legends va Genshin. Hamma akkauntlar oʻzimniki.", 46, (5, 4, 5, 5, 4, 5, 5), "by_hand",
    ),
    Person(
        "timur_gg", "seller", "Timur GG", "en", 120, "premium",
        "Shooters and battle royale. Ask before you buy, I am online every evening.", 44, (5, 4, 3, 5, 4, 4), "at_once",
    ),
    Person(
        "bekzod_77", "seller", "Bekzod", "ru", 75, "free", "Продаю свои старые аккаунты.", 10, (4, 3, 5, 2),
    ),
    Person("jasur_new", "seller", "Jasur", "uz", 33, "premium", "Yangi sotuvchi.", 9),
    Person("aziz", "buyer", "Aziz", "uz", 140),
    Person("malika", "buyer", "Malika", "uz", 95),
    Person("sergey_k", "buyer", "Сергей", "ru", 110),
    Person("kamila", "buyer", "Kamila", "en", 60),
    Person("tez_pul", "blocked", "Tez pul", "uz", 30),
)  # fmt: skip


def people_make() -> dict[str, User]:
    """Return the demo people by username; those who are missing are made."""
    known = {user.username: user for user in User.objects.filter(username__in=[person.username for person in PEOPLE])}
    for person in PEOPLE:
        if person.username not in known:
            with transaction.atomic():
                known[person.username] = _make(person)
    admin = Actor.user(known["admin"].id, is_staff=True)
    for person in PEOPLE:
        if person.role == "blocked":
            users.user_block(user_id=known[person.username].id, actor=admin, reason="Sold one account to two buyers")
    return known


def _make(person: Person) -> User:
    if role := STAFF.get(person.role):
        # The shop's own names are not open to registration.
        user_id = user_create(
            username=person.username,
            password=PASSWORD,
            email=person.email,
            staff_role=role,
            is_superuser=role == "admin",
        ).id
    else:
        user_id = users.user_register(
            email=person.email,
            password=PASSWORD,
            username=person.username,
            language=person.language,
            actor=Actor.visitor(),
        ).id
    if person.plan != "free":
        plan_make(username=person.username, user_id=user_id, plan=person.plan, joined=person.joined)
    now = clock.now()
    rng = random.Random(person.username)  # noqa: S311 - the same people every time
    User.objects.filter(id=user_id).update(
        display_name=person.display_name,
        about=person.about,
        language=person.language,
        is_email_verified=True,
        created_at=now - timedelta(days=person.joined, minutes=rng.randint(0, 1400)),
        last_seen_at=now - timedelta(minutes=rng.randint(3, 900)),
    )
    return User.objects.get(id=user_id)
