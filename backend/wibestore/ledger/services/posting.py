"""
Posts entries. `post` is the one door through which money moves (escrow.md §1).

An entry belongs to the caller's transaction: it is there with everything the caller wrote, or not at all.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import transaction

from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.models import JournalEntry, LedgerAccount, Posting
from wibestore.ledger.rules import (
    NEVER_NEGATIVE_KINDS,
    account_id,
    balanced_lines,
    changes_by_account,
    keeps_balance,
)
from wibestore.ledger.types import AccountRef, EntryKind, PostedEntry, PostingLine


def post(*, kind: EntryKind, postings: Sequence[PostingLine], idempotency_key: str, reference: str) -> PostedEntry:
    """
    Write one entry and change the balances it touches; a repeated key gives the first entry back.

    Lines of zero so'm are left out. A refusal has written nothing, so the caller's transaction can go on.

    :param idempotency_key: names the intent (`deposit:<id>`); a parallel repeat waits for the first
    :param reference: what it is about, `<thing>:<uuid>`
    :raises InsufficientFunds: a user's or escrow account would fall below zero; `params.missing` says by how much
    :raises ValueError: a bug of the caller: unbalanced lines, or the key was used for another entry
    """
    lines = balanced_lines(postings)
    with transaction.atomic(savepoint=False):
        posted, missing = _post_locked(kind, lines, idempotency_key, reference)
    if posted is None:
        # Raised out here: inside, it would doom the caller's transaction although nothing was written.
        raise InsufficientFunds(missing=int(missing))
    return posted


def _post_locked(
    kind: EntryKind, lines: tuple[PostingLine, ...], idempotency_key: str, reference: str
) -> tuple[PostedEntry | None, Som]:
    accounts = _accounts_lock(line.account for line in lines)
    # Looked for after the locks: whoever posts the same lines holds them until its entry can be seen.
    first = JournalEntry.objects.filter(idempotency_key=idempotency_key).first()
    if first is not None:
        _refuse_other_entry(first, kind, lines, reference)
        return PostedEntry(first.id, is_new=False), Som(0)
    missing = _balances_change(accounts, lines)
    if missing:
        return None, missing
    entry = JournalEntry(id=uuid7(), kind=kind.value, idempotency_key=idempotency_key, reference=reference)
    entry.save(force_insert=True)
    Posting.objects.bulk_create(
        Posting(entry=entry, account_id=account_id(line.account), amount=line.amount) for line in lines
    )
    if accounts:
        LedgerAccount.objects.bulk_update(accounts.values(), ["balance"])
    return PostedEntry(entry.id, is_new=True), Som(0)


def _accounts_lock(refs: Iterator[AccountRef]) -> dict[UUID, LedgerAccount]:
    """
    Make the accounts that are missing, lock those that keep a balance and return them by id.

    Always in id order, so that two entries over the same accounts wait for each other instead of dying.
    """
    named = {account_id(ref): ref for ref in refs}
    LedgerAccount.objects.bulk_create(
        [
            LedgerAccount(id=key, kind=ref.kind.value, owner_id=ref.owner_id, code=ref.code, payer_id=ref.payer_id)
            for key, ref in sorted(named.items())
        ],
        ignore_conflicts=True,
    )
    own = [key for key, ref in named.items() if keeps_balance(ref)]
    # An entry between shared accounts alone (a correction) locks those: its repeat must have something to wait for.
    rows = LedgerAccount.objects.filter(id__in=own or named).order_by("id").select_for_update(no_key=True)
    locked = {row.id: row for row in rows}
    return {key: locked[key] for key in own}


def _balances_change(accounts: dict[UUID, LedgerAccount], lines: tuple[PostingLine, ...]) -> Som:
    """Change the rows in memory; return what is missing where one would fall below zero."""
    missing = Som(0)
    for key, change in changes_by_account(lines).items():
        account = accounts[key]
        account.balance += change
        if account.kind in NEVER_NEGATIVE_KINDS and account.balance < 0:
            missing -= account.balance
    return missing


def _refuse_other_entry(first: JournalEntry, kind: EntryKind, lines: tuple[PostingLine, ...], reference: str) -> None:
    written = sorted(first.postings.values_list("account_id", "amount"))
    wanted = sorted((account_id(line.account), line.amount) for line in lines)
    if (first.kind, first.reference, written) != (kind.value, reference, wanted):
        raise ValueError(f"the key {first.idempotency_key} was used for another entry")
