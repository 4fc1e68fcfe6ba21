"""Disputes (T13–T18): clocks that stop and go on, the file, silence, and what is refused."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.errors import ValidationFailed
from wibestore.core.ids import uuid7
from wibestore.core.models import Heartbeat, OutboxMessage
from wibestore.orders import factories, services
from wibestore.orders.errors import (
    CredentialsNotOpen,
    DisputeFull,
    DisputeNotFound,
    InvalidTransition,
    OrderVersionConflict,
)
from wibestore.orders.models import DisputeEntry
from wibestore.orders.rules import Event
from wibestore.orders.selectors import dispute_get_for, order_get_for
from wibestore.orders.tests import books
from wibestore.uploads.errors import ImageInUse, ImageNotFound, ImageNotReady
from wibestore.uploads.factories import image_create, image_waiting
from wibestore.uploads.services import image_delete

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


# T13: opening


def test_a_dispute_stops_the_clocks_and_keeps_what_was_left(buyer, seller):
    order = factories.order_delivered(buyer, seller)

    with travel(timedelta(hours=10)):
        disputed = factories.order_dispute(order, reason="not_as_described")

    row, dispute = books.row(order.id), books.dispute(order.id)
    left = row.clocks_left["auto_release_at"] / 3_600
    assert (disputed.state, disputed.has_dispute, disputed.dispute_id) == ("disputed", True, dispute.id)
    assert 13.9 < left <= 14
    assert books.running(order.id) == {"respond_by"}
    assert row.respond_by - dispute.opened_at == settings.RESPOND_WITHIN
    assert (dispute.opened_by, dispute.opened_from, dispute.reason, dispute.text) == (
        *("buyer", "delivered", "not_as_described"),
        TEXT,
    )
    assert books.file(order.id) == [(1, "opened", "buyer")]
    assert books.escrow(order.id) == 500_000
    assert told("order.disputed")[0] | {"message_id": ""} == {
        "order_id": str(order.id),
        "number": order.number,
        "listing_id": str(row.listing_id),
        "by": "buyer",
        "buyer_id": str(buyer.id),
        "seller_id": str(seller.id),
        "event": "dispute",
        "state": "disputed",
        "version": 4,
        "price": 500_000,
        "dispute_id": str(dispute.id),
        "reason": "not_as_described",
        "opened_by": "buyer",
        "message_id": "",
    }


def test_a_withdrawn_dispute_gives_the_clocks_back_what_was_left(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    with travel(timedelta(hours=10)):
        factories.order_dispute(order, reason="other")

    with travel(timedelta(hours=30)):
        back = act(order, Event.WITHDRAW, buyer)
        left = back.auto_release_at - back.server_time

    dispute = books.dispute(order.id)
    assert (back.state, back.has_dispute, back.dispute_id) == ("delivered", False, dispute.id)
    assert timedelta(hours=13, minutes=59) < left <= timedelta(hours=14)
    assert books.row(order.id).clocks_left is None
    assert books.running(order.id) == {"auto_release_at"}
    assert (dispute.outcome, dispute.closed_by, dispute.refund_amount) == ("withdrawn", "buyer", None)
    assert books.file(order.id) == [(1, "opened", "buyer"), (2, "closed", "buyer")]
    assert books.topics(order.id)[-1] == "dispute.withdrawn"
    assert swept(timedelta(hours=45), "auto_release_at") == 1


def test_an_overdue_order_stays_overdue_after_a_withdrawn_dispute(buyer, seller):
    order = factories.order_paid(buyer, seller)
    with travel(timedelta(hours=2)):
        factories.order_dispute(order, reason="not_delivered")

    with travel(timedelta(hours=50)):
        back = act(order, Event.WITHDRAW, buyer)

    assert (back.state, back.is_overdue) == ("paid", True)
    assert timedelta(minutes=59) < back.server_time - back.deliver_by < timedelta(minutes=61)
    assert timedelta(hours=21, minutes=59) < back.auto_cancel_at - back.server_time <= timedelta(hours=22)


def test_an_order_may_be_disputed_again_and_keeps_both_files(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    act(order, Event.WITHDRAW, buyer)

    again = act(order, Event.DISPUTE, seller, reason="buyer_unresponsive", text=TEXT)

    first, second = sorted(books.row(order.id).disputes.all(), key=lambda one: one.opened_at)
    assert (first.outcome, second.outcome) == ("withdrawn", "")
    assert again.dispute_id == second.id
    with pytest.raises(InvalidTransition) as refusal:
        services.dispute_message(actor=Actor.user(seller.id), dispute_id=first.id, text="Hello")
    assert refusal.value.params["reason"] == "dispute_closed"
    assert second.entries.count() == 1


@pytest.mark.parametrize(
    ("make", "party", "reasons"),
    [
        (factories.order_delivered, "buyer", ["wrong_credentials", "not_as_described", "account_taken_back", "other"]),
        (factories.order_delivered, "seller", ["buyer_unresponsive", "false_claim", "other"]),
        (factories.order_paid, "buyer", []),
        (factories.order_paid, "seller", []),
        (factories.order_completed, "buyer", []),
    ],
)
def test_the_reasons_open_to_each_side_are_told(make, party, reasons, buyer, seller):
    order = make(buyer, seller)
    who = buyer if party == "buyer" else seller

    seen = order_get_for(actor=Actor.user(who.id), order_id=order.id)

    assert seen.dispute_reasons == reasons


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ({"reason": "not_delivered", "text": TEXT}, [("/reason", "invalid_choice")]),
        ({"reason": "false_claim", "text": TEXT}, [("/reason", "invalid_choice")]),
        ({"reason": "charge_back", "text": TEXT}, [("/reason", "invalid_choice")]),
        ({"reason": "other", "text": "ten chars!"}, [("/text", "min_length")]),
        ({"reason": "other", "text": " " * 40}, [("/text", "min_length")]),
        ({"reason": "other", "text": "x" * 2_001}, [("/text", "max_length")]),
        ({}, [("/text", "min_length"), ("/reason", "invalid_choice")]),
    ],
)
def test_a_claim_that_says_too_little_is_refused_and_changes_nothing(claim, wrong, buyer, seller):
    order = factories.order_delivered(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(ValidationFailed) as refusal:
        act(order, Event.DISPUTE, buyer, **claim)

    assert fields(refusal) == wrong
    assert books.everything(order.id) == before


# T14: the file


def test_the_file_grows_by_what_is_said_and_shown_and_proposed(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    picture = image_create(seller.id)

    act(order, Event.MESSAGE, buyer, text="Well?")
    act(order, Event.EVIDENCE, seller, upload_id=picture.id, text="Signed in")
    act(order, Event.PROPOSE, seller, refund_amount=100_000)
    moved = act(order, Event.PROPOSE, seller, refund_amount=150_000, text="My last word")

    seen = dispute_get_for(actor=Actor.user(buyer.id), dispute_id=moved.dispute_id)
    assert books.file(order.id) == [
        (1, "opened", "buyer"),
        (2, "message", "buyer"),
        (3, "evidence", "seller"),
        (4, "proposal", "seller"),
        (5, "proposal", "seller"),
    ]
    assert [line.author.username if line.author else None for line in seen.entries] == [
        *["buyer"] * 2,
        *["seller"] * 3,
    ]
    assert (seen.entries[2].image["id"], seen.entries[2].text) == (str(picture.id), "Signed in")
    assert [line.is_current for line in seen.entries] == [False, False, False, False, True]
    assert (seen.proposals["buyer"], seen.proposals["seller"]) == (None, seen.entries[4])
    assert (seen.entries[4].refund_amount, seen.entries[4].seller_amount, seen.entries[4].commission) == (
        *(150_000, 315_000),
        35_000,
    )
    assert [fact["event"] for fact in told("dispute.responded")] == ["message", "evidence", "propose", "propose"]
    assert "Well?" not in str(told("dispute.responded"))
    with pytest.raises(ImageInUse):
        image_delete(actor=Actor.user(seller.id), image_id=picture.id)


def test_words_leave_the_clocks_and_the_time_of_the_last_step(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    before = books.row(order.id)

    with travel(timedelta(hours=1)):
        act(order, Event.MESSAGE, buyer, text="Anybody?")

    after = books.row(order.id)
    assert (after.version, after.updated_at, after.respond_by) == (
        before.version + 1,
        before.updated_at,
        before.respond_by,
    )


@pytest.mark.parametrize(
    ("event", "details", "wrong"),
    [
        (Event.MESSAGE, {"text": "  "}, [("/text", "min_length")]),
        (Event.MESSAGE, {"text": "x" * 2_001}, [("/text", "max_length")]),
        (Event.EVIDENCE, {}, [("/upload_id", "required")]),
        (Event.PROPOSE, {}, [("/refund_amount", "required")]),
        (Event.PROPOSE, {"refund_amount": 1, "text": "x" * 2_001}, [("/text", "max_length")]),
    ],
)
def test_words_that_say_nothing_are_refused_and_change_nothing(event, details, wrong, buyer, seller):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(ValidationFailed) as refusal:
        act(order, event, seller, **details)

    assert fields(refusal) == wrong
    assert books.everything(order.id) == before


def test_evidence_is_the_senders_own_unused_picture(buyer, seller, stranger):
    order = factories.order_disputed(buyer, seller)
    mine, theirs, used = image_create(seller.id), image_create(buyer.id), image_create(seller.id, color="#123456")
    act(order, Event.EVIDENCE, seller, upload_id=used.id)
    waiting = image_waiting(seller.id, color="#654321")
    other = factories.order_disputed(buyer, seller)
    before, before_other = books.everything(order.id), books.everything(other.id)

    for disputed, picture in ((order, theirs), (order, used), (other, used)):
        with pytest.raises(ImageNotFound):
            act(disputed, Event.EVIDENCE, seller, upload_id=picture.id)
    with pytest.raises(ImageNotFound):
        act(order, Event.EVIDENCE, seller, upload_id=uuid7())
    with pytest.raises(ImageNotReady):
        act(order, Event.EVIDENCE, seller, upload_id=waiting.id)

    assert books.everything(order.id) == before
    assert books.everything(other.id) == before_other
    assert act(order, Event.EVIDENCE, seller, upload_id=mine.id).state == "disputed"


def fill(order, **entries):
    """Write entries as they would be after many words."""
    dispute = books.dispute(order.id)
    start = dispute.entries.count()
    at = dispute.opened_at
    DisputeEntry.objects.bulk_create(
        DisputeEntry(dispute=dispute, seq=start + n, kind=kind, party=party, created_at=at, image_id=image_id)
        for n, (party, kind, image_id) in enumerate(entries.pop("lines"), 1)
    )


def test_one_side_cannot_fill_the_file_of_the_other(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    fill(order, lines=[("buyer", "message", None)] * 89)
    before = books.everything(order.id)

    for event, details in ((Event.MESSAGE, {"text": "More"}), (Event.PROPOSE, {"refund_amount": 1})):
        with pytest.raises(DisputeFull) as refusal:
            act(order, event, buyer, **details)
        assert refusal.value.params == {"kind": "entry", "limit": 90}

    assert books.everything(order.id) == before
    assert act(order, Event.MESSAGE, seller, text="At last").respond_by is None
    assert act(order, Event.WITHDRAW, buyer).state == "delivered"


def test_each_side_shows_ten_pictures(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    fill(order, lines=[("buyer", "evidence", uuid7()) for _ in range(10)])
    picture = image_create(buyer.id)
    before = books.everything(order.id)

    with pytest.raises(DisputeFull) as refusal:
        act(order, Event.EVIDENCE, buyer, upload_id=picture.id)

    assert refusal.value.params == {"kind": "evidence", "limit": 10}
    assert books.everything(order.id) == before
    act(order, Event.MESSAGE, buyer, text="Words are still free")
    act(order, Event.EVIDENCE, seller, upload_id=image_create(seller.id).id)


# T15: agreeing


def test_a_new_proposal_replaces_ones_own_and_the_other_side_accepts_that_one(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    act(order, Event.PROPOSE, seller, refund_amount=100_000)
    act(order, Event.PROPOSE, buyer, refund_amount=400_000)
    act(order, Event.PROPOSE, seller, refund_amount=200_000)
    before = books.everything(order.id)

    with pytest.raises(InvalidTransition) as refusal:
        act(order, Event.ACCEPT, buyer, proposal_seq=2)
    unchanged = books.everything(order.id)
    done = act(order, Event.ACCEPT, buyer, proposal_seq=4)

    assert (refusal.value.params["reason"], unchanged) == ("no_proposal", before)
    assert (done.state, done.refund_amount, done.seller_amount, done.commission) == (
        *("partially_refunded", 200_000),
        *(270_000, 30_000),
    )
    dispute = books.dispute(order.id)
    assert (dispute.outcome, dispute.closed_by, dispute.refund_amount) == ("partially_refunded", "buyer", 200_000)
    assert books.topics(order.id)[-2:] == ["order.refunded", "dispute.resolved"]
    assert (books.listing_status(order.id), books.row(order.id).is_seller_fault) == ("sold", False)


def test_accepting_names_the_version_that_was_read(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    seen = act(order, Event.PROPOSE, seller, refund_amount=100_000)
    act(order, Event.PROPOSE, seller, refund_amount=0)
    before = books.everything(order.id)

    with pytest.raises(OrderVersionConflict):
        services.dispute_accept(
            actor=Actor.user(buyer.id),
            dispute_id=seen.dispute_id,
            proposal_seq=2,
            expected_version=seen.version,
        )

    assert books.everything(order.id) == before


# Who may, and what the database keeps


def test_for_a_stranger_there_is_no_dispute(buyer, seller, stranger):
    order = factories.order_disputed(buyer, seller)
    before, actor = books.everything(order.id), Actor.user(stranger.id)

    for call in (
        lambda: dispute_get_for(actor=actor, dispute_id=order.dispute_id),
        lambda: services.dispute_message(actor=actor, dispute_id=order.dispute_id, text="Hello"),
        lambda: services.dispute_withdraw(actor=actor, dispute_id=uuid7()),
        lambda: services.dispute_credentials_reveal(actor=actor, dispute_id=order.dispute_id, reason="Just to see it"),
        lambda: services.dispute_credentials_reveal(actor=actor, dispute_id=uuid7(), reason="Just to see it"),
    ):
        with pytest.raises(DisputeNotFound):
            call()

    assert books.everything(order.id) == before


def test_nothing_is_revealed_of_what_was_never_delivered(buyer, seller, moderator):
    order = factories.order_overdue_disputed(buyer, seller)

    with pytest.raises(CredentialsNotOpen):
        services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
    with pytest.raises(CredentialsNotOpen):
        services.dispute_credentials_reveal(
            actor=Actor.user(moderator.id, is_staff=True), dispute_id=order.dispute_id, reason="To see what is there"
        )

    assert books.everything(order.id)["looks"] == 0


def test_the_database_keeps_files_as_they_were_written(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    dispute = books.dispute(order.id)

    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        dispute.entries.update(text="Something else")
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        dispute.entries.all().delete()
    dispute.pk = uuid7()
    with pytest.raises(IntegrityError, match="dispute_open_once_per_order"), transaction.atomic():
        dispute.save(force_insert=True)
