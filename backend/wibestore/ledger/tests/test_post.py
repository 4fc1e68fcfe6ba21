"""What one entry does and what is refused."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.models import JournalEntry, LedgerAccount, Posting
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.types import (
    PROVIDER_CODES,
    AccountKind,
    AccountRef,
    EntryDraft,
    EntryKind,
    PostedEntry,
    PostingLine,
    WalletBalances,
)

pytestmark = pytest.mark.django_db

COMMISSION = AccountRef.platform(AccountKind.PLATFORM_COMMISSION)


@pytest.fixture
def user_id() -> UUID:
    return uuid4()


def hold(user_id: UUID, order_id: UUID, amount: int, *, is_first: bool = False) -> PostedEntry:
    escrow = AccountRef.escrow(order_id, payer_id=user_id)
    return ledger.post(
        kind=EntryKind.ORDER_HOLD,
        postings=[PostingLine(AccountRef.available(user_id), Som(-amount)), PostingLine(escrow, Som(amount))],
        idempotency_key=f"order_hold:{order_id}",
        reference=f"order:{order_id}",
        is_first=is_first,
        opens=[escrow] if is_first else [],
    )


def test_money_goes_from_deposit_through_escrow_to_seller_and_shop(user_id):
    seller_id, order_id = uuid4(), uuid4()
    wallet_fund(user_id, 600_000)

    hold(user_id, order_id, 500_000)
    assert wallet_balances(user_id) == WalletBalances(Som(100_000), Som(0), Som(0), Som(500_000), Som(0))
    ledger.post(
        kind=EntryKind.ORDER_RELEASE,
        postings=[
            PostingLine(AccountRef.escrow(order_id, payer_id=user_id), Som(-500_000)),
            PostingLine(AccountRef.held(seller_id), Som(450_000)),
            PostingLine(COMMISSION, Som(50_000)),
        ],
        idempotency_key=f"order_release:{order_id}",
        reference=f"order:{order_id}",
    )

    assert wallet_balances(user_id) == WalletBalances(Som(100_000), Som(0), Som(0), Som(0), Som(0))
    assert wallet_balances(seller_id) == WalletBalances(Som(0), Som(450_000), Som(0), Som(0), Som(0))
    assert account_balance(COMMISSION) == 50_000
    assert account_balance(AccountRef.provider("test")) == -600_000
    assert account_balance(AccountRef.escrow(order_id, payer_id=user_id)) == 0
    assert ledger.ledger_check() == []


def test_spending_more_than_there_is_writes_nothing_and_leaves_the_transaction_usable(user_id):
    wallet_fund(user_id, 1_000)
    order_id = uuid4()

    with transaction.atomic():
        with pytest.raises(InsufficientFunds) as refusal:
            hold(user_id, order_id, 1_001)
        entries = JournalEntry.objects.count()

    assert refusal.value.params == {"missing": 1}
    assert refusal.value.code == "ledger.insufficient_funds"
    assert refusal.value.status == 409
    assert entries == 1
    assert Posting.objects.count() == 2
    assert wallet_balances(user_id) == WalletBalances(Som(1_000), Som(0), Som(0), Som(0), Som(0))


def test_the_whole_balance_can_be_spent(user_id):
    wallet_fund(user_id, 1_000)

    hold(user_id, uuid4(), 1_000)

    assert wallet_balances(user_id).available == 0


def test_a_repeated_key_gives_the_first_entry_back_even_when_the_wallet_is_empty(user_id):
    order_id = uuid4()
    wallet_fund(user_id, 1_000)

    first, again = hold(user_id, order_id, 1_000), hold(user_id, order_id, 1_000)

    assert first.is_new
    assert again == PostedEntry(first.id, is_new=False)
    assert wallet_balances(user_id).in_escrow == 1_000


@pytest.mark.parametrize("other", ["amount", "kind", "reference", "account"])
def test_a_key_used_for_another_entry_is_a_bug(user_id, other):
    wallet_fund(user_id, 1_000)
    amount = 2 if other == "amount" else 1
    receiver = COMMISSION if other == "account" else AccountRef.held(user_id)

    @transaction.atomic
    def post(kind: EntryKind, reference: str, receiver: AccountRef, amount: int) -> PostedEntry:
        lines = [PostingLine(AccountRef.available(user_id), Som(-amount)), PostingLine(receiver, Som(amount))]
        return ledger.post(kind=kind, postings=lines, idempotency_key="same", reference=reference)

    post(EntryKind.CORRECTION, "deposit:1", AccountRef.held(user_id), 1)
    with pytest.raises(ValueError, match="another entry"):
        post(
            EntryKind.PROMOTION if other == "kind" else EntryKind.CORRECTION,
            "deposit:2" if other == "reference" else "deposit:1",
            receiver,
            amount,
        )

    assert wallet_balances(user_id).available == 999


@pytest.mark.parametrize("amounts", [[], [0, 0], [5], [5, -4], [5, 0]])
def test_lines_that_do_not_add_up_are_a_bug(user_id, amounts):
    lines = [PostingLine(AccountRef.available(user_id), Som(amount)) for amount in amounts]

    with pytest.raises(ValueError, match="postings"):
        ledger.post(kind=EntryKind.CORRECTION, postings=lines, idempotency_key="k", reference="r")

    assert JournalEntry.objects.count() == 0


def test_a_line_of_zero_is_left_out(user_id):
    wallet_fund(user_id, 9)
    lines = [
        PostingLine(AccountRef.available(user_id), Som(-9)),
        PostingLine(AccountRef.held(user_id), Som(9)),
        PostingLine(COMMISSION, Som(0)),
    ]

    entry = ledger.post(kind=EntryKind.ORDER_RELEASE, postings=lines, idempotency_key="k", reference="r")

    assert Posting.objects.filter(entry_id=entry.id).count() == 2


def test_debt_is_the_only_account_below_zero(user_id):
    wallet_fund(user_id, 300)
    lines = [
        PostingLine(AccountRef.available(user_id), Som(-300)),
        PostingLine(AccountRef(AccountKind.USER_DEBT, user_id), Som(-200)),
        PostingLine(AccountRef.provider("test"), Som(500)),
    ]

    ledger.post(kind=EntryKind.DEPOSIT_REVERSAL, postings=lines, idempotency_key="k", reference="r")

    assert wallet_balances(user_id) == WalletBalances(Som(0), Som(0), Som(0), Som(0), Som(200))
    assert ledger.ledger_check() == []


def test_two_lines_of_one_account_count_together(user_id):
    wallet_fund(user_id, 100)
    lines = [
        PostingLine(AccountRef.available(user_id), Som(-150)),
        PostingLine(AccountRef.available(user_id), Som(50)),
        PostingLine(AccountRef.held(user_id), Som(100)),
    ]

    ledger.post(kind=EntryKind.CORRECTION, postings=lines, idempotency_key="k", reference="r")

    assert wallet_balances(user_id) == WalletBalances(Som(0), Som(100), Som(0), Som(0), Som(0))


def test_the_first_entry_of_an_order_costs_four_queries_and_any_other_seven(user_id, django_assert_num_queries):
    wallet_fund(user_id, 1_000)

    with django_assert_num_queries(4):
        hold(user_id, uuid4(), 10, is_first=True)
    with django_assert_num_queries(7):
        hold(user_id, uuid4(), 10)
    with django_assert_num_queries(1):
        wallet_balances(user_id)
    assert account_balance(AccountRef.available(user_id)) == 980


def test_a_first_entry_without_the_money_is_refused_and_writes_nothing(user_id):
    wallet_fund(user_id, 1_000)
    order_id = uuid4()

    with pytest.raises(InsufficientFunds) as refusal:
        hold(user_id, order_id, 1_001, is_first=True)
    with pytest.raises(InsufficientFunds):
        hold(uuid4(), order_id, 1, is_first=True)

    assert refusal.value.params == {"missing": 1}
    assert account_balance(AccountRef.available(user_id)) == 1_000
    assert JournalEntry.objects.count() == 1
    assert not LedgerAccount.objects.filter(owner_id=order_id).exists()


def test_a_first_entry_that_is_not_the_first_is_a_bug_that_the_database_refuses(user_id):
    wallet_fund(user_id, 1_000)
    order_id = uuid4()
    hold(user_id, order_id, 10, is_first=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        hold(user_id, order_id, 10, is_first=True)

    assert account_balance(AccountRef.available(user_id)) == 990
    assert ledger.ledger_check() == []


def test_an_account_that_is_credited_for_the_first_time_is_made(user_id):
    ledger.post(
        kind=EntryKind.PROMOTION,
        postings=[
            PostingLine(AccountRef.platform(AccountKind.PLATFORM_PROMOTIONS), Som(-5)),
            PostingLine(AccountRef.available(user_id), Som(5)),
        ],
        idempotency_key="promotion:first",
        reference="promotion:first",
        is_first=True,
    )

    assert account_balance(AccountRef.available(user_id)) == 5


def test_shared_accounts_keep_no_balance_and_only_an_unknown_providers_is_made(user_id):
    wallet_fund(user_id, 1_000)

    clearing = LedgerAccount.objects.filter(kind="provider:clearing")
    assert sorted(clearing.values_list("code", "balance")) == sorted((code, 0) for code in (*PROVIDER_CODES, "test"))


def draft(user_id: UUID, amount: int) -> EntryDraft:
    key = f"sweep:{uuid4()}"
    promotions = AccountRef.platform(AccountKind.PLATFORM_PROMOTIONS)
    lines = [PostingLine(AccountRef.available(user_id), Som(-amount)), PostingLine(promotions, Som(amount))]
    return EntryDraft(kind=EntryKind.CORRECTION, postings=lines, idempotency_key=key, reference=key)


def test_several_entries_are_written_together_or_not_at_all(user_id):
    wallet_fund(user_id, 1_000)

    with pytest.raises(InsufficientFunds) as refusal:
        ledger.post_all([draft(user_id, 600), draft(user_id, 500)])
    unchanged = account_balance(AccountRef.available(user_id)), JournalEntry.objects.count()
    ledger.post_all([draft(user_id, 600), draft(user_id, 400)])

    assert refusal.value.params == {"missing": 100}
    assert unchanged == (1_000, 1)
    assert (account_balance(AccountRef.available(user_id)), JournalEntry.objects.count()) == (0, 3)


def test_a_debt_may_go_below_zero_by_a_first_entry(user_id):
    for number, amount in enumerate((5, 7)):
        ledger.post(
            kind=EntryKind.CORRECTION,
            postings=[
                PostingLine(AccountRef.debt(user_id), Som(-amount)),
                PostingLine(AccountRef.platform(AccountKind.PLATFORM_PROMOTIONS), Som(amount)),
            ],
            idempotency_key=f"debt:first:{number}",
            reference="debt:first",
            is_first=True,
        )

    assert account_balance(AccountRef.debt(user_id)) == -12
