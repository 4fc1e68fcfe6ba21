"""
Random histories in the pure model: every sum and every promise holds after each step (escrow.md §4, security.md L1).

The second half builds bugs in, one at a time, and expects that the same histories find each of them.
"""

import os
from dataclasses import replace

import pytest

from tests.histories.histories import Histories, play
from tests.histories.model import Market
from wibestore.orders import rules
from wibestore.orders.rules import MOVES, Event, Money, OrderState, Party, Purse
from wibestore.orders.rules.guards import always, answer_awaited

# `make soak` asks for more, with seeds never played before.
STEPS = int(os.environ.get("MODEL_STEPS", "25000"))
FIRST_SEED = int(os.environ.get("FIRST_SEED", "1"))
FIND_WITHIN = 60_000
ROWS = {tuple(map(str, row)) for row in MOVES}


@pytest.mark.parametrize("part", [0, 1])
def test_random_histories_keep_every_sum_and_promise(part):
    steps = play(Histories, steps=STEPS, first_seed=FIRST_SEED + part * 1_000, shrinks=True)

    assert steps >= STEPS
    assert set(Histories.seen) == ROWS


def finds() -> bool:
    """Tell whether the histories end in a broken promise or sum."""
    try:
        play(Histories, steps=FIND_WITHIN, first_seed=1, shrinks=False)
    except Exception:  # noqa: BLE001 - a broken sum may also be one that cannot be booked at all
        return True
    return False


# The sums.

LINES = ("hold_lines", "settle_lines", "claim_lines", "mature_lines")


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("which", [0, -1])
def test_a_dropped_posting_is_found(name, which, monkeypatch):
    right = getattr(rules, name)
    monkeypatch.setattr(rules, name, lambda *args: tuple(line for line in right(*args) if line != right(*args)[which]))

    assert finds()


@pytest.mark.parametrize("name", LINES)
def test_an_entry_posted_twice_is_found(name, monkeypatch):
    right = getattr(rules, name)
    monkeypatch.setattr(rules, name, lambda *args: right(*args) * 2)

    assert finds()


def swapped(lines: rules.Lines, one: Purse, other: Purse) -> rules.Lines:
    names = {one: other, other: one}
    return tuple((names.get(purse, purse), amount) for purse, amount in lines)


@pytest.mark.parametrize("pair", [(Purse.BUYER, Purse.SELLER), (Purse.SELLER, Purse.COMMISSION)])
def test_money_for_the_wrong_person_is_found(pair, monkeypatch):
    right = rules.settle_lines
    monkeypatch.setattr(rules, "settle_lines", lambda *args: swapped(right(*args), *pair))

    assert finds()


def test_a_commission_that_is_rounded_up_is_found(monkeypatch):
    def settle_lines(price, refund, rate_bps):
        lines = dict(right(price, refund, rate_bps))
        if Purse.COMMISSION in lines and (price - refund) * rate_bps % 10_000:
            lines[Purse.COMMISSION] += 1
            lines[Purse.SELLER] -= 1
        return tuple(lines.items())

    right = rules.settle_lines
    monkeypatch.setattr(rules, "settle_lines", settle_lines)

    assert finds()


# The table.


# `answer_awaited` saves a step that changes nothing: no history can tell (orders/tests/test_moves.py does).
_HARMLESS = {always, answer_awaited}


@pytest.mark.parametrize("guard", sorted({move.guard for move in MOVES.values()} - _HARMLESS, key=lambda g: g.__name__))
def test_a_guard_that_is_gone_is_found(guard, monkeypatch):
    for row, move in MOVES.items():
        if move.guard is guard:
            monkeypatch.setitem(MOVES, row, replace(move, guard=always))

    assert finds()


# A seller has no claim to withdraw: that row moves no money whatever it says.
@pytest.mark.parametrize(
    "row",
    [
        row
        for row, move in MOVES.items()
        if move.money is not Money.NONE and row != (OrderState.DISPUTED, Event.WITHDRAW, Party.SELLER)
    ],
)
def test_a_move_that_leaves_the_money_where_it_is_is_found(row, monkeypatch):
    monkeypatch.setitem(MOVES, row, replace(MOVES[row], money=Money.NONE))

    assert finds()


S, E, P = OrderState, Event, Party
RELEASED = MOVES[S.DELIVERED, E.CONFIRM, P.BUYER]


@pytest.mark.parametrize(
    ("row", "move"),
    [
        ((S.COMPLETED, E.CONFIRM, P.BUYER), RELEASED),
        ((S.DELIVERED, E.CONFIRM, P.SELLER), RELEASED),
        ((S.DISPUTED, E.AUTO_RELEASE, P.SYSTEM), RELEASED),
        ((S.CANCELLED, E.PAY, P.BUYER), MOVES[S.AWAITING_PAYMENT, E.PAY, P.BUYER]),
        ((S.DISPUTED, E.ACCEPT, P.BUYER), MOVES[S.DISPUTED, E.RESOLVE, P.STAFF]),
    ],
)
def test_a_move_too_many_is_found(row, move, monkeypatch):
    monkeypatch.setitem(MOVES, row, move)

    assert finds()


# The clocks.

STOPPING = [
    ("pay_by", S.AWAITING_PAYMENT),
    ("deliver_by", S.PAID),
    ("auto_cancel_at", S.PAID),
    ("auto_release_at", S.DELIVERED),
    ("respond_by", S.DISPUTED),
    ("available_at", S.COMPLETED),
]


@pytest.mark.parametrize(("clock", "state"), STOPPING)
def test_a_clock_that_is_not_stopped_is_found(clock, state, monkeypatch):
    def clocks(market, order, event, target, *, is_held):
        running = order.clocks.get(clock) if order.state is state else None
        right(market, order, event, target, is_held=is_held)
        if running is not None:
            order.clocks.setdefault(clock, running)

    right = Market._clocks
    monkeypatch.setattr(Market, "_clocks", clocks)

    assert finds()


@pytest.mark.parametrize(("clock", "state"), STOPPING[:4])
def test_a_clock_that_is_not_started_is_found(clock, state, monkeypatch):
    def clocks(market, order, event, target, *, is_held):
        right(market, order, event, target, is_held=is_held)
        order.clocks.pop(clock, None)

    right = Market._clocks
    monkeypatch.setattr(Market, "_clocks", clocks)

    if state is S.AWAITING_PAYMENT:
        create = Market.create
        monkeypatch.setattr(
            Market, "create", lambda market, *args: (create(market, *args), market.orders[-1].clocks.clear())
        )
    assert finds()
