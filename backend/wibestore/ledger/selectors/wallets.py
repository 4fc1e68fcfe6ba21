"""Reads balances and movements. Every balance a person sees comes from here."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, tzinfo
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from wibestore.core.money import Som
from wibestore.ledger.errors import MovementNotFound
from wibestore.ledger.models import LedgerAccount, Posting
from wibestore.ledger.rules import USER_KINDS, account_id, keeps_balance
from wibestore.ledger.types import (
    AccountKind,
    AccountRef,
    EntryKind,
    MovementDetail,
    MovementFilter,
    MovementLine,
    StatementLine,
    WalletBalances,
)

MAX_LINES = 101
EVERYTHING = MovementFilter()
_EARNINGS = (EntryKind.ORDER_RELEASE.value, EntryKind.ORDER_SETTLEMENT.value, EntryKind.ORDER_CLAIM.value)
_OF_DEPOSITS = (
    *(EntryKind.DEPOSIT, EntryKind.DEPOSIT_REVERSAL, EntryKind.DEPOSIT_REFUND, EntryKind.DEPOSIT_REFUND_RETURN),
    *(EntryKind.ORDER_HOLD, EntryKind.ORDER_REFUND, EntryKind.SUBSCRIPTION, EntryKind.PROMOTION),
)
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
    user_id: UUID,
    *,
    wanted: MovementFilter = EVERYTHING,
    after: tuple[datetime, UUID] | None = None,
    limit: int,
) -> list[MovementLine]:
    """
    Return the user's movements, newest first, at most `limit` of them (and never more than `MAX_LINES`).

    :param after: `(created_at, id)` of the last line of the page before
    """
    limit = min(limit, MAX_LINES)
    # A page of each account by its own index, then the newest of all of them: no account's history is sorted whole.
    pages = [
        _movements(account, wanted=wanted, after=after).order_by("-created_at", "-id")[:limit]
        for account in _wallet_accounts(user_id)
    ]
    rows = pages[0].union(*pages[1:], all=True).order_by("-created_at", "-id")[:limit]
    return [MovementLine(*row) for row in rows]


def movement_get(user_id: UUID, movement_id: UUID) -> MovementDetail:
    """
    Return one of the user's movements, with what belongs to it.

    :raises MovementNotFound: absent, or not theirs
    """
    accounts = _wallet_accounts(user_id)
    posting = Posting.objects.filter(id=movement_id, account_id__in=accounts).first()
    if posting is None:
        raise MovementNotFound
    lines = Posting.objects.filter(entry_id=posting.entry_id, account_id__in=accounts).order_by("id")
    by_id = {row[0]: MovementLine(*row) for row in lines.values_list(*_COLUMNS)}
    return MovementDetail(line=by_id.pop(posting.id), balance_after=_balance_at(posting), related=list(by_id.values()))


def movement_id_of(user_id: UUID, idempotency_key: str) -> UUID | None:
    """Return the id of the movement that an entry made on the user's available money; None where it made none."""
    account = account_id(AccountRef.available(user_id))
    return (
        Posting.objects.filter(entry__idempotency_key=idempotency_key, account_id=account)
        .values_list("id", flat=True)
        .first()
    )


def earnings_by_day(user_id: UUID, *, since: datetime, until: datetime, zone: tzinfo) -> dict[date, Som]:
    """
    Return what orders paid the user as their seller, by the day in `zone` it came, without days of nothing.

    What an after-sale claim took back counts against its own day. One query.

    :param since: inclusive; `until`: exclusive
    """
    # Of a split, both parties get something: whose payer the user is, of that they are the buyer.
    bought = Posting.objects.filter(entry_id=OuterRef("entry_id"), account__payer_id=user_id)
    accounts = [account_id(AccountRef.available(user_id)), account_id(AccountRef.held(user_id))]
    lines = Posting.objects.filter(
        ~Exists(bought),
        account_id__in=accounts,
        entry__kind__in=_EARNINGS,
        created_at__gte=since,
        created_at__lt=until,
    )
    days = lines.order_by().annotate(day=TruncDate("created_at", tzinfo=zone)).values("day")
    return {row["day"]: Som(int(row["sum"])) for row in days.annotate(sum=Sum("amount"))}


def account_balance(account: AccountRef) -> Som:
    """Return an account's balance: the kept one, or for shared accounts the sum of their postings."""
    key = account_id(account)
    if keeps_balance(account):
        kept = LedgerAccount.objects.filter(id=key).values_list("balance", flat=True).first()
        return Som(kept or 0)
    total = Posting.objects.filter(account_id=key).aggregate(total=Sum("amount"))["total"]
    return Som(int(total or 0))


def statement_lines(
    account: AccountRef, *, since: datetime | None = None, until: datetime | None = None
) -> Iterator[StatementLine]:
    """
    Yield an account's movements, the oldest first, each with the balance it left; read in portions.

    :param since: inclusive; the first balance takes what came before into account
    :param until: exclusive
    """
    postings = Posting.objects.filter(account_id=account_id(account))
    balance = 0
    if since is not None:
        balance = postings.filter(created_at__lt=since).aggregate(total=Sum("amount"))["total"] or 0
        postings = postings.filter(created_at__gte=since)
    if until is not None:
        postings = postings.filter(created_at__lt=until)
    rows = postings.order_by("created_at", "id").values_list("created_at", "entry__kind", "entry__reference", "amount")
    for created_at, kind, reference, amount in rows.iterator():
        balance += amount
        yield StatementLine(created_at, kind, reference, amount, Som(balance))


def deposits_unspent(user_id: UUID) -> Som:
    """Return what of the user's deposits was spent on nothing in the shop, nor went back (threat T-39). One query."""
    kinds = [kind.value for kind in _OF_DEPOSITS]
    lines = Posting.objects.filter(account_id=account_id(AccountRef.available(user_id)), entry__kind__in=kinds)
    return Som(max(0, int(lines.aggregate(total=Sum("amount"))["total"] or 0)))


def balances_of(kind: AccountKind) -> dict[UUID, Som]:
    """Return the balances of all accounts of a kind that keeps them, by owner, without those of zero."""
    rows = LedgerAccount.objects.filter(kind=kind.value).exclude(balance=0)
    return {owner_id: balance for owner_id, balance in rows.values_list("owner_id", "balance") if owner_id}


def owners_among(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users the books know, with money or without."""
    accounts = [account for user_id in user_ids for account in _wallet_accounts(user_id)]
    rows = LedgerAccount.objects.filter(id__in=accounts).values_list("owner_id", flat=True)
    return {owner_id for owner_id in rows if owner_id}


def _wallet_accounts(user_id: UUID) -> list[UUID]:
    return [account_id(AccountRef(kind, user_id)) for kind in USER_KINDS]


def _movements(
    account: UUID, *, wanted: MovementFilter, after: tuple[datetime, UUID] | None
) -> "QuerySet[Posting, Any]":
    postings = Posting.objects.filter(_amount_within(wanted), account_id=account)
    if wanted.kinds:
        postings = postings.filter(entry__kind__in=wanted.kinds)
    if wanted.since is not None:
        postings = postings.filter(created_at__gte=wanted.since)
    if after is not None:
        created_at, posting_id = after
        # Written so that the index answers it at any depth (stack.md, Pagination).
        postings = postings.filter(Q(created_at__lt=created_at) | Q(id__lt=posting_id), created_at__lte=created_at)
    return postings.values_list(*_COLUMNS)


def _amount_within(wanted: MovementFilter) -> Q:
    within = {"in": Q(amount__gt=0), "out": Q(amount__lt=0)}.get(wanted.direction, Q())
    if wanted.min_amount is not None:
        within &= Q(amount__gte=wanted.min_amount) | Q(amount__lte=-wanted.min_amount)
    if wanted.max_amount is not None:
        within &= Q(amount__range=(-wanted.max_amount, wanted.max_amount))
    return within


def _balance_at(posting: Posting) -> Som:
    earlier = Posting.objects.filter(
        Q(created_at__lt=posting.created_at) | Q(id__lte=posting.id),
        account_id=posting.account_id,
        created_at__lte=posting.created_at,
    )
    return Som(int(earlier.aggregate(total=Sum("amount"))["total"]))
