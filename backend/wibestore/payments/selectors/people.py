"""Whom payments knows: who must not be forgotten, and what stands against closing an account."""

from collections.abc import Collection
from uuid import UUID

from wibestore.ledger import selectors as ledger
from wibestore.payments.models import Deposit, DepositStatus, PayoutCard, Withdrawal
from wibestore.payments.rules.withdrawals import OPEN_STATES

# Money on its way in or back.
_MOVING = (DepositStatus.PENDING, DepositStatus.REFUNDING)


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users have a deposit, a card, a withdrawal or an account in the books."""
    found = set(ledger.owners_among(user_ids))
    for model in (Deposit, PayoutCard, Withdrawal):
        found |= set(model.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
    return found


def reasons_against_closing(user_id: UUID) -> list[str]:
    """Return "money" while the user owns, owes or moves any, "withdrawals" while one is not finished."""
    balances = ledger.wallet_balances(user_id)
    has_money = any((balances.available, balances.held, balances.payout_reserved, balances.in_escrow, balances.debt))
    is_moving = Deposit.objects.filter(user_id=user_id, status__in=_MOVING).exists()
    is_leaving = Withdrawal.objects.filter(user_id=user_id, state__in=list(OPEN_STATES)).exists()
    return ["money"] * (has_money or is_moving) + ["withdrawals"] * is_leaving
