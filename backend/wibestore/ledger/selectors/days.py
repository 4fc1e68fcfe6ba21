"""
Sums of the books for the shop's days: what one day moved, what shared accounts hold, what is owed now.

None of these is asked by a request of a person: they read as much as a day or the whole books hold.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import CharField, F, QuerySet, Sum, Value

from wibestore.core.ids import CLOCK_MARGIN, uuid7_from
from wibestore.core.money import Som
from wibestore.ledger.models import LedgerAccount, Posting
from wibestore.ledger.rules import CACHED_KINDS
from wibestore.ledger.types import AccountKind, DayEntry, DayLine, EntryKind

_PORTION = 2_000
_SHARED = [kind.value for kind in AccountKind if kind not in CACHED_KINDS]


def day_entries(*, since: datetime, until: datetime) -> Iterator[DayEntry]:
    """Yield the entries made from `since` until before `until` with all their lines; reads in portions."""
    postings = Posting.objects.filter(
        entry_id__gte=uuid7_from(since - CLOCK_MARGIN),
        entry_id__lt=uuid7_from(until + CLOCK_MARGIN),
        created_at__gte=since,
        created_at__lt=until,
    ).order_by("entry_id")
    columns = postings.values_list(
        *("entry_id", "entry__kind", "entry__reference"),
        *("account__kind", "account__owner_id", "account__payer_id", "account__code", "amount"),
    )
    for (_, kind, reference), rows in groupby(columns.iterator(chunk_size=_PORTION), key=lambda row: row[:3]):
        lines = [DayLine(AccountKind(row[3]), *row[4:]) for row in rows]
        yield DayEntry(EntryKind(kind), reference, lines)


def shared_balances(*, until: datetime) -> dict[str, Som]:
    """
    Return the balances of the shop's and the providers' accounts, by the provider's code or else by kind.

    :param until: as they were before that moment; sums all their postings, however many
    """
    rows = _summed(_shared_postings().filter(created_at__lt=until))
    return {code or kind: total for kind, code, total in rows}


def liabilities_now(*, since: datetime | None) -> dict[str, Som]:
    """
    Return what each kind of account that keeps its balance holds, and what shared accounts moved since `since`.

    One statement, hence one moment: the two belong together. Keys are kinds and providers' codes.
    """
    kept = LedgerAccount.objects.filter(kind__in=[kind.value for kind in CACHED_KINDS]).order_by()
    sums: Any = kept.values_list("kind", Value("", output_field=CharField())).annotate(total=Sum("balance"))
    moved = _shared_postings()
    if since is not None:
        moved = moved.filter(created_at__gte=since)
    return {code or kind: total for kind, code, total in sums.union(_summed(moved), all=True)}


def _shared_postings() -> QuerySet[Posting]:
    shared = LedgerAccount.objects.filter(kind__in=_SHARED)
    return Posting.objects.filter(account_id__in=list(shared.values_list("id", flat=True))).order_by()


def _summed(rows: QuerySet[Posting]) -> Any:
    named = rows.values_list(F("account__kind"), F("account__code"))
    return named.annotate(total=Sum("amount"))
