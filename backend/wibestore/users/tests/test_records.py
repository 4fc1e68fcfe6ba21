from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from wibestore.core.actor import Actor
from wibestore.core.errors import Unavailable
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.users import selectors, services
from wibestore.users.errors import UserBlocked, UserNotFound
from wibestore.users.models import SessionFamily, User
from wibestore.users.services import passwords

pytestmark = pytest.mark.django_db


def test_ratings_and_sales_add_up(seller):
    services.rating_add(user_id=seller.id, stars_delta=5, count_delta=1)
    services.rating_add(user_id=seller.id, stars_delta=2, count_delta=1)
    services.rating_add(user_id=seller.id, stars_delta=-5, count_delta=-1)
    services.sales_add({seller.id: 1})

    card = selectors.seller_cards([seller.id])[seller.id]
    assert (card.rating, card.rating_count, card.sales_count) == (2.0, 1, 11)


def test_sales_of_several_sellers_are_counted_at_once(seller, stranger):
    counts = services.sales_add({seller.id: 2, stranger.id: 0})
    taken_back = services.sales_add({seller.id: -1})

    assert counts == {seller.id: 12, stranger.id: 0}
    assert taken_back == {seller.id: 11}
    assert selectors.user_get(seller.id).sales_count == 11


@pytest.mark.parametrize(("stars", "count"), [(6, 1), (0, 1), (-1, 0), (5, 0)])
def test_the_database_refuses_impossible_ratings(seller, stars, count):
    with pytest.raises(IntegrityError), transaction.atomic():
        services.rating_add(user_id=seller.id, stars_delta=stars, count_delta=count)

    assert selectors.seller_cards([seller.id])[seller.id].rating is None


@pytest.mark.parametrize(
    "columns",
    [
        {"email": "Buyer@example.uz"},
        {"phone": "123"},
        {"plan": "gold"},
        {"language": "de"},
        {"is_blocked": True},
        {"username": ""},
    ],
)
def test_the_database_refuses_impossible_users(buyer, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(id=buyer.id).update(**columns)


def test_nobody_has_no_records():
    for record in (
        lambda: services.sales_add({uuid7(): 0}),
        lambda: services.plan_set(user_id=uuid7(), plan="pro"),
        lambda: services.user_block(user_id=uuid7(), actor=Actor.system("test"), reason=""),
        lambda: services.session_start(user_id=uuid7(), actor=Actor.visitor()),
        lambda: selectors.user_get(uuid7()),
        lambda: selectors.me_get(uuid7()),
    ):
        with pytest.raises(UserNotFound):
            record()


def test_block_is_told_and_recorded_once(buyer, moderator):
    staff = Actor.user(moderator.id, is_staff=True)

    services.user_block(user_id=buyer.id, actor=staff, reason="fraud")
    services.user_block(user_id=buyer.id, actor=staff, reason="again")

    user = User.objects.get(id=buyer.id)
    assert (user.is_blocked, user.blocked_reason, user.is_active) == (True, "fraud", False)
    assert selectors.user_get(buyer.id).is_blocked
    message = OutboxMessage.objects.get()
    assert (message.topic, message.payload) == ("user.blocked", {"user_id": str(buyer.id)})
    with pytest.raises(UserBlocked):
        services.session_start(user_id=buyer.id, actor=Actor.visitor())
    assert SessionFamily.objects.count() == 0


def test_superuser_comes_from_the_environment(monkeypatch, browser):
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "Root@Example.uz")
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "admin")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "korzinka-Tulpor-27")

    call_command("createsuperuser", interactive=False, stdout=StringIO())

    user = User.objects.get()
    assert (user.email, user.username, user.is_staff, user.is_superuser) == ("root@example.uz", "admin", True, True)
    assert browser.login("root").json()["user"]["is_staff"] is True
    with pytest.raises(CommandError):
        call_command("createsuperuser", interactive=False, stdout=StringIO())
    assert User.objects.count() == 1


def test_too_many_hashes_at_once_are_refused():
    held = [passwords._places.acquire(blocking=False) for _ in range(passwords.HASHES_AT_ONCE + passwords.MAX_WAITING)]
    try:
        with pytest.raises(Unavailable):
            passwords.password_hash("x")
    finally:
        for _ in held:
            passwords._places.release()

    assert passwords.password_hash("x").startswith("argon2$")
