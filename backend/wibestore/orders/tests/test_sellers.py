"""What sellers' orders add up to, against orders counted by hand."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.tests.race import run_together
from wibestore.listings.factories import listing_active
from wibestore.orders import factories, selectors, services
from wibestore.orders.models import Order
from wibestore.orders.rules import Event, Party
from wibestore.orders.tests import books
from wibestore.users.types import SellerCounts

pytestmark = pytest.mark.django_db
SellerRecord = apps.get_model("users", "SellerRecord")
NOTHING = SellerCounts(
    completed=0, ended=0, delivered=0, delivered_instantly=0, delivery_minutes=None, disputed=0, disputes_lost=0
)


def act(order, event, user, **details):
    return services.transition(order.id, event, Actor.user(user.id), **details)


def resolve(order, moderator, *, refund, reason):
    services.dispute_resolve(
        actor=Actor.user(moderator.id, is_staff=True),
        dispute_id=books.dispute(order.id).id,
        refund_amount=refund,
        reason=reason,
        text="Looked at from both sides, with care.",
    )


def by_hand(buyer, seller, *, seconds):
    """Return an order delivered by hand so long after it was paid."""
    order = factories.order_hand_over(factories.order_paid(buyer, seller))
    row = Order.objects.get(id=order.id)
    Order.objects.filter(id=order.id).update(delivered_at=row.paid_at + timedelta(seconds=seconds))
    return order


def counts(seller):
    return selectors.seller_counts(seller.id)


def test_somebody_without_orders_has_nothing(seller, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert counts(seller) == NOTHING


def test_what_ended_counts_for_the_seller_only_where_they_are_answerable(buyer, seller, moderator):
    factories.order_completed(buyer, seller)
    # By their fault: declined.
    act(factories.order_paid(buyer, seller), Event.DECLINE, seller)
    # For nobody: never paid, still under way, and what the two agreed on.
    act(factories.order_awaiting(buyer, seller), Event.CANCEL, buyer)
    factories.order_paid(buyer, seller)
    factories.order_delivered(buyer, seller)
    # Somebody else's.
    factories.order_completed(seller, moderator)

    found = counts(seller)

    assert (found.completed, found.ended) == (1, 2)
    assert (found.delivered, found.delivered_instantly, found.delivery_minutes) == (2, 2, None)


def test_the_time_of_delivery_is_the_median_of_those_by_hand_rounded_up(buyer, seller):
    for seconds in (30, 601, 7_200):
        by_hand(buyer, seller, seconds=seconds)
    factories.order_delivered(buyer, seller)
    factories.order_paid(buyer, seller)

    found = counts(seller)

    assert (found.delivered, found.delivered_instantly, found.delivery_minutes) == (4, 1, 11)


def test_an_order_that_is_opened_again_is_counted_once_whatever_becomes_of_it(buyer, newcomer):
    order = factories.order_completed(buyer, newcomer)
    assert counts(newcomer).completed == 1

    factories.order_dispute(order, reason="account_taken_back")
    opened = counts(newcomer)
    act(order, Event.WITHDRAW, buyer)
    withdrawn = counts(newcomer)

    assert (opened.completed, opened.ended, opened.disputed) == (0, 0, 1)
    assert (withdrawn.completed, withdrawn.ended, withdrawn.disputed, withdrawn.disputes_lost) == (1, 1, 1, 0)


def test_two_disputes_of_one_order_are_one_order(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    act(order, Event.WITHDRAW, buyer)
    factories.order_dispute(order, reason="not_as_described")

    assert counts(seller).disputed == 1


def test_a_dispute_the_seller_opened_is_no_complaint_about_them(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    factories.order_dispute(order, reason="buyer_unresponsive", by=Party.SELLER)

    assert (counts(seller).disputed, counts(seller).disputes_lost) == (0, 0)


@pytest.mark.parametrize(
    ("refund", "reason", "lost", "completed", "ended"),
    [
        (500_000, "wrong_credentials", 1, 0, 1),
        (200_000, "not_as_described", 1, 0, 1),
        (0, "false_claim", 0, 1, 1),
        (500_000, "agreement", 0, 0, 0),
    ],
)
def test_a_dispute_is_lost_where_the_decision_finds_fault(
    buyer, seller, moderator, refund, reason, lost, completed, ended
):
    resolve(factories.order_disputed(buyer, seller), moderator, refund=refund, reason=reason)

    found = counts(seller)

    assert (found.disputed, found.disputes_lost, found.completed, found.ended) == (1, lost, completed, ended)


def test_a_fact_marks_its_seller_who_is_counted_once(buyer, seller, django_assert_num_queries):
    factories.order_completed(buyer, seller)
    outbox.relay()
    assert SellerRecord.objects.count() == 0

    # Savepoint and its end, the turn, two counts, the rating with the time, the row: which is not there yet.
    with django_assert_num_queries(8):
        assert services.sellers_refresh() == 1
    services.seller_mark(seller.id)
    with django_assert_num_queries(7):
        assert services.sellers_refresh() == 1

    record = SellerRecord.objects.get()
    assert (record.user_id, record.completed, record.ended) == (seller.id, 1, 1)
    assert services.sellers_refresh() == 0


def test_whoever_was_missed_is_counted_by_the_command(buyer, seller, newcomer, capsys):
    factories.order_completed(buyer, seller)
    factories.order_paid(buyer, newcomer)

    call_command("sellers_count")
    call_command("sellers_count")

    assert capsys.readouterr().out == "Sellers counted: 2.\n" * 2
    assert dict(SellerRecord.objects.values_list("user_id", "completed")) == {seller.id: 1, newcomer.id: 0}


def test_all_sellers_at_once_are_counted_as_each_by_itself(buyer, seller, newcomer, moderator):
    factories.order_completed(buyer, seller)
    factories.order_delivered(buyer, seller)
    resolve(factories.order_disputed(buyer, seller), moderator, refund=500_000, reason="wrong_credentials")
    factories.order_paid(buyer, newcomer)

    found = selectors.every_sellers_counts()

    assert found == {one.id: selectors.seller_counts(one.id) for one in (seller, newcomer)}
    assert (found[seller.id].disputed, found[seller.id].disputes_lost) == (1, 1)


def test_the_night_counts_by_itself_only_whose_record_says_something_else(
    buyer, seller, newcomer, django_assert_num_queries
):
    factories.order_completed(buyer, seller)
    factories.order_completed(buyer, newcomer)
    services.sellers_count()
    SellerRecord.objects.filter(user_id=seller.id).update(completed=0)

    # What is kept; savepoint, limit and its end around two counts; and the one seller: seven, as above, less no row.
    with django_assert_num_queries(13):
        services.sellers_count()

    assert SellerRecord.objects.get(user_id=seller.id).completed == 1


def test_a_listing_tells_how_its_sellers_orders_went(client, client_for, buyer, seller, django_assert_num_queries):
    for _ in range(5):
        factories.order_completed(buyer, seller)
    listing = listing_active(seller.id)
    address = f"/api/v1/listings/{listing.id}/"
    assert client.get(address).json()["seller_facts"]["is_new"] is True

    services.sellers_count()

    # Who is signed in is told what stands in the database; the sign-in is one statement.
    member = client_for(buyer)
    with django_assert_num_queries(3):
        shown = member.get(address).json()
    assert shown["seller_since"] == seller.created_at.isoformat().replace("+00:00", "Z")
    assert shown["seller_facts"] == {
        "is_new": False,
        "completed": 5,
        "completion_bps": 10_000,
        "delivery_minutes": None,
        "instant_bps": 10_000,
        "disputed": 0,
        "disputed_bps": 0,
        "disputes_lost": 0,
    }


@pytest.mark.django_db(transaction=True)
def test_of_two_who_count_the_later_count_stands(buyer, seller):
    factories.order_completed(buyer, seller)

    outcomes = run_together([services.sellers_count] * 4)

    assert outcomes == [1] * 4
    assert SellerRecord.objects.get().completed == 1
