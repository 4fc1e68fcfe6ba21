"""
Races that decide about money, twenty times each, in real threads on PostgreSQL (escrow.md §4; R1–R5).

Each repeat has things of its own in one database, so that twenty of them cost seconds. What one of many callers may do
is done once; the others are told; the books agree.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.errors import DomainError
from wibestore.core.models import IdempotencyRecord
from wibestore.core.tests.race import run_together
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.listings.factories import listing_active
from wibestore.orders import factories
from wibestore.orders import services as orders
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.orders.types import OrderInfo
from wibestore.payments import services as payments
from wibestore.payments.factories import card_active, deposit_pending, success_event, withdrawal_requested
from wibestore.payments.types import WithdrawalInfo
from wibestore.subscriptions.services import subscription_grant
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db(transaction=True)
REPEATS = 20
PRICE = 500_000
LATER = settings.AUTO_RELEASE_AFTER + timedelta(minutes=1)
CLAIM = "The password was changed an hour after I had signed in."


def codes(outcomes):
    """Return how often each refusal came; anything else than a refusal is a bug and fails here."""
    refusals = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert [refusal for refusal in refusals if not isinstance(refusal, DomainError)] == []
    return Counter(refusal.code for refusal in refusals)


def of_type(outcomes, kind):
    return [outcome for outcome in outcomes if isinstance(outcome, kind)]


@pytest.fixture
def unlimited_seller(seller):
    """Return a seller whose plan lets twenty listings stand at once."""
    subscription_grant(user_id=seller.id, plan="pro", days=30)
    return seller


def test_fifty_buyers_of_one_listing_make_one_order(unlimited_seller):
    people = [user_create(username=f"buyer{number}") for number in range(50)]
    for person in people:
        wallet_fund(person.id, REPEATS * PRICE)

    for _ in range(REPEATS):
        listing = listing_active(unlimited_seller.id, price=PRICE)
        outcomes = run_together(
            [
                lambda who=who, listing=listing: orders.order_create(
                    actor=Actor.user(who.id), listing_id=listing.id, price=PRICE, pay_now=True
                )
                for who in people
            ]
        )

        assert len(of_type(outcomes, OrderInfo)) == 1
        assert codes(outcomes) == {"listing.not_active": 49}
    held = [wallet_balances(person.id).in_escrow for person in people]
    assert sum(held) == REPEATS * PRICE
    assert ledger_check() == []


def test_twenty_withdrawals_of_the_whole_balance_are_one(buyer):
    card = card_active(buyer.id)

    for _ in range(REPEATS):
        wallet_fund(buyer.id, 100_000)
        outcomes = run_together([lambda: withdrawal_requested(buyer.id, 100_000, card_id=card.id)] * 20)

        made = of_type(outcomes, WithdrawalInfo)
        assert len(made) == 1
        assert codes(outcomes) == {"ledger.insufficient_funds": 19}
    balances = wallet_balances(buyer.id)
    assert (balances.available, balances.payout_reserved) == (0, REPEATS * 100_000)
    assert ledger_check() == []


def test_confirm_dispute_and_auto_release_at_once_have_one_winner(buyer, unlimited_seller):
    for _ in range(REPEATS):
        order = factories.order_delivered(buyer, unlimited_seller, PRICE)
        orders.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))

        def act(event, who, order=order, **details):
            return lambda: orders.transition(order.id, event, who, expected_version=order.version, **details)

        def release(order=order):
            with travel(LATER):
                return orders.transition(order.id, Event.AUTO_RELEASE, Actor.system("test"))

        me = Actor.user(buyer.id)
        outcomes = run_together(
            [
                act(Event.CONFIRM, me),
                act(Event.DISPUTE, me, reason="account_taken_back", text=CLAIM),
                release,
            ]
        )

        assert len(of_type(outcomes, OrderInfo)) == 1
        assert set(codes(outcomes)) <= {"order.invalid_transition", "request.version_conflict"}
        assert len(books.steps(order.id)) == order.version + 1
        is_open = books.row(order.id).state == "disputed"
        assert books.escrow(order.id) == (PRICE if is_open else 0)
    assert ledger_check() == []


def test_one_key_in_parallel_has_one_effect_and_one_answer(buyer, unlimited_seller, client_for):
    client = client_for(buyer)
    wallet_fund(buyer.id, 2 * REPEATS * PRICE)

    for repeat in range(REPEATS):
        listing = listing_active(unlimited_seller.id, price=PRICE)
        body = {"listing_id": str(listing.id), "price": PRICE, "pay_now": True}
        clients = [type(client)(client.token) for _ in range(5)]

        answers = run_together(
            [
                lambda c=c, body=body, key=f"intent-{repeat}": c.post("/api/v1/orders/", body, HTTP_IDEMPOTENCY_KEY=key)
                for c in clients
            ]
        )
        other = client.post("/api/v1/orders/", {**body, "price": 1_000}, HTTP_IDEMPOTENCY_KEY=f"intent-{repeat}")

        assert [answer.status_code for answer in answers] == [201] * 5
        assert len({answer.content for answer in answers}) == 1
        assert (other.status_code, other.json()["code"]) == (422, "idempotency.mismatch")
    assert wallet_balances(buyer.id).in_escrow == REPEATS * PRICE
    assert IdempotencyRecord.objects.count() == REPEATS
    assert ledger_check() == []


def test_webhook_pay_and_cancel_at_once_lose_no_money_and_double_none(buyer, unlimited_seller):
    funded, me = 0, Actor.user(buyer.id)
    for _ in range(REPEATS):
        listing = listing_active(unlimited_seller.id, price=PRICE)
        order = orders.order_create(actor=me, listing_id=listing.id, price=PRICE, pay_with="provider")
        deposit = deposit_pending(buyer.id, PRICE, order_id=order.id)
        event = success_event(deposit)
        wallet_fund(buyer.id, PRICE)
        funded += 2 * PRICE

        def webhook(event=event):
            answer = payments.provider_event_apply(provider="sandbox", event=event)
            outbox.relay()
            return answer

        outcomes = run_together(
            [
                webhook,
                webhook,
                lambda order=order: orders.transition(order.id, Event.PAY, me),
                lambda order=order: orders.transition(order.id, Event.CANCEL, me),
            ]
        )
        outbox.relay()

        assert set(codes(outcomes)) <= {"order.invalid_transition"}
        state = books.row(order.id).state
        assert (state, books.escrow(order.id)) in {("delivered", PRICE), ("cancelled", 0)}
    balances = wallet_balances(buyer.id)
    assert balances.available + balances.in_escrow == funded
    assert ledger_check() == []


def test_crossing_purchases_never_wait_in_a_circle(buyer, unlimited_seller):
    subscription_grant(user_id=buyer.id, plan="pro", days=30)
    one, other = buyer, unlimited_seller
    wallet_fund(one.id, REPEATS * PRICE)
    wallet_fund(other.id, REPEATS * PRICE)

    def purchase(who, listing):
        actor = Actor.user(who.id)
        order = orders.order_create(actor=actor, listing_id=listing.id, price=PRICE, pay_now=True)
        orders.credentials_reveal(order_id=order.id, actor=actor)
        return orders.transition(order.id, Event.CONFIRM, actor)

    for _ in range(REPEATS):
        there, back = listing_active(other.id, price=PRICE), listing_active(one.id, price=PRICE)
        outcomes = run_together(
            [
                lambda listing=there: purchase(one, listing),
                lambda listing=back: purchase(other, listing),
            ]
        )

        assert codes(outcomes) == {}
        assert [outcome.state for outcome in of_type(outcomes, OrderInfo)] == ["completed"] * 2
    assert books.commission() == 2 * REPEATS * PRICE * 5 // 100
    assert ledger_check() == []
