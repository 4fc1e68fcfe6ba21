"""Disputes at the same moment, in real threads on PostgreSQL: one wins, the others are told, nothing is paid twice."""

from datetime import timedelta

import pytest
from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat
from wibestore.core.tests.race import run_together
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.errors import InvalidTransition, OrderVersionConflict
from wibestore.orders.models import Dispute
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.orders.types import DisputeInfo, OrderInfo
from wibestore.users.factories import user_create
from wibestore.users.selectors import user_get

pytestmark = pytest.mark.django_db(transaction=True)
PRICE = 500_000
TEXT = factories.CLAIM
LATER = settings.AUTO_RELEASE_AFTER + timedelta(minutes=1)
HOLD = timedelta(hours=settings.NEW_SELLER_HOLD_HOURS)
REPEATS = 20


def of_type(outcomes, kind):
    return [outcome for outcome in outcomes if isinstance(outcome, kind)]


def mover(order, event, user, by=timedelta(0), **details):
    def move():
        with travel(by):
            actor = Actor.user(user.id) if user else Actor.system("test")
            return services.transition(order.id, event, actor, **details)

    return move


def sweeper(by, clock):
    def sweep():
        with travel(by):
            return services.sweep([clock])

    return sweep


@pytest.mark.parametrize("_", range(REPEATS))
def test_confirm_dispute_and_auto_release_at_once_leave_one_of_them(_, buyer, seller):
    order = factories.order_delivered(buyer, seller)
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))

    outcomes = run_together(
        [
            mover(order, Event.CONFIRM, buyer, LATER),
            mover(order, Event.DISPUTE, buyer, LATER, reason="other", text=TEXT),
            mover(order, Event.AUTO_RELEASE, None, LATER),
            mover(order, Event.DISPUTE, seller, LATER, reason="other", text=TEXT),
        ]
    )

    moved = of_type(outcomes, OrderInfo)
    # A dispute may still be confirmed: then two moves were made, one after the other.
    assert len(moved) + len(of_type(outcomes, InvalidTransition)) == 4
    state = books.row(order.id).state
    assert state in {"completed", "disputed"}
    assert len(moved) == (2 if state == "completed" and Dispute.objects.exists() else 1)
    paid = PRICE if state == "completed" else 0
    assert wallet_balances(seller.id).available + books.commission() == paid
    assert books.escrow(order.id) == PRICE - paid
    assert ledger_check() == []


@pytest.mark.parametrize("_", range(5))
def test_a_proposal_that_is_replaced_at_that_moment_is_not_accepted(_, buyer, seller):
    order = factories.order_disputed(buyer, seller)
    seen = services.dispute_propose(actor=Actor.user(seller.id), dispute_id=order.dispute_id, refund_amount=400_000)

    outcomes = run_together(
        [
            lambda: services.dispute_accept(
                actor=Actor.user(buyer.id), dispute_id=order.dispute_id, proposal_seq=2, expected_version=seen.version
            ),
            lambda: services.dispute_propose(
                actor=Actor.user(seller.id), dispute_id=order.dispute_id, refund_amount=0, expected_version=seen.version
            ),
        ]
    )

    (won,) = of_type(outcomes, DisputeInfo)
    assert len(of_type(outcomes, OrderVersionConflict) + of_type(outcomes, InvalidTransition)) == 1
    assert wallet_balances(buyer.id).available == (400_000 if won.status == "closed" else 0)
    assert ledger_check() == []


@pytest.mark.parametrize("_", range(5))
def test_accept_withdraw_confirm_decision_and_silence_at_once_end_it_once(_, buyer, seller, moderator):
    order = factories.order_disputed(buyer, seller)
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
    with travel(settings.RESPOND_WITHIN):
        services.transition(order.id, Event.REMIND, Actor.system("test"))
    silent = 2 * settings.RESPOND_WITHIN + timedelta(minutes=1)
    staff = Actor.user(moderator.id, is_staff=True)

    outcomes = run_together(
        [
            mover(order, Event.WITHDRAW, buyer),
            mover(order, Event.SILENCE, None, silent),
            lambda: services.dispute_resolve(
                actor=staff, dispute_id=order.dispute_id, refund_amount=100_000, reason="other", text=TEXT
            ),
            lambda: services.transition(order.id, Event.CANCEL, staff, reason="Asked for by both"),
            mover(order, Event.PROPOSE, seller, refund_amount=1),
        ]
    )

    dispute = books.dispute(order.id)
    assert dispute.outcome in {"withdrawn", "refunded", "partially_refunded", "cancelled"}
    closing = [line for line in books.file(order.id) if line[1] == "closed"]
    assert len(closing) == 1
    kept = PRICE if books.row(order.id).state == "delivered" else 0
    assert books.escrow(order.id) == kept
    total = wallet_balances(buyer.id).available + wallet_balances(seller.id).available + books.commission()
    assert total == PRICE - kept
    assert not of_type(outcomes, RuntimeError)
    assert ledger_check() == []


@pytest.mark.parametrize("_", range(5))
def test_a_claim_and_the_end_of_the_hold_at_once_take_the_money_once(_, buyer, newcomer):
    order = factories.order_completed(buyer, newcomer)

    outcomes = run_together(
        [
            mover(order, Event.DISPUTE, buyer, HOLD - timedelta(minutes=1), reason="account_taken_back", text=TEXT),
            mover(order, Event.MATURE, None, HOLD + timedelta(minutes=1)),
            sweeper(HOLD + timedelta(minutes=1), "available_at"),
        ]
    )

    state = books.row(order.id).state
    assert len(of_type(outcomes, OrderInfo)) + outcomes[2] == 1
    balances = wallet_balances(newcomer.id)
    assert (balances.available, balances.held, books.escrow(order.id)) == (
        (0, 0, PRICE) if state == "disputed" else (450_000, 0, 0)
    )
    assert ledger_check() == []


def test_two_disputes_at_once_open_one(buyer, seller):
    order = factories.order_delivered(buyer, seller)

    outcomes = run_together(
        [
            mover(order, Event.DISPUTE, buyer, reason="other", text=TEXT),
            mover(order, Event.DISPUTE, seller, reason="other", text=TEXT),
        ]
        * 3
    )

    assert (len(of_type(outcomes, OrderInfo)), len(of_type(outcomes, InvalidTransition))) == (1, 5)
    assert Dispute.objects.count() == 1


def test_words_at_once_are_numbered_one_after_the_other(buyer, seller):
    order = factories.order_disputed(buyer, seller)

    outcomes = run_together(
        [mover(order, Event.MESSAGE, who, text=f"Word {n}") for n in range(5) for who in (buyer, seller)]
    )

    assert len(of_type(outcomes, OrderInfo)) == 10
    assert [seq for seq, *_ in books.file(order.id)] == list(range(1, 12))
    assert books.row(order.id).version == order.version + 10


def test_the_same_withdrawal_and_claim_over_and_over_pay_once(buyer, newcomer):
    order = factories.order_claimed(buyer, newcomer)

    run_together([mover(order, Event.WITHDRAW, buyer) for _ in range(6)])
    back = wallet_balances(newcomer.id)
    run_together([mover(order, Event.DISPUTE, buyer, reason="account_taken_back", text=TEXT) for _ in range(6)])

    assert (back.held, wallet_balances(newcomer.id).held, books.escrow(order.id)) == (450_000, 0, PRICE)
    assert user_get(newcomer.id).sales_count == 0
    assert ledger_check() == []


@pytest.mark.parametrize("clock", ["respond_by", "auto_release_at", "available_at"])
def test_sweepers_at_once_over_crossing_people_move_each_order_once(clock, caplog):
    """Everybody sells to everybody: the batches of two sweeps touch the same people in any order."""
    people = [user_create(username=f"crossing{n}", sales_count=20 * (clock != "available_at")) for n in range(4)]
    pairs = [(one, two) for one in people for two in people if one != two]
    make = {
        "respond_by": factories.order_disputed,
        "auto_release_at": factories.order_delivered,
        "available_at": factories.order_completed,
    }[clock]
    orders = [make(one, two, 100_000) for one, two in pairs]
    wait = {"respond_by": 2 * settings.RESPOND_WITHIN, "auto_release_at": LATER, "available_at": HOLD}[clock]
    if clock == "respond_by":
        with travel(settings.RESPOND_WITHIN):
            assert services.sweep([clock]) == len(orders)
    Heartbeat.objects.all().delete()

    moved = run_together([sweeper(wait + timedelta(minutes=2), clock)] * 4)

    assert sum(moved) == len(orders)
    owned = [wallet_balances(person.id) for person in people]
    assert sum(one.available for one in owned) + books.commission() == 100_000 * len(orders)
    assert {books.escrow(order.id) for order in orders} == {0}
    assert "could not be swept" not in caplog.text
    assert ledger_check() == []


def test_a_sweep_and_splits_between_the_same_people_wait_for_each_other_and_do_not_die(caplog):
    people = [user_create(username=f"crossing{n}", sales_count=20) for n in range(3)]
    pairs = [(one, two) for one in people for two in people if one != two]
    due = [factories.order_delivered(one, two, 100_000) for one, two in pairs]
    disputed = [(factories.order_disputed(one, two, 100_000), one, two) for one, two in pairs]
    for order, _, two in disputed:
        services.transition(order.id, Event.PROPOSE, Actor.user(two.id), refund_amount=40_000)
    Heartbeat.objects.all().delete()

    outcomes = run_together(
        [sweeper(LATER, "auto_release_at")] * 2 + [mover(order, Event.ACCEPT, one) for order, one, _ in disputed]
    )

    assert outcomes[0] + outcomes[1] == len(due)
    assert len(of_type(outcomes, OrderInfo)) == len(disputed)
    assert "could not be swept" not in caplog.text
    assert ledger_check() == []
