"""Facts of the books: which accounts keep a balance, what each one is called, what an entry must be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from wibestore.core.money import Som
from wibestore.ledger.types import AccountKind, AccountRef, PostingLine

USER_KINDS = (
    AccountKind.USER_AVAILABLE,
    AccountKind.USER_HELD,
    AccountKind.USER_PAYOUT_RESERVED,
    AccountKind.USER_DEBT,
)
# Accounts of one owner keep their balance in the row. Those that every order touches (the shop's and the
# providers') are summed from their postings, so that no shared row serialises every release.
CACHED_KINDS = (*USER_KINDS, AccountKind.ORDER_ESCROW)
NEVER_NEGATIVE_KINDS = tuple(kind for kind in CACHED_KINDS if kind is not AccountKind.USER_DEBT)

MIN_LINES = 2
_ACCOUNTS = UUID("6b1f0a52-6c3e-4d7f-9d5c-0f6a3c1b7e21")


def account_id(account: AccountRef) -> UUID:
    """
    Return the account's id, which follows from its name.

    So an entry can name an account without reading it first, and two that create it at once make the same row.
    """
    return uuid5(_ACCOUNTS, f"{account.kind}|{account.owner_id or ''}|{account.code}")


def keeps_balance(account: AccountRef) -> bool:
    """Tell whether the account's balance is kept in its row."""
    return account.kind in CACHED_KINDS


def balanced_lines(postings: Sequence[PostingLine]) -> tuple[PostingLine, ...]:
    """
    Return the lines to write, without those of zero so'm (a commission may round down to nothing).

    :raises ValueError: fewer than two lines are left, or they do not add up to zero; a bug of the caller
    """
    lines = tuple(line for line in postings if line.amount != 0)
    if len(lines) < MIN_LINES:
        raise ValueError("an entry needs two or more postings that are not zero")
    if sum(line.amount for line in lines) != 0:
        raise ValueError("the postings of an entry must add up to zero")
    return lines


def changes_by_account(lines: Iterable[PostingLine]) -> dict[UUID, Som]:
    """Return how much each account that keeps its balance changes."""
    changes: dict[UUID, Som] = defaultdict(Som)
    for line in lines:
        if keeps_balance(line.account):
            changes[account_id(line.account)] += line.amount
    return changes
