"""Many callers at once, on real connections."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.ledger import services as ledger
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.models import JournalEntry, LedgerAccount
from wibestore.ledger.rules import account_id
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostedEntry, PostingLine

pytestmark = pytest.mark.django_db(transaction=True)


def move(source: AccountRef, target: AccountRef, amount: int, key: str) -> Callable[[], PostedEntry]:
    def call() -> PostedEntry:
        return ledger.post(
            kind=EntryKind.CORRECTION,
            postings=[PostingLine(source, Som(-amount)), PostingLine(target, Som(amount))],
            idempotency_key=key,
            reference="correction:1",
        )

    return call


def spend_all(user_id: UUID) -> Callable[[], PostedEntry]:
    order_id = uuid4()
    return move(AccountRef.available(user_id), AccountRef.escrow(order_id, payer_id=user_id), 1_000, f"hold:{order_id}")


def test_of_twenty_spends_of_the_whole_balance_one_wins():
    user_id = uuid4()
    wallet_fund(user_id, 1_000)

    outcomes = run_together([spend_all(user_id) for _ in range(20)])

    assert sum(isinstance(outcome, PostedEntry) and outcome.is_new for outcome in outcomes) == 1
    assert sum(isinstance(outcome, InsufficientFunds) for outcome in outcomes) == 19
    assert wallet_balances(user_id).available == 0
    assert wallet_balances(user_id).in_escrow == 1_000
    assert JournalEntry.objects.count() == 2
    assert ledger.ledger_check() == []


def test_crossing_movements_wait_for_each_other_and_never_deadlock():
    one, other = AccountRef.available(uuid4()), AccountRef.available(uuid4())
    wallet_fund(one.owner_id, 10_000)
    wallet_fund(other.owner_id, 10_000)
    calls = [move(*((one, other) if number % 2 else (other, one)), 100, f"crossing:{number}") for number in range(20)]

    outcomes = run_together(calls)

    assert [outcome.is_new for outcome in outcomes] == [True] * 20
    assert (account_balance(one), account_balance(other)) == (10_000, 10_000)
    assert ledger.ledger_check() == []


@pytest.mark.parametrize("has_owner", [True, False])
def test_of_five_calls_with_one_key_one_writes_and_all_answer_alike(has_owner):
    user_id = uuid4()
    promotions = AccountRef.platform(AccountKind.PLATFORM_PROMOTIONS)
    target = AccountRef.available(user_id) if has_owner else AccountRef.platform(AccountKind.PLATFORM_COMMISSION)
    move(promotions, target, 1, "promotion:0")()  # the accounts are there: nobody waits for their making

    outcomes = run_together([move(promotions, target, 70, "promotion:1")] * 5)

    assert len({outcome.id for outcome in outcomes}) == 1
    assert sorted(outcome.is_new for outcome in outcomes) == [False] * 4 + [True]
    assert account_balance(target) == 71
    assert JournalEntry.objects.count() == 2


def test_accounts_made_at_once_are_made_once():
    user_id = uuid4()

    outcomes = run_together([lambda: wallet_fund(user_id, 10)] * 10)

    assert [outcome.is_new for outcome in outcomes] == [True] * 10
    assert wallet_balances(user_id).available == 100
    mine = (AccountRef.provider("test"), AccountRef.available(user_id))
    assert LedgerAccount.objects.filter(id__in=map(account_id, mine)).count() == len(mine)
    assert ledger.ledger_check() == []
