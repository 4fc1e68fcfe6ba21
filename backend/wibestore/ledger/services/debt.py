"""
What a user owes is paid back by whatever comes to them first (escrow.md §2, T20).

Who touches a debt account holds the same user's available account already: then nobody waits for a debt account, and
the locks of `post`, taken in id order, cannot cross.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import UUIDField

from wibestore.core.money import Som
from wibestore.core.statements import Select, Slot
from wibestore.ledger.models import JournalEntry, LedgerAccount
from wibestore.ledger.rules import account_id
from wibestore.ledger.services.posting import post
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine


def debt_settle(*, user_ids: Collection[UUID], cause: str) -> None:
    """
    Move what is available of users in debt to their debt; called after every entry that raises an available balance.

    Once for each user and cause, whoever repeats it. Costs one query when nobody owes anything.

    :param cause: what has raised the balances, `<thing>:<uuid>` and what happened to it (`order:<uuid>:refund`)
    """
    accounts = {str(at): account_id(AccountRef.debt(user_id)) for at, user_id in enumerate(set(user_ids))}
    owing = [owner_id for (owner_id,) in _owing_select(len(accounts)).rows(**accounts)] if accounts else []
    for user_id in sorted(filter(None, owing), key=lambda user_id: account_id(AccountRef.available(user_id))):
        with transaction.atomic(savepoint=False):
            _settle(user_id, cause)


@lru_cache(maxsize=16)
def _owing_select(count: int) -> Select:
    slots: list[Any] = [Slot(str(at), UUIDField()) for at in range(count)]
    return Select(lambda: LedgerAccount.objects.filter(id__in=slots, balance__lt=0).values_list("owner_id"))


def available_lock(user_id: UUID) -> Som:
    """Lock the user's available account until the transaction ends and return what it holds."""
    account = LedgerAccount.objects.select_for_update(no_key=True).filter(id=account_id(AccountRef.available(user_id)))
    return Som(account.values_list("balance", flat=True).first() or 0)


def _settle(user_id: UUID, cause: str) -> None:
    available = available_lock(user_id)
    key = f"debt:{user_id}:{cause}"
    if JournalEntry.objects.filter(idempotency_key=key).exists():
        return
    debt = LedgerAccount.objects.values_list("balance", flat=True).get(id=account_id(AccountRef.debt(user_id)))
    settled = min(available, Som(-debt))
    if settled > 0:
        post(
            kind=EntryKind.DEBT_SETTLEMENT,
            postings=[
                PostingLine(AccountRef.available(user_id), -settled),
                PostingLine(AccountRef.debt(user_id), settled),
            ],
            idempotency_key=key,
            reference=":".join(cause.split(":")[:2]),
        )
