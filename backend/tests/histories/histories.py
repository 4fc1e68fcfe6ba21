"""
Random histories of a market: who does what, when, in any order. One machine for the model and for the services.

`Histories` plays everything in the model and asks the oracle after every step; a machine over the real services does
the same things there, too (`do`).
"""

from collections import Counter
from collections.abc import Collection
from random import Random
from typing import ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.histories.bank import Refused
from tests.histories.model import HOUR, MINUTE, Market
from tests.histories.oracle import Oracle
from wibestore.orders.rules import MOVES, Event
from wibestore.payments.rules.withdrawals import WithdrawalEvent

# (rate of the plan, sales so far): three plans, two sellers whose money is held and two whose is not.
PEOPLE = [(1_000, 0), (800, 4), (500, 9), (1_000, 30)]
EVENTS = tuple(Event)
WITHOUT_BLOCKS = tuple(event for event in Event if event is not Event.BLOCK)
DISAGREEING = (Event.DISPUTE, Event.PROPOSE, Event.ACCEPT, Event.WITHDRAW, Event.MESSAGE)
W = WithdrawalEvent
PAYOUT_EVENTS = tuple(W)
MIN_WITHDRAWAL = 10_000
WINDOW = 4
LENGTH = 60
UNTIL_THE_NEXT_CLOCK = 0
PAUSES = (UNTIL_THE_NEXT_CLOCK, UNTIL_THE_NEXT_CLOCK, 1, 20 * MINUTE, HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 73 * HOUR)
# Every rule draws one number and takes from its dice what it needs: each pair of rule and number is one deed.
dices = st.integers(0, 2**16 - 1).map(Random)


class Histories(RuleBasedStateMachine):
    """Four people who buy from each other and are blocked, a stranger, staff, providers, and clocks that jump."""

    # Small sums round in more ways; the real shop has a least price.
    PRICES: ClassVar = ((1, 300_000), (1, 200))
    steps = 0
    seen: ClassVar[Counter] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.market = Market(PEOPLE)
        self.oracle = Oracle(self.market)
        self.log: list[str] = []
        self.is_sound = True

    def do(self, name: str, *args: object, **details: object) -> str:
        """Do one thing; return the code of its refusal, or nothing."""
        self.is_sound = False
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
        self.is_sound = True

    @rule(dice=dices)
    def purchase(self, dice):
        """Offer, order and, mostly, pay: so that histories get far."""
        self.buy(dice)
        self.step()

    @rule(dice=dices)
    def buyer_goes_on(self, dice):
        """The buyer looks, does one of the things that are open to them, or both."""
        if (order := self.live(dice)) is not None:
            buyer, what = self.market.orders[order].buyer, dice.randrange(3)
            if what:
                self.look(order, buyer)
            if what < 2:
                self.go_on(order, buyer, dice)
        self.step()

    @rule(dice=dices)
    def seller_goes_on(self, dice):
        if (order := self.live(dice)) is not None:
            self.go_on(order, self.market.orders[order].seller, dice)
        self.step()

    @rule(dice=dices)
    def shop_goes_on(self, dice):
        """Staff decide, or something happens by itself."""
        if (order := self.live(dice)) is not None:
            among = EVENTS if dice.random() < 0.1 else WITHOUT_BLOCKS
            self.go_on(order, dice.choice(("system", "system", "staff")), dice, among=among)
        self.step()

    @rule(dice=dices)
    def disagree(self, dice):
        """A party opens a dispute, proposes, accepts, withdraws or says something: the longer ways."""
        if (order := self.live(dice)) is not None:
            row = self.market.orders[order]
            self.go_on(order, dice.choice((row.buyer, row.seller)), dice, among=DISAGREEING)
        self.step()

    @rule(dice=dices)
    def try_anything(self, dice):
        """Anybody tries anything, mostly in vain: to move, to look, to buy what is sold or costs something else."""
        if (order := self.any_order(dice)) is not None:
            row, who = self.market.orders[order], self.anybody(order, dice)
            self.move(order, dice.choice(EVENTS), who, dice, stale=dice.random() < 0.1)
            self.look(order, self.anybody(order, dice))
            if who in range(len(PEOPLE)):
                price = self.market.listings[row.listing].price + dice.choice((0, 0, 1))
                self.create(who, row.listing, price, "wallet", pay_now=dice.random() < 0.5)
        self.step()

    @rule(dice=dices)
    def try_too_much(self, dice):
        """Somebody tries what an order is near to, but perhaps not yet, no more, or not in this sum."""
        self.try_near(dice)
        self.step()

    @rule(dice=dices)
    def provider_pays(self, dice):
        """Money comes, for an order or not, from whom it should or not, in the right sum or not."""
        if (order := self.any_order(dice)) is not None:
            row = self.market.orders[order]
            who = dice.choice((row.buyer, row.buyer, row.buyer, dice.randrange(len(PEOPLE))))
            self.fund(who, row.price + dice.choice((0, 0, 1_000)), dice.choice((order, order, None)))
        if dice.random() < 0.7:
            self.do("relay")
        self.step()

    @rule(dice=dices)
    def provider_takes_back(self, dice):
        """A provider asks for money of a deposit back, or says that it has taken it."""
        if self.market.deposits:
            number = dice.randrange(max(0, len(self.market.deposits) - WINDOW), len(self.market.deposits))
            self.do("reverse", number, is_report=dice.random() < 0.5)
        if dice.random() < 0.7:
            self.do("relay")
        self.step()

    @rule(dice=dices)
    def withdraw(self, dice):
        """Ask for a part of what is available, or more; or take what was asked for a step or all the way further."""
        who, count = dice.randrange(len(PEOPLE)), len(self.market.withdrawals)
        number = dice.randrange(max(0, count - WINDOW), count) if count else 0
        kind = dice.randrange(3) if count else 0
        if kind == 0:
            available = self.market.books.balances["available", who]
            self.do("withdraw", who, max(MIN_WITHDRAWAL, available * dice.randrange(1, 12) // 10))
        elif kind == 1:
            by = dice.choice((self.market.withdrawals[number].user, who, "staff", "staff2", "system"))
            self.do("pay_out", number, dice.choice(PAYOUT_EVENTS), by)
        else:
            last = dice.choice((W.PAY, W.RETURN))
            for event, by in ((W.APPROVE, "staff"), (W.APPROVE, "staff2"), (W.SEND, "system"), (last, "system")):
                self.do("pay_out", number, event, by)
        self.step()

    @rule(dice=dices)
    def block_somebody(self, dice):
        """Somebody is blocked, or let in again."""
        who = dice.randrange(len(PEOPLE))
        self.do("unblock" if who in self.market.blocked else "block", who)
        self.step()

    @rule(dice=dices)
    def wait(self, dice):
        """Time passes. The sweep ran all the while, or is late and somebody tries something first, or was away."""
        seconds, how = dice.choice(PAUSES), dice.choice(("swept", "swept", "late", "away"))
        if seconds == UNTIL_THE_NEXT_CLOCK:
            now = self.market.now
            seconds = min((at - now for row in self.market.orders for at in row.clocks.values() if at > now), default=0)
        self.do("wait", seconds)
        if how == "late":
            self.try_near(dice)
        if how != "late" or dice.random() < 0.5:
            self.do("sweep", was_away=how == "away")
        self.step()

    def try_near(self, dice: Random) -> None:
        """Try one of the moves that the table has for the state of an order."""
        if (order := self.any_order(dice)) is not None:
            row = self.market.orders[order]
            near = [(event, by) for state, event, by in MOVES if state == row.state] or [(Event.CONFIRM, "buyer")]
            event, by = dice.choice(near)
            self.move(order, event, {"buyer": row.buyer, "seller": row.seller}.get(by, by), dice)

    def go_on(self, order: int, who: object, dice: Random, among: Collection[str] = EVENTS) -> None:
        """Let somebody do one of the things that are open to them now."""
        open_now = [event for event in self.market.open_to(order, who) if event in among]
        if open_now:
            event = dice.choice(open_now)
            refusal = self.move(order, event, who, dice, most=10)
            assert not refusal or (event == Event.PAY and refusal == "ledger.insufficient_funds"), refusal

    def look(self, order: int, who: object) -> None:
        """Let somebody look at the login data, if they may."""
        if not self.do("look", order, who):
            self.oracle.looked(order)

    def buy(self, dice: Random) -> None:
        """Offer, order and, mostly, pay."""
        buyer, seller = dice.sample(range(len(PEOPLE)), 2)
        price, way = dice.randrange(*dice.choice(self.PRICES)), dice.randrange(6)
        for who in sorted(self.market.blocked & {buyer, seller}):
            self.do("unblock", who)
        self.do("offer", seller, price, dice.random() < 0.5)
        if way == 5:
            self.fund(buyer, price)
        if not self.create(
            buyer, len(self.market.listings) - 1, price, "provider" if way == 0 else "wallet", pay_now=way == 5
        ):
            return
        if way == 5:
            return
        order = len(self.market.orders) - 1
        self.fund(buyer, price, order if way == 0 else None)
        if way == 0:
            self.do("relay")
        elif way < 4:
            self.do("move", order, Event.PAY, buyer)

    def live(self, dice: Random) -> int | None:
        """Return one of the newest orders with which something can still happen; a new one where there is none."""
        for _ in range(2):
            live = [order for order, row in enumerate(self.market.orders) if row.clocks or row.dispute]
            if live:
                return dice.choice(live[-WINDOW:])
            self.buy(dice)
        return None

    def any_order(self, dice: Random) -> int | None:
        """Return one of the newest orders, ended or not."""
        count = len(self.market.orders)
        return dice.randrange(max(0, count - WINDOW), count) if count else None

    def anybody(self, order: int, dice: Random) -> object:
        """Return one of the parties of an order, of the staff, the shop itself, or anybody else."""
        row = self.market.orders[order]
        return dice.choice((row.buyer, row.seller, "staff", "system", dice.randrange(len(PEOPLE) + 1)))

    def fund(self, who: int, amount: int, order: int | None = None) -> None:
        """Let a provider report money; none of them takes less than the least."""
        self.do("fund", who, max(amount, self.PRICES[0][0]), order)

    def create(self, buyer: int, listing: int, price: int, pay_with: str, *, pay_now: bool = False) -> bool:
        """Order; tell whether there is an order now."""
        if self.do("create", buyer, listing, price, pay_with, pay_now=pay_now):
            return False
        self.oracle.created(pay_with)
        return True

    def move(self, order: int, event: str, who: object, dice: Random, *, stale: bool = False, most: int = 12) -> str:
        """Move an order, with what the event needs; a refund is so many tenths of the price, at most `most`."""
        details: dict[str, object] = {"stale": True} if stale else {}
        if event in {Event.PROPOSE, Event.RESOLVE}:
            least = 0 if most == 10 else -1
            details["refund"] = self.market.orders[order].price * dice.randint(least, most) // 10
        return self.do("move", order, event, who, **details)

    def teardown(self) -> None:
        """Let everything come to its end: nobody's money stays anywhere by itself."""
        if not self.is_sound:
            return
        for _ in range(2):
            # What waits to be told may open a dispute: a reversed top-up disputes what it paid for.
            self.do("relay")
            for order, row in enumerate(self.market.orders):
                if row.dispute:
                    self.do("move", order, Event.RESOLVE, "staff", refund=row.price // 3)
            self.do("wait", 80 * HOUR)
            self.do("sweep", was_away=False)
        self.oracle.check()
        assert all(str(row.state) not in {"paid", "delivered", "disputed"} for row in self.market.orders)
        assert all(not row.clocks for row in self.market.orders)
        self.is_sound = True


class Evenly(HypothesisProvider):
    """
    Draws every number evenly and every history anew.

    Hypothesis's own way of generating repeats parts of earlier histories and favours some numbers: good for small
    inputs, but of as many steps far fewer are different ones.
    """

    def draw_integer(
        self,
        min_value: int | None = None,
        max_value: int | None = None,
        *,
        weights: dict[int, float] | None = None,
        shrink_towards: int = 0,
    ) -> int:
        assert self._random is not None
        assert min_value is not None
        assert max_value is not None
        return self._random.randint(min_value, max_value)


AVAILABLE_PROVIDERS["evenly"] = Evenly


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
            backend="evenly",
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
