"""T22: one of an order's two people is blocked; nothing moves by itself, the staff decide."""

from datetime import timedelta

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, handlers, services
from wibestore.orders.errors import InvalidTransition
from wibestore.orders.rules import Event
from wibestore.orders.selectors import order_get_for
from wibestore.orders.tests import books
from wibestore.users import services as users

pytestmark = pytest.mark.django_db
TEXT = factories.CLAIM
MONTH = timedelta(days=30)


@pytest.fixture
def staff(moderator):
    return Actor.user(moderator.id, is_staff=True)


def block(user, staff):
    users.user_block(user_id=user.id, actor=staff, reason="Sold one account to two buyers")
    outbox.relay()


def swept_for_a_month():
    Heartbeat.objects.all().delete()
    with travel(MONTH):
        return services.sweep()


@pytest.mark.parametrize("who", ["buyer", "seller"])
@pytest.mark.parametrize("make", [factories.order_paid, factories.order_delivered])
def test_a_paid_order_waits_for_the_staff(make, who, buyer, seller, staff):
    order = make(buyer, seller)
    before = books.row(order.id).state

    block({"buyer": buyer, "seller": seller}[who], staff)

    dispute = books.dispute(order.id)
    assert (books.row(order.id).state, dispute.opened_by, dispute.opened_from) == ("disputed", "system", before)
    assert (dispute.reason, dispute.text) == ("party_blocked", "")
    assert books.running(order.id) == set()
    assert books.topics(order.id)[-1] == "order.disputed"
    assert swept_for_a_month() == 0
    assert books.escrow(order.id) == order.price
    assert ledger_check() == []


@pytest.mark.parametrize("who", ["buyer", "seller"])
def test_an_unpaid_order_is_cancelled_and_a_late_top_up_stays_in_the_wallet(who, buyer, seller, staff):
    order = factories.order_awaiting(buyer, seller)

    block({"buyer": buyer, "seller": seller}[who], staff)

    assert books.row(order.id).state == "cancelled"
    assert books.topics(order.id)[-1] == "order.cancelled"
    assert books.listing_status(order.id) == ("paused" if who == "seller" else "active")
    assert books.escrow(order.id) == 0


def test_an_open_dispute_runs_out_against_nobody(buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)
    told = books.topics(order.id)
    assert books.running(order.id) == {"respond_by"}

    block(seller, staff)

    assert books.running(order.id) == set()
    assert swept_for_a_month() == 0
    assert (books.row(order.id).state, books.escrow(order.id)) == ("disputed", order.price)
    assert books.topics(order.id) == told


def test_a_claim_against_a_blocked_seller_waits_for_no_answer(buyer, newcomer, staff):
    order = factories.order_completed(buyer, newcomer)
    block(newcomer, staff)
    assert books.row(order.id).state == "completed"

    services.dispute_open(actor=Actor.user(buyer.id), order_id=order.id, reason="account_taken_back", text=TEXT)

    assert books.running(order.id) == set()
    assert swept_for_a_month() == 0
    assert books.row(order.id).state == "disputed"


def test_nobody_takes_a_dispute_back_while_the_other_cannot_speak(buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)
    block(seller, staff)
    mine = order_get_for(actor=Actor.user(buyer.id), order_id=order.id)
    before = books.everything(order.id)

    with pytest.raises(InvalidTransition) as refusal:
        services.transition(order.id, Event.WITHDRAW, Actor.user(buyer.id))

    assert refusal.value.params["reason"] == mine.blocked_events["withdraw"] == "party_blocked"
    assert books.everything(order.id) == before


def test_the_other_side_may_still_end_it_and_staff_decide(buyer, seller, staff):
    kept, decided = factories.order_delivered(buyer, seller), factories.order_paid(buyer, seller)
    services.credentials_reveal(order_id=kept.id, actor=Actor.user(buyer.id))
    block(seller, staff)

    done = services.transition(kept.id, Event.CONFIRM, Actor.user(buyer.id))
    services.transition(
        decided.id, Event.RESOLVE, staff, refund_amount=decided.price, reason="not_delivered", text=TEXT
    )

    assert done.state == "completed"
    assert books.row(decided.id).state == "refunded"
    assert wallet_balances(buyer.id).available == decided.price
    assert books.escrow(kept.id) == books.escrow(decided.id) == 0
    assert ledger_check() == []


def test_it_is_told_twice_and_stops_once(buyer, seller, staff):
    orders = [factories.order_paid(buyer, seller), factories.order_disputed(buyer, seller)]
    block(seller, staff)
    before = [books.everything(order.id) for order in orders]

    handlers.on_user_blocked({"user_id": str(seller.id)})

    assert [books.everything(order.id) for order in orders] == before


def test_a_block_that_was_lifted_meanwhile_stops_nothing_and_lifting_starts_nothing(buyer, seller, staff):
    order, stopped = factories.order_paid(buyer, seller), factories.order_paid(buyer, seller)
    users.user_block(user_id=seller.id, actor=staff, reason="Fraud")
    users.user_unblock(user_id=seller.id, actor=staff, reason="It was somebody else")
    before = books.everything(order.id)

    assert services.orders_of_blocked(seller.id) == 0

    assert books.everything(order.id) == before
    block(buyer, staff)
    users.user_unblock(user_id=buyer.id, actor=staff, reason="It was somebody else")
    outbox.relay()
    assert books.row(stopped.id).state == "disputed"
    assert books.running(stopped.id) == set()


def test_a_block_touches_nobody_elses_orders_and_no_finished_one(buyer, seller, stranger, staff):
    done, others = factories.order_completed(buyer, seller), factories.order_paid(buyer, seller)
    before = [books.everything(order.id) for order in (done, others)]
    users.user_block(user_id=stranger.id, actor=staff, reason="Fraud")

    assert services.orders_of_blocked(stranger.id) == 0

    for was, order in zip(before, (done, others), strict=True):
        now = books.everything(order.id)
        assert {name: now[name] for name in ("order", "events", "disputes", "postings")} == {
            name: was[name] for name in ("order", "events", "disputes", "postings")
        }


def test_a_person_cannot_block_an_order(buyer, seller, staff):
    order = factories.order_paid(buyer, seller)

    for actor in (Actor.user(buyer.id), Actor.user(seller.id), staff):
        with pytest.raises(InvalidTransition):
            services.transition(order.id, Event.BLOCK, actor)

    assert books.row(order.id).state == "paid"
