"""
Random histories of a market: who does what, when, in any order. One machine for the model and for the services.

`Histories` plays everything in the model and asks the oracle after every step; a machine over the real services does
the same things there, too (`do`).
"""

from collections import Counter
from collections.abc import Collection
from typing import ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from wibestore.orders.rules import MOVES, Event
from wibestore.orders.tests.bank import Refused
from wibestore.orders.tests.model import HOUR, MINUTE, Market
from wibestore.orders.tests.oracle import Oracle
from wibestore.payments.rules.withdrawals import WithdrawalEvent

# (rate of the plan, sales so far): three plans, two sellers whose money is held and two whose is not.
PEOPLE = [(1_000, 0), (800, 4), (500, 9), (1_000, 30)]
STRANGER = len(PEOPLE)
ANYBODY = ["buyer", "seller", "staff", "system", *range(len(PEOPLE)), STRANGER]
WINDOW = 4
NEXT_CLOCK = 0
MIN_WITHDRAWAL = 10_000
W = WithdrawalEvent
LENGTH = 60

people = st.integers(0, len(PEOPLE) - 1)
others = st.integers(1, len(PEOPLE) - 1)
# Among the newest few: histories that touch one order often say more than those that touch many once.
recent = st.integers(0, WINDOW - 1)
choices = st.integers(0, 9_999)
prices = st.integers(1, 300_000)


class Histories(RuleBasedStateMachine):
    """Four people who buy from each other, a stranger, staff, providers, and clocks that jump."""

    steps = 0
    seen: ClassVar[Counter] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.market = Market(PEOPLE)
        self.oracle = Oracle(self.market)
        self.log: list[str] = []

    def do(self, name: str, *args: object, **details: object) -> str:
        """Do one thing; return the code of its refusal, or nothing."""
        self.log.append(
            f"{name}({', '.join([*map(str, args), *(f'{key}={value}' for key, value in details.items())])})"
        )
        try:
            getattr(self.market, name)(*args, **details)
        except Refused as refusal:
            return str(refusal)
        return ""

    def step(self) -> None:
        """Count the step and look at everything."""
        type(self).steps += 1
        self.seen.update(
            (str(deed.before), deed.event, str(deed.party)) for deed in self.market.deeds[self.oracle.seen :]
        )
        self.oracle.check()

    @rule(buyer=people, shift=others, price=prices, choice=choices)
    def purchase(self, buyer, shift, price, choice):
        """Offer, order and, mostly, pay: so that histories get far."""
        self.buy(buyer, (buyer + shift) % len(PEOPLE), price, choice)
        self.step()

    @rule(which=recent, choice=choices)
    def buyer_goes_on(self, which, choice):
        """The buyer looks, and does one of the things that are open to them."""
        if (order := self.live(which, choice)) is not None:
            buyer = self.market.orders[order].buyer
            if choice % 3:
                self.look(order, buyer)
            if choice % 3 < 2:
                self.go_on(order, buyer, choice // 3)
        self.step()

    @rule(which=recent, choice=choices)
    def seller_goes_on(self, which, choice):
        if (order := self.live(which, choice)) is not None:
            self.go_on(order, self.market.orders[order].seller, choice)
        self.step()

    @rule(which=recent, choice=choices)
    def shop_goes_on(self, which, choice):
        """Staff decide, or something happens by itself."""
        if (order := self.live(which, choice)) is not None:
            self.go_on(order, "system" if choice % 4 else "staff", choice // 4)
        self.step()

    @rule(which=recent, choice=choices, is_buyer=st.booleans())
    def disagree(self, which, choice, is_buyer):
        """A party opens a dispute, proposes, accepts, withdraws or says something: the longer ways."""
        if (order := self.live(which, choice)) is not None:
            row = self.market.orders[order]
            self.go_on(order, row.buyer if is_buyer else row.seller, choice, among=DISAGREEING)
        self.step()

    @rule(which=recent, event=st.sampled_from(Event), who=st.sampled_from(ANYBODY), choice=choices)
    def try_anything(self, which, event, who, choice):
        """Anybody tries anything, mostly in vain: to move, to look, to buy what is sold or costs something else."""
        if self.market.orders:
            order = len(self.market.orders) - 1 - which % len(self.market.orders)
            row = self.market.orders[order]
            who = {"buyer": row.buyer, "seller": row.seller}.get(who, who)
            self.move(order, event, who, choice // 6, stale=choice % 8 == 0)
            if choice % 3 == 0:
                self.look(order, who)
            if choice % 3 == 1 and who in range(len(PEOPLE)):
                self.create(who, row.listing, self.market.listings[row.listing].price + choice % 2, "wallet")
        self.step()

    @rule(which=recent, choice=choices)
    def try_too_much(self, which, choice):
        """Somebody tries what an order is near to, but perhaps not yet, no more, or not in this sum."""
        self.try_near(which, choice)
        self.step()

    @rule(which=recent, who=people, choice=choices)
    def provider_speaks(self, which, who, choice):
        """Money comes, for an order or not, from whom it should or not, in the right sum or not; or is taken back."""
        kind, choice = choice % 4, choice // 4
        if kind < 2 and self.market.deposits:
            number = len(self.market.deposits) - 1 - which % len(self.market.deposits)
            self.do("reverse", number, is_report=kind == 1)
        elif self.market.orders:
            order = len(self.market.orders) - 1 - which % len(self.market.orders)
            row = self.market.orders[order]
            amount = row.price + (choice % 3 == 0) * 1_000
            self.do("fund", who if choice % 5 == 0 else row.buyer, amount, order if kind == 2 else None)
        if choice % 4:
            self.do("relay")
        self.step()

    @rule(who=people, which=recent, choice=choices)
    def withdraw(self, who, which, choice):
        """Ask for a part of what is available, or more; or take what was asked for a step or all the way further."""
        kind, choice, count = choice % 3, choice // 3, len(self.market.withdrawals)
        if kind == 0 or not count:
            available = self.market.books.balances["available", who]
            self.do("withdraw", who, max(MIN_WITHDRAWAL, available * (choice % 11 + 1) // 10))
        elif kind == 1:
            by = [self.market.withdrawals[-1].user, who, "staff", "staff2", "system"][choice % 5]
            self.do("pay_out", count - 1 - which % min(count, 3), list(W)[choice // 5 % len(W)], by)
        else:
            last = W.PAY if choice % 2 else W.RETURN
            for event, by in [(W.APPROVE, "staff"), (W.APPROVE, "staff2"), (W.SEND, "system"), (last, "system")]:
                self.do("pay_out", count - 1 - which % min(count, 3), event, by)
        self.step()

    @rule(
        which=recent,
        choice=choices,
        seconds=st.sampled_from([NEXT_CLOCK, 1, 20 * MINUTE, HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 73 * HOUR]),
        how=st.sampled_from(["swept", "late", "away"]),
    )
    def wait(self, which, choice, seconds, how):
        """Time passes. The sweep ran all the while, or is late and somebody tries something first, or was away."""
        if seconds == NEXT_CLOCK:
            now = self.market.now
            seconds = min((at - now for row in self.market.orders for at in row.clocks.values() if at > now), default=0)
        self.do("wait", seconds)
        if how == "late":
            self.try_near(which, choice)
        if how != "late" or choice % 2:
            self.do("sweep", was_away=how == "away")
        self.step()

    def try_near(self, which: int, choice: int) -> None:
        """Try one of the moves that the table has for the state of an order."""
        if self.market.orders:
            order = len(self.market.orders) - 1 - which % len(self.market.orders)
            row = self.market.orders[order]
            near = [(event, by) for state, event, by in MOVES if state == row.state]
            event, by = near[choice % len(near)] if near else (Event.CONFIRM, "buyer")
            self.move(order, event, {"buyer": row.buyer, "seller": row.seller}.get(by, by), choice // 20)

    def go_on(self, order: int, who: object, choice: int, among: Collection[str] = tuple(Event)) -> None:
        """Let somebody do one of the things that are open to them now."""
        open_now = [event for event in self.market.open_to(order, who) if event in among]
        if open_now:
            event = open_now[choice % len(open_now)]
            refusal = self.move(order, event, who, choice // len(open_now) % POSSIBLE)
            assert not refusal or (event == Event.PAY and refusal == "ledger.insufficient_funds"), refusal

    def look(self, order: int, who: object) -> None:
        """Let somebody look at the login data, if they may."""
        if not self.do("look", order, who):
            self.oracle.looked(order)

    def live(self, which: int, choice: int) -> int | None:
        """Return one of the newest orders with which something can still happen; a new one where there is none."""
        live = [order for order, row in enumerate(self.market.orders) if row.clocks or row.dispute]
        if not live:
            self.buy(which, (which + choice % 3 + 1) % len(PEOPLE), choice * 7 + 1, choice // 3)
            live = [order for order, row in enumerate(self.market.orders) if row.clocks or row.dispute]
        return live[-1 - which % min(len(live), WINDOW)] if live else None

    def buy(self, buyer: int, seller: int, price: int, choice: int) -> None:
        """Offer, order and, mostly, pay."""
        is_by_provider = choice % 5 == 0
        self.do("offer", seller, price, choice // 5 % 2 == 0)
        if not self.create(buyer, len(self.market.listings) - 1, price, "provider" if is_by_provider else "wallet"):
            return
        order = len(self.market.orders) - 1
        self.do("fund", buyer, price, order if is_by_provider else None)
        if is_by_provider:
            self.do("relay")
        elif choice % 5 < 4:
            self.do("move", order, Event.PAY, buyer)

    def create(self, buyer: int, listing: int, price: int, pay_with: str) -> bool:
        """Order; tell whether there is an order now."""
        if self.do("create", buyer, listing, price, pay_with):
            return False
        self.oracle.created(pay_with)
        return True

    def move(self, order: int, event: str, who: object, choice: int, *, stale: bool = False) -> str:
        """Move an order, with what the event needs; the sum of a split is sometimes out of range."""
        details: dict[str, object] = {"stale": True} if stale else {}
        if event in {Event.PROPOSE, Event.RESOLVE}:
            details["refund"] = self.market.orders[order].price * SPLITS[choice % len(SPLITS)] // 10
        return self.do("move", order, event, who, **details)

    def teardown(self) -> None:
        """Let everything come to its end: nobody's money stays anywhere by itself."""
        for order, row in enumerate(self.market.orders):
            if row.dispute:
                self.do("move", order, Event.RESOLVE, "staff", refund=row.price // 3)
        for _ in range(2):
            self.do("relay")
            self.do("wait", 80 * HOUR)
            self.do("sweep", was_away=False)
        self.oracle.check()
        assert all(str(row.state) not in {"paid", "delivered", "disputed"} for row in self.market.orders)
        assert all(not row.clocks for row in self.market.orders)


DISAGREEING = (Event.DISPUTE, Event.PROPOSE, Event.ACCEPT, Event.WITHDRAW, Event.MESSAGE)
# Tenths of the price; all but the first few cannot be.
SPLITS = (0, 10, 5, 3, 7, 1, 9, 11, -1)
POSSIBLE = 7


def play(machine: type[Histories], *, steps: int, first_seed: int, shrinks: bool, length: int = LENGTH) -> int:
    """
    Play histories until `steps` steps were made, and return how many there were.

    Each batch has a seed of its own, counted up from `first_seed`: a failure says which, and plays again by it.
    """
    machine.steps, number = 0, first_seed
    machine.seen.clear()
    while machine.steps < steps:
        batch = settings(
            max_examples=max(1, min(1_000, (steps - machine.steps) // length)),
            stateful_step_count=length,
            deadline=None,
            database=None,
            phases=[Phase.generate, *([Phase.shrink] if shrinks else [])],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(seed(number)(machine), settings=batch)
        except Exception as error:
            error.add_note(f"seed {number}, {machine.steps} steps")
            raise
        number += 1
    return machine.steps
