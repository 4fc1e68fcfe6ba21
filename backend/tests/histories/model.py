"""
A market in plain Python: people, listings, orders with every clock, disputes, and a ledger that is a dictionary.

It moves by the product's own tables (`rules.MOVES` with their guards and targets, and the lines of `rules.money`)
without a database; time is a number of seconds. What may not be taken from those tables, what every sum and every
promise must be, is in `oracle.py`. The services are compared with this market step by step in `test_histories.py`.
"""

from dataclasses import dataclass, field

from tests.histories.bank import COMMISSION, Bank, Refused
from wibestore.core.money import Som
from wibestore.orders import rules
from wibestore.orders.rules import Event, Money, OrderState, Party, Purse, Situation

MINUTE, HOUR = 60, 3_600
PAY_BY = {"wallet": 15 * MINUTE, "provider": 30 * MINUTE}
DAY = 24 * HOUR
HOLD = 72 * HOUR
RESPOND = 12 * HOUR
OUTAGE = 10 * MINUTE
NEW_SELLER_SALES = 5

S, E, P = OrderState, Event, Party
WORDS = frozenset({E.MESSAGE, E.EVIDENCE, E.PROPOSE})
PAYS_SELLER = frozenset({S.COMPLETED, S.PARTIALLY_REFUNDED})
# In the order in which a sweep looks at them.
FIRES = {
    "pay_by": (E.TIME_OUT,),
    "auto_cancel_at": (E.TIME_OUT,),
    "auto_release_at": (E.AUTO_RELEASE,),
    "respond_by": (E.REMIND, E.SILENCE),
    "available_at": (E.MATURE,),
}


@dataclass(slots=True)
class Person:
    """Somebody who buys and sells; `rate_bps` is their plan's commission."""

    rate_bps: int
    sales: int


@dataclass(slots=True)
class ModelListing:
    """A game account on offer. `is_sealed`: the vault holds login data; `is_instant`: they are delivered at once."""

    seller: int
    price: int
    is_sealed: bool
    is_instant: bool
    status: str = "active"


@dataclass(slots=True)
class ModelDispute:
    """The open dispute of an order."""

    opened_by: Party
    opened_from: OrderState
    is_reminded: bool = False
    is_answered: bool = False
    proposals: dict[Party, int] = field(default_factory=dict)


@dataclass(slots=True)
class ModelOrder:
    """One purchase: its state, clocks (an instant while it runs), and what a dispute stopped (seconds left)."""

    buyer: int
    seller: int
    listing: int
    price: int
    rate_bps: int
    sla: int
    state: OrderState = S.AWAITING_PAYMENT
    version: int = 1
    updated_at: int = 0
    clocks: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    dispute: ModelDispute | None = None
    refund: int = 0
    replacements: int = 0
    is_revealed: bool = False
    is_delivered: bool = False
    paid_by: int | None = None


@dataclass(slots=True)
class Deed:
    """One thing that was done: what the oracle looks at."""

    order: int
    event: str
    party: Party
    before: OrderState
    clocks: dict[str, int]
    refund: int | None
    is_sealed: bool
    at: int


class Market(Bank):
    """Everything there is; each method is one thing somebody does, and raises `Refused` where it is not done."""

    def __init__(self, people: list[tuple[int, int]]) -> None:
        super().__init__()
        self.now = 0
        self.beat: int | None = None
        self.people = [Person(rate_bps, sales) for rate_bps, sales in people]
        self.listings: list[ModelListing] = []
        self.orders: list[ModelOrder] = []
        self.deeds: list[Deed] = []

    # What people do before an order is there.

    def offer(self, seller: int, price: int, is_sealed: bool) -> int:
        """Put a game account on sale."""
        self.listings.append(ModelListing(seller, price, is_sealed, is_instant=is_sealed))
        return len(self.listings) - 1

    def create(self, buyer: int, which: int, price: int, pay_with: str, *, pay_now: bool = False) -> None:
        """T1: reserve a listing; with `pay_now` pay for it in the same breath, or not at all."""
        listing = self.listings[which]
        if listing.seller == buyer:
            raise Refused("listing.own")
        if listing.status not in {"active", "reserved", "sold"}:
            raise Refused("listing.not_found")
        if listing.status != "active":
            raise Refused("listing.not_active")
        if listing.price != price:
            raise Refused("listing.price_changed")
        if buyer in self.blocked:
            raise Refused("user.blocked")
        if pay_now and self.books.balances["available", buyer] < price:
            raise Refused("ledger.insufficient_funds")
        unpaid = sum(order.buyer == buyer and order.state is S.AWAITING_PAYMENT for order in self.orders)
        if unpaid >= rules.MAX_UNPAID and not pay_now:
            raise Refused("order.too_many_open")
        listing.status = "reserved"
        rate_bps = self.people[listing.seller].rate_bps
        order = ModelOrder(buyer, listing.seller, which, price, rate_bps, sla=HOUR, updated_at=self.now)
        order.clocks["pay_by"] = self.now + PAY_BY[pay_with]
        self.orders.append(order)
        if pay_now:
            self.move(len(self.orders) - 1, E.PAY, buyer)

    # What happens to an order.

    def party_of(self, which: int, who: int | str) -> Party | None:
        """Return the part somebody has in an order; "staff" and "system" are nobody's number."""
        order = self.orders[which]
        parties = {order.buyer: P.BUYER, order.seller: P.SELLER, "staff": P.STAFF, "system": P.SYSTEM}
        return parties.get(who)

    def situation(self, which: int, *, refund: int | None = None, party: Party | None = None) -> Situation:
        """Return what the guards look at."""
        order = self.orders[which]
        dispute, clocks = order.dispute, order.clocks
        return Situation(
            order.state,
            self.now,
            order.price,
            clocks.get("pay_by"),
            clocks.get("deliver_by"),
            clocks.get("auto_cancel_at"),
            clocks.get("auto_release_at"),
            clocks.get("respond_by"),
            clocks.get("available_at"),
            is_delivered=order.is_delivered,
            is_revealed=order.is_revealed,
            has_credentials=self.listings[order.listing].is_sealed,
            has_deposit_waiting=any(self._waits_for(which, *fact) for fact in self.told),
            replacements=order.replacements,
            opened_by=dispute and dispute.opened_by,
            opened_from=dispute and dispute.opened_from,
            is_other_blocked=bool(dispute) and self._is_other_blocked(order, party),
            is_reminded=bool(dispute and dispute.is_reminded),
            has_proposal=bool(dispute and dispute.proposals.get(_other(party)) is not None),
            refund=refund,
        )

    def _is_other_blocked(self, order: ModelOrder, party: Party | None) -> bool:
        return {P.BUYER: order.seller, P.SELLER: order.buyer}.get(party) in self.blocked

    def _waits_for(self, which: int, number: int, owed: int | None) -> bool:
        deposit = self.deposits[number]
        return owed is None and deposit.order == which and not deposit.is_reversed

    def open_to(self, which: int, who: int | str) -> list[str]:
        """Return the events somebody could make happen now."""
        party = self.party_of(which, who)
        return rules.events_open(party, self.situation(which, party=party))[0] if party else []

    def move(self, which: int, event: str, who: int | str, *, refund: int | None = None, stale: bool = False) -> None:
        """T2–T22: move an order one step, and the instant delivery that follows a payment (T5)."""
        order, party = self.orders[which], self.party_of(which, who)
        if party is None:
            raise Refused("order.not_found")
        if event == E.ACCEPT and order.dispute:
            refund = order.dispute.proposals.get(_other(party))
        move = rules.MOVES.get((order.state, event, party))
        if move is None:
            raise Refused("order.invalid_transition:")
        if stale:
            raise Refused("request.version_conflict")
        at = self.situation(which, refund=refund, party=party)
        if missing := move.guard(at):
            raise Refused(f"order.invalid_transition:{missing}")
        deed = Deed(which, event, party, order.state, dict(order.clocks), refund, at.has_credentials, self.now)
        target = move.target(at)
        if event == E.PAY and self.books.balances["available", order.buyer] < order.price:
            raise Refused("ledger.insufficient_funds")
        is_held = self._sale_counts(order, event, target)
        self._money(which, order, move.money, target, refund, is_held=is_held)
        self._clocks(order, event, party, target, is_held=is_held)
        self._goods(order, event, party, target, order.dispute)
        self._dispute(order, event, party, refund)
        order.state, order.version = target, order.version + 1
        if event not in WORDS:
            order.updated_at = self.now
        self.deeds.append(deed)
        if target is S.PAID and deed.before is S.AWAITING_PAYMENT and self.listings[order.listing].is_instant:
            self.move(which, E.INSTANT, "system")

    def look(self, which: int, who: int | str) -> None:
        """The buyer looks at the login data."""
        order, party = self.orders[which], self.party_of(which, who)
        if party is None:
            raise Refused("order.not_found")
        if party is not P.BUYER:
            raise Refused("auth.not_permitted")
        if order.state not in rules.REVEALABLE_STATES or not order.is_delivered:
            raise Refused("order.credentials_not_open")
        order.is_revealed = True

    # Blocks.

    def block(self, who: int) -> None:
        """T22: somebody is blocked; what is open of theirs waits for the staff, and no money leaves the shop."""
        if who in self.blocked:
            return
        self.blocked.add(who)
        for listing in self.listings:
            if listing.seller == who and listing.status == "active":
                listing.status = "paused"
        for which, order in enumerate(self.orders):
            if who in {order.buyer, order.seller}:
                self._fire(which, (E.BLOCK,))
        self.give_back_withdrawals(who)

    def unblock(self, who: int) -> None:
        """A block is lifted: that starts nothing by itself."""
        self.blocked.discard(who)

    # What happens by itself.

    def wait(self, seconds: int) -> None:
        """Time passes; nobody sweeps."""
        self.now += seconds

    def sweep(self, *, was_away: bool) -> None:
        """Make the moves whose time has come; after an outage (`was_away`) every clock first gets the lost time."""
        if was_away and self.beat is not None and self.now - self.beat > OUTAGE:
            for order in self.orders:
                lost = self.now - max(self.beat, order.updated_at)
                order.clocks = {name: at + lost for name, at in order.clocks.items()}
        self.beat = self.now
        for clock, events in FIRES.items():
            due = [
                which for which, order in enumerate(self.orders) if order.clocks.get(clock, self.now + 1) <= self.now
            ]
            for which in sorted(due, key=lambda which: (self.orders[which].clocks[clock], which)):
                self._fire(which, events)

    def _fire(self, which: int, events: tuple[str, ...]) -> None:
        for event in events:
            try:
                self.move(which, event, "system")
            except Refused:
                continue
            break

    # Money.

    def relay(self) -> None:
        """The shop hears of deposits: each pays its order or stays in the wallet, and a reversed one may be owed."""
        while self.told:
            number, owed = self.told[0]
            deposit, order = self.deposits[number], self.deposits[number].order
            if owed is None and order is not None and self.orders[order].buyer == deposit.user:
                self._pay_by_deposit(order, number)
            elif owed:
                paid = {which for which, row in enumerate(self.orders) if row.paid_by == number}
                for which in sorted(paid | ({order} - {None})):
                    self._fire(which, (E.CHARGE_BACK,))
                self.stop_withdrawals(deposit.user)
            self.told.pop(0)

    def _pay_by_deposit(self, which: int, number: int) -> None:
        try:
            self.move(which, E.PAY, "system")
        except Refused:
            return
        self.orders[which].paid_by = number

    def _money(
        self, which: int, order: ModelOrder, money: Money, target: OrderState, refund: int | None, *, is_held: bool
    ) -> None:
        lines, key = self._lines(order, money, target, refund)
        if not lines:
            return
        accounts = {
            Purse.BUYER: ("available", order.buyer),
            Purse.ESCROW: ("escrow", which),
            Purse.SELLER: ("held" if is_held else "available", order.seller),
            Purse.HELD: ("held", order.seller),
            Purse.COMMISSION: COMMISSION,
        }
        # A claim can be withdrawn and made again: the version tells its entries apart.
        postings = [(accounts[purse], int(amount)) for purse, amount in lines]
        self.books.post(f"order:{which}:{key}:{order.version}", postings)
        for (kind, *owner), amount in postings:
            if kind == "available" and amount > 0:
                self.settle_debt(owner[0], f"order:{which}:{key}:{order.version}")

    def _lines(
        self, order: ModelOrder, money: Money, target: OrderState, refund: int | None
    ) -> tuple[rules.Lines, str]:
        price, rate = Som(order.price), order.rate_bps
        if money is Money.SILENCE:
            money = Money.REFUND if target is S.REFUNDED else Money.RELEASE
        if money is Money.REOPEN:
            money = Money.RELEASE if target is S.COMPLETED else Money.NONE
        if money is Money.HOLD:
            return rules.hold_lines(price), "hold"
        if money is Money.CLAIM:
            return rules.claim_lines(price, rate), "claim"
        if money is Money.MATURE:
            return rules.mature_lines(price, Som(order.refund), rate), "mature"
        if money is Money.NONE:
            return (), ""
        order.refund = {Money.REFUND: order.price, Money.RELEASE: 0}.get(money, refund)
        return rules.settle_lines(price, Som(order.refund), rate), "settle"

    # Effects.

    def _clocks(self, order: ModelOrder, event: str, party: Party, target: OrderState, *, is_held: bool) -> None:
        """Stop the clocks of the state that is left and start those of the next one."""
        if order.state is not S.DISPUTED or event == E.WITHDRAW:
            left, order.left = order.left, {}
        if event == E.WITHDRAW:
            order.clocks = {name: self.now + seconds for name, seconds in left.items()}
        elif target is not S.DISPUTED:
            order.left = {}
            order.clocks = {} if event == E.MATURE else self._clocks_of(order, target, is_held=is_held)
        elif order.state is not S.DISPUTED:
            order.left = {name: at - self.now for name, at in order.clocks.items()}
            is_awaited = event == E.DISPUTE and not self._is_other_blocked(order, party)
            order.clocks = {"respond_by": self.now + RESPOND} if is_awaited else {}
        elif event == E.REMIND:
            order.clocks = {"respond_by": self.now + RESPOND}
        elif event == E.BLOCK:
            order.clocks = {}

    def _clocks_of(self, order: ModelOrder, target: OrderState, *, is_held: bool) -> dict[str, int]:
        if target is S.PAID:
            return {"deliver_by": self.now + order.sla, "auto_cancel_at": self.now + DAY}
        if target is S.DELIVERED:
            return {"auto_release_at": self.now + DAY}
        return {"available_at": self.now + HOLD} if is_held else {}

    def _sale_counts(self, order: ModelOrder, event: str, target: OrderState) -> bool:
        """Count a completed sale, or a claimed one no more; tell whether the seller's part will be held."""
        seller = self.people[order.seller]
        if event == E.MATURE:
            return False
        if order.state is S.COMPLETED:
            seller.sales -= 1
        seller.sales += target is S.COMPLETED
        place = seller.sales + (target is not S.COMPLETED)
        return event == E.WITHDRAW or (target in PAYS_SELLER and place <= NEW_SELLER_SALES)

    def _dispute(self, order: ModelOrder, event: str, party: Party, refund: int | None) -> None:
        dispute = order.dispute
        if event in {E.DISPUTE, E.CHARGE_BACK} or (event == E.BLOCK and order.state in {S.PAID, S.DELIVERED}):
            order.dispute = ModelDispute(party, order.state)
            return
        if dispute is None or event == E.BLOCK:
            return
        if event in {E.MESSAGE, E.EVIDENCE, E.PROPOSE}:
            if party is not dispute.opened_by:
                dispute.is_answered = True
                order.clocks.pop("respond_by", None)
            if event == E.PROPOSE:
                dispute.proposals[party] = refund
        elif event == E.REMIND:
            dispute.is_reminded = True
        else:
            order.dispute = None

    def _goods(
        self, order: ModelOrder, event: str, party: Party, target: OrderState, dispute: ModelDispute | None
    ) -> None:
        """Hand over what was bought, and let the listing go where the order's end sends it."""
        listing = self.listings[order.listing]
        if event in {E.INSTANT, E.DELIVER, E.REPLACE_CREDENTIALS}:
            order.is_delivered = listing.is_sealed = True
            order.replacements += event == E.REPLACE_CREDENTIALS
        elif target in rules.LIVE_STATES or event in {E.MATURE, E.WITHDRAW}:
            return
        else:
            status = self._fate(order, event, party, target, dispute)
            listing.status = "paused" if status == "active" and order.seller in self.blocked else status
            listing.is_sealed &= listing.status not in {"sold", "quarantined"}
            listing.is_instant &= listing.status != "quarantined"

    def _fate(
        self, order: ModelOrder, event: str, party: Party, target: OrderState, dispute: ModelDispute | None
    ) -> str:
        if order.state is S.PAID and party is not P.STAFF:
            return "paused"
        was_sold = dispute is not None and dispute.opened_from is S.COMPLETED
        if target in {S.CANCELLED, S.REFUNDED}:
            return "quarantined" if order.is_revealed or was_sold or event == E.SILENCE else "active"
        return "sold" if order.is_delivered or was_sold else "active"


def _other(party: Party | None) -> Party | None:
    return {P.BUYER: P.SELLER, P.SELLER: P.BUYER}.get(party)
