"""Reports: one case per thing, whoever and however many report it; staff take it and close it."""

from datetime import timedelta
from itertools import product

import pytest
from django.apps import apps

from wibestore.audit.selectors import audit_list
from wibestore.chat.factories import chat_of_order, chat_opened, message_sent
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed, VersionConflict
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.listings.factories import listing_active, listing_draft, listing_row
from wibestore.moderation import selectors, services
from wibestore.moderation.errors import (
    InvalidReportTransition,
    OwnReport,
    ReportClaimed,
    ReportsPerDay,
    SubjectNotFound,
)
from wibestore.moderation.factories import report_open
from wibestore.moderation.models import Report, ReportVoice, Verdict
from wibestore.moderation.rules import MOVES, events_allowed, reason_of, reason_tree, weight_of
from wibestore.moderation.types import ReportStatus, SubjectKind, VerdictDraft, VerdictKind
from wibestore.orders.factories import order_completed, order_delivered
from wibestore.reviews.factories import review_written
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
S = ReportStatus


def step(judge, report_id, status, *, version=None, **options):
    known = Report.objects.values_list("version", flat=True).get(id=report_id)
    services.report_update(
        actor=Actor.user(judge.id, staff_role="moderator"),
        report_id=report_id,
        status=S(status),
        expected_version=version or known,
        **options,
    )


def facts(topic):
    return list(OutboxMessage.objects.filter(topic=topic).order_by("id").values_list("payload", flat=True))


def test_reports_of_one_thing_gather_in_one_case(buyer, seller, stranger):
    listing_id = listing_active(seller.id).id
    first = report_open(buyer, listing_id, kind="listing", reason="contacts")
    second = report_open(stranger, listing_id, kind="listing", reason="duplicate")

    report = Report.objects.get()
    assert first == second == report.id
    assert (report.accused_id, report.voice_count, report.status) == (seller.id, 2, "pending")
    assert report.excerpt["title"] == listing_row(listing_id).title
    # The staff is told of the first one alone.
    assert facts("report.opened") == [{"report_id": str(report.id), "subject_kind": "listing"}]


def test_the_same_person_reports_a_thing_once(buyer, seller):
    actor = Actor.user(buyer.id)
    options = {"actor": actor, "subject_kind": SubjectKind.USER, "subject_id": seller.id, "reason": "insult"}
    voice_id, is_new = services.report_open(**options)

    assert (is_new, services.report_open(**options)) == (True, (voice_id, False))
    assert Report.objects.get().voice_count == ReportVoice.objects.count() == 1


def test_after_its_end_a_thing_gets_a_new_case(buyer, seller, judge):
    first = report_open(buyer, seller.id)
    step(judge, first, "rejected")

    second = report_open(buyer, seller.id)

    assert first != second
    assert Report.objects.get(id=second).voice_count == 1


@pytest.mark.parametrize("kind", ["listing", "user", "review", "message"])
def test_nobody_reports_what_is_their_own_or_not_there(kind, buyer, seller):
    own = {
        "listing": lambda: listing_active(buyer.id).id,
        "user": lambda: buyer.id,
        "review": lambda: review_written(order_completed(buyer, seller)).id,
        "message": lambda: message_sent(chat_opened(buyer, listing_active(seller.id).id), buyer)["id"],
    }[kind]()
    reason = reason_tree()[kind][-2]["code"]

    with pytest.raises(OwnReport):
        report_open(buyer, own, kind=kind, reason=reason)
    with pytest.raises(SubjectNotFound):
        report_open(buyer, uuid7(), kind=kind, reason=reason)
    assert not Report.objects.exists()
    assert not ReportVoice.objects.exists()


def test_a_draft_and_a_blocked_person_are_not_there_to_be_reported(buyer, seller, stranger, moderator):
    from wibestore.users.services import user_block

    user_block(user_id=stranger.id, actor=Actor.user(moderator.id, is_staff=True), reason="Fraud")

    with pytest.raises(SubjectNotFound):
        report_open(buyer, listing_draft(seller.id).id, kind="listing", reason="contacts")
    with pytest.raises(SubjectNotFound):
        report_open(buyer, stranger.id)


def test_a_message_is_reported_by_its_reader_with_what_stands_around_it(buyer, seller, stranger, judge, client_for):
    chat_id = chat_opened(buyer, listing_active(seller.id).id)
    sent = [message_sent(chat_id, seller if number == 7 else buyer, f"line {number}") for number in range(1, 15)]

    with pytest.raises(SubjectNotFound):
        report_open(stranger, sent[6]["id"], kind="message", reason="spam")
    report_id = report_open(buyer, sent[6]["id"], kind="message", reason="spam")

    shown = selectors.report_get(actor=Actor.user(judge.id, staff_role="moderator"), report_id=report_id)
    assert [line["text"] for line in shown["excerpt"]["messages"]] == [f"line {number}" for number in range(2, 13)]
    assert shown["accused"].id == seller.id
    # It opens no way into the chat.
    assert client_for(judge).get(f"/api/v1/chats/{chat_id}/").status_code == 404
    assert client_for(judge).get(f"/api/v1/chats/{chat_id}/messages/").status_code == 404


def test_a_line_of_the_shop_is_nobodys_to_report(buyer, seller, relay_all):
    order = order_delivered(buyer, seller)
    chat_id = chat_of_order(buyer, order.id)
    relay_all()
    line = apps.get_model("chat", "Message").objects.filter(conversation_id=chat_id, kind="system").first()

    with pytest.raises(SubjectNotFound):
        report_open(buyer, line.id, kind="message", reason="spam")


def test_contacts_in_a_report_are_masked_and_a_picture_is_kept_with_it(buyer, seller, judge):
    image = image_create(buyer.id)

    report_id = report_open(buyer, seller.id, reason="other", text="Yozing: +998901234567", upload_id=image.id)

    shown = selectors.report_get(actor=Actor.user(judge.id, staff_role="moderator"), report_id=report_id)
    [voice] = shown["voices"]
    assert "901234567" not in voice["text"]
    assert voice["text"].startswith("Yozing:")
    assert (voice["image"].id, voice["reporter"].id) == (image.id, buyer.id)


@pytest.mark.parametrize(
    ("kind", "reason", "text", "pointer"),
    [
        ("user", "duplicate", "", "/reason"),
        ("user", "fraud", "", "/reason"),
        ("user", "other", "", "/text"),
        ("listing", "nothing", "", "/reason"),
    ],
)
def test_a_reason_is_an_end_of_the_tree_and_something_else_wants_words(buyer, seller, kind, reason, text, pointer):
    with pytest.raises(ValidationFailed) as refused:
        report_open(buyer, seller.id, kind=kind, reason=reason, text=text)

    assert [error.pointer for error in refused.value.errors] == [pointer]
    assert not Report.objects.exists()


def test_every_reason_has_words_and_is_chosen_by_its_code():
    for kind, reasons in reason_tree().items():
        ends = [end for reason in reasons for end in (reason["children"] or [reason])]
        assert len({end["code"] for end in ends}) == len(ends)
        for end in ends:
            assert set(end["label"]) == {"uz", "ru", "en"}
            assert reason_of(SubjectKind(kind), end["code"]).code == end["code"]


def test_so_many_reports_a_day_and_no_more(buyer, settings):
    settings.REPORTS_PER_DAY = 2
    people = [user_create(username=f"person{number}") for number in range(3)]
    for person in people[:2]:
        report_open(buyer, person.id)

    with pytest.raises(ReportsPerDay) as refused:
        report_open(buyer, people[2].id)
    assert refused.value.params["limit"] == 2
    assert 86_300 < refused.value.params["retry_after_s"] <= 86_400
    # What was reported already is still answered.
    report_open(buyer, people[0].id)
    with clock.travel(timedelta(days=1, seconds=1)):
        report_open(buyer, people[2].id)
    assert ReportVoice.objects.count() == 3


@pytest.mark.parametrize(
    ("sales", "is_verified", "rejected", "weight"),
    [
        (0, False, 0, 1),
        (0, True, 0, 2),
        (1, True, 0, 2),
        (4, True, 0, 4),
        (50, True, 0, 4),
        (5, True, 1, 2),
        (5, True, 9, 0),
    ],
)
def test_a_voice_weighs_by_experience_and_false_alarms(sales, is_verified, rejected, weight):
    assert weight_of(sales_count=sales, is_verified=is_verified, rejected_count=rejected) == weight


def test_false_alarms_of_the_last_90_days_make_a_voice_light_and_no_weight_acts(buyer, judge):
    people = [user_create(username=f"person{number}") for number in range(3)]
    step(judge, report_open(buyer, people[0].id), "rejected")

    light = Report.objects.get(id=report_open(buyer, people[1].id))
    with clock.travel(timedelta(days=91)):
        full = Report.objects.get(id=report_open(buyer, people[2].id))

    assert (light.weight, full.weight) == (0, 2)
    assert not Verdict.objects.exists()


def test_a_hundred_heavy_voices_hide_nothing(seller):
    listing_id = listing_active(seller.id).id
    for number in range(100):
        report_open(
            user_create(username=f"old_hand{number}", sales_count=9), listing_id, kind="listing", reason="contacts"
        )

    assert Report.objects.get().weight == 400
    assert listing_row(listing_id).status == "active"
    assert not Verdict.objects.exists()


@pytest.mark.parametrize(("at", "to"), list(product(S, S)))
def test_only_listed_moves_change_a_case(buyer, seller, judge, at, to):
    report_id = report_open(buyer, seller.id)
    closed_at = clock.now() if at in (S.RESOLVED, S.REJECTED) else None
    Report.objects.filter(id=report_id).update(status=at.value, closed_at=closed_at)

    if (at, to) in MOVES:
        step(judge, report_id, to.value)
        assert Report.objects.get(id=report_id).status == to
        return
    with pytest.raises(InvalidReportTransition) as refused:
        step(judge, report_id, to.value)
    assert refused.value.params == {"status": at.value, "to": to.value}
    report = Report.objects.get(id=report_id)
    assert (report.status, report.version, report.resolved_by) == (at, 1, None)


def test_what_staff_may_do_is_what_the_table_says():
    assert events_allowed("pending") == events_allowed("investigating") == ["take", "resolve", "reject"]
    assert events_allowed("resolved") == events_allowed("rejected") == []


def test_who_takes_a_case_is_the_only_one_to_decide_until_the_claim_is_over(buyer, seller, judge, other_judge):
    report_id = report_open(buyer, seller.id)
    step(judge, report_id, "investigating")

    with pytest.raises(ReportClaimed) as refused:
        step(other_judge, report_id, "rejected")
    assert refused.value.params["by"] == "judge"
    assert Report.objects.get(id=report_id).status == "investigating"
    with clock.travel(timedelta(minutes=16)):
        step(other_judge, report_id, "rejected")
    assert Report.objects.get(id=report_id).resolved_by == other_judge.id


def test_two_of_the_staff_do_not_decide_on_one_another(buyer, seller, judge, other_judge):
    report_id = report_open(buyer, seller.id)
    step(judge, report_id, "rejected", version=1)

    with pytest.raises(InvalidReportTransition):
        step(other_judge, report_id, "resolved", version=1)
    other = report_open(seller, buyer.id)
    Report.objects.filter(id=other).update(version=2)
    with pytest.raises(VersionConflict):
        step(judge, other, "rejected", version=1)
    assert Report.objects.get(id=other).status == "pending"


def test_voices_do_not_keep_staff_from_deciding(buyer, seller, stranger, judge):
    report_id = report_open(buyer, seller.id)
    version = Report.objects.get(id=report_id).version
    report_open(stranger, seller.id)

    step(judge, report_id, "resolved", version=version)

    assert Report.objects.get(id=report_id).status == "resolved"


def test_nobody_decides_on_what_is_reported_of_them_and_finance_on_nothing(buyer, judge, other_judge):
    report_id = report_open(buyer, judge.id)
    finance = user_create(username="finance", staff_role="finance")

    with pytest.raises(NotPermitted):
        step(judge, report_id, "rejected")
    with pytest.raises(NotPermitted):
        services.report_update(
            actor=Actor.user(finance.id, staff_role="finance"),
            report_id=report_id,
            status=S.REJECTED,
            expected_version=1,
        )
    assert Report.objects.get(id=report_id).status == "pending"
    assert (
        selectors.report_get(actor=Actor.user(judge.id, staff_role="moderator"), report_id=report_id)["allowed_events"]
        == []
    )
    step(other_judge, report_id, "rejected")


@pytest.mark.parametrize(("status", "outcome"), [("resolved", "acted"), ("rejected", "no_breach")])
def test_everybody_who_reported_is_told_once(buyer, seller, stranger, judge, client_for, relay_all, status, outcome):
    report_id = report_open(buyer, seller.id)
    report_open(stranger, seller.id)

    step(judge, report_id, status)
    relay_all()

    told = facts("report.resolved")
    assert [(fact["user_id"], fact["outcome"]) for fact in told] == [
        (str(buyer.id), outcome),
        (str(stranger.id), outcome),
    ]
    for person in (buyer, stranger):
        client = client_for(person)
        [mine] = client.get("/api/v1/profile/reports/").json()["results"]
        assert (mine["status"], mine["outcome"]) == (status, outcome)
        events = [row["event"] for row in client.get("/api/v1/profile/notifications/").json()["results"]]
        assert events == ["report.resolved"]


def test_the_accused_never_learns_who_reported(buyer, seller, judge, client_for, relay_all):
    report_id = report_open(buyer, seller.id, reason="other", text="Menga shunday dedi")
    verdict = VerdictDraft(kind=VerdictKind.WARN, reason="insult", text="Iltimos, hurmat bilan yozing.")
    step(judge, report_id, "resolved", verdict=verdict)
    relay_all()
    client = client_for(seller)

    seen = " ".join(
        client.get(f"/api/v1/{path}/").content.decode()
        for path in ("profile/notifications", "profile/verdicts", "profile/reports", "auth/me")
    )
    assert "verdict.given" in seen
    for secret in (str(buyer.id), "buyer", "Menga shunday dedi", str(report_id), str(judge.id), "judge"):
        assert secret not in seen
    for path in (f"reports/{report_id}", "reports", f"admin/reports/{report_id}"):
        assert client.get(f"/api/v1/{path}/").status_code == 403


def test_every_step_of_the_staff_is_in_the_audit_with_before_after_and_reason(buyer, seller, judge):
    report_id = report_open(buyer, seller.id)
    step(judge, report_id, "investigating")
    step(judge, report_id, "rejected", text="Qoidabuzarlik yoʻq")

    rejected, taken, made = audit_list(target="report", target_id=report_id)
    assert (made.action, made.actor_id) == ("report.made", buyer.id)
    assert (taken.action, taken.details["before"], taken.details["after"]) == (
        "report.investigating",
        {"status": "pending", "taken_by": None},
        {"status": "investigating", "taken_by": str(judge.id)},
    )
    assert rejected.details == {
        "before": {"status": "investigating"},
        "after": {"status": "rejected"},
        "reason": "Qoidabuzarlik yoʻq",
        "verdict": None,
    }


def test_what_a_case_says_of_its_thing_is_forgotten_after_180_days(buyer, seller, judge):
    old, open_one = (
        report_open(buyer, seller.id),
        report_open(buyer, listing_active(seller.id).id, kind="listing", reason="contacts"),
    )
    step(judge, old, "rejected")

    with clock.travel(timedelta(days=179)):
        assert services.excerpts_forget() == 0
    with clock.travel(timedelta(days=181)):
        assert services.excerpts_forget() == 1
        assert services.excerpts_forget() == 0
    assert Report.objects.get(id=old).excerpt == {}
    assert Report.objects.get(id=open_one).excerpt != {}
