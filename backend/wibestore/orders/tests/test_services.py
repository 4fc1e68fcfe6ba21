"""The moves T1–T11 one by one: money to the so'm, clocks, listing, story and what is told."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.errors import NotPermitted
from wibestore.core.ids import uuid7
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.listings.errors import ListingNotActive, ListingNotFound, OwnListing, PriceChanged
from wibestore.listings.factories import listing_active
from wibestore.orders import factories, services
from wibestore.orders.errors import (
    CredentialsNotOpen,
    InvalidTransition,
    OrderNotFound,
    OrderVersionConflict,
    TooManyOpen,
)
from wibestore.orders.models import Order, OrderEvent
from wibestore.orders.rules import Event
from wibestore.orders.services import goods
from wibestore.orders.tests import books
from wibestore.subscriptions.services import subscription_grant
from wibestore.users.errors import UserBlocked
from wibestore.users.factories import user_create
from wibestore.users.selectors import user_get
from wibestore.users.services import user_block
from wibestore.vault.factories import credentials_sample

pytestmark = pytest.mark.django_db
PRICE = 500_000


def act(order, event, user, **details):
    return services.transition(order.id, event, Actor.user(user.id), **details)


def look(order, buyer):
    return services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))


# T1


def test_create_reserves_the_listing_and_freezes_price_rate_and_snapshot(buyer, seller):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)

    order = services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE)

    assert (order.state, order.price, order.rate_bps, order.commission) == ("awaiting_payment", PRICE, 1000, 50_000)
    assert order.number.startswith("O-")
    assert len(order.number) == 8
    assert order.pay_by - order.created_at == settings.PAY_BY_WALLET
    assert (order.listing["id"], order.party) == (str(listing.id), "buyer")
    assert order.allowed_events == ["pay", "cancel"]
    assert books.listing_status(order.id) == "reserved"
    assert books.steps(order.id) == [(1, "create", "buyer", "awaiting_payment")]
    assert books.topics(order.id) == ["order.created"]
    assert wallet_balances(buyer.id).in_escrow == 0


def test_create_by_a_provider_gives_half_an_hour(buyer, seller):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)

    order = services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE, pay_with="provider")

    assert order.pay_by - order.created_at == settings.PAY_BY_PROVIDER


@pytest.mark.parametrize(("plan", "commission"), [("free", 50_000), ("premium", 40_000), ("pro", 25_000)])
def test_create_takes_the_rate_of_the_sellers_plan_and_keeps_it(buyer, seller, plan, commission):
    if plan != "free":
        subscription_grant(user_id=seller.id, plan=plan, days=30)
    order = factories.order_delivered(buyer, seller, PRICE)
    look(order, buyer)

    with travel(timedelta(hours=1)):
        subscription_grant(user_id=seller.id, plan="pro", days=60)
        completed = act(order, Event.CONFIRM, buyer)

    assert completed.commission == commission
    assert wallet_balances(seller.id).available == PRICE - commission
    assert books.commission() == commission


def test_create_at_a_price_the_buyer_did_not_see_is_refused_with_the_price(buyer, seller):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)

    with pytest.raises(PriceChanged) as refusal:
        services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE - 1)

    assert refusal.value.params["price"] == PRICE
    assert not Order.objects.exists()


def test_create_of_ones_own_listing_is_refused(seller):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)

    with pytest.raises(OwnListing):
        services.order_create(actor=Actor.user(seller.id), listing_id=listing.id, price=PRICE)

    assert not Order.objects.exists()


def test_create_of_a_reserved_or_unknown_listing_is_refused(buyer, seller, stranger):
    order = factories.order_awaiting(buyer, seller)

    with pytest.raises(ListingNotActive):
        services.order_create(actor=Actor.user(stranger.id), listing_id=books.row(order.id).listing_id, price=PRICE)
    with pytest.raises(ListingNotFound):
        services.order_create(actor=Actor.user(stranger.id), listing_id=order.id, price=PRICE)

    assert Order.objects.count() == 1


def test_create_by_a_blocked_buyer_is_refused(buyer, seller):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)
    user_block(user_id=buyer.id, actor=Actor.system("test"), reason="fraud")

    with pytest.raises(UserBlocked):
        services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE)

    assert not Order.objects.exists()


def test_create_allows_three_unpaid_orders_and_again_after_one_is_closed(buyer, seller):
    orders = [factories.order_awaiting(buyer, seller) for _ in range(3)]
    fourth = listing_active(seller.id, price=PRICE, with_credentials=True)

    with pytest.raises(TooManyOpen) as refusal:
        services.order_create(actor=Actor.user(buyer.id), listing_id=fourth.id, price=PRICE)
    act(orders[1], Event.CANCEL, buyer)
    allowed = services.order_create(actor=Actor.user(buyer.id), listing_id=fourth.id, price=PRICE)

    assert refusal.value.params == {"limit": 3}
    assert allowed.state == "awaiting_payment"


# T2, T5


def test_pay_moves_the_price_to_escrow_and_starts_the_sellers_clock(buyer, seller):
    order = factories.order_awaiting(buyer, seller, with_credentials=False)

    paid = act(order, Event.PAY, buyer)

    row = books.row(order.id)
    assert paid.state == "paid"
    assert (wallet_balances(buyer.id).available, wallet_balances(buyer.id).in_escrow) == (0, PRICE)
    assert row.deliver_by - row.updated_at == timedelta(minutes=row.sla_minutes)
    assert row.auto_cancel_at - row.updated_at == settings.AUTO_CANCEL_AFTER
    assert (row.pay_by, row.unpaid_slot, row.auto_release_at) == (None, None, None)
    assert paid.blocked_events == {"cancel": "deliver_by_not_passed", "dispute": "deliver_by_not_passed"}
    assert books.topics(order.id) == ["order.created", "order.paid"]


def test_pay_delivers_sealed_credentials_in_the_same_step(buyer, seller):
    order = factories.order_awaiting(buyer, seller)

    delivered = act(order, Event.PAY, buyer, expected_version=1)

    row = books.row(order.id)
    assert (delivered.state, delivered.version) == ("delivered", 3)
    assert row.auto_release_at - row.updated_at == settings.AUTO_RELEASE_AFTER
    assert (row.deliver_by, row.auto_cancel_at) == (None, None)
    assert delivered.blocked_events == {"confirm": "credentials_not_revealed"}
    assert books.steps(order.id) == [
        (1, "create", "buyer", "awaiting_payment"),
        (2, "pay", "buyer", "paid"),
        (3, "instant", "system", "delivered"),
    ]
    assert sorted(books.topics(order.id)) == ["order.created", "order.delivered", "order.paid"]


def test_pay_without_enough_money_is_refused_and_changes_nothing(buyer, seller):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)
    order = services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE)
    wallet_fund(buyer.id, PRICE - 1)
    before = books.everything(order.id)

    with pytest.raises(InsufficientFunds) as refusal:
        act(order, Event.PAY, buyer)

    assert refusal.value.params == {"missing": 1}
    assert books.everything(order.id) == before


@pytest.mark.parametrize("place", ["hand over", "story", "outbox"])
def test_an_interrupted_purchase_leaves_nothing(buyer, seller, place, monkeypatch):
    order = factories.order_awaiting(buyer, seller)
    before = books.everything(order.id)

    class Interrupted(Exception):
        """Stands for a process that dies after the hold was posted and before the commit."""

    def die(*_args, **_kwargs):
        raise Interrupted

    seam = {
        "hand over": (goods.vault, "credentials_assign"),
        "story": (services.steps, "story_add"),
        "outbox": (services.steps, "facts_of"),
    }[place]
    with monkeypatch.context() as patched:
        patched.setattr(*seam, die)
        with pytest.raises(Interrupted):
            act(order, Event.PAY, buyer)

    assert books.everything(order.id) == before
    assert ledger_check() == []
    assert act(order, Event.PAY, buyer).state == "delivered"


# T4


def test_cancel_before_paying_puts_the_listing_back_on_sale(buyer, seller):
    order = factories.order_awaiting(buyer, seller)

    cancelled = act(order, Event.CANCEL, buyer, reason="Fikrimdan qaytdim")

    assert cancelled.state == "cancelled"
    assert cancelled.events[-1].reason == "Fikrimdan qaytdim"
    assert books.listing_status(order.id) == "active"
    assert books.row(order.id).is_seller_fault is False
    assert books.topics(order.id) == ["order.created", "order.cancelled"]
    assert wallet_balances(buyer.id).available == PRICE


# T6


def test_deliver_seals_the_credentials_and_gives_them_to_the_buyer_alone(buyer, seller, stranger):
    order = factories.order_paid(buyer, seller)
    secret = credentials_sample()

    delivered = act(order, Event.DELIVER, seller, credentials=secret)

    assert (delivered.state, delivered.party) == ("delivered", "seller")
    assert look(order, buyer) == (secret, 1)
    with pytest.raises(NotPermitted):
        look(order, seller)
    with pytest.raises(OrderNotFound):
        look(order, stranger)
    assert secret.password not in str(list(OrderEvent.objects.values()))


# T7, T8


def test_decline_gives_all_the_money_back_and_pauses_the_listing(buyer, seller):
    order = factories.order_paid(buyer, seller)

    declined = act(order, Event.DECLINE, seller, reason="Akkaunt band")

    assert declined.state == "cancelled"
    assert (wallet_balances(buyer.id).available, books.escrow(order.id)) == (PRICE, 0)
    assert books.listing_status(order.id) == "paused"
    assert books.row(order.id).is_seller_fault is True
    assert books.topics(order.id) == ["order.created", "order.paid", "order.cancelled"]
    assert wallet_balances(seller.id).available == 0


def test_an_overdue_order_can_be_cancelled_by_the_buyer(buyer, seller):
    order = factories.order_paid(buyer, seller)

    with travel(timedelta(minutes=books.row(order.id).sla_minutes, seconds=1)):
        cancelled = act(order, Event.CANCEL, buyer)

    assert cancelled.state == "cancelled"
    assert (wallet_balances(buyer.id).available, books.escrow(order.id)) == (PRICE, 0)
    assert books.listing_status(order.id) == "paused"
    assert books.row(order.id).is_seller_fault is True


# T10 and the hold of new sellers


def test_confirm_pays_the_seller_less_commission(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    look(order, buyer)

    completed = act(order, Event.CONFIRM, buyer)

    assert (completed.state, completed.seller_amount, completed.commission) == ("completed", 450_000, 50_000)
    assert (wallet_balances(seller.id).available, wallet_balances(seller.id).held) == (450_000, 0)
    assert (books.commission(), books.escrow(order.id)) == (50_000, 0)
    assert completed.available_at is None
    assert completed.can_review is True
    assert books.listing_status(order.id) == "sold"
    assert user_get(seller.id).sales_count == seller.sales_count + 1
    assert books.topics(order.id)[-1] == "order.completed"
    assert ledger_check() == []


def test_a_new_sellers_first_five_sales_are_held_and_then_become_available(buyer):
    newcomer = user_create(username="newcomer")

    orders = [factories.order_completed(buyer, newcomer, 100_000) for _ in range(6)]

    held = wallet_balances(newcomer.id)
    assert (held.held, held.available) == (5 * 90_000, 90_000)
    assert [order.available_at is None for order in orders] == [False] * 5 + [True]
    hold = timedelta(hours=settings.NEW_SELLER_HOLD_HOURS)
    assert orders[0].available_at - books.row(orders[0].id).completed_at == hold
    with travel(hold + timedelta(minutes=1)):
        assert services.sweep() == 5
    matured = wallet_balances(newcomer.id)
    assert (matured.held, matured.available) == (0, 6 * 90_000)
    assert books.topics(orders[0].id)[-1] == "order.matured"
    assert ledger_check() == []


def test_without_a_hold_a_new_seller_is_paid_at_once(buyer, settings):
    settings.NEW_SELLER_HOLD_HOURS = 0
    newcomer = user_create(username="newcomer")

    order = factories.order_completed(buyer, newcomer)

    assert order.available_at is None
    assert (wallet_balances(newcomer.id).available, wallet_balances(newcomer.id).held) == (450_000, 0)


# Versions, looks, constraints


def test_a_step_on_another_version_is_refused_with_the_current_order(buyer, seller):
    order = factories.order_awaiting(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(OrderVersionConflict) as refusal:
        act(order, Event.PAY, buyer, expected_version=2)

    assert refusal.value.code == "request.version_conflict"
    assert refusal.value.body()["order"]["version"] == 1
    assert books.everything(order.id) == before


def test_a_stranger_finds_no_order(buyer, seller, stranger):
    order = factories.order_awaiting(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(OrderNotFound):
        act(order, Event.PAY, stranger)

    assert books.everything(order.id) == before


@pytest.mark.parametrize("make", [factories.order_awaiting, factories.order_paid])
def test_credentials_are_closed_before_delivery(make, buyer, seller):
    order = make(buyer, seller)

    with pytest.raises(CredentialsNotOpen):
        look(order, buyer)

    assert books.row(order.id).revealed_at is None


def test_credentials_stay_open_to_the_buyer_after_completion(buyer, seller):
    order = factories.order_completed(buyer, seller)

    look(order, buyer)

    assert books.everything(order.id)["looks"] == 2


def test_a_look_does_not_change_the_orders_version(buyer, seller):
    order = factories.order_delivered(buyer, seller)

    look(order, buyer)

    assert act(order, Event.CONFIRM, buyer, expected_version=order.version).state == "completed"


def test_the_database_refuses_a_second_live_order_of_a_listing(buyer, seller, stranger):
    first = books.row(factories.order_paid(buyer, seller).id)

    first.pk, first.number, first.buyer_id = uuid7(), "O-SECOND", stranger.id
    with pytest.raises(IntegrityError, match="order_live_once_per_listing"), transaction.atomic():
        first.save(force_insert=True)


def test_the_story_cannot_be_rewritten(buyer, seller):
    order = factories.order_awaiting(buyer, seller)

    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        OrderEvent.objects.filter(order_id=order.id).update(event="forged")
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        OrderEvent.objects.filter(order_id=order.id).delete()

    assert books.steps(order.id) == [(1, "create", "buyer", "awaiting_payment")]


def test_a_completed_order_refuses_a_second_confirm(buyer, seller):
    order = factories.order_completed(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(InvalidTransition) as refusal:
        act(order, Event.CONFIRM, buyer)

    assert refusal.value.body()["order"]["state"] == "completed"
    assert books.everything(order.id) == before
