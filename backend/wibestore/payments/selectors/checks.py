"""
What payments knows of its money, compared with the books (`ledger_check`).

Each compares sums of two statements; the ledger repeats a proof that finds something (`ledger.services.checks`).
"""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Sum

from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.payments.models import Deposit, DepositStatus, PaymentMethod, Withdrawal
from wibestore.payments.rules.withdrawals import RESERVED_STATES, WithdrawalState


def clearing_differences() -> Iterator[str]:
    """
    Compare each provider's clearing with −(succeeded deposits that were not reversed) + paid withdrawals.

    A deposit on its way back (`refunding`) has left the books already, and returns into them if it is refused.
    """
    expected: dict[str, int] = defaultdict(int)
    deposits = Deposit.objects.filter(status=DepositStatus.SUCCEEDED).order_by().values("method_id")
    for code, total in deposits.annotate(total=Sum("amount")).values_list("method_id", "total"):
        expected[code] -= total
    paid = Withdrawal.objects.filter(state=WithdrawalState.PAID).order_by().values("provider")
    for code, total in paid.annotate(total=Sum("amount")).values_list("provider", "total"):
        expected[code] += total
    for code in PaymentMethod.objects.order_by("position").values_list("code", flat=True):
        booked = ledger.account_balance(AccountRef.provider(code))
        if booked != expected[code]:
            yield f"Clearing of {code} is {booked}, its deposits and withdrawals make {expected[code]}."


def payout_differences() -> Iterator[str]:
    """Compare the payouts under way with the withdrawals that were sent and have not ended."""
    sent = Withdrawal.objects.filter(state=WithdrawalState.SENT).aggregate(total=Sum("amount"))["total"] or 0
    booked = ledger.account_balance(AccountRef.platform(AccountKind.PLATFORM_PAYOUT_CLEARING))
    if booked != sent:
        yield f"Payout clearing is {booked}, the withdrawals sent make {sent}."


def reserved_differences() -> Iterator[str]:
    """Compare what each user has reserved with the withdrawals they wait for."""
    waiting = Withdrawal.objects.filter(state__in=list(RESERVED_STATES)).order_by().values("user_id")
    expected = {row["user_id"]: row["total"] for row in waiting.annotate(total=Sum("amount"))}
    booked = ledger.balances_of(AccountKind.USER_PAYOUT_RESERVED)
    for user_id in sorted({*expected, *booked}):
        if booked.get(user_id, 0) != expected.get(user_id, 0):
            yield (
                f"User {user_id} has {booked.get(user_id, 0)} reserved, "
                f"their withdrawals make {expected.get(user_id, 0)}."
            )
