"""Verdicts: what they do to a thing, and that their end undoes it exactly."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.audit.selectors import audit_list
from wibestore.chat.factories import chat_opened, message_sent
from wibestore.chat.selectors import message_page
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.core.models import OutboxMessage
from wibestore.listings.factories import listing_active, listing_row
from wibestore.moderation import services
from wibestore.moderation.errors import VerdictEnded, VerdictRunning
from wibestore.moderation.factories import TEXT, report_open, verdict_given
from wibestore.moderation.models import Report, Verdict
from wibestore.moderation.types import ReportStatus, VerdictDraft, VerdictKind
from wibestore.orders.factories import order_completed
from wibestore.reviews import selectors as reviews
from wibestore.reviews import services as review_services
from wibestore.reviews.errors import ReviewNotFound
from wibestore.reviews.factories import review_written
from wibestore.users.factories import user_create
from wibestore.users.selectors import seller_cards

User = apps.get_model("users", "User")
Letter = apps.get_model("letters", "Letter")
pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


def facts(topic):
    return list(OutboxMessage.objects.filter(topic=topic).order_by("id").values_list("payload", flat=True))


def rating(seller):
    card = seller_cards([seller.id])[seller.id]
    return card.rating, card.rating_count


def lift(moderator, verdict_id):
    services.verdict_lift(
        actor=Actor.user(moderator.id, is_staff=True), verdict_id=verdict_id, reason="Xato boʻlgan ekan"
    )


def expire(after=MONTH):
    with clock.travel(after + timedelta(minutes=1)):
        return services.verdicts_expire()


def test_a_hidden_review_is_read_by_nobody_and_its_stars_are_gone_until_the_end(buyer, seller, judge):
    bad = review_written(order_completed(buyer, seller, 10_000), rating=1)
    good = review_written(order_completed(buyer, seller, 10_000), rating=5)
    assert rating(seller) == (3.0, 2)

    verdict_given(judge, buyer.id, kind="hide", subject=("review", bad.id), expires_at=clock.now() + MONTH)

    assert rating(seller) == (5.0, 1)
    assert [review.id for review in reviews.review_page_of_seller(username="seller", limit=9).reviews] == [good.id]
    with pytest.raises(ReviewNotFound):
        reviews.review_get(bad.id)
    assert reviews.rating_differences() == review_services.ratings_mend() == []
    # Twice is once.
    assert [expire(), expire()] == [1, 0]
    assert rating(seller) == (3.0, 2)
    assert reviews.review_get(bad.id).rating == 1
    assert reviews.rating_differences() == review_services.ratings_mend() == []


def test_a_hidden_review_taken_back_by_its_author_takes_its_stars_once(buyer, seller, judge):
    order = order_completed(buyer, seller, 10_000)
    bad = review_written(order, rating=1)
    review_written(order_completed(buyer, seller, 10_000), rating=5)
    verdict_id = verdict_given(judge, buyer.id, kind="hide", subject=("review", bad.id))
    actor = Actor.user(buyer.id)

    for change in (
        lambda: review_services.review_update(actor=actor, review_id=bad.id, rating=5, text=""),
        lambda: review_services.helpful_set(actor=Actor.user(judge.id), review_id=bad.id, is_helpful=True),
        lambda: review_services.review_respond(actor=Actor.user(seller.id), review_id=bad.id, text="Rahmat"),
    ):
        with pytest.raises(ReviewNotFound):
            change()
    review_services.review_delete(actor=actor, review_id=bad.id)
    assert rating(seller) == (5.0, 1)

    # Its end finds nothing to show.
    lift(judge, verdict_id)
    assert rating(seller) == (5.0, 1)
    assert reviews.rating_differences() == []


def test_a_hidden_message_keeps_its_place_and_says_nothing(buyer, seller, judge):
    chat_id = chat_opened(buyer, listing_active(seller.id).id)
    sent = message_sent(chat_id, seller, "Bad words")
    verdict_id = verdict_given(judge, seller.id, kind="hide", subject=("message", sent["id"]))

    def shown(reader):
        page = message_page(actor=Actor.user(reader.id), chat_id=chat_id, before=None, after=None, page_size=9)
        return [(one["text"], one["image"], one["is_hidden"], one["sequence"]) for one in page["results"]]

    assert shown(buyer) == shown(seller) == [("", None, True, 1)]
    lift(judge, verdict_id)
    assert shown(buyer) == [("Bad words", None, False, 1)]


def test_a_hidden_listing_leaves_the_sale_until_the_end(seller, judge):
    listing_id = listing_active(seller.id).id
    verdict_id = verdict_given(
        judge, seller.id, kind="hide", subject=("listing", listing_id), expires_at=clock.now() + MONTH
    )

    row = listing_row(listing_id)
    assert (row.status, row.hidden_verdict_id) == ("paused", verdict_id)
    assert expire() == 1
    row = listing_row(listing_id)
    assert (row.status, row.hidden_verdict_id) == ("paused", None)


def test_a_blocked_person_may_come_back_at_the_end(seller, judge, client_for):
    client = client_for(seller)
    verdict_id = verdict_given(judge, seller.id, kind="block", expires_at=clock.now() + MONTH)

    user = User.objects.get(id=seller.id)
    assert (user.is_blocked, user.blocked_verdict_id, user.blocked_reason) == (True, verdict_id, TEXT)
    assert client.get("/api/v1/auth/me/").status_code in {401, 403}
    assert expire() == 1
    user.refresh_from_db()
    assert (user.is_blocked, user.blocked_verdict_id, user.blocked_reason) == (False, None, "")
    assert client_for(seller).get("/api/v1/auth/me/").status_code == 200
    assert [fact["end_reason"] for fact in facts("verdict.ended")] == ["expired"]


def test_the_end_of_a_verdict_leaves_a_block_that_is_not_its_own(seller, judge, moderator):
    from wibestore.users.services import user_block

    user_block(user_id=seller.id, actor=Actor.user(moderator.id, is_staff=True), reason="Before verdicts")
    verdict_id = verdict_given(judge, seller.id, kind="block")

    lift(judge, verdict_id)

    assert User.objects.get(id=seller.id).is_blocked


def test_a_verdict_comes_by_letter_with_its_words_and_a_link(seller, judge, relay_all):
    verdict_id = verdict_given(judge, seller.id, kind="block", expires_at=clock.now() + MONTH)
    relay_all()

    # One letter: what was told besides is on no page that a blocked person could open.
    [letter] = Letter.objects.filter(user_id=seller.id)
    assert (letter.template, letter.link_kind, letter.link_id) == ("verdict", "appeal", verdict_id)
    assert letter.params["text"] == TEXT
    [fact] = facts("verdict.given")
    assert (fact["user_id"], fact["kind"]) == (str(seller.id), "block")
    assert TEXT not in str(facts("verdict.given") + facts("user.blocked"))


@pytest.mark.parametrize(
    ("kind", "subject", "expires"),
    [("hide", "user", None), ("block", "listing", None), ("warn", "user", MONTH), ("hide", "listing", -MONTH)],
)
def test_a_verdict_that_does_not_fit_is_refused_and_changes_nothing(seller, judge, kind, subject, expires):
    listing_id = listing_active(seller.id).id
    OutboxMessage.objects.all().delete()

    with pytest.raises(ValidationFailed):
        verdict_given(
            judge,
            seller.id,
            kind=kind,
            subject=(subject, seller.id if subject == "user" else listing_id),
            expires_at=clock.now() + expires if expires else None,
        )
    assert not Verdict.objects.exists()
    assert not OutboxMessage.objects.exists()
    assert listing_row(listing_id).status == "active"


def test_the_same_is_in_force_once_and_lifted_once(seller, judge):
    verdict_id = verdict_given(judge, seller.id, kind="block")

    with pytest.raises(VerdictRunning):
        verdict_given(judge, seller.id, kind="block")
    lift(judge, verdict_id)
    with pytest.raises(VerdictEnded):
        lift(judge, verdict_id)
    verdict_given(judge, seller.id, kind="block")
    assert Verdict.objects.count() == 2


def test_who_may_give_a_verdict(seller, judge, other_judge, moderator):
    def give(actor, user_id):
        return services.verdict_give(
            actor=actor,
            user_id=user_id,
            subject_kind="user",
            subject_id=user_id,
            kind=VerdictKind.BLOCK,
            reason="fraud",
            text=TEXT,
        )

    moderating = Actor.user(judge.id, staff_role="moderator")
    for actor, user_id in (
        (Actor.user(seller.id), judge.id),
        (Actor.user(judge.id, staff_role="finance"), seller.id),
        # Oneself, and an admin.
        (moderating, judge.id),
        (moderating, moderator.id),
    ):
        with pytest.raises(NotPermitted):
            give(actor, user_id)
    assert not Verdict.objects.exists()
    assert not User.objects.filter(is_blocked=True).exists()


def test_nobody_lifts_a_verdict_about_themselves(judge, other_judge):
    verdict_id = verdict_given(other_judge, judge.id)

    with pytest.raises(NotPermitted):
        services.verdict_lift(
            actor=Actor.user(judge.id, staff_role="moderator"), verdict_id=verdict_id, reason="Men haqimda"
        )
    assert Verdict.objects.get().ended_at is None


def test_a_case_is_resolved_with_a_verdict_and_one_that_fails_closes_nothing(buyer, seller, judge):
    report_id = report_open(buyer, listing_active(seller.id).id, kind="listing", reason="contacts")

    def resolve(kind, **options):
        services.report_update(
            actor=Actor.user(judge.id, staff_role="moderator"),
            report_id=report_id,
            status=ReportStatus.RESOLVED,
            expected_version=1,
            verdict=VerdictDraft(kind=kind, reason="contacts", text=TEXT, **options),
        )

    with pytest.raises(ValidationFailed):
        resolve(VerdictKind.WARN, expires_at=clock.now() + MONTH)
    assert Report.objects.get().status == "pending"
    assert facts("report.resolved") == []
    # Whatever was reported, it is the person who is blocked.
    resolve(VerdictKind.BLOCK)
    verdict = Verdict.objects.get()
    assert (verdict.report_id, verdict.subject_kind, verdict.subject_id) == (report_id, "user", seller.id)
    assert User.objects.get(id=seller.id).is_blocked


def test_verdicts_are_in_the_audit(seller, judge):
    verdict_id = verdict_given(judge, seller.id)
    lift(judge, verdict_id)

    ended, given = audit_list(target="verdict", target_id=verdict_id)
    assert (given.action, given.actor_id, given.details["kind"]) == ("verdict.given", judge.id, "warn")
    assert (ended.action, ended.details["before"], ended.details["after"], ended.details["reason"]) == (
        "verdict.ended",
        {"is_running": True},
        {"is_running": False},
        "Xato boʻlgan ekan",
    )


def test_each_of_many_verdicts_ends_by_itself(judge):
    people = [user_create(username=f"person{number}") for number in range(5)]
    for number, person in enumerate(people):
        verdict_given(judge, person.id, kind="block", expires_at=clock.now() + timedelta(days=number + 1))

    assert expire(timedelta(days=3)) == 3
    assert User.objects.filter(is_blocked=True).count() == 2
