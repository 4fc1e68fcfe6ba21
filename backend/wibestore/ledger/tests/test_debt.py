"""What a user owes is paid back by whatever comes first."""

from uuid import uuid4

import pytest
from django.db import transaction

from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.ledger import services as ledger
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.models import JournalEntry, Posting
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services.checks import own_check
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine, WalletBalances

pytestmark = pytest.mark.django_db

PROMOTIONS = AccountRef.platform(AccountKind.PLATFORM_PROMOTIONS)


def owe(user_id, amount):
    """Make the user owe `amount`, as a reversed deposit that was spent does."""
    ledger.post(
        kind=EntryKind.DEPOSIT_REVERSAL,
        postings=[
            PostingLine(AccountRef.debt(user_id), Som(-amount)),
            PostingLine(AccountRef.provider("test"), Som(amount)),
        ],
        idempotency_key=f"owe:{uuid4()}",
        reference="deposit:1",
    )


def earn(user_id, amount, cause=None):
    """Give the user money and settle their debt with it, in one transaction."""
    cause = cause or f"promotion:{uuid4()}"
    with transaction.atomic():
        ledger.post(
            kind=EntryKind.PROMOTION,
            postings=[
                PostingLine(PROMOTIONS, Som(-amount)),
                PostingLine(AccountRef.available(user_id), Som(amount)),
            ],
            idempotency_key=cause,
            reference=cause,
        )
        ledger.debt_settle(user_ids=[user_id], cause=cause)


def money(user_id):
    balances = wallet_balances(user_id)
    return int(balances.available), int(balances.debt)


def test_nobody_in_debt_costs_one_query_and_writes_nothing(django_assert_num_queries):
    users = [uuid4() for _ in range(5)]
    wallet_fund(users[0], 1_000)

    with django_assert_num_queries(1):
        ledger.debt_settle(user_ids=users, cause="order:1")

    assert JournalEntry.objects.count() == 1
    assert wallet_balances(users[0]) == WalletBalances(Som(1_000), Som(0), Som(0), Som(0), Som(0))


@pytest.mark.parametrize(
    ("debt", "comes", "available", "left"), [(500, 200, 0, 300), (500, 500, 0, 0), (500, 800, 300, 0)]
)
def test_what_comes_in_pays_the_debt_first(debt, comes, available, left):
    user_id = uuid4()
    owe(user_id, debt)

    earn(user_id, comes)

    assert money(user_id) == (available, left)
    entry = JournalEntry.objects.get(kind=EntryKind.DEBT_SETTLEMENT)
    assert sorted(entry.postings.values_list("amount", flat=True)) == [-min(debt, comes), min(debt, comes)]
    assert own_check() == []


def test_the_same_cause_settles_once():
    user_id = uuid4()
    owe(user_id, 500)
    earn(user_id, 200, cause="order:1:refund")
    wallet_fund(user_id, 100)

    ledger.debt_settle(user_ids=[user_id], cause="order:1:refund")
    assert money(user_id) == (100, 300)
    ledger.debt_settle(user_ids=[user_id], cause="order:2:refund")
    assert money(user_id) == (0, 200)

    references = JournalEntry.objects.filter(kind=EntryKind.DEBT_SETTLEMENT).values_list("reference", flat=True)
    assert sorted(references) == ["order:1", "order:2"]


def test_a_debtor_without_money_pays_nothing():
    user_id = uuid4()
    owe(user_id, 500)

    ledger.debt_settle(user_ids=[user_id], cause="order:1")

    assert money(user_id) == (0, 500)
    assert Posting.objects.count() == 2


def test_several_debtors_settle_together():
    one, other, free = uuid4(), uuid4(), uuid4()
    owe(one, 100)
    owe(other, 300)
    for user_id in (one, other, free):
        wallet_fund(user_id, 200)

    ledger.debt_settle(user_ids=[one, other, free], cause="order:1")

    assert [money(user_id) for user_id in (one, other, free)] == [(100, 0), (0, 100), (200, 0)]


@pytest.mark.django_db(transaction=True)
def test_twenty_earnings_at_once_leave_no_money_beside_a_debt():
    user_id = uuid4()
    owe(user_id, 1_000)
    wallet_fund(uuid4(), 1)

    outcomes = run_together([lambda: earn(user_id, 60)] * 20)

    assert outcomes == [None] * 20
    assert money(user_id) == (200, 0)
    assert own_check() == []
