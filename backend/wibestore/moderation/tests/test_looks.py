"""Decisions: by whoever holds the look, on what they read; later changes are compared with what was approved."""

from datetime import timedelta

import pytest

from wibestore.audit import selectors as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed, VersionConflict
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.listings import services as listings
from wibestore.listings.errors import InvalidListingTransition
from wibestore.listings.factories import listing_active, listing_draft, listing_pending, listing_row
from wibestore.moderation import selectors, services
from wibestore.moderation.errors import LookClaimed, LookNeeded
from wibestore.moderation.models import ApprovedContent, ReviewTask
from wibestore.moderation.rules.looking import CHECKLIST
from wibestore.moderation.types import FieldReason
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
CHECKED = dict.fromkeys(CHECKLIST, True)


def staff(user):
    return Actor.user(user.id, staff_role="moderator")


def decide(user, listing, decision="approve", **options):
    options = {"checklist": CHECKED if decision == "approve" else {}, "expected_version": listing.version, **options}
    return services.review_decide(actor=staff(user), listing_id=listing.id, decision=decision, **options)


def diff(moderator, listing_id):
    found = selectors.look_get(actor=staff(moderator), listing_id=listing_id)["diff"]
    return None if found is None else [(one.field, one.before, one.after, one.kind) for one in found]


def untouched(listing):
    row = listing_row(listing.id)
    return (
        (row.status, row.version) == (listing.status, listing.version)
        and not ReviewTask.objects.exclude(status="open").exists()
        and not ApprovedContent.objects.exists()
        and not OutboxMessage.objects.filter(topic__in=["listing.approved", "listing.rejected"]).exists()
    )


@pytest.fixture
def pending(seller):
    listing = listing_pending(seller.id)
    services.task_note(listing.id)
    return listing


@pytest.fixture
def second(db):
    return user_create(username="second", staff_role="moderator")


def test_approval_keeps_what_was_approved_and_ends_the_look(pending, moderator):
    change = decide(moderator, pending)

    assert change.status == "active"
    kept, task = ApprovedContent.objects.get(), ReviewTask.objects.get()
    assert (kept.listing_version, kept.content["title"]) == (change.version, "A well kept account")
    assert (task.status, task.decided_by, task.claimed_by) == ("approved", moderator.id, None)
    assert task.decision["checklist"] == CHECKED
    [record] = audit.audit_list(target="listing", target_id=pending.id)
    assert (record.action, record.details["before"], record.details["after"]) == (
        "listing.approved",
        {"status": "pending"},
        {"status": "active"},
    )


@pytest.mark.parametrize("missing", list(CHECKLIST))
def test_nothing_is_approved_before_everything_was_looked_at(missing, pending, moderator):
    with pytest.raises(ValidationFailed) as refusal:
        decide(moderator, pending, checklist={**CHECKED, missing: False})

    [error] = refusal.value.errors
    assert (error.pointer, error.code, error.params) == ("/checklist", "incomplete", {"missing": [missing]})
    assert untouched(pending)


def test_a_rejection_by_fields_is_said_in_the_sellers_language(pending, moderator, seller):
    reasons = [FieldReason("title", "title-unclear"), FieldReason("attributes.rank", None, "Not this rank")]

    decide(moderator, pending, "reject", field_reasons=reasons)

    row = listing_row(pending.id)
    ready = "Sarlavhada oʻyin va akkauntning asosiy jihati koʻrinsin."
    assert row.rejection_fields == [
        {"field": "title", "text": ready},
        {"field": "attributes.rank", "text": "Not this rank"},
    ]
    assert row.rejection_reason == f"{ready}\nNot this rank"
    assert ReviewTask.objects.get().decision["field_reasons"][0]["template"] == "title-unclear"


@pytest.mark.parametrize(
    ("reasons", "pointer"),
    [
        ([], "/field_reasons"),
        ([FieldReason("title", None, "  ")], "/field_reasons/0/text"),
        ([FieldReason("seller", None, "No")], "/field_reasons/0/field"),
        ([FieldReason("attributes.nothing", None, "No")], "/field_reasons/0/field"),
        ([FieldReason("title", "no-such-reason")], "/field_reasons/0/template"),
        ([FieldReason("title", "verdict-fraud")], "/field_reasons/0/template"),
    ],
)
def test_a_rejection_says_what_to_change(reasons, pointer, pending, moderator):
    with pytest.raises(ValidationFailed) as refusal:
        decide(moderator, pending, "reject", field_reasons=reasons)

    assert refusal.value.errors[0].pointer == pointer
    assert untouched(pending)


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_whoever_does_not_hold_the_look_decides_nothing(decision, pending, moderator, second):
    services.task_claim(actor=staff(second), listing_id=pending.id)

    with pytest.raises(LookClaimed) as refusal:
        decide(moderator, pending, decision, reason="Something is wrong")

    assert refusal.value.params["by"] == "second"
    assert untouched(pending)
    with clock.travel(timedelta(minutes=16)):
        assert decide(moderator, pending, decision, reason="Something is wrong").version == pending.version + 1


def test_what_was_edited_meanwhile_is_not_decided(pending, moderator, seller):
    services.task_claim(actor=staff(moderator), listing_id=pending.id)
    listings.listing_update(actor=Actor.user(seller.id), listing_id=pending.id, changes={"title": "Another account"})

    with pytest.raises(VersionConflict) as refusal:
        decide(moderator, pending)

    assert refusal.value.params == {"version": pending.version + 1}
    assert not ApprovedContent.objects.exists()
    assert listing_row(pending.id).status == "pending"


@pytest.mark.parametrize("role", ["", "finance"])
def test_only_moderators_decide_and_never_on_their_own(role, pending, moderator, stranger):
    own = listing_pending(moderator.id)

    with pytest.raises(NotPermitted):
        services.review_decide(
            actor=Actor.user(stranger.id, staff_role=role),
            listing_id=pending.id,
            decision="approve",
            expected_version=pending.version,
            checklist=CHECKED,
        )
    with pytest.raises(NotPermitted):
        decide(moderator, own)
    assert untouched(pending)
    assert untouched(own)


def test_what_nobody_submitted_is_not_approved(seller, moderator):
    draft = listing_draft(seller.id)

    with pytest.raises(InvalidListingTransition):
        decide(moderator, draft)

    assert untouched(draft)


def test_without_a_look_it_may_be_decided_and_has_one_then(seller, moderator):
    waiting, on_sale = listing_pending(seller.id), listing_active(seller.id)

    decide(moderator, waiting)
    decide(moderator, on_sale, "reject", reason="It was sold elsewhere")

    assert set(ReviewTask.objects.values_list("listing_id", "status")) == {
        (waiting.id, "approved"),
        (on_sale.id, "rejected"),
    }
    [look] = selectors.look_get(actor=staff(moderator), listing_id=on_sale.id)["history"]
    assert (look.decided_by, look.status, look.reason) == ("moderator", "rejected", "It was sold elsewhere")


def test_changes_are_compared_with_what_was_approved(seller, moderator, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    one, two = (image_create(seller.id, pattern=number) for number in (1, 2))
    listing = listing_pending(seller.id, image_ids=(one.id, two.id), description="As it was")
    assert diff(moderator, listing.id) is None
    approved = decide(moderator, listing)
    assert diff(moderator, listing.id) == []
    attributes = {**listing_row(listing.id).attributes, "level": 55}

    listings.listing_update(
        actor=Actor.user(seller.id),
        listing_id=approved.id,
        changes={
            "title": "Another account",
            "description": "As it is",
            "price": 900_000,
            "attributes": attributes,
            "image_ids": (two.id, one.id),
        },
    )
    changes = {field: (before, after, kind) for field, before, after, kind in diff(moderator, listing.id)}

    assert changes.pop("images")[2] == "images"
    assert changes == {
        "title": ("A well kept account", "Another account", "text"),
        "description": ("As it was", "As it is", "text"),
        "price": (250_000, 900_000, "value"),
        "attributes.level": (1, 55, "value"),
    }


def test_what_was_approved_before_this_was_kept_has_nothing_to_compare(seller, moderator):
    listing = listing_active(seller.id)
    listings.listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"title": "Another account"})

    assert diff(moderator, listing.id) is None


def test_of_fifty_with_three_stale_forty_seven_are_decided(moderator, seller):
    people = [user_create(username=f"seller_{number}", sales_count=5) for number in range(5)]
    waiting = [listing_pending(person.id) for person in people for _ in range(10)]
    stale = {listing.id for listing in waiting[::20]}
    items = [(listing.id, listing.version - (listing.id in stale)) for listing in waiting]

    looks = services.reviews_bulk(actor=staff(moderator), items=items, decision="reject", template="price-unreal")

    refused = {look.id: look.problem.code for look in looks if look.problem}
    assert refused == dict.fromkeys(stale, "request.version_conflict")
    assert [look.id for look in looks] == [listing.id for listing in waiting]
    assert OutboxMessage.objects.filter(topic="listing.rejected").count() == 47
    assert {listing_row(one.id).status for one in waiting if one.id in stale} == {"pending"}


def test_what_was_noticed_as_serious_is_not_approved_among_many(pending, moderator):
    ReviewTask.objects.update(flag_level=3, flags=[{"code": "same_credentials", "level": 3, "params": {}}])

    [look] = services.reviews_bulk(actor=staff(moderator), items=[(pending.id, pending.version)], decision="approve")

    assert isinstance(look.problem, LookNeeded)
    assert untouched(pending)
    assert decide(moderator, pending).status == "active"


def test_many_are_rejected_with_a_reason_alone(pending, moderator):
    for options in ({}, {"template": "no-such-reason"}):
        with pytest.raises(ValidationFailed):
            services.reviews_bulk(
                actor=staff(moderator), items=[(pending.id, pending.version)], decision="reject", **options
            )
    assert untouched(pending)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_does(seller, moderator, second):
    listing = listing_pending(seller.id)
    services.task_note(listing.id)

    results = run_together(
        [
            lambda: decide(moderator, listing),
            lambda: decide(second, listing, "reject", reason="The pictures show another account"),
        ]
    )

    assert sum(isinstance(one, Exception) for one in results) == 1
    assert ReviewTask.objects.exclude(status="open").count() == 1
    assert OutboxMessage.objects.filter(topic__in=["listing.approved", "listing.rejected"]).count() == 1
