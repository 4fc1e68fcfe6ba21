from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wibestore.core.money import Som
from wibestore.orders.rules import (
    FAULT_REASONS,
    LIVE_STATES,
    MOVES,
    RESOLUTION_REASONS,
    DisputeOutcome,
    DisputeReason,
    Event,
    ListingFate,
    OrderState,
    Party,
    Purse,
    Situation,
    claim_lines,
    commission_of,
    dispute_tone,
    entries_left,
    events_open,
    hold_lines,
    is_seller_fault,
    listing_fate,
    mature_lines,
    outcome_of,
    reasons_open,
    settle_lines,
    settlement_of,
)
from wibestore.orders.services.effects import EFFECTS

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_every_move_has_an_effect_and_every_effect_a_move():
    assert {(state, event) for state, event, _ in MOVES} == set(EFFECTS)


def test_a_terminal_state_is_left_by_the_maturing_of_a_hold_and_an_after_sale_claim_alone():
    leaving = {(state, event) for state, event, _ in MOVES if state not in LIVE_STATES}

    assert leaving == {
        (OrderState.COMPLETED, Event.MATURE),
        (OrderState.PARTIALLY_REFUNDED, Event.MATURE),
        # T21, while the money is held.
        (OrderState.COMPLETED, Event.DISPUTE),
    }


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
            {"cancel": "deliver_by_not_passed", "dispute": "deliver_by_not_passed"},
        ),
        (Party.BUYER, {"state": OrderState.PAID, "deliver_by": NOW - HOUR}, ["cancel", "dispute"], {}),
        (Party.SELLER, {"state": OrderState.PAID, "auto_cancel_at": NOW + HOUR}, ["deliver", "decline"], {}),
        (
            Party.SELLER,
            {"state": OrderState.PAID, "auto_cancel_at": NOW},
            ["decline"],
            {"deliver": "auto_cancel_at_passed"},
        ),
        (Party.BUYER, {"state": OrderState.DELIVERED}, ["dispute"], {"confirm": "credentials_not_revealed"}),
        (Party.BUYER, {"state": OrderState.DELIVERED, "is_revealed": True}, ["confirm", "dispute"], {}),
        (
            Party.SELLER,
            {"state": OrderState.DELIVERED, "is_revealed": True},
            ["replace_credentials", "dispute"],
            {},
        ),
        (
            Party.SELLER,
            {"state": OrderState.DELIVERED, "replacements": 2},
            ["dispute"],
            {"replace_credentials": "replacements_used"},
        ),
        (Party.STAFF, {"state": OrderState.PAID}, ["cancel"], {}),
        (Party.STAFF, {"state": OrderState.DISPUTED}, ["resolve", "cancel"], {}),
        (Party.BUYER, {"state": OrderState.COMPLETED}, [], {"dispute": "not_held"}),
        (
            Party.BUYER,
            {"state": OrderState.COMPLETED, "available_at": NOW + HOUR, "is_delivered": True},
            ["dispute"],
            {},
        ),
        (Party.BUYER, {"state": OrderState.COMPLETED, "available_at": NOW + HOUR}, [], {"dispute": "not_delivered"}),
        (Party.SELLER, {"state": OrderState.COMPLETED, "available_at": NOW + HOUR}, [], {}),
    ],
)
def test_events_open_names_what_is_open_and_what_is_missing(party, situation, allowed, blocked):
    assert events_open(party, Situation(now=NOW, **situation)) == (allowed, blocked)


@given(
    price=st.integers(1, 10**15), share=st.integers(0, 10_000), rate_bps=st.sampled_from([1000, 800, 500, 0, 10_000])
)
def test_a_settlement_divides_the_price_and_nothing_else(price, share, rate_bps):
    refund = price * share // 10_000

    parts = settlement_of(Som(price), Som(refund), rate_bps)

    assert (parts.buyer, parts.buyer + parts.seller + parts.commission) == (refund, price)
    assert parts.commission == (price - refund) * rate_bps // 10_000
    assert min(parts.seller, parts.commission) >= 0


@given(price=st.integers(1, 10**15), share=st.integers(0, 10_000), rate_bps=st.sampled_from([1000, 800, 500]))
def test_lines_add_up_to_nothing_and_what_is_claimed_is_what_was_released(price, share, rate_bps):
    refund, whole = Som(price * share // 10_000), Som(price)

    release, claim = dict(settle_lines(whole, Som(0), rate_bps)), dict(claim_lines(whole, rate_bps))

    for lines in (hold_lines(whole), settle_lines(whole, refund, rate_bps), claim_lines(whole, rate_bps)):
        assert sum(amount for _, amount in lines) == 0
        assert all(amount for _, amount in lines)
    assert (claim[Purse.ESCROW], claim[Purse.HELD]) == (-release[Purse.ESCROW], -release[Purse.SELLER])
    assert sum(amount for _, amount in mature_lines(whole, refund, rate_bps)) == 0


@pytest.mark.parametrize("refund", [-1, 101])
def test_a_refund_outside_the_price_is_a_bug(refund):
    with pytest.raises(ValueError, match="between nothing and the price"):
        settlement_of(Som(100), Som(refund), 1000)


S, E, P, F = OrderState, Event, Party, ListingFate


@pytest.mark.parametrize(
    ("state", "event", "party", "target", "facts", "fate"),
    [
        (S.AWAITING_PAYMENT, E.CANCEL, P.BUYER, S.CANCELLED, "", F.RELEASE),
        (S.AWAITING_PAYMENT, E.TIME_OUT, P.SYSTEM, S.CANCELLED, "", F.RELEASE),
        (S.PAID, E.DECLINE, P.SELLER, S.CANCELLED, "", F.PAUSE),
        (S.PAID, E.CANCEL, P.BUYER, S.CANCELLED, "", F.PAUSE),
        (S.PAID, E.TIME_OUT, P.SYSTEM, S.CANCELLED, "", F.PAUSE),
        (S.PAID, E.CANCEL, P.STAFF, S.CANCELLED, "", F.RELEASE),
        (S.DELIVERED, E.CONFIRM, P.BUYER, S.COMPLETED, "delivered seen", F.SELL),
        (S.DELIVERED, E.AUTO_RELEASE, P.SYSTEM, S.COMPLETED, "delivered", F.SELL),
        (S.DELIVERED, E.CANCEL, P.STAFF, S.REFUNDED, "delivered", F.RELEASE),
        (S.DELIVERED, E.CANCEL, P.STAFF, S.REFUNDED, "delivered seen", F.QUARANTINE),
        (S.DISPUTED, E.ACCEPT, P.BUYER, S.PARTIALLY_REFUNDED, "delivered seen", F.SELL),
        (S.DISPUTED, E.ACCEPT, P.BUYER, S.PARTIALLY_REFUNDED, "", F.RELEASE),
        (S.DISPUTED, E.ACCEPT, P.SELLER, S.REFUNDED, "delivered", F.RELEASE),
        (S.DISPUTED, E.RESOLVE, P.STAFF, S.REFUNDED, "delivered seen", F.QUARANTINE),
        (S.DISPUTED, E.SILENCE, P.SYSTEM, S.REFUNDED, "", F.QUARANTINE),
        (S.DISPUTED, E.SILENCE, P.SYSTEM, S.COMPLETED, "delivered", F.SELL),
        (S.DISPUTED, E.RESOLVE, P.STAFF, S.COMPLETED, "delivered sold", F.KEEP),
        (S.DISPUTED, E.ACCEPT, P.BUYER, S.PARTIALLY_REFUNDED, "delivered sold", F.KEEP),
        (S.DISPUTED, E.CANCEL, P.STAFF, S.REFUNDED, "delivered sold", F.QUARANTINE),
    ],
)
def test_where_the_listing_goes(state, event, party, target, facts, fate):
    words = facts.split()

    went = listing_fate(
        state=state,
        event=event,
        party=party,
        target=target,
        is_delivered="delivered" in words,
        is_seen="seen" in words,
        is_sold="sold" in words,
    )

    assert went is fate


@pytest.mark.parametrize(
    ("state", "event", "party", "target", "reason", "is_fault"),
    [
        (S.PAID, E.DECLINE, P.SELLER, S.CANCELLED, "", True),
        (S.PAID, E.CANCEL, P.BUYER, S.CANCELLED, "", True),
        (S.PAID, E.TIME_OUT, P.SYSTEM, S.CANCELLED, "", True),
        (S.PAID, E.CANCEL, P.STAFF, S.CANCELLED, "Asked for", False),
        (S.AWAITING_PAYMENT, E.CANCEL, P.BUYER, S.CANCELLED, "", False),
        (S.DISPUTED, E.SILENCE, P.SYSTEM, S.REFUNDED, "", True),
        (S.DISPUTED, E.SILENCE, P.SYSTEM, S.COMPLETED, "", False),
        (S.DISPUTED, E.RESOLVE, P.STAFF, S.REFUNDED, "wrong_credentials", True),
        (S.DISPUTED, E.RESOLVE, P.STAFF, S.PARTIALLY_REFUNDED, "not_delivered", True),
        (S.DISPUTED, E.RESOLVE, P.STAFF, S.COMPLETED, "not_delivered", False),
        (S.DISPUTED, E.RESOLVE, P.STAFF, S.REFUNDED, "agreement", False),
        (S.DISPUTED, E.ACCEPT, P.BUYER, S.REFUNDED, "", False),
    ],
)
def test_whose_fault_it_was(state, event, party, target, reason, is_fault):
    assert is_seller_fault(state=state, event=event, party=party, target=target, reason=reason) is is_fault


def test_reasons_are_for_the_sides_that_may_claim_them():
    claimed = {reason for state in OrderState for party in Party for reason in reasons_open(state, party)}

    assert claimed == set(DisputeReason) - {DisputeReason.CHARGE_BACK, DisputeReason.PARTY_BLOCKED}
    assert reasons_open(OrderState.PAID, Party.SELLER) == ()
    assert set(RESOLUTION_REASONS) >= FAULT_REASONS


@pytest.mark.parametrize(
    ("in_all", "of_party", "is_evidence", "takes"),
    [
        (199, 89, False, True),
        (200, 0, False, False),
        (90, 90, False, False),
        (19, 9, True, True),
        (20, 0, True, False),
        (10, 10, True, False),
    ],
)
def test_a_file_has_an_end_and_each_side_a_share(in_all, of_party, is_evidence, takes):
    assert entries_left(in_all=in_all, of_party=of_party, is_evidence=is_evidence) is takes


def test_how_a_dispute_ends_follows_from_the_move():
    assert outcome_of(Event.WITHDRAW, OrderState.DELIVERED) is DisputeOutcome.WITHDRAWN
    assert outcome_of(Event.CANCEL, OrderState.REFUNDED) is DisputeOutcome.CANCELLED
    for state in (OrderState.COMPLETED, OrderState.REFUNDED, OrderState.PARTIALLY_REFUNDED):
        assert outcome_of(Event.ACCEPT, state) == state


@pytest.mark.parametrize(
    ("waited", "tone"), [(0, "ok"), (8, "ok"), (9, "soon"), (11, "soon"), (12, "late"), (40, "late")]
)
def test_a_dispute_is_in_time_nearly_late_or_late(waited, tone):
    opened_at = datetime(2026, 11, 1, tzinfo=UTC)

    assert dispute_tone(opened_at, opened_at + timedelta(hours=waited)) == tone
