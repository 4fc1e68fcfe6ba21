"""Appeals: one word against a verdict, by whoever it is about, decided by somebody else than gave it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.audit.selectors import audit_list
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.moderation import services
from wibestore.moderation.errors import AppealDecided, AppealExists, AppealTooLate, VerdictNotFound
from wibestore.moderation.factories import verdict_given
from wibestore.moderation.models import Appeal, Verdict
from wibestore.users.errors import LinkExpired, LinkInvalid

User = apps.get_model("users", "User")
pytestmark = pytest.mark.django_db
WORDS = "Bu men emasman: akkauntimga boshqa odam kirgan edi."


def token_of(verdict_id):
    return services.appeal_url(verdict_id).partition("#token=")[2]


def decide(judge, verdict_id, *, is_accepted=True):
    services.appeal_decide(
        actor=Actor.user(judge.id, staff_role="moderator"),
        verdict_id=verdict_id,
        is_accepted=is_accepted,
        answer="Tekshirdik, siz haqsiz.",
    )


def test_a_blocked_person_appeals_by_the_link_and_is_let_in_again(seller, judge, other_judge, client_for):
    verdict_id = verdict_given(judge, seller.id, kind="block")
    visitor = client_for(None)

    answer = visitor.post("/api/v1/appeals/", {"token": token_of(verdict_id), "text": WORDS})
    assert (answer.status_code, answer.json()) == (201, {"status": "pending"})
    assert User.objects.get(id=seller.id).is_blocked
    decide(other_judge, verdict_id)

    assert not User.objects.get(id=seller.id).is_blocked
    verdict = Verdict.objects.get()
    assert (verdict.end_reason, verdict.appeal.status, verdict.appeal.decided_by) == (
        "appealed",
        "accepted",
        other_judge.id,
    )


def test_a_link_works_once_for_thirty_days_and_only_if_we_made_it(seller, judge):
    verdict_id = verdict_given(judge, seller.id, kind="block")
    token, visitor = token_of(verdict_id), Actor.visitor()
    raw = urlsafe_b64decode(token)
    forged = [
        "",
        "a" * 64,
        token[:-4],
        token + "AAAA",
        # Another verdict's id with this one's code, and one bit of the code.
        urlsafe_b64encode(uuid7().bytes + raw[16:]).decode(),
        urlsafe_b64encode(raw[:-1] + bytes([raw[-1] ^ 1])).decode(),
        "ы" * 64,
    ]

    for bad in forged:
        with pytest.raises(LinkInvalid):
            services.appeal_open_by_link(actor=visitor, token=bad, text=WORDS)
    with clock.travel(timedelta(days=30)):
        assert services.appeal_url(verdict_id) is None
        with pytest.raises(LinkExpired):
            services.appeal_open_by_link(actor=visitor, token=token, text=WORDS)
    assert not Appeal.objects.exists()
    services.appeal_open_by_link(actor=visitor, token=token, text=WORDS)
    with pytest.raises(LinkInvalid):
        services.appeal_open_by_link(actor=visitor, token=token, text=WORDS)
    assert Appeal.objects.count() == 1


def test_a_link_of_an_ended_verdict_is_dead(seller, judge):
    verdict_id = verdict_given(judge, seller.id, kind="block")
    token = token_of(verdict_id)
    services.verdict_lift(
        actor=Actor.user(judge.id, staff_role="moderator"), verdict_id=verdict_id, reason="Xato boʻlgan"
    )

    assert services.appeal_url(verdict_id) is None
    with pytest.raises(LinkExpired):
        services.appeal_open_by_link(actor=Actor.visitor(), token=token, text=WORDS)


def test_a_page_of_another_site_cannot_appeal(seller, judge, client_for):
    verdict_id = verdict_given(judge, seller.id, kind="block")

    answer = client_for(None).post(
        "/api/v1/appeals/", {"token": token_of(verdict_id), "text": WORDS}, headers={"origin": "https://evil.example"}
    )

    assert answer.status_code == 403
    assert not Appeal.objects.exists()


def test_who_is_signed_in_appeals_once_in_time_and_against_ones_own(seller, stranger, judge):
    verdict_id = verdict_given(judge, seller.id)
    actor = Actor.user(seller.id)

    with pytest.raises(VerdictNotFound):
        services.appeal_open(actor=Actor.user(stranger.id), verdict_id=verdict_id, text=WORDS)
    with clock.travel(timedelta(days=30)), pytest.raises(AppealTooLate):
        services.appeal_open(actor=actor, verdict_id=verdict_id, text=WORDS)
    services.appeal_open(actor=actor, verdict_id=verdict_id, text=WORDS)
    with pytest.raises(AppealExists):
        services.appeal_open(actor=actor, verdict_id=verdict_id, text=WORDS)
    assert Appeal.objects.count() == 1


def test_who_gave_the_verdict_or_whom_it_is_about_does_not_decide(seller, judge, other_judge):
    verdict_id = verdict_given(judge, other_judge.id)
    services.appeal_open(actor=Actor.user(other_judge.id), verdict_id=verdict_id, text=WORDS)

    for person in (judge, other_judge):
        with pytest.raises(NotPermitted):
            decide(person, verdict_id)
    appeal = Appeal.objects.get()
    assert (appeal.status, appeal.decided_by) == ("pending", None)


def test_an_appeal_is_decided_once_and_a_rejected_one_changes_nothing_else(seller, judge, other_judge, moderator):
    verdict_id = verdict_given(judge, seller.id, kind="block")
    services.appeal_open_by_link(actor=Actor.visitor(), token=token_of(verdict_id), text=WORDS)
    decide(other_judge, verdict_id, is_accepted=False)

    with pytest.raises(AppealDecided):
        decide(moderator, verdict_id)
    assert User.objects.get(id=seller.id).is_blocked
    assert Verdict.objects.get().ended_at is None
    facts = OutboxMessage.objects.filter(topic__in=["appeal.opened", "appeal.decided"]).order_by("id")
    assert [(fact.topic, fact.payload.get("accepted")) for fact in facts] == [
        ("appeal.opened", None),
        ("appeal.decided", False),
    ]
    actions = [line.action for line in audit_list(target="verdict", target_id=verdict_id)]
    assert actions == ["appeal.decided", "appeal.opened", "verdict.given"]


def test_the_person_reads_the_answer_and_no_name(seller, judge, other_judge, client_for):
    verdict_id = verdict_given(judge, seller.id)
    services.appeal_open(actor=Actor.user(seller.id), verdict_id=verdict_id, text=WORDS)
    decide(other_judge, verdict_id, is_accepted=False)

    answer = client_for(seller).get(f"/api/v1/profile/verdicts/{verdict_id}/")

    shown = answer.json()
    assert shown["appeal"]["answer"] == "Tekshirdik, siz haqsiz."
    assert (shown["appeal"]["status"], shown["appeal_until"]) == ("rejected", None)
    for name in ("judge", str(judge.id), str(other_judge.id)):
        assert name not in answer.content.decode()
