"""The wallet as its owner sees it: every balance is one of the ledger."""

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.ledger import selectors as ledger
from wibestore.payments.selectors.withdrawals import withdrawal_limits
from wibestore.payments.types import Wallet


def wallet_get(*, actor: Actor) -> Wallet:
    """Return the actor's balances, and how much of them one withdrawal may take now: nothing while in debt."""
    balances = ledger.wallet_balances(actor.user_id)
    limits = withdrawal_limits(actor.user_id, now=clock.now())
    withdrawable = min(balances.available, limits.left_today, limits.max_per_request)
    return Wallet(
        available=balances.available,
        held=balances.held,
        payout_reserved=balances.payout_reserved,
        in_escrow=balances.in_escrow,
        debt=balances.debt,
        withdrawable=withdrawable if withdrawable >= limits.min and not balances.debt else Som(0),
        withdrawal_limits=limits,
    )
