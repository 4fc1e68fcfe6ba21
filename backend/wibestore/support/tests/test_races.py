"""Support at the same moment."""

from functools import partial

import pytest

from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError, RateLimited, VersionConflict
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import run_together
from wibestore.support import services
from wibestore.support.factories import guest_asked, request_opened
from wibestore.support.models import SupportMessage, SupportRequest
from wibestore.support.types import Topic

pytestmark = pytest.mark.django_db(transaction=True)


def moderator_of(person):
    return Actor.user(person.id, staff_role="moderator")


def test_two_of_the_staff_answer_at_once_and_one_answer_stands(buyer, helper, other_helper):
    request_id = request_opened(buyer)

    outcomes = run_together(
        [
            partial(
                services.request_answer,
                actor=moderator_of(one),
                request_id=request_id,
                text="Javob",
                expected_version=1,
            )
            for one in (helper, other_helper)
        ]
    )

    assert sum(outcome is None for outcome in outcomes) == 1
    assert sum(isinstance(outcome, VersionConflict) for outcome in outcomes) == 1
    assert SupportMessage.objects.filter(author="staff").count() == 1
    assert SupportRequest.objects.get().state == "answered"


def test_two_of_the_staff_take_it_at_once_and_one_has_it(buyer, helper, other_helper):
    request_id = request_opened(buyer)

    outcomes = run_together(
        [
            partial(services.request_take, actor=moderator_of(one), request_id=request_id)
            for one in (helper, other_helper)
        ]
    )

    assert sum(outcome is None for outcome in outcomes) == 1
    assert sum(isinstance(outcome, DomainError) for outcome in outcomes) == 1
    assert SupportRequest.objects.get().taken_by in (helper.id, other_helper.id)


def test_words_and_an_answer_at_once_are_numbered_one_after_the_other(buyer, helper):
    request_id = request_opened(buyer)
    words = [
        partial(services.request_write, actor=Actor.user(buyer.id), request_id=request_id, text=f"Savol {number}")
        for number in range(8)
    ]
    answer = partial(
        services.request_answer, actor=moderator_of(helper), request_id=request_id, text="Javob", expected_version=1
    )

    outcomes = run_together([*words, answer])

    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert all(isinstance(outcome, VersionConflict) for outcome in refused)
    row = SupportRequest.objects.get()
    seqs = list(row.messages.order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, row.last_seq + 1))
    assert len(seqs) == 10 - len(refused)


def test_a_link_opened_in_many_tabs_makes_one_request():
    token = guest_asked()

    outcomes = run_together([partial(services.guest_open, token=token)] * 8)

    assert len(set(outcomes)) == 1
    assert SupportRequest.objects.count() == SupportMessage.objects.count() == 1


def test_a_guest_who_presses_often_says_it_once():
    token = guest_asked()
    services.guest_open(token=token)
    client_id = uuid7()

    run_together([partial(services.guest_write, token=token, text="Salom", client_id=client_id)] * 8)

    assert SupportMessage.objects.count() == 2


def test_the_day_limit_holds_when_all_come_at_once(buyer, settings):
    settings.RATE_LIMIT_SUPPORT = "3/day"
    asking = partial(services.request_open, actor=Actor.user(buyer.id), topic=Topic.OTHER, text="Savolim bor edi")

    outcomes = run_together([asking] * 10)

    assert sum(isinstance(outcome, RateLimited) for outcome in outcomes) == 7
    assert SupportRequest.objects.count() == 3
