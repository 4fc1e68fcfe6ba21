"""Reads balances and movements. Every balance a person sees comes from here."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from wibestore.core.money import Som
from wibestore.ledger.errors import MovementNotFound
from wibestore.ledger.models import LedgerAccount, Posting
from wibestore.ledger.rules import USER_KINDS, account_id, keeps_balance
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, MovementLine, WalletBalances

MAX_LINES = 101
_COLUMNS = ("id", "entry__kind", "account__kind", "amount", "entry__reference", "created_at")


def wallet_balances(user_id: UUID) -> WalletBalances:
    """Return the user's balances; `debt` is what they owe, as a positive number. One query."""
    rows = LedgerAccount.objects.filter(
        Q(id__in=_wallet_accounts(user_id)) | Q(payer_id=user_id, kind=AccountKind.ORDER_ESCROW.value)
    )
    sums: dict[str, int] = {
        row["kind"]: row["total"] for row in rows.order_by().values("kind").annotate(total=Sum("balance"))
    }

    def of(kind: AccountKind) -> Som:
        return Som(int(sums.get(kind.value, 0)))

    return WalletBalances(
        available=of(AccountKind.USER_AVAILABLE),
        held=of(AccountKind.USER_HELD),
        payout_reserved=of(AccountKind.USER_PAYOUT_RESERVED),
        in_escrow=of(AccountKind.ORDER_ESCROW),
        debt=-of(AccountKind.USER_DEBT),
    )


def movement_page(
    user_id: UUID, *, kinds: Collection[EntryKind | str] = (), after: tuple[datetime, UUID] | None = None, limit: int
) -> list[MovementLine]:
    """
    Return the user's movements, newest first, at most `limit` of them (and never more than `MAX_LINES`).

    :param kinds: only entries of these kinds; empty means all
    :param after: `(created_at, id)` of the last line of the page before
    """
    limit = min(limit, MAX_LINES)
    # A page of each account by its own index, then the newest of all of them: no account's history is sorted whole.
    pages = [
        _movements(account, kinds=kinds, after=after).order_by("-created_at", "-id")[:limit]
        for account in _wallet_accounts(user_id)
    ]
    rows = pages[0].union(*pages[1:], all=True).order_by("-created_at", "-id")[:limit]
    return [MovementLine(*row) for row in rows]


def movement_get(user_id: UUID, movement_id: UUID) -> MovementLine:
    """
    Return one of the user's movements.

    :raises MovementNotFound: absent, or not theirs
    """
    postings = Posting.objects.filter(id=movement_id, account_id__in=_wallet_accounts(user_id))
    row = postings.values_list(*_COLUMNS).first()
    if row is None:
        raise MovementNotFound
    return MovementLine(*row)


def account_balance(account: AccountRef) -> Som:
    """Return an account's balance: the kept one, or for shared accounts the sum of their postings."""
    key = account_id(account)
    if keeps_balance(account):
        kept = LedgerAccount.objects.filter(id=key).values_list("balance", flat=True).first()
        return Som(kept or 0)
    total = Posting.objects.filter(account_id=key).aggregate(total=Sum("amount"))["total"]
    return Som(int(total or 0))


def _wallet_accounts(user_id: UUID) -> list[UUID]:
    return [account_id(AccountRef(kind, user_id)) for kind in USER_KINDS]


def _movements(
    account: UUID, *, kinds: Collection[EntryKind | str], after: tuple[datetime, UUID] | None
) -> "QuerySet[Posting, Any]":
    postings = Posting.objects.filter(account_id=account)
    if kinds:
        postings = postings.filter(entry__kind__in=[str(kind) for kind in kinds])
    if after is not None:
        created_at, posting_id = after
        # Written so that the index answers it at any depth (stack.md, Pagination).
        postings = postings.filter(Q(created_at__lt=created_at) | Q(id__lt=posting_id), created_at__lte=created_at)
    return postings.values_list(*_COLUMNS)
