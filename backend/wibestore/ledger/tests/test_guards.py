"""What the database itself refuses, whoever asks, and how the proof of the books finds what slipped past it."""

from uuid import uuid4

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.models import JournalEntry, LedgerAccount, Posting
from wibestore.ledger.rules import account_id
from wibestore.ledger.types import AccountRef

pytestmark = pytest.mark.django_db

APPEND_ONLY = ("ledger.Posting:ledger_posting_append_only", "ledger.JournalEntry:ledger_entry_append_only")


@pytest.fixture
def wallet():
    user_id = uuid4()
    wallet_fund(user_id, 1_000)
    return LedgerAccount.objects.get(id=account_id(AccountRef.available(user_id)))


@transaction.atomic
def write(entry: JournalEntry, account: LedgerAccount, amounts: list[int]) -> None:
    """Write postings beside the service and check what would be checked at commit."""
    if entry._state.adding:
        entry.save(force_insert=True)
    Posting.objects.bulk_create(Posting(entry=entry, account=account, amount=Som(amount)) for amount in amounts)
    connection.check_constraints()


@pytest.mark.parametrize(
    ("model", "change"), [(Posting, {"amount": 5}), (JournalEntry, {"reference": "x"}), (LedgerAccount, {"code": "x"})]
)
def test_books_are_never_edited(wallet, model, change):
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        model.objects.update(**change)
    with pytest.raises(ProgrammingError, match=r"Cannot .*delete rows"), transaction.atomic():
        model.objects.all()._raw_delete("default")

    assert ledger.ledger_check() == []
    assert Posting.objects.count() == 2


@pytest.mark.parametrize(
    ("amounts", "constraint"),
    [([5], "fewer than two postings"), ([5, -4], "add up to zero"), ([], "fewer than two postings")],
)
def test_an_unbalanced_entry_does_not_reach_the_books(wallet, amounts, constraint):
    entry = JournalEntry(kind="correction", idempotency_key="k", reference="r")

    with pytest.raises(IntegrityError, match=constraint):
        write(entry, wallet, amounts)

    assert JournalEntry.objects.count() == 1


def test_a_posting_cannot_be_added_to_an_old_entry(wallet):
    with pytest.raises(IntegrityError, match="add up to zero"):
        write(JournalEntry.objects.get(), wallet, [1])


def test_a_posting_of_zero_is_refused(wallet):
    with pytest.raises(IntegrityError, match="ledger_posting_not_zero"), transaction.atomic():
        Posting.objects.create(entry=JournalEntry.objects.get(), account=wallet, amount=Som(0))


@pytest.mark.parametrize(
    ("kind", "balance", "constraint"),
    [
        ("user:available", -1, "ledger_balance_not_negative"),
        ("user:held", -1, "ledger_balance_not_negative"),
        ("user:payout_reserved", -1, "ledger_balance_not_negative"),
        ("order:escrow", -1, "ledger_balance_not_negative"),
        ("user:debt", 1, "ledger_debt_not_positive"),
        ("platform:commission", 1, "ledger_shared_balance_not_kept"),
    ],
)
def test_impossible_balances_are_refused(kind, balance, constraint):
    owner_id = None if kind.startswith("platform") else uuid4()
    payer_id = uuid4() if kind == "order:escrow" else None
    account = LedgerAccount(id=uuid4(), kind=kind, owner_id=owner_id, payer_id=payer_id, balance=Som(balance))

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        account.save(force_insert=True)


@pytest.mark.parametrize(
    "name",
    [
        {"kind": "user:available"},
        {"kind": "order:escrow", "owner_id": uuid4()},
        {"kind": "provider:clearing"},
        {"kind": "platform:commission", "owner_id": uuid4()},
        {"kind": "user:held", "owner_id": uuid4(), "code": "x"},
        {"kind": "unknown", "owner_id": uuid4()},
    ],
)
def test_an_account_without_a_right_name_is_refused(name):
    with pytest.raises(IntegrityError, match="ledger_account_named_rightly"), transaction.atomic():
        LedgerAccount(id=uuid4(), **name).save(force_insert=True)


def test_one_thing_has_one_account(wallet):
    with pytest.raises(IntegrityError, match="ledger_account_once"), transaction.atomic():
        LedgerAccount(id=uuid4(), kind=wallet.kind, owner_id=wallet.owner_id).save(force_insert=True)
    with pytest.raises(IntegrityError, match="ledger_account_once"), transaction.atomic():
        LedgerAccount(id=uuid4(), kind="provider:clearing", code="test").save(force_insert=True)


def test_the_proof_names_a_balance_that_differs_from_its_postings(wallet, capsys):
    LedgerAccount.objects.filter(id=wallet.id).update(balance=Som(999))

    assert ledger.ledger_check() == [f"Account {wallet} says 999, its postings sum to 1000."]
    with pytest.raises(CommandError, match="1 differences"):
        call_command("ledger_check")


@pytest.mark.books_are_broken
@pytest.mark.django_db(transaction=True)
def test_the_proof_names_an_entry_that_lost_a_posting(wallet):
    posting = Posting.objects.exclude(account=wallet).get()
    with pgtrigger.ignore(*APPEND_ONLY):
        posting.delete()

    assert ledger.ledger_check() == [
        f"Entry {posting.entry_id} sums to 1000 instead of zero.",
        f"Entry {posting.entry_id} has 1 postings instead of two or more.",
    ]


def test_the_proof_is_silent_when_all_is_right(wallet, capsys):
    call_command("ledger_check")

    assert capsys.readouterr().out.startswith("The books are right")
