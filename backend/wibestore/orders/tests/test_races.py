"""Callers at the same moment, in real threads on PostgreSQL: one wins, the others are told, the books agree."""

from datetime import timedelta

import pytest
from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.tests.race import run_together
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.listings.errors import ListingNotActive
from wibestore.listings.factories import listing_active
from wibestore.orders import factories, services
from wibestore.orders.errors import InvalidTransition, TooManyOpen
from wibestore.orders.models import Order
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.orders.types import OrderInfo
from wibestore.users.factories import user_create
from wibestore.users.selectors import user_get

pytestmark = pytest.mark.django_db(transaction=True)
PRICE = 500_000
LATER = settings.AUTO_RELEASE_AFTER + timedelta(minutes=1)


def of_type(outcomes, kind):
    return [outcome for outcome in outcomes if isinstance(outcome, kind)]


def test_of_fifty_buyers_of_one_listing_one_gets_an_order(seller):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)
    people = [user_create(username=f"buyer{number}") for number in range(50)]

    outcomes = run_together(
        [
            lambda who=who: services.order_create(actor=Actor.user(who.id), listing_id=listing.id, price=PRICE)
            for who in people
        ]
    )

    assert len(of_type(outcomes, OrderInfo)) == 1
    assert len(of_type(outcomes, ListingNotActive)) == 49
    assert Order.objects.count() == 1


def test_confirm_and_auto_release_at_once_release_once(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))

    def confirm():
        return services.transition(order.id, Event.CONFIRM, Actor.user(buyer.id))

    def release():
        with travel(LATER):
            return services.transition(order.id, Event.AUTO_RELEASE, Actor.system("test"))

    outcomes = run_together([confirm, release] * 4)

    assert len(of_type(outcomes, OrderInfo)) == 1
    assert len(of_type(outcomes, InvalidTransition)) == 7
    assert (wallet_balances(seller.id).available, books.commission(), books.escrow(order.id)) == (450_000, 50_000, 0)
    assert books.topics(order.id).count("order.completed") == 1
    assert user_get(seller.id).sales_count == seller.sales_count + 1
    assert ledger_check() == []


def test_pay_and_cancel_at_once_end_in_one_of_the_two(buyer, seller):
    order = factories.order_awaiting(buyer, seller, with_credentials=False)

    outcomes = run_together(
        [lambda event=event: services.transition(order.id, event, Actor.user(buyer.id)) for event in ("pay", "cancel")]
        * 3
    )

    assert len(of_type(outcomes, OrderInfo)) == 1
    state = books.row(order.id).state
    assert (state, books.escrow(order.id)) in {("paid", PRICE), ("cancelled", 0)}
    assert ledger_check() == []


def test_three_orders_from_one_wallet_are_paid_as_far_as_the_money_goes(buyer, seller):
    orders = [factories.order_awaiting(buyer, seller) for _ in range(3)]
    extra = factories.order_awaiting(user_create(username="other"), seller)
    services.transition(orders[2].id, Event.PAY, Actor.user(buyer.id))
    services.transition(orders[1].id, Event.CANCEL, Actor.user(buyer.id))
    listing = listing_active(seller.id, price=2 * PRICE, with_credentials=True)
    dear = services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=2 * PRICE)

    outcomes = run_together(
        [
            lambda order=order: services.transition(order.id, Event.PAY, Actor.user(buyer.id))
            for order in (orders[0], dear)
        ]
    )

    assert len(of_type(outcomes, OrderInfo)) == 1
    assert len(of_type(outcomes, InsufficientFunds)) == 1
    assert wallet_balances(buyer.id).available in {0, PRICE}
    assert books.row(extra.id).state == "awaiting_payment"
    assert ledger_check() == []


def test_a_buyer_opens_at_most_three_unpaid_orders_however_fast(buyer, seller):
    listings = [listing_active(seller.id, price=PRICE, with_credentials=True) for _ in range(8)]

    outcomes = run_together(
        [
            lambda listing=listing: services.order_create(
                actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE
            )
            for listing in listings
        ]
    )

    assert len(of_type(outcomes, OrderInfo)) == 3
    assert len(of_type(outcomes, TooManyOpen)) == 5
    assert Order.objects.filter(state="awaiting_payment").count() == 3


def test_crossing_purchases_do_not_block_each_other(buyer, seller):
    there = [factories.order_awaiting(buyer, seller) for _ in range(3)]
    back = [factories.order_awaiting(seller, buyer) for _ in range(3)]
    pairs = [(order, buyer) for order in there] + [(order, seller) for order in back]

    def purchase(order, who):
        actor = Actor.user(who.id)
        services.transition(order.id, Event.PAY, actor)
        services.credentials_reveal(order_id=order.id, actor=actor)
        return services.transition(order.id, Event.CONFIRM, actor)

    outcomes = run_together([lambda order=order, who=who: purchase(order, who) for order, who in pairs])

    assert [outcome.state for outcome in of_type(outcomes, OrderInfo)] == ["completed"] * 6
    assert books.commission() == 6 * 50_000
    assert ledger_check() == []


def test_sweepers_at_once_move_each_order_once(buyer, seller):
    orders = [factories.order_delivered(buyer, seller, 100_000) for _ in range(10)]

    def sweep():
        with travel(LATER):
            return services.sweep()

    moved = run_together([sweep] * 4)

    assert sum(moved) == 10
    assert {books.row(order.id).state for order in orders} == {"completed"}
    assert wallet_balances(seller.id).available == 10 * 90_000
    assert user_get(seller.id).sales_count == seller.sales_count + 10
    assert ledger_check() == []


def test_sweepers_after_an_outage_extend_the_clocks_once(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    services.sweep()
    before = books.row(order.id).auto_release_at
    gap = timedelta(hours=2)

    def sweep():
        with travel(gap):
            return services.sweep()

    run_together([sweep] * 4)

    assert abs(books.row(order.id).auto_release_at - before - gap) < timedelta(minutes=1)


def test_parallel_first_sales_of_a_newcomer_hold_exactly_five(buyer):
    newcomer = user_create(username="newcomer")
    orders = [factories.order_delivered(buyer, newcomer, 100_000) for _ in range(8)]

    def release(order):
        with travel(LATER):
            return services.transition(order.id, Event.AUTO_RELEASE, Actor.system("test"))

    run_together([lambda order=order: release(order) for order in orders])

    balances = wallet_balances(newcomer.id)
    assert (balances.held, balances.available) == (5 * 90_000, 3 * 90_000)


@pytest.mark.parametrize("body", ["pay", "confirm"])
def test_the_same_key_five_times_at_once_has_one_effect_and_one_answer(body, buyer, seller, client_for):
    order = factories.order_delivered(buyer, seller) if body == "confirm" else factories.order_awaiting(buyer, seller)
    if body == "confirm":
        services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
    client = client_for(buyer)

    answers = run_together(
        [
            lambda: client.post(
                f"/api/v1/orders/{order.id}/{body}/",
                {"expected_version": order.version},
                headers={"Idempotency-Key": "intent-1"},
            )
        ]
        * 5
    )

    assert [answer.status_code for answer in answers] == [200] * 5
    assert len({answer.content for answer in answers}) == 1
    assert books.steps(order.id)[-1][1] == ("instant" if body == "pay" else "confirm")
    assert len(books.steps(order.id)) == len(order.events) + (2 if body == "pay" else 1)
    assert ledger_check() == []


def test_without_a_key_five_payments_at_once_take_the_money_once(buyer, seller):
    order = factories.order_awaiting(buyer, seller)
    wallet_fund(buyer.id, 10 * PRICE)

    outcomes = run_together([lambda: services.transition(order.id, Event.PAY, Actor.user(buyer.id))] * 5)

    assert len(of_type(outcomes, OrderInfo)) == 1
    assert len(of_type(outcomes, InvalidTransition)) == 4
    assert wallet_balances(buyer.id).available == 10 * PRICE
