"""
Reads of journal entries for the staff: every movement of money in the shop, newest first.

An entry's id says when it was made, so that a period is a range of ids; the margin is for entries whose transaction
began before their id was made, and the exact moment decides.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum

from wibestore.core.ids import CLOCK_MARGIN, uuid7_from
from wibestore.core.money import Som
from wibestore.ledger.errors import EntryNotFound
from wibestore.ledger.models import JournalEntry, Posting
from wibestore.ledger.rules import USER_KINDS, account_id
from wibestore.ledger.types import AccountKind, AccountRef, EntryFilter, EntryInfo, EntryKind, EntryLine


def entry_page(*, wanted: EntryFilter, after: UUID | None = None, limit: int) -> list[EntryInfo]:
    """
    Return at most `limit` entries with all their lines, the newest first. Two queries.

    :param after: the id of the last entry of the page before
    """
    entries = _rows(wanted)
    if after is not None:
        entries = entries.filter(id__lt=after)
    return _infos(entries.order_by("-id")[:limit])


def entry_count(*, wanted: EntryFilter, most: int) -> int:
    """Return how many entries there are, counting no further than `most`."""
    return _rows(wanted).order_by()[:most].count()


def entry_get(entry_id: UUID) -> EntryInfo:
    """
    Return one entry with all its lines.

    :raises EntryNotFound: there is none
    """
    found = _infos(JournalEntry.objects.filter(id=entry_id))
    if not found:
        raise EntryNotFound
    return found[0]


def entry_corrections(entry_id: UUID) -> list[UUID]:
    """Return the entries that correct this one, which their reference names (`entry:<id>`), the oldest first."""
    rows = JournalEntry.objects.filter(reference=f"entry:{entry_id}", kind=EntryKind.CORRECTION.value)
    return list(rows.order_by("id").values_list("id", flat=True))


def _rows(wanted: EntryFilter) -> QuerySet[JournalEntry]:
    rows = JournalEntry.objects.all()
    if wanted.kinds:
        rows = rows.filter(kind__in=wanted.kinds)
    if wanted.entry_id is not None:
        rows = rows.filter(id=wanted.entry_id)
    if wanted.references is not None:
        rows = rows.filter(reference__in=wanted.references)
    if wanted.since is not None:
        rows = rows.filter(id__gte=uuid7_from(wanted.since - CLOCK_MARGIN), created_at__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(id__lt=uuid7_from(wanted.until + CLOCK_MARGIN), created_at__lt=wanted.until)
    for accounts in _accounts(wanted):
        rows = rows.filter(id__in=_postings(wanted).filter(account_id__in=accounts).values("entry_id"))
    return _moving(rows, wanted)


def _accounts(wanted: EntryFilter) -> Iterable[list[UUID]]:
    """Return the accounts that an entry must touch, one of each list."""
    if wanted.owner_id is not None:
        yield [account_id(AccountRef(kind, wanted.owner_id)) for kind in USER_KINDS]
    if wanted.provider:
        yield [account_id(AccountRef.provider(wanted.provider))]


def _postings(wanted: EntryFilter) -> QuerySet[Posting]:
    # The moment again, so that the account's history is read by its index no further than the period goes.
    rows = Posting.objects.all()
    if wanted.since is not None:
        rows = rows.filter(created_at__gte=wanted.since)
    return rows if wanted.until is None else rows.filter(created_at__lt=wanted.until)


def _moving(rows: QuerySet[JournalEntry], wanted: EntryFilter) -> QuerySet[JournalEntry]:
    if wanted.min_amount is None and wanted.max_amount is None:
        return rows
    gains = Posting.objects.filter(entry_id=OuterRef("id"), amount__gt=0).order_by().values("entry_id")
    rows = rows.alias(moved=Subquery(gains.annotate(total=Sum("amount")).values("total")))
    if wanted.min_amount is not None:
        rows = rows.filter(moved__gte=wanted.min_amount)
    return rows if wanted.max_amount is None else rows.filter(moved__lte=wanted.max_amount)


def _infos(entries: QuerySet[JournalEntry]) -> list[EntryInfo]:
    rows = list(entries)
    lines: dict[UUID, list[dict[str, Any]]] = {row.id: [] for row in rows}
    postings = Posting.objects.filter(entry_id__in=lines).order_by("entry_id", "id")
    columns: Iterable[Any] = postings.values(
        "entry_id",
        "amount",
        kind=F("account__kind"),
        owner_id=F("account__owner_id"),
        payer_id=F("account__payer_id"),
        code=F("account__code"),
    )
    for line in columns:
        lines[line["entry_id"]].append(line)
    return [
        EntryInfo(
            id=row.id,
            kind=row.kind,
            created_at=row.created_at,
            reference=row.reference,
            idempotency_key=row.idempotency_key,
            amount=Som(sum(line["amount"] for line in lines[row.id] if line["amount"] > 0)),
            postings=[_line(line) for line in lines[row.id]],
        )
        for row in rows
    ]


def _line(line: dict[str, Any]) -> EntryLine:
    is_escrow = line["kind"] == AccountKind.ORDER_ESCROW.value
    return EntryLine(line["kind"], line["payer_id" if is_escrow else "owner_id"], line["code"], line["amount"])
