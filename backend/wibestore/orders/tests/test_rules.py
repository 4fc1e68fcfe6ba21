from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wibestore.core.money import Som
from wibestore.orders.rules import (
    LIVE_STATES,
    MOVES,
    Event,
    OrderState,
    Party,
    Situation,
    commission_of,
    events_open,
)
from wibestore.orders.services.effects import EFFECTS

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_every_move_has_an_effect_and_every_effect_a_move():
    assert {(state, event) for state, event, _ in MOVES} == set(EFFECTS)


def test_a_terminal_state_is_left_by_no_move_but_the_maturing_of_a_hold():
    leaving = {(state, event) for state, event, _ in MOVES if state not in LIVE_STATES}

    assert leaving == {(OrderState.COMPLETED, Event.MATURE)}


def test_commission_of_the_example_of_escrow_md():
    assert commission_of(Som(500_000), 1000) == 50_000
    assert Som(500_000) - commission_of(Som(500_000), 1000) == 450_000


@given(price=st.integers(1, 10**15), rate_bps=st.sampled_from([1000, 800, 500]))
def test_commission_rounds_down_and_loses_nothing(price, rate_bps):
    commission = commission_of(Som(price), rate_bps)
    seller_amount = Som(price) - commission

    assert commission + seller_amount == price
    assert commission * 10_000 <= price * rate_bps < (commission + 1) * 10_000
    assert 0 <= commission < seller_amount


@pytest.mark.parametrize(
    ("party", "situation", "allowed", "blocked"),
    [
        (Party.BUYER, {"state": OrderState.AWAITING_PAYMENT}, ["pay", "cancel"], {}),
        (Party.SELLER, {"state": OrderState.AWAITING_PAYMENT}, [], {}),
        (
            Party.BUYER,
            {"state": OrderState.PAID, "deliver_by": NOW, "auto_cancel_at": NOW + HOUR},
            [],
            {"cancel": "deliver_by_not_passed"},
        ),
        (Party.BUYER, {"state": OrderState.PAID, "deliver_by": NOW - HOUR}, ["cancel"], {}),
        (Party.SELLER, {"state": OrderState.PAID, "auto_cancel_at": NOW + HOUR}, ["deliver", "decline"], {}),
        (
            Party.SELLER,
            {"state": OrderState.PAID, "auto_cancel_at": NOW},
            ["decline"],
            {"deliver": "auto_cancel_at_passed"},
        ),
        (Party.BUYER, {"state": OrderState.DELIVERED}, [], {"confirm": "credentials_not_revealed"}),
        (Party.BUYER, {"state": OrderState.DELIVERED, "is_revealed": True}, ["confirm"], {}),
        (Party.SELLER, {"state": OrderState.DELIVERED, "is_revealed": True}, [], {}),
        (Party.STAFF, {"state": OrderState.PAID}, [], {}),
        (Party.BUYER, {"state": OrderState.COMPLETED}, [], {}),
    ],
)
def test_events_open_names_what_is_open_and_what_is_missing(party, situation, allowed, blocked):
    assert events_open(party, Situation(now=NOW, **situation)) == (allowed, blocked)
