"""T21: an account taken back while the seller's money is held; it may end in every way again, and never pays twice."""

from datetime import timedelta

import pytest
from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat
from wibestore.ledger.models import JournalEntry
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.users.selectors import user_get

pytestmark = pytest.mark.django_db
TEXT = factories.CLAIM
HOUR = timedelta(hours=1)
HOLD = settings.NEW_SELLER_HOLD_HOURS * HOUR


def act(order, event, user, **details):
    return services.transition(order.id, event, Actor.user(user.id), **details)


def claim(order):
    return factories.order_dispute(order, reason="account_taken_back")


def entries(order):
    """Return the ledger's entries about the order: (kind, the last part of its key)."""
    rows = JournalEntry.objects.filter(reference=f"order:{order.id}").order_by("id")
    return [(kind, key.split(":", 2)[2]) for kind, key in rows.values_list("kind", "idempotency_key")]


def test_a_claim_takes_everything_back_as_if_nothing_had_been_sold(buyer, newcomer):
    order = factories.order_completed(buyer, newcomer)

    with travel(10 * HOUR):
        claimed = claim(order)

    assert (claimed.state, claimed.available_at, claimed.can_review) == ("disputed", None, False)
    assert (wallet_balances(newcomer.id).held, books.commission(), books.escrow(order.id)) == (0, 0, 500_000)
    assert books.row(order.id).completed_at is None
    assert 61.9 < books.row(order.id).clocks_left["available_at"] / 3_600 <= 62
    assert user_get(newcomer.id).sales_count == 0
    assert books.listing_status(order.id) == "sold"
    assert (books.dispute(order.id).opened_from, books.running(order.id)) == ("completed", {"respond_by"})
    assert ledger_check() == []


def test_a_withdrawn_claim_is_completed_again_with_what_was_left_of_the_hold(buyer, newcomer):
    order = factories.order_completed(buyer, newcomer)
    with travel(10 * HOUR):
        claim(order)

    with travel(100 * HOUR):
        back = act(order, Event.WITHDRAW, buyer)

    left = back.available_at - back.server_time
    assert (back.state, back.can_review, books.listing_status(order.id)) == ("completed", True, "sold")
    assert 62 * HOUR - timedelta(minutes=1) < left <= 62 * HOUR
    assert (wallet_balances(newcomer.id).held, books.commission(), books.escrow(order.id)) == (450_000, 50_000, 0)
    assert user_get(newcomer.id).sales_count == 1
    assert books.row(order.id).completed_at == back.server_time
    assert ledger_check() == []
    Heartbeat.objects.all().delete()
    with travel(163 * HOUR):
        assert services.sweep(["available_at"]) == 1
    assert wallet_balances(newcomer.id).available == 450_000


def test_however_often_it_is_claimed_it_is_paid_once(buyer, newcomer):
    order = factories.order_completed(buyer, newcomer)

    claim(order)
    act(order, Event.WITHDRAW, buyer)
    claim(order)
    act(order, Event.CONFIRM, buyer)
    claim(order)
    act(order, Event.PROPOSE, newcomer, refund_amount=0)
    act(order, Event.ACCEPT, buyer)

    assert entries(order) == [
        ("order_hold", "pay"),
        ("order_release", "confirm"),
        ("order_claim", "dispute:5"),
        ("order_release", "withdraw:6"),
        ("order_claim", "dispute:7"),
        ("order_release", "confirm:8"),
        ("order_claim", "dispute:9"),
        ("order_release", "accept:11"),
    ]
    assert (wallet_balances(newcomer.id).held, books.commission(), books.escrow(order.id)) == (450_000, 50_000, 0)
    assert user_get(newcomer.id).sales_count == 1
    assert ledger_check() == []


def test_a_silent_seller_loses_what_was_sold(buyer, newcomer):
    order = claim(factories.order_completed(buyer, newcomer))

    for by in (settings.RESPOND_WITHIN, 2 * settings.RESPOND_WITHIN):
        Heartbeat.objects.all().delete()
        with travel(by + timedelta(minutes=2)):
            services.sweep(["respond_by"])

    row = books.row(order.id)
    assert (row.state, row.is_seller_fault, row.available_at) == ("refunded", True, None)
    assert (wallet_balances(buyer.id).available, wallet_balances(newcomer.id).held) == (500_000, 0)
    assert books.listing_status(order.id) == "quarantined"
    assert user_get(newcomer.id).sales_count == 0


def test_a_part_given_back_leaves_it_sold_and_the_rest_held_anew(buyer, newcomer):
    order = factories.order_completed(buyer, newcomer)
    with travel(10 * HOUR):
        claim(order)
        act(order, Event.PROPOSE, newcomer, refund_amount=200_000)

        done = act(order, Event.ACCEPT, buyer)

    assert (done.state, books.listing_status(order.id)) == ("partially_refunded", "sold")
    assert done.available_at - done.server_time == HOLD
    assert (wallet_balances(buyer.id).available, wallet_balances(newcomer.id).held) == (200_000, 270_000)
    assert books.commission() == 30_000
    assert user_get(newcomer.id).sales_count == 0


def test_the_place_among_the_first_five_is_the_same_after_a_claim(buyer, newcomer):
    orders = [factories.order_completed(buyer, newcomer, 100_000) for _ in range(6)]
    claim(orders[0])

    done = act(orders[0], Event.CONFIRM, buyer)

    # The sixth sale was free at once; now that one of the five was taken back and came again, it is the sixth itself.
    assert (done.available_at, user_get(newcomer.id).sales_count) == (None, 6)
    assert (wallet_balances(newcomer.id).held, wallet_balances(newcomer.id).available) == (4 * 90_000, 2 * 90_000)
    assert ledger_check() == []
