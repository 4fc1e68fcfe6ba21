"""Every state × event × party: what the table lists works, everything else is refused and changes nothing (L3)."""

from datetime import timedelta
from itertools import product

import pytest
from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.orders import factories, services
from wibestore.orders.errors import InvalidTransition
from wibestore.orders.models import CLOCKS, Order
from wibestore.orders.rules import MOVES, Event, OrderState, Party
from wibestore.orders.tests import books
from wibestore.users.factories import user_create
from wibestore.vault.factories import credentials_sample

pytestmark = pytest.mark.django_db

S = OrderState
NO_CLOCKS = {**dict.fromkeys(CLOCKS), "unpaid_slot": None}


@pytest.fixture
def actors(buyer, seller, moderator):
    return {
        Party.BUYER: Actor.user(buyer.id),
        Party.SELLER: Actor.user(seller.id),
        Party.STAFF: Actor.user(moderator.id, is_staff=True),
        Party.SYSTEM: Actor.system("test"),
    }


def order_in(state, buyer, seller):
    """Return an order that came into `state` by the services; states of later moves are written."""
    if state is S.AWAITING_PAYMENT:
        return factories.order_awaiting(buyer, seller)
    if state is S.PAID:
        return factories.order_paid(buyer, seller)
    if state is S.DELIVERED:
        return factories.order_delivered(buyer, seller)
    if state is S.COMPLETED:
        return factories.order_completed(buyer, seller)
    order = factories.order_awaiting(buyer, seller)
    if state is S.CANCELLED:
        return services.transition(order.id, Event.CANCEL, Actor.user(buyer.id))
    Order.objects.filter(pk=order.id).update(state=state, **NO_CLOCKS)
    return order


@pytest.mark.parametrize("state", list(S))
def test_unlisted_moves_are_refused_and_change_nothing(state, buyer, seller, actors):
    order = order_in(state, buyer, seller)
    before = books.everything(order.id)

    for event, party in product(Event, Party):
        if (state, event, party) in MOVES:
            continue
        with pytest.raises(InvalidTransition) as refusal:
            services.transition(order.id, event, actors[party], credentials=credentials_sample())
        assert refusal.value.params == {"state": state.value, "event": event.value, "reason": ""}

    assert books.everything(order.id) == before


# What must be so that a listed move is open; and for guarded moves what is missing while it is not.
DUE = {
    (S.AWAITING_PAYMENT, Event.TIME_OUT): (settings.PAY_BY_WALLET, "pay_by_not_passed"),
    (S.PAID, Event.CANCEL): (timedelta(hours=1, seconds=1), "deliver_by_not_passed"),
    (S.PAID, Event.TIME_OUT): (settings.AUTO_CANCEL_AFTER, "auto_cancel_at_not_passed"),
    (S.DELIVERED, Event.AUTO_RELEASE): (settings.AUTO_RELEASE_AFTER, "auto_release_at_not_passed"),
    (S.COMPLETED, Event.MATURE): (timedelta(hours=settings.NEW_SELLER_HOLD_HOURS), "available_at_not_passed"),
}
# By what is in the order's own hands: instant delivery follows payment in its transaction, confirm needs a look.
UNGUARDED = [
    (state, event, party)
    for state, event, party in MOVES
    if (state, event) not in DUE and event not in {Event.INSTANT, Event.CONFIRM}
]


@pytest.mark.parametrize(("state", "event", "party"), UNGUARDED)
def test_open_moves_are_made(state, event, party, buyer, seller, actors):
    order = order_in(state, buyer, seller)

    moved = services.transition(order.id, event, actors[party], credentials=credentials_sample())

    assert moved.version > order.version
    assert (event, party) in {(step.event, step.by) for step in moved.events}


@pytest.mark.parametrize(("state", "event"), list(DUE))
def test_timed_moves_are_refused_until_their_moment_and_made_at_it(state, event, buyer, actors):
    seller = user_create(username="newcomer")
    order = order_in(state, buyer, seller)
    party = next(who for at, what, who in MOVES if (at, what) == (state, event))
    wait, missing = DUE[state, event]
    before = books.everything(order.id)

    with travel(wait - timedelta(seconds=30)), pytest.raises(InvalidTransition) as refusal:
        services.transition(order.id, event, actors[party])
    unchanged = books.everything(order.id)
    with travel(wait + timedelta(seconds=1)):
        moved = services.transition(order.id, event, actors[party])

    assert refusal.value.params["reason"] == missing
    assert unchanged == before
    assert moved.version == order.version + 1


def test_confirm_is_refused_until_the_buyer_has_looked(buyer, seller, actors):
    order = factories.order_delivered(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(InvalidTransition) as refusal:
        services.transition(order.id, Event.CONFIRM, actors[Party.BUYER])

    assert refusal.value.params["reason"] == "credentials_not_revealed"
    assert books.everything(order.id) == before


def test_instant_delivery_is_refused_without_sealed_credentials(buyer, seller, actors):
    order = factories.order_paid(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(InvalidTransition) as refusal:
        services.transition(order.id, Event.INSTANT, actors[Party.SYSTEM])

    assert refusal.value.params["reason"] == "credentials_not_sealed"
    assert books.everything(order.id) == before


def test_delivery_is_refused_once_the_refund_is_due(buyer, seller, actors):
    order = factories.order_paid(buyer, seller)
    before = books.everything(order.id)

    with travel(settings.AUTO_CANCEL_AFTER), pytest.raises(InvalidTransition) as refusal:
        services.transition(order.id, Event.DELIVER, actors[Party.SELLER], credentials=credentials_sample())

    assert refusal.value.params["reason"] == "auto_cancel_at_passed"
    assert books.everything(order.id) == before
