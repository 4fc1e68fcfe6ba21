"""
What must be true of a market, worked out by itself: no sum and no promise here comes from `orders.rules`.

The oracle looks at what was done (`Deed`) and at plain facts it noted itself (when something was paid, who looked,
what was proposed), and says what every balance must be and what may not have happened yet.
"""

from collections import Counter
from dataclasses import dataclass, field

from tests.histories.model import Deed, Market

HOURS = 3_600
IN_ESCROW = {"paid", "delivered", "disputed"}
PAID_OUT = {"completed", "partially_refunded"}
GIVEN_BACK = {"cancelled", "refunded"}
# Where the money of a withdrawal is; that of the others is back.
IS_AT = {"requested": "reserved", "approved": "reserved", "sent": "payouts", "paid": "clearing"}
# The clocks that must run in a state, and those that may.
MUST_RUN = {
    "awaiting_payment": {"pay_by"},
    "paid": {"deliver_by", "auto_cancel_at"},
    "delivered": {"auto_release_at"},
}
MAY_RUN = {"disputed": {"respond_by"}, "completed": {"available_at"}, "partially_refunded": {"available_at"}}
BOTH = {"buyer", "seller"}
SYSTEM, STAFF, BUYER, SELLER = {"system"}, {"staff"}, {"buyer"}, {"seller"}
# Who may do what, and when: escrow.md §2 once more, by hand.
MAY_DO: dict[str, dict[str, set[str]]] = {
    "awaiting_payment": {"pay": BUYER | SYSTEM, "cancel": BUYER | STAFF, "time_out": SYSTEM, "block": SYSTEM},
    "paid": {
        "instant": SYSTEM,
        "deliver": SELLER,
        "decline": SELLER,
        "cancel": BUYER | STAFF,
        "time_out": SYSTEM,
        "dispute": BUYER,
        "charge_back": SYSTEM,
        "block": SYSTEM,
    },
    "delivered": {
        "confirm": BUYER,
        "auto_release": SYSTEM,
        "replace_credentials": SELLER,
        "cancel": STAFF,
        "dispute": BOTH,
        "charge_back": SYSTEM,
        "block": SYSTEM,
    },
    "disputed": {
        "message": BOTH,
        "evidence": BOTH,
        "propose": BOTH,
        "accept": BOTH,
        "withdraw": BOTH,
        "confirm": BUYER,
        "remind": SYSTEM,
        "silence": SYSTEM,
        "block": SYSTEM,
        "resolve": STAFF,
        "cancel": STAFF,
    },
    # A finished order is left by the end of a hold alone, or by a claim while the money is held (T21).
    "completed": {"mature": SYSTEM, "dispute": BUYER},
    "partially_refunded": {"mature": SYSTEM},
    "cancelled": {},
    "refunded": {},
}


@dataclass(slots=True)
class Facts:
    """What the oracle noted of one order."""

    created_at: int
    pays_within: int
    paid_at: int = 0
    handed_at: int = 0
    ended_at: int = 0
    stopped_at: int = 0
    stopped_for: int = 0
    has_looked: bool = False
    refund: int | None = None
    replaced: int = 0
    opener: str = ""
    opened_from: str = ""
    has_answered: bool = False
    reminded_at: int = 0
    proposals: dict[str, int] = field(default_factory=dict)
    into_escrow: int = 0
    out_of_escrow: int = 0


class Oracle:
    """Watches one market."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.facts: list[Facts] = []
        self.seen = 0

    def created(self, pay_with: str) -> None:
        """Note an order that was just made."""
        self.facts.append(Facts(self.market.now, {"wallet": 900, "provider": 1_800}[pay_with]))

    def looked(self, which: int) -> None:
        """Note that a buyer saw the login data."""
        self.facts[which].has_looked = True

    def check(self) -> None:
        """
        Look at everything that was done since the last time, then at everything there is.

        :raises AssertionError: a promise was broken, or a sum is wrong
        """
        market = self.market
        while self.seen < len(market.deeds):
            deed = market.deeds[self.seen]
            self.seen += 1
            promises_keep(deed, self.facts[deed.order], market.orders[deed.order].price)
            _note(deed, self.facts[deed.order], market.orders[deed.order].price)
        self._books_add_up()
        self._orders_are_whole()
        expected, balances = self.expected(), market.books.balances
        wrong = {name for name in {*expected, *balances} if expected[name] != balances[name]}
        assert not wrong, f"{wrong}: another sum than it should be"

    def expected(self) -> Counter:
        """Return what every account must hold, from the facts alone."""
        balances: Counter = Counter()
        for deposit in self.market.deposits:
            if not deposit.is_reversed:
                balances["clearing",] -= deposit.amount
                balances["available", deposit.user] += deposit.amount
        for withdrawal in self.market.withdrawals:
            place = IS_AT.get(str(withdrawal.state))
            if place:
                balances["available", withdrawal.user] -= withdrawal.amount
                balances[(place, withdrawal.user) if place == "reserved" else (place,)] += withdrawal.amount
        for which, (order, facts) in enumerate(zip(self.market.orders, self.facts, strict=True)):
            if order.state in IN_ESCROW:
                balances["escrow", which] = order.price
                balances["available", order.buyer] -= order.price
            elif order.state in PAID_OUT:
                kept = order.price - facts.refund
                fee = (kept * order.rate_bps - kept * order.rate_bps % 10_000) // 10_000
                balances["available", order.buyer] -= kept
                balances["commission",] += fee
                balances["held" if "available_at" in order.clocks else "available", order.seller] += kept - fee
        for who in range(len(self.market.people)):
            # Nobody has less than nothing: what is missing is owed.
            missing = min(balances["available", who], 0)
            balances["debt", who], balances["available", who] = missing, balances["available", who] - missing
        return balances

    def _books_add_up(self) -> None:
        books = self.market.books
        touched = set()
        for key in books.fresh:
            lines = books.journal[key]
            assert sum(amount for _, amount in lines) == 0, f"{key} does not add up to zero"
            assert all(amount for _, amount in lines), f"{key} has an empty line"
            touched |= {account for account, _ in lines}
            for account, amount in lines:
                if account[0] == "escrow":
                    facts = self.facts[account[1]]
                    facts.into_escrow += max(amount, 0)
                    facts.out_of_escrow -= min(amount, 0)
        books.fresh.clear()
        for account in touched:
            assert books.balances[account] == sum(books.postings[account]), f"{account} is not what its postings say"
        assert sum(books.balances.values()) == 0, "money was made or lost"
        assert all(at >= 0 for name, at in books.balances.items() if name[0] not in {"clearing", "debt"}), "below zero"

    def _orders_are_whole(self) -> None:
        for order, facts in zip(self.market.orders, self.facts, strict=True):
            state, running = str(order.state), set(order.clocks)
            must = MUST_RUN.get(state, set())
            assert must <= running <= must | MAY_RUN.get(state, set()), f"{state} with the clocks {running}"
            inside = facts.into_escrow - facts.out_of_escrow
            assert inside == (order.price if state in IN_ESCROW else 0), f"{state} with {inside} in escrow"
            if state in PAID_OUT | GIVEN_BACK:
                assert not order.left, "a stopped clock outlived its dispute"
            if state in PAID_OUT:
                assert facts.refund < order.price
                assert (facts.refund > 0) == (state == "partially_refunded")
            assert (order.dispute is not None) == (state == "disputed"), "a dispute is open in another state"


def promises_keep(deed: Deed, facts: Facts, price: int) -> None:
    """
    Say whether this could have been done at all.

    :raises AssertionError: too early, too late, by the wrong person or without what had to be there first
    """
    may = deed.party in MAY_DO[deed.before].get(deed.event, ())
    assert may, f"{deed.event} by {deed.party} from {deed.before}"
    promise = PROMISES.get((str(deed.before), deed.event, str(deed.party)))
    assert promise is None or promise(deed, facts, deed.at, price), f"{deed.event} by {deed.party} from {deed.before}"


def _lasted(facts: Facts, since: int, hours: int, now: int) -> bool:
    return now - since - facts.stopped_for >= hours * HOURS


PROMISES = {
    ("awaiting_payment", "time_out", "system"): lambda d, f, now, p: now - f.created_at >= f.pays_within,
    ("paid", "instant", "system"): lambda d, f, now, p: d.is_sealed,
    ("paid", "deliver", "seller"): lambda d, f, now, p: now < d.clocks["auto_cancel_at"],
    ("paid", "cancel", "buyer"): lambda d, f, now, p: now - f.paid_at - f.stopped_for > HOURS,
    ("paid", "time_out", "system"): lambda d, f, now, p: _lasted(f, f.paid_at, 24, now),
    ("paid", "dispute", "buyer"): lambda d, f, now, p: now - f.paid_at - f.stopped_for > HOURS,
    ("delivered", "confirm", "buyer"): lambda d, f, now, p: f.has_looked,
    ("delivered", "auto_release", "system"): lambda d, f, now, p: _lasted(f, f.handed_at, 24, now),
    ("delivered", "replace_credentials", "seller"): lambda d, f, now, p: f.replaced < 2,
    ("completed", "mature", "system"): lambda d, f, now, p: _lasted(f, f.ended_at, 72, now),
    ("partially_refunded", "mature", "system"): lambda d, f, now, p: _lasted(f, f.ended_at, 72, now),
    ("completed", "dispute", "buyer"): lambda d, f, now, p: now < d.clocks["available_at"],
    ("disputed", "propose", "buyer"): lambda d, f, now, p: 0 <= d.refund <= p,
    ("disputed", "propose", "seller"): lambda d, f, now, p: 0 <= d.refund <= p,
    ("disputed", "accept", "buyer"): lambda d, f, now, p: f.proposals.get("seller") == d.refund is not None,
    ("disputed", "accept", "seller"): lambda d, f, now, p: f.proposals.get("buyer") == d.refund is not None,
    ("disputed", "confirm", "buyer"): lambda d, f, now, p: f.has_looked,
    ("disputed", "withdraw", "buyer"): lambda d, f, now, p: f.opener == "buyer",
    ("disputed", "withdraw", "seller"): lambda d, f, now, p: f.opener == "seller",
    ("disputed", "remind", "system"): lambda d, f, now, p: _silent(f, now, 12) and not f.reminded_at,
    ("disputed", "silence", "system"): lambda d, f, now, p: _silent(f, now, 24) and f.reminded_at > 0,
    ("disputed", "resolve", "staff"): lambda d, f, now, p: 0 <= d.refund <= p,
}


def _silent(facts: Facts, now: int, hours: int) -> bool:
    return not facts.has_answered and facts.opener in BOTH and now - facts.stopped_at >= hours * HOURS


def _note(deed: Deed, facts: Facts, price: int) -> None:
    """Write down what was done, and what it means for the refund."""
    event, party, now = deed.event, str(deed.party), deed.at
    if event == "pay":
        facts.paid_at = now
    elif event in {"instant", "deliver", "replace_credentials"}:
        facts.handed_at, facts.stopped_for = now, 0
        facts.replaced += event == "replace_credentials"
    elif event == "block" and deed.before == "disputed":
        # Whoever was blocked cannot speak: from now on nobody loses by silence.
        facts.has_answered = True
    elif event in {"dispute", "charge_back"} or (event == "block" and deed.before in {"paid", "delivered"}):
        facts.opener, facts.opened_from, facts.stopped_at = party, str(deed.before), now
        facts.has_answered, facts.reminded_at, facts.proposals = False, 0, {}
    elif event in {"message", "evidence", "propose"}:
        facts.has_answered |= party != facts.opener
        if event == "propose":
            facts.proposals[party] = deed.refund
    elif event == "remind":
        facts.reminded_at = now
    elif event == "withdraw":
        facts.stopped_for += now - facts.stopped_at
    elif event != "mature":
        _note_end(deed, facts, price)


def _note_end(deed: Deed, facts: Facts, price: int) -> None:
    facts.ended_at, facts.stopped_for = deed.at, 0
    if deed.event in {"confirm", "auto_release"}:
        facts.refund = 0
    elif deed.event == "accept":
        facts.refund = facts.proposals["seller" if deed.party == "buyer" else "buyer"]
    elif deed.event == "resolve":
        facts.refund = deed.refund
    elif deed.event == "silence":
        # Whoever did not open was silent, and loses.
        facts.refund = 0 if facts.opener == "seller" else price
    else:
        facts.refund = price
