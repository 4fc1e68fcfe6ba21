"""Forgetting the unverified against what they do at that very moment: one comes first, and the other respects it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test import Client

from wibestore.audit.models import AuditRecord
from wibestore.chat.models import Message
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import PATIENCE_S, in_thread, run_together, somebody_waits_for_a_lock
from wibestore.listings.factories import listing_active
from wibestore.orders.models import Order
from wibestore.users import services as users
from wibestore.users.errors import InvalidCredentials, LinkInvalid, SessionRevoked
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import EmailToken, SessionFamily, User
from wibestore.users.services import clean_up
from wibestore.users.types import UserInfo

pytestmark = pytest.mark.django_db(transaction=True)

VISITOR = Actor.visitor(ip="203.0.113.7")


class Newcomer:
    """Somebody who registered eight days ago, was there three days ago, and never proved their e-mail."""

    def __init__(self, username: str = "newcomer") -> None:
        self.user: UserInfo = user_create(username=username, is_email_verified=False)
        self.refresh = users.session_start(user_id=self.user.id, actor=VISITOR).refresh
        self.links = {purpose: self._link(purpose) for purpose in ("verify", "reset")}
        long_ago = clock.now() - timedelta(days=3)
        User.objects.filter(id=self.id).update(created_at=long_ago - timedelta(days=5), last_seen_at=long_ago)
        SessionFamily.objects.filter(user_id=self.id).update(
            created_at=F("created_at") - timedelta(days=3), last_used_at=F("last_used_at") - timedelta(days=3)
        )

    def _link(self, purpose: str) -> str:
        token_id = users.token_issue(purpose=purpose, user_id=self.user.id, address=self.user.email)
        return (users.token_url(token_id) or "").partition("#token=")[2]

    @property
    def id(self) -> UUID:
        return self.user.id

    @property
    def is_there(self) -> bool:
        return User.objects.filter(id=self.id).exists()

    def verify(self) -> None:
        users.email_verify(token=self.links["verify"], actor=VISITOR)

    def reset(self) -> None:
        users.password_reset(token=self.links["reset"], password="yozgi shamol 2032 tog", actor=VISITOR)

    def sign_in(self) -> None:
        first = users.user_sign_in(email=self.user.email, password=PASSWORD, actor=VISITOR)
        users.sign_in_finish(first, actor=VISITOR, device="", way="password")

    def renew(self) -> None:
        users.session_refresh(refresh_token=self.refresh, actor=VISITOR)


ACTS: dict[str, tuple[Callable[[Newcomer], None], type[DomainError]]] = {
    "proves the address": (Newcomer.verify, LinkInvalid),
    "sets a new password": (Newcomer.reset, LinkInvalid),
    "signs in": (Newcomer.sign_in, InvalidCredentials),
    "renews the session": (Newcomer.renew, SessionRevoked),
}


@contextmanager
def forgetting_halts(monkeypatch: pytest.MonkeyPatch):
    """Let whoever forgets halt once it holds the rows; gives when it is there, and lets it go on."""
    is_there, may_go = Event(), Event()

    def ask(_: object) -> set[UUID]:
        if connection.in_atomic_block:
            is_there.set()
            assert may_go.wait(PATIENCE_S)
        return set()

    with monkeypatch.context() as patched:
        patched.setitem(clean_up._asks, "a module that takes its time", ask)
        yield is_there, may_go
        may_go.set()


@pytest.mark.parametrize("what", ACTS)
def test_whoever_comes_when_they_are_being_forgotten_is_refused_and_leaves_nothing(what, monkeypatch):
    newcomer = Newcomer()
    act, refusal = ACTS[what]

    with ThreadPoolExecutor(2) as pool, forgetting_halts(monkeypatch) as (is_there, may_go):
        forgetting = in_thread(pool, users.unverified_forget)
        assert is_there.wait(PATIENCE_S)
        acting = in_thread(pool, lambda: act(newcomer))
        somebody_waits_for_a_lock()
        may_go.set()

        assert forgetting.result() == 1
        with pytest.raises(refusal):
            acting.result()

    assert not newcomer.is_there
    assert (SessionFamily.objects.count(), EmailToken.objects.count()) == (0, 0)
    assert list(AuditRecord.objects.filter(target_id=newcomer.id).values_list("action", flat=True)) == [
        "user.forgotten"
    ]


@pytest.mark.parametrize("what", ACTS)
def test_whoever_came_first_stays(what):
    newcomer = Newcomer()
    act, _ = ACTS[what]
    has_acted, may_commit = Event(), Event()

    def act_slowly() -> None:
        with transaction.atomic():
            act(newcomer)
            has_acted.set()
            assert may_commit.wait(PATIENCE_S)

    with ThreadPoolExecutor(2) as pool:
        acting = in_thread(pool, act_slowly)
        assert has_acted.wait(PATIENCE_S)
        forgetting = in_thread(pool, users.unverified_forget)
        somebody_waits_for_a_lock()
        may_commit.set()

        assert acting.result() is None
        assert forgetting.result() == 0

    assert newcomer.is_there
    assert not AuditRecord.objects.filter(action="user.forgotten").exists()


def test_a_session_that_was_renewed_counts_before_its_user_is_noted_as_seen():
    newcomer = Newcomer()
    SessionFamily.objects.filter(user_id=newcomer.id).update(last_used_at=clock.now())

    assert users.unverified_forget() == 0

    assert newcomer.is_there


def come_back(newcomer: Newcomer, listing_id: UUID) -> list[int]:
    """Renew the session as a browser does, then buy and write to the seller; return what each was answered."""
    try:
        access = users.session_refresh(refresh_token=newcomer.refresh, actor=VISITOR).access
    except DomainError as refused:
        return [refused.status]

    def post(path: str, body: dict[str, object]) -> Any:
        return Client().post(f"/api/v1/{path}", body, "application/json", headers={"Authorization": f"Bearer {access}"})

    order = post("orders/", {"listing_id": str(listing_id), "price": 250_000})
    chat = post("chats/", {"listing_id": str(listing_id)})
    said = post(f"chats/{chat.json().get('id')}/messages/", {"client_id": str(uuid7()), "text": "Salom"})
    return [200, order.status_code, chat.status_code, said.status_code]


def test_of_people_who_come_back_that_night_each_is_there_with_all_they_did_or_gone_with_nothing():
    people = [Newcomer(f"person{number}") for number in range(12)]
    sellers = [user_create(username=f"seller{number}", sales_count=10) for number in range(12)]
    listings = [listing_active(seller.id).id for seller in sellers]
    coming = [
        lambda person=person, listing=listing: come_back(person, listing)
        for person, listing in zip(people, listings, strict=True)
    ]

    *answers, _, _ = run_together([*coming, users.unverified_forget, users.unverified_forget])

    for person, answer in zip(people, answers, strict=True):
        assert answer == ([200, 201, 201, 201] if person.is_there else [401])
    there = {person.id for person in people if person.is_there}
    assert set(Order.objects.values_list("buyer_id", flat=True)) == there
    assert set(Message.objects.exclude(sender=None).values_list("sender_id", flat=True)) == there
    assert AuditRecord.objects.filter(action="user.forgotten").count() == len(people) - len(there)


@pytest.mark.parametrize("what", ACTS)
def test_many_at_once_end_one_way_or_the_other(what):
    people = [Newcomer(f"person{number}") for number in range(8)]
    act, refusal = ACTS[what]

    *outcomes, _, _ = run_together(
        [*[lambda person=person: act(person) for person in people], users.unverified_forget, users.unverified_forget]
    )

    for person, outcome in zip(people, outcomes, strict=True):
        assert outcome is None if person.is_there else isinstance(outcome, refusal)
