"""Reports at the same moment."""

from functools import partial

import pytest

from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError
from wibestore.core.tests.race import run_together
from wibestore.moderation import services
from wibestore.moderation.errors import ReportsPerDay
from wibestore.moderation.models import Report, ReportVoice
from wibestore.moderation.types import ReportStatus, SubjectKind
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db(transaction=True)


def reporting(person, seller):
    return partial(
        services.report_open,
        actor=Actor.user(person.id),
        subject_kind=SubjectKind.USER,
        subject_id=seller.id,
        reason="insult",
    )


def test_fifty_people_at_once_make_one_case_of_fifty_voices(seller):
    people = [user_create(username=f"person{number}") for number in range(50)]

    outcomes = run_together([reporting(person, seller) for person in people])

    assert [outcome[1] for outcome in outcomes] == [True] * 50
    report = Report.objects.get()
    assert report.voice_count == report.voices.count() == 50
    assert report.weight == sum(voice.weight for voice in report.voices.all()) == 100


def test_one_person_twenty_times_at_once_is_one_voice(buyer, seller):
    outcomes = run_together([reporting(buyer, seller)] * 20)

    assert sum(is_new for _, is_new in outcomes) == 1
    assert len({voice_id for voice_id, _ in outcomes}) == 1
    assert ReportVoice.objects.count() == Report.objects.get().voice_count == 1


def test_the_day_limit_holds_when_all_come_at_once(buyer, settings):
    settings.REPORTS_PER_DAY = 3
    people = [user_create(username=f"person{number}") for number in range(12)]

    outcomes = run_together([reporting(buyer, person) for person in people])

    assert sum(isinstance(outcome, ReportsPerDay) for outcome in outcomes) == 9
    assert ReportVoice.objects.count() == Report.objects.count() == 3


def test_voices_and_the_end_of_the_case_at_once_lose_no_voice(seller, judge):
    people = [user_create(username=f"person{number}") for number in range(10)]
    reporting(people[0], seller)()
    report_id = Report.objects.get().id
    close = partial(
        services.report_update,
        actor=Actor.user(judge.id, staff_role="moderator"),
        report_id=report_id,
        status=ReportStatus.REJECTED,
        expected_version=1,
    )

    outcomes = run_together([*(reporting(person, seller) for person in people[1:]), close])

    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert ReportVoice.objects.count() == 10
    for report in Report.objects.all():
        assert report.voice_count == report.voices.count()
    # Whoever came too late for the first case is in the second one.
    assert Report.objects.filter(status="pending").count() <= 1
    assert Report.objects.get(id=report_id).status == "rejected"


def test_two_of_the_staff_close_a_case_at_once_and_one_of_them_does(buyer, seller, judge, other_judge):
    reporting(buyer, seller)()
    report_id = Report.objects.get().id

    outcomes = run_together(
        [
            partial(
                services.report_update,
                actor=Actor.user(one.id, staff_role="moderator"),
                report_id=report_id,
                status=status,
                expected_version=1,
            )
            for one, status in ((judge, ReportStatus.RESOLVED), (other_judge, ReportStatus.REJECTED))
        ]
    )

    assert sum(outcome is None for outcome in outcomes) == 1
    assert sum(isinstance(outcome, DomainError) for outcome in outcomes) == 1
