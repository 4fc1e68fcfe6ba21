"""What moderation refuses over HTTP, code by code, and that a refusal changes nothing."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings.factories import listing_active, listing_draft
from wibestore.moderation import services
from wibestore.moderation.factories import report_open, verdict_appealed, verdict_given
from wibestore.moderation.models import Appeal, Report, Verdict
from wibestore.moderation.services.appeals import appeal_url
from wibestore.orders.factories import order_completed
from wibestore.reviews.factories import review_written
from wibestore.reviews.services import review_delete
from wibestore.uploads.factories import image_waiting
from wibestore.users.factories import user_create
from wibestore.users.services import user_block

pytestmark = pytest.mark.django_db
API = "/api/v1/"
APPEAL = "Men bunday qilmaganman, iltimos, qayta tekshiring."
HIDE = {"kind": "hide", "reason": "fraud", "text": "Bu eʼlon qoidalarga toʻgʻri kelmaydi."}
BLOCK = {**HIDE, "kind": "block"}
# Both addresses have one view each.
CASES = ["reports", "admin/reports"]


def got(answer):
    return answer.status_code, answer.json()["code"]


def resolved(verdict=None, version=1):
    return {"status": "resolved", "expected_version": version} | ({"verdict": verdict} if verdict else {})


@pytest.mark.parametrize("path", CASES)
def test_a_case_that_is_held_or_closed_is_not_decided(path, buyer, seller, judge, other_judge, client_for):
    report_id = report_open(buyer, seller.id)
    address = f"{API}{path}/{report_id}/"
    taken = client_for(judge).patch(address, {"status": "investigating", "expected_version": 1})

    held = client_for(other_judge).patch(address, resolved(version=2))
    assert (taken.status_code, got(held)) == (200, (409, "report.claimed"))
    assert client_for(judge).patch(address, resolved(version=2)).status_code == 200
    closed = client_for(judge).patch(address, resolved(version=3))

    assert got(closed) == (409, "report.invalid_transition")
    assert Report.objects.get(id=report_id).version == 3


@pytest.mark.parametrize("path", CASES)
def test_the_same_verdict_is_not_given_twice(path, buyer, seller, judge, client_for):
    report_id = report_open(buyer, seller.id)
    verdict_given(judge, seller.id, kind="block")

    answer = client_for(judge).patch(f"{API}{path}/{report_id}/", resolved(BLOCK))

    assert got(answer) == (409, "verdict.running")
    assert Report.objects.get(id=report_id).status == "pending"


@pytest.mark.parametrize("path", CASES)
def test_what_is_not_shown_any_more_is_not_hidden(path, buyer, stranger, seller, judge, client_for):
    listing, order = listing_active(seller.id), order_completed(buyer, seller)
    review = review_written(order)
    of_listing = report_open(buyer, listing.id, kind="listing", reason="contacts")
    of_review = report_open(stranger, review.id, kind="review", reason="insult")
    archived = client_for(seller).delete(f"{API}listings/{listing.id}/")
    review_delete(actor=Actor.user(buyer.id), review_id=review.id)

    listings = client_for(judge).patch(f"{API}{path}/{of_listing}/", resolved(HIDE))
    reviews = client_for(judge).patch(f"{API}{path}/{of_review}/", resolved(HIDE))

    assert archived.status_code == 204
    assert got(listings) == (409, "listing.invalid_transition")
    assert got(reviews) == (404, "review.not_found")
    assert not Verdict.objects.exists()


def test_a_verdict_ends_once(seller, judge, client_for):
    address = f"{API}admin/verdicts/{verdict_given(judge, seller.id)}/lift/"
    client = client_for(judge)

    first, second = (client.post(address, {"reason": "It was a mistake"}) for _ in range(2))

    assert (first.status_code, got(second)) == (200, (409, "verdict.ended"))


def test_an_appeal_is_decided_once(seller, judge, other_judge, client_for):
    address = f"{API}admin/appeals/{verdict_appealed(judge, seller)}/"
    client = client_for(other_judge)

    first, second = (client.patch(address, {"decision": "accepted", "answer": "We looked again"}) for _ in range(2))

    assert (first.status_code, got(second)) == (200, (409, "appeal.decided"))


def test_one_speaks_against_a_verdict_once_and_in_time(seller, judge, client_for):
    early, late = verdict_given(judge, seller.id), verdict_given(judge, seller.id)
    services.verdict_lift(actor=Actor.user(judge.id, staff_role="moderator"), verdict_id=late, reason="A mistake")
    client, key = client_for(seller), {"Idempotency-Key": str(uuid7())}

    made, again = (
        client.post(f"{API}profile/verdicts/{early}/appeal/", {"text": APPEAL}, headers=key) for _ in range(2)
    )
    too_late = client.post(f"{API}profile/verdicts/{late}/appeal/", {"text": APPEAL})

    assert (made.status_code, again.status_code, made.content) == (201, 201, again.content)
    assert got(too_late) == (409, "appeal.too_late")
    assert Appeal.objects.get().verdict_id == early


def link(verdict_id):
    return {"token": unquote(appeal_url(verdict_id).partition("#token=")[2]), "text": APPEAL}


def test_the_link_of_a_letter_ends_with_its_time(seller, judge, client_for):
    body = link(verdict_given(judge, seller.id))

    with clock.travel(timedelta(days=31)):
        answer = client_for(None).post(f"{API}appeals/", body)

    assert got(answer) == (400, "auth.link_expired")
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("role", ["", "moderator", "finance", "admin"])
def test_the_link_is_taken_from_whoever_is_signed_in(role, seller, judge, client_for):
    person = user_create(username="person", staff_role=role)

    assert client_for(person).post(f"{API}appeals/", link(verdict_given(judge, seller.id))).status_code == 201


def test_the_link_does_not_excuse_a_wrong_token_or_one_of_somebody_blocked(seller, judge, client_for):
    body, client = link(verdict_given(judge, seller.id)), client_for(seller)
    user_block(user_id=seller.id, actor=Actor.system("tests"), reason="Sold one account twice")

    wrong = client_for(None).post(f"{API}appeals/", body, headers={"Authorization": "Basic c29tZWJvZHk6"})
    blocked = client.post(f"{API}appeals/", body)

    assert (got(wrong), got(blocked)) == ((401, "auth.required"), (403, "user.blocked"))
    assert not Appeal.objects.exists()


def test_what_cannot_be_reported(buyer, seller, client_for):
    own = {"subject_kind": "user", "subject_id": str(buyer.id), "reason": "insult"}
    other, client = {**own, "subject_id": str(seller.id)}, client_for(buyer)

    answers = [
        client.post(f"{API}reports/", own),
        client.post(f"{API}reports/", {**other, "upload_id": str(uuid7())}),
        client.post(f"{API}reports/", {**other, "upload_id": str(image_waiting(buyer.id).id)}),
    ]

    assert [got(answer) for answer in answers] == [
        (409, "report.own"),
        (404, "upload.not_found"),
        (409, "upload.not_ready"),
    ]
    assert not Report.objects.exists()


def test_only_what_waits_is_decided(seller, moderator, client_for):
    draft = listing_draft(seller.id)
    body = {"decision": "reject", "reason": "The title says nothing", "expected_version": draft.version}

    answer = client_for(moderator).patch(f"{API}admin/listings/{draft.id}/", body)

    assert got(answer) == (409, "listing.invalid_transition")


@pytest.mark.parametrize("path", ["profile/reports/", "profile/verdicts/", "reports/", "admin/reports/"])
def test_lists_go_on_by_their_cursor(path, buyer, seller, stranger, judge, client_for):
    for accused in (seller, stranger):
        report_open(buyer, accused.id)
        verdict_given(judge, buyer.id)
    client = client_for(buyer if path.startswith("profile/") else judge)

    first = client.get(f"{API}{path}?page_size=1").json()
    second = client.get(first["next"])

    assert second.status_code == 200
    assert first["results"] != second.json()["results"]
