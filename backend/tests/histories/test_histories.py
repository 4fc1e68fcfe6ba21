"""
Random histories through the real services on PostgreSQL, compared with the model after every call (security.md L2).

Of the calls some die at a random statement, as a killed process does; then nothing may be left of them, and the same
call once more does what it should have done. A history that fails is printed whole, with its seed.
"""

import os
from random import Random
from typing import ClassVar

import pytest
from django.db import connection, transaction

from tests.histories.bank import SECOND_APPROVAL_FROM
from tests.histories.histories import Histories, play
from tests.histories.mirror import offered_compare, shop_compare, stories_compare
from tests.histories.shop import Shop
from wibestore.core import outbox
from wibestore.ledger.services import ledger_check
from wibestore.orders.rules import Purse
from wibestore.orders.services import clocks, money

# `make soak` asks for more, with seeds never played before.
STEPS = int(os.environ.get("SHOP_STEPS", "500"))
FIRST_SEED = int(os.environ.get("FIRST_SEED", "1"))
LENGTH = 40
DEADLY = frozenset(
    {"fund", "create", "move", "look", "sweep", "relay", "reverse", "withdraw", "pay_out", "block", "unblock"}
)
# Several transactions: what the first of them did stays when a later one dies.
IN_PARTS = frozenset({"sweep", "relay", "block"})
REPEATABLE = frozenset({"fund", "create", "reverse", "withdraw", "sweep", "relay", "block"})
KILL_SHARE = 0.18
REPEAT_SHARE = 0.05
FIND_WITHIN = 400
# What these do about a fact moves no money.
ONLY_TELL = ("wibestore.chat.", "wibestore.notifications.")


class RealHistories(Histories):
    """The same people and deeds, in the model and in the shop."""

    PRICES: ClassVar = ((1_000, 300_000), (1_000, 1_200))
    calls, kills = 0, 0

    def __init__(self) -> None:
        super().__init__()
        self.checked_at = 0
        # Undone in the end: every history begins in an empty shop.
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.shop = Shop(self.market)
        self.time = self.shop.time_of_the_model()
        self.time.__enter__()

    def do(self, name: str, *args: object, **details: object) -> str:
        deed, dice = getattr(self.shop, name)(*args, **details), Random(f"{len(self.log)} {name} {args}")
        kind, answer = type(self), None
        kind.calls += name in DEADLY
        if name in DEADLY and dice.random() < KILL_SHARE:
            answer = self.shop.killed(deed, dice)
            kind.kills += answer is None
            if answer is None and name not in IN_PARTS:
                shop_compare(self.shop)
        expected = super().do(name, *args, **details)
        if answer is None:
            answer = self.shop.answer_of(deed)
        assert answer == expected, f"{self.log[-1]}: the shop says {answer!r}, the model {expected!r}"
        if name in REPEATABLE and not answer and dice.random() < REPEAT_SHARE:
            assert not self.shop.answer_of(deed)
        # At once what PostgreSQL would look at in the commit.
        connection.check_constraints()
        shop_compare(self.shop)
        return expected

    def step(self) -> None:
        super().step()
        for which in range(len(self.market.orders))[-1:]:
            row = self.market.orders[which]
            offered_compare(self.shop, which, (row.buyer, row.seller, "staff")[self.steps % 3])
        if self.steps // 100 > self.checked_at:
            self.checked_at = self.steps // 100
            assert ledger_check() == []

    def teardown(self) -> None:
        try:
            super().teardown()
            if self.is_sound:
                stories_compare(self.shop)
                assert ledger_check() == []
        finally:
            self.time.__exit__(None, None, None)
            transaction.set_rollback(True)
            self.whole.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def nobody_is_told(monkeypatch):
    """Relay facts to those alone who move money by them: the others' tables are no part of the model."""
    movers = {
        topic: {name: handler for name, handler in handlers.items() if not name.startswith(ONLY_TELL)}
        for topic, handlers in outbox._handlers.items()
    }
    monkeypatch.setattr(outbox, "_handlers", movers)


@pytest.fixture
def two_must_agree(settings):
    settings.WITHDRAWAL_SECOND_APPROVAL_FROM = SECOND_APPROVAL_FROM


@pytest.mark.django_db
@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_random_histories_of_the_shop_and_the_model_agree(part, two_must_agree):
    RealHistories.calls = RealHistories.kills = 0

    steps = play(RealHistories, steps=STEPS, first_seed=FIRST_SEED + part * 1_000, shrinks=False, length=LENGTH)

    assert steps >= STEPS
    assert RealHistories.kills >= RealHistories.calls // 20


def finds() -> bool:
    """Tell whether the histories find that the shop does not do what the model does."""
    try:
        play(RealHistories, steps=FIND_WITHIN, first_seed=1, shrinks=False, length=LENGTH)
    except Exception:  # noqa: BLE001 - a wrong sum may also be one that the books refuse
        return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("bug", ["dropped", "wrong person"])
def test_wrong_lines_of_the_shop_are_found(bug, two_must_agree, monkeypatch):
    def settle_lines(*args):
        lines = right(*args)
        names = {Purse.BUYER: Purse.SELLER, Purse.SELLER: Purse.BUYER}
        return lines[:-1] if bug == "dropped" else tuple((names.get(purse, purse), amount) for purse, amount in lines)

    right = money.settle_lines
    monkeypatch.setattr(money, "settle_lines", settle_lines)

    assert finds()


@pytest.mark.django_db
def test_a_clock_of_the_shop_that_is_not_stopped_is_found(two_must_agree, monkeypatch):
    monkeypatch.setattr(clocks, "CLOCKS", [name for name in clocks.CLOCKS if name != "auto_cancel_at"])

    assert finds()
