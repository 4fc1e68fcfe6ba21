"""The ends of disputes (T16, T17), new credentials (T12), and what becomes of a refunded listing."""

from datetime import timedelta

import pytest
from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat, OutboxMessage
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.errors import (
    CredentialsNotOpen,
    InvalidTransition,
)
from wibestore.orders.rules import Event, Party
from wibestore.orders.tests import books
from wibestore.uploads.factories import image_create
from wibestore.vault.factories import credentials_sample

pytestmark = pytest.mark.django_db
TEXT = factories.CLAIM
MINUTE = timedelta(minutes=1)


def act(order, event, user, **details):
    return services.transition(order.id, event, Actor.user(user.id), **details)


def swept(by, clock="respond_by"):
    """Sweep `by` later; the sweep ran all the time, so nothing is extended."""
    Heartbeat.objects.all().delete()
    with travel(by):
        return services.sweep([clock])


def told(topic):
    return list(OutboxMessage.objects.filter(topic=topic).order_by("id").values_list("payload", flat=True))


def fields(refusal):
    return [(error.pointer, error.code) for error in refusal.value.errors]


# T16, T17: ending it alone, and saying nothing


def test_confirming_ends_a_dispute_as_a_release(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))

    done = act(order, Event.CONFIRM, buyer)

    assert (done.state, done.refund_amount, books.running(order.id)) == ("completed", 0, set())
    assert (books.dispute(order.id).outcome, books.listing_status(order.id)) == ("completed", "sold")
    assert books.topics(order.id)[-2:] == ["order.completed", "dispute.resolved"]


def test_a_silent_seller_is_reminded_and_then_refunds(buyer, seller):
    order = factories.order_disputed(buyer, seller)

    reminded, again = swept(settings.RESPOND_WITHIN + MINUTE), swept(settings.RESPOND_WITHIN + MINUTE)
    early, ended = swept(2 * settings.RESPOND_WITHIN), swept(2 * settings.RESPOND_WITHIN + 2 * MINUTE)

    assert (reminded, again, early, ended) == (1, 0, 0, 1)
    assert books.file(order.id) == [
        (1, "opened", "buyer"),
        (2, "reminder", "system"),
        (3, "closed", "system"),
    ]
    row, dispute = books.row(order.id), books.dispute(order.id)
    assert (row.state, row.refund_amount, row.is_seller_fault) == ("refunded", 500_000, True)
    assert (dispute.outcome, dispute.closed_by) == ("refunded", "system")
    # Nobody has seen the credentials, and still: the seller does not answer for them.
    assert books.listing_status(order.id) == "quarantined"
    assert books.topics(order.id)[-3:] == ["dispute.reminded", "order.refunded", "dispute.resolved"]
    assert ledger_check() == []


def test_a_silent_buyer_releases(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    act(order, Event.DISPUTE, seller, reason="buyer_unresponsive", text=TEXT)

    swept(settings.RESPOND_WITHIN + MINUTE)
    swept(2 * settings.RESPOND_WITHIN + 2 * MINUTE)

    assert (books.row(order.id).state, books.listing_status(order.id)) == ("completed", "sold")
    assert books.row(order.id).is_seller_fault is False


@pytest.mark.parametrize("event", [Event.MESSAGE, Event.EVIDENCE, Event.PROPOSE])
def test_the_first_word_of_the_other_side_ends_the_wait_for_good(event, buyer, seller):
    order = factories.order_disputed(buyer, seller)
    swept(settings.RESPOND_WITHIN + MINUTE)
    details = {
        Event.MESSAGE: {"text": "Here I am"},
        Event.EVIDENCE: {"upload_id": image_create(seller.id).id},
        Event.PROPOSE: {"refund_amount": 0},
    }[event]

    act(order, Event.MESSAGE, buyer, text="Still nobody?")
    waiting = books.row(order.id).respond_by
    with travel(timedelta(hours=20)):
        act(order, event, seller, **details)
        first = books.dispute(order.id).responded_at
        act(order, Event.MESSAGE, seller, text="Twice")

    assert waiting is not None
    assert (books.row(order.id).respond_by, books.dispute(order.id).responded_at) == (None, first)
    assert swept(timedelta(days=30)) == 0


def test_an_outage_gives_the_silent_side_its_time_back(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    services.sweep(["respond_by"])
    before = books.row(order.id).respond_by

    with travel(timedelta(hours=40)):
        assert services.sweep(["respond_by"]) == 0

    assert abs(books.row(order.id).respond_by - before - timedelta(hours=40)) < MINUTE


# T12: credentials anew


def test_new_credentials_take_the_place_of_the_old_and_the_day_begins_again(buyer, seller):
    order, actor = factories.order_delivered(buyer, seller), Actor.user(buyer.id)
    first, _ = services.credentials_reveal(order_id=order.id, actor=actor)
    anew = credentials_sample()

    with travel(timedelta(hours=20)):
        replaced = act(order, Event.REPLACE_CREDENTIALS, seller, credentials=anew)
        left = replaced.auto_release_at - replaced.server_time

    assert (replaced.state, replaced.replacements_left, left) == ("delivered", 1, settings.AUTO_RELEASE_AFTER)
    assert services.credentials_reveal(order_id=order.id, actor=actor) == (anew, 2)
    assert first != anew
    assert books.row(order.id).delivered_at == order.delivered_at
    assert books.topics(order.id)[-1] == "order.credentials_replaced"
    assert anew.password not in str(list(OutboxMessage.objects.values()))
    assert len(act(order, Event.REPLACE_CREDENTIALS, seller, credentials=credentials_sample()).reveals) == 2
    assert books.row(order.id).replacements == 2


def test_what_becomes_of_the_listing_after_a_refund_depends_on_who_has_looked(buyer, seller, moderator):
    staff = Actor.user(moderator.id, is_staff=True)
    unseen, seen, looked = (factories.order_disputed(buyer, seller) for _ in range(3))
    undelivered = factories.order_overdue_disputed(buyer, seller)
    services.credentials_reveal(order_id=seen.id, actor=Actor.user(buyer.id))
    services.dispute_credentials_reveal(actor=staff, dispute_id=looked.dispute_id, reason="To see whether they work")

    for order in (unseen, seen, looked, undelivered):
        act(order, Event.PROPOSE, seller, refund_amount=500_000)
        act(order, Event.ACCEPT, buyer)

    assert [books.listing_status(order.id) for order in (unseen, seen, looked, undelivered)] == [
        *("active", "quarantined"),
        *("quarantined", "active"),
    ]


def test_an_unseen_refunded_account_is_sold_to_the_next_buyer(buyer, seller, stranger):
    order = factories.order_disputed(buyer, seller)
    act(order, Event.PROPOSE, seller, refund_amount=500_000)
    act(order, Event.ACCEPT, buyer)
    factories.wallet_fund(stranger.id, 500_000)

    again = services.order_create(
        actor=Actor.user(stranger.id), listing_id=books.row(order.id).listing_id, price=500_000, pay_now=True
    )

    assert again.state == "delivered"
    services.credentials_reveal(order_id=again.id, actor=Actor.user(stranger.id))
    with pytest.raises(CredentialsNotOpen):
        services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))


def test_what_was_never_delivered_is_not_claimed_after_the_decision(buyer, newcomer, stranger, moderator):
    """Staff gave the seller the money without a delivery; the listing was on sale again and somebody else has it."""
    order = factories.order_overdue_disputed(buyer, newcomer)
    decision = {"refund_amount": 0, "reason": "other", "text": "Both agree that this was a gift."}
    services.transition(order.id, Event.RESOLVE, Actor.user(moderator.id, is_staff=True), **decision)
    factories.wallet_fund(stranger.id, 500_000)
    listing_id = books.row(order.id).listing_id
    again = services.order_create(actor=Actor.user(stranger.id), listing_id=listing_id, price=500_000, pay_now=True)

    with pytest.raises(InvalidTransition) as refusal:
        act(order, Event.DISPUTE, buyer, reason="account_taken_back", text=TEXT)

    assert refusal.value.params["reason"] == "not_delivered"
    assert (books.row(order.id).state, books.row(again.id).state) == ("completed", "paid")
    assert books.listing_status(again.id) == "reserved"


def test_the_opener_is_told_what_is_open_and_what_is_missing(buyer, seller):
    order = factories.order_disputed(buyer, seller)

    assert set(order.allowed_events) == {"message", "evidence", "propose", "withdraw"}
    assert order.blocked_events == {"accept": "no_proposal", "confirm": "credentials_not_revealed"}
    assert order.party == Party.BUYER
