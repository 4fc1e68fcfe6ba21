"""The proof of the books: what the ledger itself promises, and what modules above know of their own money."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import islice

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from wibestore.core.patience import statements_may_take
from wibestore.ledger.models import JournalEntry, LedgerAccount, Posting
from wibestore.ledger.rules import CACHED_KINDS, MIN_LINES, NEVER_NEGATIVE_KINDS
from wibestore.ledger.types import AccountKind

MAX_DIFFERENCES = 100
REPEATS = 2
# Each reads all postings there are, some millions after years.
_LONGEST = timedelta(minutes=10)

Check = Callable[[], Iterable[str]]
_registered: dict[str, Check] = {}


def check_register(name: str, check: Check) -> None:
    """
    Add a proof to `ledger_check`; called from the `apps.py` of a module that knows what its money must be.

    :param name: stable, the module's first (`payments.clearing`)
    :param check: reads only and yields a sentence for every difference
    :raises ValueError: another proof has this name
    """
    if _registered.setdefault(name, check) is not check:
        raise ValueError(f"there is another proof named {name}")


def ledger_check() -> list[str]:
    """
    Prove the books and return a sentence for every difference, none when all is right; reads only.

    At most `MAX_DIFFERENCES` sentences of each proof: the ledger's own, and those that modules above registered.
    """
    return own_check() + [sentence for _, check in sorted(_registered.items()) for sentence in _lasting(check)]


def own_check() -> list[str]:
    """Return the differences within the books themselves, whatever the modules above say of their money."""
    own = (_unbalanced_entries, _entries_without_postings, _wrong_balances, _negative_balances, _rich_debtors)
    return [sentence for check in own for sentence in _found(check)]


def _found(check: Check) -> list[str]:
    with statements_may_take(_LONGEST):
        return list(islice(check(), MAX_DIFFERENCES))


def _lasting(check: Check) -> list[str]:
    """
    Return the differences that are still there when the proof is repeated.

    Such a proof compares sums of several statements: what was posted between two of them looks like a difference
    once, and not in the same words again.
    """
    found = _found(check)
    for _ in range(REPEATS):
        if not found:
            break
        again = set(_found(check))
        found = [sentence for sentence in found if sentence in again]
    return found


def _unbalanced_entries() -> Iterator[str]:
    sums = Posting.objects.values("entry_id").annotate(total=Sum("amount")).exclude(total=0).order_by("entry_id")
    for row in sums[:MAX_DIFFERENCES]:
        yield f"Entry {row['entry_id']} sums to {row['total']} instead of zero."


def _entries_without_postings() -> Iterator[str]:
    entries = JournalEntry.objects.annotate(lines=Count("postings")).filter(lines__lt=MIN_LINES).order_by("id")
    for entry in entries[:MAX_DIFFERENCES]:
        yield f"Entry {entry.id} has {entry.lines} postings instead of two or more."


def _own_accounts() -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.filter(kind__in=[kind.value for kind in CACHED_KINDS]).order_by("id")


def _wrong_balances() -> Iterator[str]:
    # One statement sees one moment: entries posted meanwhile make no difference between the two sides.
    accounts = _own_accounts().annotate(total=Coalesce(Sum("postings__amount"), 0)).exclude(balance=F("total"))
    for account in accounts[:MAX_DIFFERENCES]:
        yield f"Account {account} says {account.balance}, its postings sum to {account.total}."


def _negative_balances() -> Iterator[str]:
    negative = _own_accounts().filter(Q(kind__in=[kind.value for kind in NEVER_NEGATIVE_KINDS]), balance__lt=0)
    for account in negative[:MAX_DIFFERENCES]:
        yield f"Account {account} is below zero: {account.balance}."


def _rich_debtors() -> Iterator[str]:
    debts = LedgerAccount.objects.filter(kind=AccountKind.USER_DEBT.value, balance__lt=0)
    holding = LedgerAccount.objects.filter(
        kind=AccountKind.USER_AVAILABLE.value, balance__gt=0, owner_id__in=debts.values("owner_id")
    )
    for account in holding.order_by("id")[:MAX_DIFFERENCES]:
        yield f"User {account.owner_id} owes money and has {account.balance} available."
