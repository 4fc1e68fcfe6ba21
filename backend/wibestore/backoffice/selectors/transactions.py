"""Every movement of money in the shop, as finance reads it: journal entries with people and numbers for ids."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from wibestore.backoffice.selectors.positions import period_of, scope_of
from wibestore.backoffice.selectors.withdrawals import user_id_of
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import EntryFilter, EntryInfo
from wibestore.orders import selectors as orders
from wibestore.payments import selectors as payments
from wibestore.users import selectors as users

LONGEST_PERIOD = 92
EXPORT_LINES = 50_000
_LATELY = timedelta(days=31)
_PORTION = 500
_UUID_LENGTH = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionQuestion:
    """What finance asks for, as it stands in the address; without a person, a name or days the last month is meant."""

    kinds: tuple[str, ...] = ()
    user: str | None = None
    reference: str | None = None
    provider: str | None = None
    min_amount: int | None = None
    max_amount: int | None = None
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLine:
    """One line of an entry in a file."""

    created_at: datetime
    kind: str
    entry_id: UUID
    reference: str
    order: str
    deposit: str
    withdrawal: str
    account: str
    username: str
    name: str
    provider: str
    amount: int


def transaction_page(*, actor: Actor, asked: TransactionQuestion, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of entries, the newest first, and the position the next one starts after.

    :raises NotPermitted: the actor is not of finance
    :raises ValidationFailed: the days are no period of at most 92, or the cursor is not of this list
    """
    _finance_only(actor)
    scope = scope_of("transactions", **asdict(asked))
    after = UUID(cursor_decode(cursor, scope=scope)[0]) if cursor else None
    found = ledger.entry_page(wanted=_filter_of(asked), after=after, limit=page_size + 1)
    shown = found[:page_size]
    following = cursor_encode([str(shown[-1].id)], scope=scope) if len(found) > page_size else ""
    return {"results": _named(shown), "next": following}


def transaction_get(*, actor: Actor, entry_id: UUID) -> dict[str, Any]:
    """
    Return one entry, with its key and what corrects it.

    :raises NotPermitted: the actor is not of finance
    :raises EntryNotFound: there is none
    """
    _finance_only(actor)
    entry = ledger.entry_get(entry_id)
    thing, _, name = entry.reference.partition(":")
    return {
        **_named([entry])[0],
        "idempotency_key": entry.idempotency_key,
        "corrects": UUID(name) if thing == "entry" else None,
        "corrected_by": ledger.entry_corrections(entry_id),
    }


def transaction_count(*, actor: Actor, asked: TransactionQuestion) -> int:
    """
    Return how many entries an export would hold, counting no further than its end.

    :raises NotPermitted, ValidationFailed: see `transaction_page`
    """
    _finance_only(actor)
    return ledger.entry_count(wanted=_filter_of(asked), most=EXPORT_LINES)


def transaction_lines(*, actor: Actor, asked: TransactionQuestion, limit: int = EXPORT_LINES) -> Iterator[ExportLine]:
    """
    Yield the lines of the entries, the newest first, at most `limit`; reads portion by portion, each on its own.

    :raises NotPermitted, ValidationFailed: see `transaction_page`
    """
    _finance_only(actor)
    return _lines(_filter_of(asked), limit)


def _lines(wanted: EntryFilter, limit: int) -> Iterator[ExportLine]:
    after: UUID | None = None
    while limit > 0:
        entries = ledger.entry_page(wanted=wanted, after=after, limit=_PORTION)
        for entry in _named(entries):
            for posting in entry["postings"][:limit]:
                limit -= 1
                yield _line(entry, posting)
        if len(entries) < _PORTION:
            return
        after = entries[-1].id


def _line(entry: dict[str, Any], posting: dict[str, Any]) -> ExportLine:
    owner = posting["owner"]
    return ExportLine(
        created_at=entry["created_at"],
        kind=entry["kind"],
        entry_id=entry["id"],
        reference=entry["reference"],
        order=entry["order"]["number"] if entry["order"] else "",
        deposit=entry["deposit"]["reference"] if entry["deposit"] else "",
        withdrawal=entry["withdrawal"]["number"] if entry["withdrawal"] else "",
        account=posting["account"],
        username=owner.username if owner else "",
        name=owner.display_name if owner else "",
        provider=posting["provider"] or "",
        amount=posting["amount"],
    )


def _finance_only(actor: Actor) -> None:
    if not actor.is_finance:
        raise NotPermitted


def _filter_of(asked: TransactionQuestion) -> EntryFilter:
    since, until = period_of(asked.first_on, asked.last_on, longest=LONGEST_PERIOD)
    if since is None and asked.user is None and asked.reference is None:
        since = clock.now() - _LATELY
    owner_id, entry_id = user_id_of(asked.user), None
    references = None if asked.reference is None else _references_of(asked.reference.strip())
    if asked.reference is not None and (entry_id := _uuid_of(asked.reference.strip())):
        references = None
    if asked.user is not None and owner_id is None:
        references = ()
    return EntryFilter(
        kinds=asked.kinds,
        owner_id=owner_id,
        entry_id=entry_id,
        references=references,
        provider=asked.provider or "",
        min_amount=asked.min_amount,
        max_amount=asked.max_amount,
        since=since,
        until=until,
    )


def _references_of(name: str) -> tuple[str, ...]:
    """Return what entries about the thing called `name` say; none where nothing is called so."""
    if name.upper().startswith("O-"):
        order_id = orders.order_id_of(name.upper())
        return (f"order:{order_id}",) if order_id else ()
    return tuple(f"{thing}:{row_id}" for thing, row_id in payments.reference_ids(name))


def _uuid_of(name: str) -> UUID | None:
    try:
        return UUID(name) if len(name) == _UUID_LENGTH else None
    except ValueError:
        return None


def _named(entries: Sequence[EntryInfo]) -> list[dict[str, Any]]:
    ids: dict[str, set[UUID]] = {"order": set(), "deposit": set(), "withdrawal": set()}
    things = [_thing_of(entry.reference) for entry in entries]
    for thing, thing_id in things:
        if thing_id is not None and thing in ids:
            ids[thing].add(thing_id)
    numbers = orders.order_numbers(ids["order"])
    deposits, withdrawals = payments.deposit_names(ids["deposit"]), payments.withdrawal_numbers(ids["withdrawal"])
    people = users.seller_cards({line.owner_id for entry in entries for line in entry.postings if line.owner_id})
    return [
        {
            "id": entry.id,
            "kind": entry.kind,
            "created_at": entry.created_at,
            "amount": int(entry.amount),
            "reference": entry.reference,
            "order": {"id": thing_id, "number": numbers[thing_id]} if thing_id in numbers else None,
            "deposit": {"id": thing_id, "reference": deposits[thing_id][0], "method": deposits[thing_id][1]}
            if thing_id in deposits
            else None,
            "withdrawal": {"id": thing_id, "number": withdrawals[thing_id]} if thing_id in withdrawals else None,
            "postings": [
                {
                    "account": line.account,
                    "owner": people.get(line.owner_id) if line.owner_id else None,
                    "provider": line.provider or None,
                    "amount": int(line.amount),
                }
                for line in entry.postings
            ],
        }
        for entry, (_, thing_id) in zip(entries, things, strict=True)
    ]


def _thing_of(reference: str) -> tuple[str, UUID | None]:
    thing, _, name = reference.partition(":")
    return thing, _uuid_of(name)
