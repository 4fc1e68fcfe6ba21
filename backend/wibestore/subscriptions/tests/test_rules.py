"""The pure part: which change is which, cell by cell, and what is left of a price."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wibestore.core.money import Som
from wibestore.subscriptions.rules import (
    CHANGES,
    CHARGED,
    FREE_TERMS,
    GRACE,
    Change,
    Held,
    Relation,
    Standing,
    amount_due,
    change_of,
    credit_of,
    decide,
    is_higher,
    relation_of,
    standing_of,
)
from wibestore.subscriptions.types import Terms

START = datetime(2027, 1, 1, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
PM, PY, RM, RY = (Terms(plan, period) for plan in ("premium", "pro") for period in ("monthly", "yearly"))
GIFT_P, GIFT_R = Terms("premium"), Terms("pro")
BOUGHT = (PM, PY, RM, RY)
PRICES = {FREE_TERMS: 0, PM: 99_000, PY: 990_000, RM: 249_000, RY: 2_490_000, GIFT_P: 0, GIFT_R: 0}
LENGTHS = {FREE_TERMS: 0, PM: 30, PY: 365, RM: 30, RY: 365, GIFT_P: 400, GIFT_R: 400}


def held(terms, follows=None, *, days=None, price=None):
    days = LENGTHS[terms] if days is None else days
    value = PRICES[terms] if price is None else price
    return Held(terms, terms if follows is None else follows, START, START + days * DAY, Som(value))


def after(days):
    return START + timedelta(days=days)


ACTIVE_CELLS = [
    # What runs, what was to follow, what is wanted → what that is.
    *((terms, terms, terms, Change.NONE) for terms in BOUGHT),
    *((terms, FREE_TERMS, terms, Change.KEEP) for terms in BOUGHT),
    *((terms, terms, FREE_TERMS, Change.CANCEL) for terms in BOUGHT),
    *((terms, FREE_TERMS, FREE_TERMS, Change.NONE) for terms in BOUGHT),
    (PM, PM, PY, Change.UPGRADE),
    (PM, PM, RM, Change.UPGRADE),
    (PM, PM, RY, Change.UPGRADE),
    (PY, PY, PM, Change.DOWNGRADE),
    # Less of one thing and more of the other: a year that is paid for is not broken off.
    (PY, PY, RM, Change.DOWNGRADE),
    (PY, PY, RY, Change.UPGRADE),
    (RM, RM, PM, Change.DOWNGRADE),
    (RM, RM, PY, Change.DOWNGRADE),
    (RM, RM, RY, Change.UPGRADE),
    (RY, RY, PM, Change.DOWNGRADE),
    (RY, RY, PY, Change.DOWNGRADE),
    (RY, RY, RM, Change.DOWNGRADE),
    # A lower plan was to follow.
    (RM, PM, PM, Change.NONE),
    (RM, PM, RM, Change.KEEP),
    (RM, PM, RY, Change.UPGRADE),
    (RM, PM, PY, Change.DOWNGRADE),
    (RM, PM, FREE_TERMS, Change.CANCEL),
    # Nothing was to follow.
    (PM, FREE_TERMS, RM, Change.UPGRADE),
    (RM, FREE_TERMS, PM, Change.DOWNGRADE),
    # Granted time: the same plan is paid for when the gift is used up, a higher one at once.
    (GIFT_P, FREE_TERMS, PM, Change.DOWNGRADE),
    (GIFT_P, FREE_TERMS, PY, Change.DOWNGRADE),
    (GIFT_P, FREE_TERMS, RM, Change.UPGRADE),
    (GIFT_R, FREE_TERMS, PM, Change.DOWNGRADE),
    (GIFT_R, FREE_TERMS, RY, Change.DOWNGRADE),
    (GIFT_R, RM, RM, Change.NONE),
    (GIFT_R, RM, RY, Change.DOWNGRADE),
    (GIFT_R, RM, FREE_TERMS, Change.CANCEL),
    (GIFT_P, FREE_TERMS, FREE_TERMS, Change.NONE),
]
GRACE_CELLS = [
    *((terms, terms, terms, Change.RENEW) for terms in BOUGHT),
    *((terms, terms, FREE_TERMS, Change.CANCEL) for terms in BOUGHT),
    *((has, has, wanted, Change.START) for has, wanted in product(BOUGHT, BOUGHT) if has != wanted),
    (RM, PM, PM, Change.RENEW),
    (RM, PM, RM, Change.RENEW),
    (RM, PM, PY, Change.START),
    (GIFT_R, RM, RM, Change.RENEW),
    (GIFT_R, RM, PM, Change.START),
]


@pytest.mark.parametrize(("has", "follows", "wanted", "change"), ACTIVE_CELLS)
def test_within_a_period(has, follows, wanted, change):
    assert change_of(held(has, follows), wanted, after(3)) is change


@pytest.mark.parametrize(("has", "follows", "wanted", "change"), GRACE_CELLS)
def test_in_grace(has, follows, wanted, change):
    assert change_of(held(has, follows), wanted, after(LENGTHS[has] + 1)) is change


@pytest.mark.parametrize("wanted", BOUGHT)
@pytest.mark.parametrize(("nothing", "days"), [(None, 0), (held(RM), 33), (held(RM, FREE_TERMS), 30)])
def test_with_nothing_or_what_is_over_everything_starts(nothing, days, wanted):
    assert change_of(nothing, wanted, after(days)) is Change.START
    assert change_of(nothing, FREE_TERMS, after(days)) is Change.NONE


def test_the_cells_above_are_the_whole_table():
    seen = {(Standing.FREE, relation_of(FREE_TERMS, FREE_TERMS, wanted)) for wanted in (*BOUGHT, FREE_TERMS)}
    seen |= {(Standing.ACTIVE, relation_of(has, follows, wanted)) for has, follows, wanted, _ in ACTIVE_CELLS}
    seen |= {(Standing.GRACE, relation_of(has, follows, wanted)) for has, follows, wanted, _ in GRACE_CELLS}
    # Whoever has nothing has no current plan beside free, and nothing is lower than free.
    never = {(Standing.FREE, relation) for relation in (Relation.CURRENT, Relation.FREE, Relation.LOWER)}

    assert seen == set(CHANGES)
    assert set(product(Standing, Relation)) - set(CHANGES) == never


def test_what_is_higher_than_what():
    higher = {(one, other) for one, other in product(BOUGHT, BOUGHT) if is_higher(one, other)}

    assert higher == {(PY, PM), (RM, PM), (RY, PM), (RY, PY), (RY, RM)}
    assert all(PRICES[one] > PRICES[other] for one, other in higher)
    assert is_higher(RM, GIFT_P)
    assert not is_higher(PY, GIFT_P)
    assert not is_higher(PY, GIFT_R)


def test_a_standing_changes_at_its_instants():
    paid, cancelled = held(PM), held(PM, FREE_TERMS)
    tick = timedelta(microseconds=1)

    assert [standing_of(paid, at) for at in (START, after(30) - tick, after(30), after(33) - tick, after(33))] == [
        Standing.ACTIVE,
        Standing.ACTIVE,
        Standing.GRACE,
        Standing.GRACE,
        Standing.FREE,
    ]
    assert [standing_of(cancelled, at) for at in (after(30) - tick, after(30))] == [Standing.ACTIVE, Standing.FREE]
    assert standing_of(None, START) is Standing.FREE
    assert (paid.access_until, cancelled.access_until) == (after(30) + GRACE, after(30))


@pytest.mark.parametrize(
    ("days", "credit"),
    # The running day counts as unused; 99,000 over 30 days are 3,300 a day.
    [
        (0, 99_000),
        (0.99, 99_000),
        (1, 95_700),
        (15, 49_500),
        (29, 3_300),
        (29.99, 3_300),
        (30, 0),
        (31, 0),
        (-2, 99_000),
    ],
)
def test_a_months_credit_falls_day_by_day(days, credit):
    assert credit_of(held(PM), after(days)) == credit


def test_so_m_are_rounded_down():
    # 990,000 × 364 / 365 = 987,287.67…
    assert credit_of(held(PY), after(1)) == 987_287


def test_an_empty_period_has_no_credit():
    assert credit_of(held(PM, days=0), START) == 0


def test_days_that_were_granted_on_top_take_part_in_the_division():
    assert credit_of(held(PM, days=40), after(10)) == 99_000 * 30 // 40


@pytest.mark.parametrize(
    ("has", "wanted", "days", "amount", "credit"),
    [
        (PM, RM, 0, 150_000, 99_000),
        (PM, RM, 15, 199_500, 49_500),
        (PM, PY, 15, 940_500, 49_500),
        (PM, RY, 29, 2_486_700, 3_300),
        (PY, RY, 73, 1_698_000, 792_000),
        (RM, RY, 10, 2_324_000, 166_000),
    ],
)
def test_an_upgrade_costs_the_price_less_what_is_left(has, wanted, days, amount, credit):
    made = decide(held(has), wanted, price=Som(PRICES[wanted]), length=LENGTHS[wanted] * DAY, now=after(days))

    assert (made.change, made.amount, made.credit, made.is_at_once) == (Change.UPGRADE, amount, credit, True)
    assert (made.starts_at, made.ends_at) == (after(days), after(days + LENGTHS[wanted]))


def test_a_renewal_goes_on_from_the_end_so_that_grace_is_paid_for():
    made = decide(held(PM), PM, price=Som(99_000), length=30 * DAY, now=after(32))

    assert (made.change, made.amount, made.credit) == (Change.RENEW, 99_000, 0)
    assert (made.starts_at, made.ends_at) == (after(30), after(60))


def test_what_waits_costs_nothing_now():
    down = decide(held(RM), PM, price=Som(99_000), length=30 * DAY, now=after(3))
    away = decide(held(RM), FREE_TERMS, price=Som(0), length=0 * DAY, now=after(3))

    assert (down.amount, down.price, down.is_at_once) == (0, 99_000, False)
    assert (down.starts_at, down.ends_at) == (after(30), after(60))
    assert (away.amount, away.is_at_once, away.starts_at, away.ends_at) == (0, False, after(30), None)


# A busy machine is slow; that is no fault of the rules.
CALMLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
all_terms = st.sampled_from(BOUGHT)
follow = st.sampled_from([*BOUGHT, FREE_TERMS])
prices = st.integers(0, 10**12)
moments = st.timedeltas(timedelta(days=-2), timedelta(days=800))


@CALMLY
@given(has=all_terms, wanted=all_terms, follows=follow, paid=prices, price=prices, days=st.integers(1, 800), at=moments)
def test_credit_is_never_more_than_was_paid_and_a_charge_never_more_than_the_price(
    has, wanted, follows, paid, price, days, at
):
    running = held(has, follows, days=days, price=paid)

    made = decide(running, wanted, price=Som(price), length=30 * DAY, now=START + at)

    assert 0 <= credit_of(running, START + at) <= paid
    assert 0 <= made.credit <= paid
    assert 0 <= made.amount <= price
    if made.change in CHARGED:
        assert made.amount + made.credit == price
    else:
        assert (made.amount, made.credit) == (0, 0)


@CALMLY
@given(paid=prices, days=st.integers(1, 800), early=moments, late=moments)
def test_credit_never_grows_with_time(paid, days, early, late):
    running = held(PM, days=days, price=paid)
    early, late = sorted((early, late))

    assert credit_of(running, START + early) >= credit_of(running, START + late)


@CALMLY
@given(price=prices, credit=prices)
def test_what_is_due_is_never_below_zero(price, credit):
    assert amount_due(Som(price), Som(credit)) == max(0, price - credit)


@CALMLY
@given(has=all_terms, wanted=all_terms, at=moments)
def test_with_the_shops_own_prices_a_credit_is_never_lost(has, wanted, at):
    """Whatever is left fits into what is higher: `is_higher` sees to that."""
    made = decide(held(has), wanted, price=Som(PRICES[wanted]), length=30 * DAY, now=START + at)

    if made.change is Change.UPGRADE:
        assert made.credit == credit_of(held(has), START + at)
