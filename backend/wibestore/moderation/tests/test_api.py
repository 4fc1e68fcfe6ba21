"""Reports, verdicts and appeals over HTTP: pages, filters, refusals, so many queries and no more."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings.factories import listing_active
from wibestore.moderation import services
from wibestore.moderation.factories import TEXT, report_open, verdict_given
from wibestore.moderation.models import Report, Verdict
from wibestore.moderation.types import ReportStatus
from wibestore.users.factories import user_create

User = apps.get_model("users", "User")
pytestmark = pytest.mark.django_db
REPORTS = "/api/v1/reports/"


@pytest.fixture
def cases(buyer, stranger):
    """Return three cases: the first has two voices, the second weighs most, the third is a listing's."""
    people = [user_create(username=f"person{number}", language="ru") for number in range(2)]
    listing_id = listing_active(user_create(username="trader").id).id
    first = report_open(buyer, people[0].id)
    report_open(stranger, people[0].id, reason="spam")
    second = report_open(user_create(username="old_hand", sales_count=99), people[1].id, reason="threat")
    third = report_open(buyer, listing_id, kind="listing", reason="contacts")
    Report.objects.filter(id=second).update(weight=50)
    return [first, second, third]


def ids_of(answer):
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def test_reporting_answers_201_and_the_same_again_200(buyer, seller, client_for):
    body = {"subject_kind": "user", "subject_id": str(seller.id), "reason": "insult"}
    client = client_for(buyer)

    made, again = client.post(REPORTS, body), client.post(REPORTS, body)

    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json() == again.json()
    assert made.json()["subject"] == {"kind": "user", "id": str(seller.id), "title": "seller"}
    assert (made.json()["status"], made.json()["outcome"], made.json()["closed_at"]) == ("pending", "", None)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"subject_kind": "chat"}, 400, "validation.failed"),
        ({"reason": "Insult!"}, 400, "validation.failed"),
        ({"reason": "fraud"}, 400, "validation.failed"),
        ({"accused_id": str(uuid7())}, 400, "validation.failed"),
        ({"subject_id": str(uuid7())}, 404, "report.subject_not_found"),
    ],
)
def test_what_cannot_be_reported_is_refused(buyer, seller, client_for, body, status, code):
    whole = {"subject_kind": "user", "subject_id": str(seller.id), "reason": "insult", **body}

    answer = client_for(buyer).post(REPORTS, whole)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Report.objects.exists()


def test_the_same_key_reports_once_and_answers_alike(buyer, seller, stranger, client_for):
    client, key = client_for(buyer), {"idempotency-key": "report-1"}
    body = {"subject_kind": "user", "subject_id": str(seller.id), "reason": "insult"}

    first = client.post(REPORTS, body, headers=key)
    again = client.post(REPORTS, body, headers=key)
    without = client.post(REPORTS, body)
    other = client.post(REPORTS, {**body, "subject_id": str(stranger.id)}, headers=key)

    assert (first.status_code, again.status_code, without.status_code) == (201, 201, 200)
    assert again.content == first.content
    assert without.json()["id"] == first.json()["id"]
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.mismatch")
    assert Report.objects.get().voice_count == 1


def test_the_day_limit_says_when_to_come_back(buyer, seller, stranger, client_for, settings):
    settings.REPORTS_PER_DAY = 1
    report_open(buyer, stranger.id)

    answer = client_for(buyer).post(REPORTS, {"subject_kind": "user", "subject_id": str(seller.id), "reason": "insult"})

    assert (answer.status_code, answer.json()["code"]) == (429, "reports.per_day")
    assert int(answer["Retry-After"]) > 80_000


def test_reasons_are_public_and_cached(client_for):
    client = client_for(None)
    answer = client.get(f"{REPORTS}reasons/")

    assert set(answer.json()) == {"listing", "user", "message", "review"}
    assert client.get(f"{REPORTS}reasons/", headers={"if-none-match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", [REPORTS, "/api/v1/admin/reports/"])
def test_cases_come_by_weight_by_age_and_filtered(cases, judge, client_for, path):
    first, second, third = map(str, cases)
    client = client_for(judge)

    assert ids_of(client.get(path)) == [second, first, third]
    assert ids_of(client.get(f"{path}?ordering=oldest")) == [first, second, third]
    assert ids_of(client.get(f"{path}?ordering=newest")) == [third, second, first]
    assert ids_of(client.get(f"{path}?kind=listing")) == [third]
    assert ids_of(client.get(f"{path}?reason=spam")) == [first]
    assert ids_of(client.get(f"{path}?status=resolved")) == []
    accused = Report.objects.get(id=second).accused_id
    assert ids_of(client.get(f"{path}?accused={accused}")) == [second]
    assert client.get(f"{path}?what=ever").status_code == 400
    Report.objects.filter(id=third).update(status=ReportStatus.RESOLVED, closed_at=clock.now())
    assert ids_of(client.get(path)) == [second, first]
    assert ids_of(client.get(f"{path}?status=all")) == [second, first, third]


@pytest.mark.parametrize("ordering", ["weight", "oldest", "newest"])
def test_pages_of_cases_hold_each_once(cases, judge, client_for, ordering):
    client, path, seen = client_for(judge), f"{REPORTS}?page_size=1&ordering={ordering}", []
    while path:
        page = client.get(path).json()
        seen += [row["id"] for row in page["results"]]
        path = page["next"]

    assert sorted(seen) == sorted(map(str, cases))
    assert seen == ids_of(client.get(f"{REPORTS}?ordering={ordering}"))
    other = client.get(f"{REPORTS}?page_size=1&ordering=weight").json()["next"].partition("cursor=")[2]
    assert client.get(f"{REPORTS}?page_size=1&ordering=weight&kind=user&cursor={other}").status_code == 400


def test_who_has_a_case_is_a_filter_and_a_lapsed_claim_is_free(cases, judge, other_judge, client_for):
    services.report_update(
        actor=Actor.user(judge.id, staff_role="moderator"),
        report_id=cases[0],
        status=ReportStatus.INVESTIGATING,
        expected_version=1,
    )
    mine, others = client_for(judge), client_for(other_judge)

    assert ids_of(mine.get(f"{REPORTS}?taken=mine")) == ids_of(others.get(f"{REPORTS}?taken=others")) == [str(cases[0])]
    assert len(ids_of(others.get(f"{REPORTS}?taken=free"))) == 2
    with clock.travel(timedelta(minutes=20)):
        assert len(ids_of(others.get(f"{REPORTS}?taken=free"))) == 3


def test_age_shows_as_a_tone(cases, judge, client_for):
    def tones():
        return {row["tone"] for row in client_for(judge).get(REPORTS).json()["results"]}

    assert tones() == {"ok"}
    with clock.travel(timedelta(hours=19)):
        assert tones() == {"soon"}
    with clock.travel(timedelta(hours=25)):
        assert tones() == {"late"}


def test_a_case_is_closed_once_under_one_key(cases, judge, client_for):
    client, path = client_for(judge), f"{REPORTS}{cases[0]}/"
    body = {
        "status": "resolved",
        "expected_version": 1,
        "verdict": {"kind": "warn", "reason": "insult", "text": TEXT},
    }

    first = client.patch(path, body, headers={"idempotency-key": "close-1"})
    again = client.patch(path, body, headers={"idempotency-key": "close-1"})

    assert first.status_code == 200, first.content
    assert first.content == again.content
    assert (first.json()["status"], first.json()["allowed_events"]) == ("resolved", [])
    assert [verdict["kind"] for verdict in first.json()["verdicts"]] == ["warn"]
    assert first.json()["accused_language"] == "ru"
    assert Verdict.objects.count() == 1
    late = client.patch(path, body)
    assert (late.status_code, late.json()["code"]) == (409, "report.invalid_transition")


def test_blocking_asks_for_a_fresh_proof(cases, judge, client_for):
    client, path = client_for(judge), f"{REPORTS}{cases[0]}/"
    body = {
        "status": "resolved",
        "expected_version": 1,
        "verdict": {"kind": "block", "reason": "fraud", "text": TEXT},
    }

    with clock.travel(timedelta(hours=1)):
        refused = client.patch(path, body)

    assert (refused.status_code, refused.json()["code"]) == (403, "auth.step_up_required")
    assert not Verdict.objects.exists()
    assert client.patch(path, body).status_code == 200


def test_lists_ask_a_fixed_number_of_queries(cases, buyer, judge, client_for, django_assert_num_queries):
    verdict_id = verdict_given(judge, buyer.id)
    services.appeal_open(actor=Actor.user(buyer.id), verdict_id=verdict_id, text="Men bunday qilmaganman, tekshiring.")
    staff, member = client_for(judge), client_for(buyer)
    for client, path, queries in (
        # Who asks, the time, the cases, their people, their reasons.
        (staff, REPORTS, 5),
        # And voices, reporters, verdicts, what the person reads.
        (staff, f"{REPORTS}{cases[0]}/", 9),
        (staff, "/api/v1/admin/verdicts/", 3),
        (staff, "/api/v1/admin/appeals/", 5),
        (member, "/api/v1/profile/reports/", 2),
        (member, "/api/v1/profile/verdicts/", 2),
        (member, f"{REPORTS}reasons/", 0),
    ):
        with django_assert_num_queries(queries):
            assert client.get(path).status_code == 200


def test_a_verdict_is_new_until_the_person_says_they_read_it(judge, seller, buyer, client_for):
    read, unread = (str(verdict_given(judge, seller.id)) for _ in range(2))
    client = client_for(seller)
    mine = "/api/v1/profile/verdicts/"

    assert client_for(buyer).post(f"{mine}{read}/seen/", {}).status_code == 404
    assert not Verdict.objects.filter(seen_at__isnull=False).exists()
    first = client.post(f"{mine}{read}/seen/", {})
    again = client.post(f"{mine}{read}/seen/", {})

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["seen_at"] == again.json()["seen_at"] is not None
    assert ids_of(client.get(f"{mine}?is_unseen=true")) == [unread]
    assert ids_of(client.get(f"{mine}?is_unseen=false")) == [read]
    assert ids_of(client.get(mine)) == [unread, read]


def test_verdicts_are_filtered_and_paged(judge, client_for):
    people = [user_create(username=f"person{number}") for number in range(3)]
    ids = [
        str(verdict_given(judge, person.id, kind=kind))
        for person, kind in zip(people, ["warn", "block", "warn"], strict=True)
    ]
    client, path = client_for(judge), "/api/v1/admin/verdicts/"
    services.verdict_lift(
        actor=Actor.user(judge.id, staff_role="moderator"),
        verdict_id=Verdict.objects.get(kind="block").id,
        reason="Xato",
    )

    assert ids_of(client.get(path)) == ids[::-1]
    assert ids_of(client.get(f"{path}?kind=block")) == ids_of(client.get(f"{path}?is_running=false")) == [ids[1]]
    assert ids_of(client.get(f"{path}?user={people[0].id}")) == [ids[0]]
    page = client.get(f"{path}?page_size=2").json()
    assert ids_of(client.get(page["next"])) == [ids[0]]


def test_appeals_wait_the_oldest_first_and_say_who_may_decide(judge, other_judge, client_for):
    people = [user_create(username=f"person{number}", language="ru") for number in range(2)]
    ids = []
    for person in people:
        verdict_id = verdict_given(judge, person.id)
        services.appeal_open(
            actor=Actor.user(person.id), verdict_id=verdict_id, text="Men bunday qilmaganman, tekshiring."
        )
        ids.append(str(verdict_id))

    own = client_for(judge).get("/api/v1/admin/appeals/")
    others = client_for(other_judge).get("/api/v1/admin/appeals/?page_size=1")
    assert ids_of(own) == ids
    assert [row["may_decide"] for row in own.json()["results"]] == [False, False]
    assert [(row["may_decide"], row["user_language"]) for row in others.json()["results"]] == [(True, "ru")]
    assert ids_of(client_for(other_judge).get(others.json()["next"])) == [ids[1]]

    body = {"decision": "rejected", "answer": "Yozishmalar boshqacha koʻrsatyapti."}
    refused = client_for(judge).patch(f"/api/v1/admin/appeals/{ids[0]}/", body)
    decided = client_for(other_judge).patch(f"/api/v1/admin/appeals/{ids[0]}/", body)
    assert (refused.status_code, refused.json()["code"]) == (403, "auth.not_permitted")
    assert decided.json()["appeal"]["status"] == "rejected"
    assert ids_of(client_for(judge).get("/api/v1/admin/appeals/?status=rejected")) == [ids[0]]
