"""What the database itself keeps right in moderation."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.moderation.models import ReasonTemplate, Report, ReportVoice, Verdict
from wibestore.moderation.selectors import traces_of
from wibestore.moderation.services import templates_load

pytestmark = pytest.mark.django_db


def report(accused, **values):
    now = clock.now()
    return Report.objects.create(
        **{
            "subject_kind": "user",
            "subject_id": accused.id,
            "accused_id": accused.id,
            "created_at": now,
            "updated_at": now,
            **values,
        }
    )


def verdict(user, **values):
    return Verdict.objects.create(
        **{
            "subject_kind": "user",
            "subject_id": user.id,
            "user_id": user.id,
            "kind": "block",
            "reason": "fraud",
            "text": "Signs of fraud.",
            "given_by": uuid7(),
            "given_at": clock.now(),
            **values,
        }
    )


def test_one_thing_has_one_open_case_and_a_new_one_after_its_end(seller):
    first = report(seller)

    with pytest.raises(IntegrityError, match="report_open_once"), transaction.atomic():
        report(seller, status="investigating")
    Report.objects.filter(id=first.id).update(status="rejected", closed_at=clock.now())

    report(seller)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"status": "resolved"}, "report_closed_has_its_time"),
        ({"status": "pending", "closed_at": "now"}, "report_closed_has_its_time"),
        ({"taken_by": uuid7()}, "report_claim_whole"),
        ({"subject_kind": "chat"}, "report_subject_known"),
        ({"voice_count": 0}, "report_has_a_voice"),
    ],
)
def test_a_case_is_whole(seller, values, constraint):
    if values.get("closed_at"):
        values = {**values, "closed_at": clock.now()}

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        report(seller, **values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "hide"}, "verdict_fits_its_subject"),
        ({"subject_kind": "listing"}, "verdict_fits_its_subject"),
        ({"subject_id": uuid7()}, "verdict_fits_its_subject"),
        ({"kind": "fine"}, "verdict_fits_its_subject"),
        ({"end_reason": "lifted"}, "verdict_end_has_its_reason"),
    ],
)
def test_a_verdict_fits_what_it_is_about(seller, values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        verdict(seller, **values)


def test_a_verdict_expires_after_it_is_given_and_a_warning_never(seller):
    now = clock.now()
    for values in (
        {"given_at": now, "expires_at": now},
        {"given_at": now, "kind": "warn", "expires_at": now + timedelta(days=1)},
    ):
        with pytest.raises(IntegrityError, match="verdict_expires_later"), transaction.atomic():
            verdict(seller, **values)


def test_a_person_is_blocked_once_at_a_time(seller):
    verdict(seller)

    with pytest.raises(IntegrityError, match="verdict_running_once"), transaction.atomic():
        verdict(seller)


@pytest.mark.parametrize(
    "change", [{"text": "Another."}, {"kind": "warn"}, {"expires_at": None}, {"given_by": uuid7()}]
)
def test_a_verdict_never_changes(seller, change):
    given = verdict(seller, expires_at=clock.now() + timedelta(days=1))

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Verdict.objects.filter(id=given.id).update(**change)


def test_a_verdict_ends_and_is_never_deleted(seller):
    given = verdict(seller)

    Verdict.objects.filter(id=given.id).update(ended_at=clock.now(), end_reason="lifted")
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Verdict.objects.all().delete()

    verdict(seller)


def test_whoever_moderation_knows_is_not_forgotten(buyer, seller, stranger):
    case = report(seller)
    ReportVoice.objects.create(report=case, reporter_id=buyer.id, reason="fraud", created_at=clock.now())

    assert traces_of([buyer.id, seller.id, stranger.id]) == {buyer.id, seller.id}


def test_migrations_bring_ready_reasons_and_a_later_load_leaves_those_of_staff():
    assert ReasonTemplate.objects.count() == 35
    assert {template.use for template in ReasonTemplate.objects.all()} == {
        *("listing", "verdict", "report", "dispute", "withdrawal", "support")
    }
    changed = ReasonTemplate.objects.get(code="title-unclear")
    changed.text = {"uz": "a", "ru": "b", "en": "c"}
    changed.save(update_fields=["text"])
    ReasonTemplate.objects.filter(code="price-unreal").delete()

    assert templates_load() == 1
    changed.refresh_from_db()
    assert changed.text == {"uz": "a", "ru": "b", "en": "c"}


def test_a_ready_reason_has_all_three_languages():
    with pytest.raises(IntegrityError, match="reason_template_in_every_language"), transaction.atomic():
        ReasonTemplate.objects.create(code="half", use="listing", text={"uz": "a", "ru": "b"})
