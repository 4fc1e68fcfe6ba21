"""What the staff's addresses refuse where it matters what went before, and their repeated keys and further pages."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.test import Client

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import listing_active, listing_pending
from wibestore.payments.factories import deposit_succeeded, provider_call_kept, withdrawal_requested
from wibestore.users.factories import user_create
from wibestore.users.services import user_block

Game = apps.get_model("games", "Game")
ProviderCall, Withdrawal = (apps.get_model("payments", name) for name in ("ProviderCall", "Withdrawal"))
pytestmark = pytest.mark.django_db
ADMIN = "/api/v1/admin/"
WHY = {"reason": "After our bug of today"}
GAME = {**WHY, "name": "Game of these tests", "category": "shooter", "platforms": ["android"]}


@pytest.fixture
def chief(client_for):
    """The browser of a superuser."""
    return client_for(user_create(username="chief", is_staff=True, is_superuser=True))


def got(answer):
    return answer.status_code, answer.json()["code"]


def twice(client, path, body, method="post"):
    key = {"Idempotency-Key": str(uuid7())}
    first, again = (getattr(client, method)(f"{ADMIN}{path}", body, headers=key) for _ in range(2))
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert first.status_code in {200, 201}


def test_a_repeated_key_looks_orders_and_lets_in_once(chief, seller, buyer):
    first, second = listing_pending(seller.id), listing_pending(seller.id)
    user_block(user_id=buyer.id, actor=Actor.system("tests"), reason="Sold one account twice")
    # A look waits once its fact was handed on.
    while outbox.relay():
        pass

    twice(chief, "listings/claim-next/", {})
    twice(chief, f"listings/{second.id}/claim/", {})
    twice(chief, f"users/{buyer.id}/unblock/", WHY)
    twice(chief, "games/", {**GAME, "slug": "game-of-these-tests"})
    twice(chief, "games/game-of-these-tests/", {**GAME, "publisher": "Somebody"}, "patch")
    twice(chief, "games-order/", {**WHY, "slugs": list(Game.objects.order_by("name").values_list("slug", flat=True))})

    claimed = {row["id"] for row in chief.get(f"{ADMIN}listings/?claimed=mine").json()["results"]}
    assert claimed == {str(first.id), str(second.id)}


def test_a_call_that_was_forged_or_whose_provider_is_gone_is_not_played(chief, buyer, settings):
    authentic = provider_call_kept(buyer.id)
    Client().post("/api/v1/payments/webhooks/sandbox/", b"{}", content_type="application/json")
    forged = ProviderCall.objects.exclude(id=authentic).get().id

    refused = chief.post(f"{ADMIN}provider-calls/{forged}/replay/", WHY)
    settings.SANDBOX_PAYMENTS = False
    gone = chief.post(f"{ADMIN}provider-calls/{authentic}/replay/", WHY)

    assert got(refused) == (409, "payment.provider_call_not_replayable")
    assert got(gone) == (404, "payment.provider_not_found")
    assert ProviderCall.objects.count() == 2


def test_money_that_was_sent_back_is_not_sent_back_again(chief, buyer):
    deposit_succeeded(buyer.id, 100_000)
    withdrawal = withdrawal_requested(buyer.id, 50_000)
    address, reason = f"{ADMIN}withdrawals/{withdrawal.id}/reject/", {"reason": "The card is somebody else's"}

    first = chief.post(address, {"expected_version": 1, **reason})
    second = chief.post(address, {"expected_version": first.json()["version"], **reason})

    assert (first.status_code, got(second)) == (200, (409, "payment.withdrawal_invalid_transition"))
    assert Withdrawal.objects.get().version == first.json()["version"]


def test_calls_of_some_days_are_listed(chief, buyer):
    call_id = str(provider_call_kept(buyer.id))
    today = clock.now().astimezone(ZoneInfo("Asia/Tashkent")).date()

    def listed(day):
        answer = chief.get(f"{ADMIN}provider-calls/?first_on={day}&last_on={day}")
        return [row["id"] for row in answer.json()["results"]]

    assert (listed(today), listed(today - timedelta(days=1))) == ([call_id], [])


@pytest.mark.parametrize("what", ["listings", "transactions"])
def test_what_somebody_has_goes_on_by_its_cursor(what, chief, seller):
    for _ in range(2):
        listing_active(seller.id)
        wallet_fund(seller.id, 10_000)

    first = chief.get(f"{ADMIN}users/{seller.id}/{what}/?page_size=1").json()
    second = chief.get(first["next"])

    assert second.status_code == 200
    assert first["results"] != second.json()["results"]
