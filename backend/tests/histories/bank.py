"""Money in plain Python: a ledger of dictionaries, deposits and their reversals, debts, withdrawals."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wibestore.payments.rules import withdrawals as payouts
from wibestore.payments.rules.withdrawals import WithdrawalEvent, WithdrawalParty, WithdrawalSituation, WithdrawalState

Account = tuple[str, int] | tuple[str]
CLEARING: Account = ("clearing",)
PAYOUTS: Account = ("payouts",)
COMMISSION: Account = ("commission",)
NEVER_BELOW_ZERO = frozenset({"available", "held", "reserved", "escrow"})
SECOND_APPROVAL_FROM = 150_000

W = WithdrawalEvent
_PARTIES = {"staff": WithdrawalParty.STAFF, "staff2": WithdrawalParty.STAFF, "system": WithdrawalParty.SYSTEM}


class Refused(Exception):
    """What is not done; its text is the code that the API answers with."""


@dataclass(slots=True)
class ModelDeposit:
    """Money that a provider reported, perhaps for an order."""

    user: int
    amount: int
    order: int | None = None
    is_reversed: bool = False


@dataclass(slots=True)
class ModelWithdrawal:
    """Money on its way out."""

    user: int
    amount: int
    state: WithdrawalState = WithdrawalState.REQUESTED
    version: int = 1
    approved_by: str | None = None


class Books:
    """Balances as they go, and the journal from which they can be added up again."""

    def __init__(self) -> None:
        self.balances: Counter[Account] = Counter()
        self.postings: dict[Account, list[int]] = {}
        self.journal: dict[str, list[tuple[Account, int]]] = {}
        self.fresh: list[str] = []

    def post(self, key: str, lines: Iterable[tuple[Account, int]]) -> None:
        """
        Write one entry under its key, without empty lines.

        :raises Refused: somebody's account would fall below zero
        """
        lines = [line for line in lines if line[1]]
        after: Counter[Account] = Counter()
        for account, amount in lines:
            after[account] += amount
        for account, amount in after.items():
            if account[0] in NEVER_BELOW_ZERO and self.balances[account] + amount < 0:
                raise Refused("ledger.insufficient_funds")
        assert key not in self.journal, f"{key} was posted before"
        self.journal[key] = lines
        self.fresh.append(key)
        for account, amount in lines:
            self.balances[account] += amount
            self.postings.setdefault(account, []).append(amount)


class Bank:
    """What people do with money beside orders; each method is one thing, and raises `Refused` where it is not done."""

    def __init__(self) -> None:
        self.books = Books()
        self.deposits: list[ModelDeposit] = []
        self.withdrawals: list[ModelWithdrawal] = []
        # Facts that were told and nobody has heard yet: (deposit, what is owed after its reversal; None: it came).
        self.told: list[tuple[int, int | None]] = []
        self.blocked: set[int] = set()

    def fund(self, who: int, amount: int, order: int | None = None) -> None:
        """A provider reports money for somebody's wallet; what it was paid for is heard of later."""
        number = len(self.deposits)
        self.deposits.append(ModelDeposit(who, amount, order))
        self.books.post(f"deposit:{number}", [(CLEARING, -amount), (("available", who), amount)])
        self.settle_debt(who, f"deposit:{number}")
        self.told.append((number, None))

    def reverse(self, number: int, *, is_report: bool) -> None:
        """T20: a provider asks for its money back, or only tells that it has taken it."""
        deposit = self.deposits[number]
        if deposit.is_reversed:
            return
        taken = min(self.books.balances["available", deposit.user], deposit.amount)
        owed = deposit.amount - taken
        if owed and not is_report:
            raise Refused("spent")
        deposit.is_reversed = True
        lines = [(("available", deposit.user), -taken), (("debt", deposit.user), -owed), (CLEARING, deposit.amount)]
        self.books.post(f"deposit:{number}:reversal", lines)
        self.told.append((number, owed))

    def settle_debt(self, who: int, cause: str) -> None:
        """Whatever comes to somebody who owes pays the debt first."""
        paid = min(self.books.balances["available", who], -self.books.balances["debt", who])
        if paid:
            self.books.post(f"debt:{who}:{cause}", [(("available", who), -paid), (("debt", who), paid)])

    def withdraw(self, who: int, amount: int) -> None:
        """Ask for money to be paid out."""
        if self.books.balances["debt", who]:
            raise Refused("payment.in_debt")
        number = len(self.withdrawals)
        self.books.post(f"withdrawal:{number}:request", [(("available", who), -amount), (("reserved", who), amount)])
        self.withdrawals.append(ModelWithdrawal(who, amount))

    def pay_out(self, number: int, event: str, who: int | str) -> None:
        """Move a withdrawal one step: its owner, one of two of the staff, the shop's sender or the provider."""
        row = self.withdrawals[number]
        party = WithdrawalParty.USER if who == row.user else _PARTIES.get(who)
        if who == "system" and event in {W.PAY, W.RETURN}:
            party = WithdrawalParty.PROVIDER
        if party is None:
            raise Refused("payment.withdrawal_not_found")
        move = payouts.MOVES.get((row.state, event, party))
        at = WithdrawalSituation(
            state=row.state,
            approvals_needed=payouts.approvals_needed(row.amount, SECOND_APPROVAL_FROM),
            approved_by=row.approved_by,
            actor_id=who,
            is_owner_in_debt=self.books.balances["debt", row.user] < 0,
            is_owner_blocked=row.user in self.blocked,
        )
        if move is None or move.guard(at):
            raise Refused(f"payment.withdrawal_invalid_transition:{move.guard(at) if move else ''}")
        target = move.target(at)
        if event == W.APPROVE and target is WithdrawalState.REQUESTED:
            row.approved_by = who
        self._pay_out_money(number, row, target)
        row.state, row.version = target, row.version + 1

    def stop_withdrawals(self, who: int) -> None:
        """Take back what a debtor has asked for, until nothing is owed."""
        for number, row in enumerate(self.withdrawals):
            if row.user == who and row.state in payouts.RESERVED_STATES and self.books.balances["debt", who]:
                self.pay_out(number, W.CANCEL, "system")

    def give_back_withdrawals(self, who: int) -> None:
        """Take back what somebody who was blocked has asked for."""
        for number, row in enumerate(self.withdrawals):
            if row.user == who and row.state in payouts.RESERVED_STATES:
                self.pay_out(number, W.CANCEL, "system")

    def _pay_out_money(self, number: int, row: ModelWithdrawal, target: WithdrawalState) -> None:
        reserved, available, amount = ("reserved", row.user), ("available", row.user), row.amount
        ways = {
            WithdrawalState.CANCELLED: (reserved, available),
            WithdrawalState.SENT: (reserved, PAYOUTS),
            WithdrawalState.PAID: (PAYOUTS, CLEARING),
            WithdrawalState.RETURNED: (PAYOUTS, available),
        }
        if target in ways:
            source, place = ways[target]
            self.books.post(f"withdrawal:{number}:{target}", [(source, -amount), (place, amount)])
            if place == available:
                self.settle_debt(row.user, f"withdrawal:{number}")
