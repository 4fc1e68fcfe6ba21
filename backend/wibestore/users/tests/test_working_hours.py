"""When a seller works: pure rules against a model that counts minute by minute, and what is told of it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.users import rules, selectors
from wibestore.users.errors import UserNotFound
from wibestore.users.factories import user_create
from wibestore.users.types import DeliveryTimes, WorkingHours

MINUTE = timedelta(minutes=1)
# Zones whose clocks are never changed, on both sides of the date line and off the full hour.
ZONES = ("Asia/Tashkent", "Asia/Kathmandu", "Pacific/Kiritimati", "Etc/GMT+12", "America/Phoenix", "UTC")
# A busy machine is no reason to fail: how long an example takes says nothing here.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def is_open(hours: WorkingHours, moment: datetime) -> bool:
    """Tell by the clock on the wall whether the seller works in this minute."""
    if hours.away_until and moment < hours.away_until:
        return False
    if hours.work_from is None or hours.work_to is None:
        return True
    shown = moment.astimezone(ZoneInfo(hours.time_zone)).time()
    if hours.work_from < hours.work_to:
        return hours.work_from <= shown < hours.work_to
    return shown >= hours.work_from or shown < hours.work_to


def counted(hours: WorkingHours, now: datetime, minutes: int) -> datetime:
    """Return when so many minutes of work have passed, looking at every minute."""
    moment = now
    while minutes:
        minutes -= is_open(hours, moment)
        moment += MINUTE
    return moment


def first_open(hours: WorkingHours, now: datetime) -> datetime:
    moment = now
    while not is_open(hours, moment):
        moment += MINUTE
    return moment


@st.composite
def working_hours(draw: st.DrawFn) -> WorkingHours:
    start, length = draw(st.integers(0, 1439)), draw(st.integers(240, 1439))
    has_window = draw(st.booleans()) or draw(st.booleans())
    away = draw(st.none() | st.integers(-600, 3 * 1440))
    return WorkingHours(
        work_from=time(*divmod(start, 60)) if has_window else None,
        work_to=time(*divmod((start + length) % 1440, 60)) if has_window else None,
        time_zone=draw(st.sampled_from(ZONES)),
        away_until=None if away is None else NOON + away * MINUTE,
    )


@settings(PATIENT)
@given(hours=working_hours(), shift=st.integers(-1440, 1440), minutes=st.integers(1, 1500))
def test_times_are_those_of_a_count_by_minutes(hours, shift, minutes):
    now = NOON + shift * MINUTE
    opens = first_open(hours, now)

    assert rules.deliver_by(hours, now, minutes) == counted(hours, now, minutes)
    assert rules.opens_at(hours, now) == (opens if opens > now else None)


@settings(PATIENT)
@given(hours=working_hours(), shift=st.integers(-1440, 1440))
def test_nothing_changes_before_it_is_said_to(hours, shift):
    now = NOON + shift * MINUTE
    change = rules.changes_at(hours, now)
    until = change or now + timedelta(days=2)

    moments = [now + minute * MINUTE for minute in range(int((until - now) / MINUTE))]
    assert {is_open(hours, moment) for moment in moments} == {is_open(hours, now)}
    if change is not None:
        assert is_open(hours, change) is not is_open(hours, now)


def at(text: str, zone: str = "Asia/Tashkent") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


DAY = WorkingHours(time(9), time(18))
NIGHT = WorkingHours(time(22), time(4))


@pytest.mark.parametrize(
    ("hours", "now", "minutes", "opens", "due"),
    [
        (WorkingHours(), "2026-11-25 03:17", 60, None, "2026-11-25 04:17"),
        (DAY, "2026-11-25 10:00", 60, None, "2026-11-25 11:00"),
        # The last minute of the window still counts; what is left is of the next morning.
        (DAY, "2026-11-25 17:00", 60, None, "2026-11-25 18:00"),
        (DAY, "2026-11-25 17:30", 60, None, "2026-11-26 09:30"),
        (DAY, "2026-11-25 18:00", 60, "2026-11-26 09:00", "2026-11-26 10:00"),
        (DAY, "2026-11-25 08:59", 15, "2026-11-25 09:00", "2026-11-25 09:15"),
        (DAY, "2026-11-25 17:59:30", 15, None, "2026-11-26 09:14:30"),
        (DAY, "2026-11-25 12:00", 720, None, "2026-11-26 15:00"),
        (NIGHT, "2026-11-25 23:00", 240, None, "2026-11-26 03:00"),
        (NIGHT, "2026-11-26 03:30", 60, None, "2026-11-26 22:30"),
        (NIGHT, "2026-11-26 12:00", 15, "2026-11-26 22:00", "2026-11-26 22:15"),
        (WorkingHours(away_until=at("2026-11-30 00:00")), "2026-11-25 12:00", 30, "2026-11-30", "2026-11-30 00:30"),
        (
            WorkingHours(time(9), time(18), away_until=at("2026-11-29 20:00")),
            *("2026-11-25 12:00", 30, "2026-11-30 09:00", "2026-11-30 09:30"),
        ),
        # An absence that is over changes nothing.
        (WorkingHours(away_until=at("2026-11-20 00:00")), "2026-11-25 12:00", 30, None, "2026-11-25 12:30"),
        (WorkingHours(time(9), time(13)), "2026-11-25 12:00", 720, None, "2026-11-28 12:00"),
    ],
)
def test_examples_in_tashkent(hours, now, minutes, opens, due):
    assert rules.opens_at(hours, at(now)) == (None if opens is None else at(opens))
    assert rules.deliver_by(hours, at(now), minutes) == at(due)


def test_a_zone_that_changes_its_clocks_keeps_the_hours_on_the_wall():
    hours, berlin = WorkingHours(time(9), time(18), "Europe/Berlin"), "Europe/Berlin"

    # The night of 25 October 2026 is an hour longer, that of 28 March 2027 an hour shorter.
    assert rules.deliver_by(hours, at("2026-10-24 17:30", berlin), 60) == datetime(2026, 10, 25, 8, 30, tzinfo=UTC)
    assert rules.deliver_by(hours, at("2027-03-27 17:30", berlin), 60) == datetime(2027, 3, 28, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", ["2026-10-24", "2027-03-27"])
def test_a_window_over_a_change_of_clocks_is_as_long_as_it_is(day):
    berlin = "Europe/Berlin"
    hours = WorkingHours(time(22), time(6), berlin)
    opens = at(f"{day} 22:00", berlin)
    real = at(f"{day} 06:00", berlin) + timedelta(days=1)

    length = int((real.astimezone(UTC) - opens.astimezone(UTC)) / MINUTE)

    assert length in (7 * 60, 9 * 60)
    assert rules.deliver_by(hours, opens, length) == real
    assert rules.deliver_by(hours, opens, length + 1) == (real + timedelta(hours=16)).astimezone(UTC) + MINUTE


def test_windows_that_overlap_where_an_hour_is_left_out_count_no_minute_twice():
    # 02:50 does not exist on 28 March 2027 in Berlin: by then, 03:10 has passed.
    hours = WorkingHours(time(3, 10), time(2, 50), "Europe/Berlin")
    now = datetime(2027, 3, 27, 23, 0, tzinfo=UTC)

    assert rules.deliver_by(hours, now, 300) == now + timedelta(minutes=300)


def test_more_work_than_a_year_holds_is_a_bug():
    with pytest.raises(ValueError, match="too many"):
        rules.deliver_by(WorkingHours(time(9), time(13)), NOON, 500 * 240)


@pytest.mark.parametrize(
    ("work_from", "work_to", "hours"),
    [
        (time(9), time(18), 9),
        (time(22), time(4), 6),
        (time(0), time(4), 4),
        (time(20), time(0), 4),
        (time(9), time(9), 0),
    ],
)
def test_a_window_is_measured_past_midnight(work_from, work_to, hours):
    assert rules.work_window(work_from, work_to) == timedelta(hours=hours)


@pytest.mark.django_db
def test_delivery_times_are_the_sellers_in_one_query(django_assert_num_queries):
    seller = user_create(username="trader", work_from=time(9), work_to=time(18), time_zone="Asia/Almaty")
    now = at("2026-11-25 17:30", "Asia/Almaty")

    with django_assert_num_queries(1):
        times = selectors.delivery_times(user_id=seller.id, now=now, minutes=60)

    assert times == DeliveryTimes(opens_at=None, deliver_by=at("2026-11-26 09:30", "Asia/Almaty"))


@pytest.mark.django_db
def test_without_hours_a_delivery_is_due_at_once(seller):
    now = clock.now()

    times = selectors.delivery_times(user_id=seller.id, now=now, minutes=60)

    assert times == DeliveryTimes(opens_at=None, deliver_by=now + timedelta(hours=1))


@pytest.mark.django_db
def test_nobody_has_no_times():
    with pytest.raises(UserNotFound):
        selectors.delivery_times(user_id=uuid7(), now=NOON, minutes=60)
