"""T20: a top-up that its payer took back and cannot give back; what it paid for waits for the staff."""

from datetime import timedelta

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.ids import uuid7
from wibestore.core.models import Heartbeat
from wibestore.ledger import services as ledger
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine
from wibestore.listings.factories import listing_active
from wibestore.orders import factories, handlers, services
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.payments.factories import deposit_succeeded

pytestmark = pytest.mark.django_db
PRICE = 500_000
TEXT = factories.CLAIM


@pytest.fixture
def bought(buyer, seller):
    """Return an order that a deposit made for it has paid, and that deposit."""
    listing = listing_active(seller.id, price=PRICE)
    order = services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE, pay_with="provider")
    deposit = deposit_succeeded(buyer.id, PRICE, order_id=order.id)
    outbox.relay()
    return order, deposit


def reverse(deposit, buyer, *, debt=PRICE, order_id=None):
    handlers.on_deposit_reversed(
        {
            "deposit_id": str(deposit.id),
            "user_id": str(buyer.id),
            "amount": PRICE,
            "debt": debt,
            "order_id": str(order_id) if order_id else None,
        }
    )


def owe(user_id, amount):
    """Let the user owe `amount`, as a reversal leaves it."""
    ledger.post(
        kind=EntryKind.DEPOSIT_REVERSAL,
        postings=[PostingLine(AccountRef.debt(user_id), -amount), PostingLine(AccountRef.provider("test"), amount)],
        idempotency_key=f"reversal:{uuid7()}",
        reference=f"deposit:{uuid7()}",
    )


def test_what_it_paid_for_is_disputed_by_the_shop_and_waits_for_the_staff(bought, buyer):
    order, deposit = bought

    reverse(deposit, buyer)

    dispute = books.dispute(order.id)
    assert books.row(order.id).state == "disputed"
    assert (dispute.opened_by, dispute.opened_from, dispute.reason, dispute.text) == (
        *("system", "delivered"),
        *("charge_back", ""),
    )
    assert books.running(order.id) == set()
    assert books.file(order.id) == [(1, "opened", "system")]
    assert books.topics(order.id)[-1] == "order.disputed"
    Heartbeat.objects.all().delete()
    with travel(timedelta(days=30)):
        assert services.sweep() == 0


def test_it_is_told_twice_and_disputes_once(bought, buyer):
    order, deposit = bought
    reverse(deposit, buyer, order_id=order.id)
    before = books.everything(order.id)

    reverse(deposit, buyer, order_id=order.id)

    assert books.everything(order.id) == before


def test_a_reversal_that_owes_nothing_touches_no_order(bought, buyer):
    order, deposit = bought
    before = books.everything(order.id)

    reverse(deposit, buyer, debt=0, order_id=order.id)

    assert books.everything(order.id) == before


def test_an_order_paid_from_the_wallet_is_found_by_the_deposit_that_names_it(buyer, seller):
    order = factories.order_paid(buyer, seller)
    unpaid = factories.order_awaiting(buyer, seller)

    assert services.deposit_charge_back(deposit_id=uuid7(), order_id=order.id) == 1
    assert services.deposit_charge_back(deposit_id=uuid7(), order_id=unpaid.id) == 0
    assert services.deposit_charge_back(deposit_id=uuid7(), order_id=uuid7()) == 0
    assert services.deposit_charge_back(deposit_id=uuid7(), order_id=None) == 0

    assert books.dispute(order.id).opened_from == "paid"
    assert books.row(unpaid.id).state == "awaiting_payment"


def test_both_sides_may_speak_and_agree_but_not_take_it_back(bought, buyer, seller):
    order, deposit = bought
    reverse(deposit, buyer)
    mine = services.transition(order.id, Event.MESSAGE, Actor.user(buyer.id), text="The bank did that")

    assert "withdraw" in mine.blocked_events
    assert books.dispute(order.id).responded_at is not None
    services.transition(order.id, Event.PROPOSE, Actor.user(buyer.id), refund_amount=0)
    done = services.transition(order.id, Event.ACCEPT, Actor.user(seller.id))
    assert (done.state, wallet_balances(seller.id).available) == ("completed", 450_000)


def test_what_comes_back_to_a_debtor_pays_the_debt_first(bought, buyer, moderator):
    order, deposit = bought
    owe(buyer.id, PRICE)
    reverse(deposit, buyer)

    services.transition(
        order.id,
        Event.RESOLVE,
        Actor.user(moderator.id, is_staff=True),
        refund_amount=200_000,
        reason="other",
        text=TEXT,
    )

    balances = wallet_balances(buyer.id)
    assert (balances.available, balances.debt) == (0, 300_000)


def test_a_refund_pays_its_buyers_debt_first(buyer, seller):
    order = factories.order_paid(buyer, seller)
    owe(buyer.id, PRICE + 100)

    services.transition(order.id, Event.DECLINE, Actor.user(seller.id))

    assert (wallet_balances(buyer.id).available, wallet_balances(buyer.id).debt) == (0, 100)


def test_a_release_pays_its_sellers_debt_first(buyer, seller):
    owe(seller.id, 1_000)

    factories.order_completed(buyer, seller)

    assert (wallet_balances(seller.id).available, wallet_balances(seller.id).debt) == (449_000, 0)


def test_what_is_held_pays_no_debt_until_it_matures(buyer, newcomer):
    owe(newcomer.id, 1_000)
    factories.order_completed(buyer, newcomer)
    held = wallet_balances(newcomer.id)

    with travel(timedelta(hours=73)):
        services.sweep(["available_at"])

    assert (held.held, held.debt) == (450_000, 1_000)
    assert (wallet_balances(newcomer.id).available, wallet_balances(newcomer.id).debt) == (449_000, 0)
