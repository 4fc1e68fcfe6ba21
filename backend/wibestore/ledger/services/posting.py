"""
Posts entries. `post` is the one door through which money moves (escrow.md §1).

An entry belongs to the caller's transaction: it is there with everything the caller wrote, or not at all.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, UUIDField, When

from wibestore.core.ids import uuid7
from wibestore.core.money import Som, SomField
from wibestore.core.statements import IsAnyOf, Select, Slot, Update, rows_insert
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.models import JournalEntry, LedgerAccount, Posting
from wibestore.ledger.rules import (
    NEVER_NEGATIVE_KINDS,
    account_id,
    balanced_lines,
    changes_by_account,
    keeps_balance,
)
from wibestore.ledger.types import (
    PROVIDER_CODES,
    AccountKind,
    AccountRef,
    EntryDraft,
    EntryKind,
    PostedEntry,
    PostingLine,
)

# An entry of an order or a provider changes so many accounts at most; those of a sweep are worded each time.
_KEPT_ACCOUNTS = 4
_ACCOUNT = Slot("id", UUIDField())
_LOCKED = Select(
    lambda: (
        LedgerAccount.objects.select_for_update(no_key=True).filter(IsAnyOf("id", "ids", UUIDField())).order_by("id")
    )
)
_GROWN = {"balance": F("balance") + Slot("change", SomField())}
_CHANGE = Update(lambda: LedgerAccount.objects.filter(id=_ACCOUNT), lambda: _GROWN)
_CHANGE_WITHIN = Update(
    lambda: LedgerAccount.objects.filter(id=_ACCOUNT, balance__gte=Slot("least", SomField())), lambda: _GROWN
)


def post(
    *,
    kind: EntryKind,
    postings: Sequence[PostingLine],
    idempotency_key: str,
    reference: str,
    is_first: bool = False,
    opens: Collection[AccountRef] = (),
) -> PostedEntry:
    """
    Write one entry and change the balances it touches; a repeated key gives the first entry back.

    Lines of zero so'm are left out. A refusal has written nothing, so the caller's transaction can go on.

    :param idempotency_key: names the intent (`deposit:<id>`); a parallel repeat waits for the first
    :param reference: what it is about, `<thing>:<uuid>`
    :param is_first: a lock of the caller's keeps the intent from being posted twice, so that no earlier entry is
        looked for; a key that was used all the same is a bug, and the database refuses it
    :param opens: accounts that this entry makes; that one is there already is a bug, and the database refuses it
    :raises InsufficientFunds: a user's or escrow account would fall below zero; `params.missing` says by how much
    :raises ValueError: a bug of the caller: unbalanced lines, or the key was used for another entry
    """
    lines = balanced_lines(postings)
    with transaction.atomic(savepoint=False):
        posted, missing = _post_locked(kind, lines, idempotency_key, reference, is_first=is_first, opens=opens)
    if posted is None:
        # Raised out here: inside, it would doom the caller's transaction although nothing was written.
        raise InsufficientFunds(missing=int(missing))
    return posted


def post_all(drafts: Sequence[EntryDraft]) -> None:
    """
    Write several entries by a few statements, all of them or none; what a sweep of many orders needs.

    Each is the first of its key: a lock of the caller's keeps its intent from being posted twice (`post`, is_first).

    :raises InsufficientFunds: a user's or escrow account would fall below zero
    :raises ValueError: a bug of the caller: an entry does not add up
    """
    lines = [balanced_lines(draft.postings) for draft in drafts]
    every = [line for own in lines for line in own]
    with transaction.atomic(savepoint=False):
        _shared_make([line.account for line in every])
        missing = _balances_change(_accounts_lock([line.account for line in every]), changes_by_account(every))
        if not missing:
            entries = [
                JournalEntry(
                    id=uuid7(),
                    kind=draft.kind.value,
                    idempotency_key=draft.idempotency_key,
                    reference=draft.reference,
                )
                for draft in drafts
            ]
            JournalEntry.objects.bulk_create(entries)
            Posting.objects.bulk_create(
                Posting(entry=entry, account_id=account_id(line.account), amount=line.amount)
                for entry, own in zip(entries, lines, strict=True)
                for line in own
            )
    if missing:
        raise InsufficientFunds(missing=int(missing))


def _post_locked(
    kind: EntryKind,
    lines: tuple[PostingLine, ...],
    idempotency_key: str,
    reference: str,
    *,
    is_first: bool,
    opens: Collection[AccountRef],
) -> tuple[PostedEntry | None, Som]:
    changes, opened = changes_by_account(lines), {account_id(ref): ref for ref in opens}
    own = {key: change for key, change in changes.items() if key not in opened}
    _shared_make([line.account for line in lines])
    if is_first and len(own) == 1:
        missing = _balance_change(lines, *own.popitem())
    else:
        accounts = _accounts_lock([line.account for line in lines if account_id(line.account) not in opened])
        # Looked for after the locks: whoever posts the same lines holds them until its entry can be seen.
        first = None if is_first else JournalEntry.objects.filter(idempotency_key=idempotency_key).first()
        if first is not None:
            _refuse_other_entry(first, kind, lines, reference)
            return PostedEntry(first.id, is_new=False), Som(0)
        missing = _balances_change(accounts, own)
    if missing:
        return None, missing
    rows_insert([_account_of(ref, changes[key]) for key, ref in sorted(opened.items())])
    entry = JournalEntry(id=uuid7(), kind=kind.value, idempotency_key=idempotency_key, reference=reference)
    rows_insert([entry])
    rows_insert([Posting(entry=entry, account_id=account_id(line.account), amount=line.amount) for line in lines])
    return PostedEntry(entry.id, is_new=True), Som(0)


def _account_of(ref: AccountRef, balance: Som) -> LedgerAccount:
    return LedgerAccount(
        id=account_id(ref),
        kind=ref.kind.value,
        owner_id=ref.owner_id,
        code=ref.code,
        payer_id=ref.payer_id,
        balance=balance,
    )


def _shared_make(refs: Sequence[AccountRef]) -> None:
    """Make the accounts of providers the migrations do not know; the others and the shop's own are there."""
    providers = [ref for ref in refs if ref.kind is AccountKind.PROVIDER_CLEARING and ref.code not in PROVIDER_CODES]
    if providers:
        LedgerAccount.objects.bulk_create([_account_of(ref, Som(0)) for ref in providers], ignore_conflicts=True)


def _balance_change(lines: tuple[PostingLine, ...], key: UUID, change: Som) -> Som:
    """Change the one account of an entry by one statement, which also locks it; return what is missing."""
    ref = next(line.account for line in lines if account_id(line.account) == key)
    change_one = _CHANGE_WITHIN if ref.kind in NEVER_NEGATIVE_KINDS else _CHANGE
    if change_one.run(id=key, change=change, least=-change):
        return Som(0)
    accounts = _accounts_lock([ref])
    return _balances_change(accounts, {key: change})


def _accounts_lock(refs: Sequence[AccountRef]) -> dict[UUID, LedgerAccount]:
    """
    Lock the accounts that keep a balance, make those of them that are missing, and return them by id.

    Always in id order, so that two entries over the same accounts wait for each other instead of dying.
    """
    named = {account_id(ref): ref for ref in refs}
    own = {key: ref for key, ref in named.items() if keeps_balance(ref)}
    # An entry between shared accounts alone (a correction) locks those: its repeat must have something to wait for.
    ids = list(own or named)
    locked = {row.id: row for row in _LOCKED.objects(ids=ids)}
    if len(locked) < len(own or named):
        # Made in id order too; then all are locked again, since one that was missing may come before one that is held.
        missing = [_account_of(ref, Som(0)) for key, ref in sorted(named.items()) if key not in locked]
        LedgerAccount.objects.bulk_create(missing, ignore_conflicts=True)
        locked = {row.id: row for row in _LOCKED.objects(ids=ids)}
    return {key: locked[key] for key in own}


def _balances_change(accounts: dict[UUID, LedgerAccount], changes: dict[UUID, Som]) -> Som:
    """Change locked accounts; return what is missing where one would fall below zero, and then change none."""
    missing = Som(0)
    for key, change in changes.items():
        account = accounts[key]
        account.balance += change
        if account.kind in NEVER_NEGATIVE_KINDS and account.balance < 0:
            missing -= account.balance
    if not missing and accounts:
        _balances_store(list(accounts.values()))
    return missing


def _balances_store(accounts: Sequence[LedgerAccount]) -> None:
    """Store what locked accounts hold, by one statement."""
    if len(accounts) > _KEPT_ACCOUNTS:
        LedgerAccount.objects.bulk_update(accounts, ["balance"])
        return
    values: dict[str, UUID | Som] = {}
    for at, account in enumerate(accounts):
        values |= {f"id{at}": account.id, f"balance{at}": account.balance}
    _storing(len(accounts)).run(**values)


@lru_cache(maxsize=_KEPT_ACCOUNTS)
def _storing(count: int) -> Update:
    def changes() -> dict[str, Case]:
        held = [When(id=Slot(f"id{at}", UUIDField()), then=Slot(f"balance{at}", SomField())) for at in range(count)]
        return {"balance": Case(*held, output_field=SomField())}

    keys: list[Any] = [Slot(f"id{at}", UUIDField()) for at in range(count)]
    return Update(lambda: LedgerAccount.objects.filter(id__in=keys), changes)


def _refuse_other_entry(first: JournalEntry, kind: EntryKind, lines: tuple[PostingLine, ...], reference: str) -> None:
    written = sorted(first.postings.values_list("account_id", "amount"))
    wanted = sorted((account_id(line.account), line.amount) for line in lines)
    if (first.kind, first.reference, written) != (kind.value, reference, wanted):
        raise ValueError(f"the key {first.idempotency_key} was used for another entry")
