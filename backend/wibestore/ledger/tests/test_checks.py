"""Proofs that modules above add to those of the ledger."""

from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.models import JournalEntry, LedgerAccount
from wibestore.ledger.rules import account_id
from wibestore.ledger.services import checks
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def registered(monkeypatch):
    """Proofs of this test alone."""
    known = {}
    monkeypatch.setattr(checks, "_registered", known)
    return known


def test_a_registered_proof_is_asked_and_named_once(registered):
    def proof():
        return ["Something is wrong."]

    ledger.check_register("shop.money", proof)
    ledger.check_register("shop.money", proof)

    assert ledger.ledger_check() == ["Something is wrong."]
    with pytest.raises(ValueError, match=r"shop\.money"):
        ledger.check_register("shop.money", list)
    assert list(registered) == ["shop.money"]


def test_the_command_fails_with_what_the_proofs_say(registered, capsys):
    ledger.check_register("shop.money", lambda: ["Something is wrong."])

    with pytest.raises(CommandError, match="1 differences"):
        call_command("ledger_check")

    assert "Something is wrong." in capsys.readouterr().err


def test_a_difference_that_passes_is_none(registered):
    answers = iter([["A is 5, should be 4.", "B is 1, should be 0."], ["B is 1, should be 0."], []])
    ledger.check_register("shop.money", lambda: next(answers))

    assert ledger.ledger_check() == []


def test_a_difference_that_lasts_is_told_once(registered):
    answers = iter([["A is 5, should be 4.", "B is 1, should be 0."], ["B is 1, should be 0."]] * 2)
    ledger.check_register("shop.money", lambda: next(answers))

    assert ledger.ledger_check() == ["B is 1, should be 0."]


def test_at_most_a_hundred_differences_of_a_proof(registered):
    ledger.check_register("shop.money", lambda: (f"Wrong: {number}." for number in range(1_000)))

    assert len(ledger.ledger_check()) == 100


def test_a_proof_may_read_for_minutes(registered):
    def limits():
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            return cursor.fetchone()

    assert limits() != ("10min",)
    ledger.check_register("shop.limit", limits)

    assert ledger.ledger_check() == ["10min"]


def test_money_beside_a_debt_is_a_difference():
    user_id = uuid4()
    wallet_fund(user_id, 300)
    ledger.post(
        kind=EntryKind.DEPOSIT_REVERSAL,
        postings=[
            PostingLine(AccountRef.debt(user_id), Som(-200)),
            PostingLine(AccountRef.provider("test"), Som(200)),
        ],
        idempotency_key="k",
        reference="deposit:1",
    )

    assert ledger.ledger_check() == [f"User {user_id} owes money and has 300 available."]


def test_a_balance_below_zero_is_a_difference_should_the_database_ever_let_it_in():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_ledgeraccount DROP CONSTRAINT ledger_balance_not_negative")
    account = LedgerAccount.objects.create(id=uuid4(), kind="user:held", owner_id=uuid4(), balance=Som(-7))

    assert ledger.ledger_check() == [
        f"Account {account} says -7, its postings sum to 0.",
        f"Account {account} is below zero: -7.",
    ]


def test_entries_and_postings_say_what_they_are():
    user_id = uuid4()
    entry = JournalEntry.objects.get(pk=wallet_fund(user_id, 300).id)

    assert str(entry) == f"deposit {entry.reference}"
    assert {str(posting) for posting in entry.postings.all()} == {
        f"{amount} on {account_id(account)}"
        for account, amount in ((AccountRef.available(user_id), 300), (AccountRef.provider("test"), -300))
    }
    assert AccountRef.reserved(user_id) == AccountRef(AccountKind.USER_PAYOUT_RESERVED, user_id)
