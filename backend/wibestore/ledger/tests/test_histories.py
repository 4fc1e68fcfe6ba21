"""Random histories through the real service on PostgreSQL, compared with a model step by step (escrow.md §4)."""

from collections import Counter
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.models import JournalEntry, LedgerAccount
from wibestore.ledger.rules import NEVER_NEGATIVE_KINDS, account_id, keeps_balance
from wibestore.ledger.selectors import account_balance
from wibestore.ledger.services.checks import own_check
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine

PROFILE = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PLACES = 9
places = st.integers(0, PLACES - 1)
amounts = st.integers(0, 1_000)
splits = st.lists(st.tuples(places, amounts), min_size=1, max_size=3)


class Interrupted(Exception):
    """Stands for a process that dies after the ledger wrote and before the commit."""


class Books(RuleBasedStateMachine):
    """Two users, two orders, the shop and a provider; every entry moves money between some of them."""

    def __init__(self):
        super().__init__()
        one, other = uuid4(), uuid4()
        self.accounts = [
            AccountRef.available(one),
            AccountRef.held(one),
            AccountRef(AccountKind.USER_PAYOUT_RESERVED, one),
            AccountRef.available(other),
            AccountRef.held(other),
            AccountRef.escrow(uuid4(), payer_id=one),
            AccountRef.escrow(uuid4(), payer_id=other),
            AccountRef.platform(AccountKind.PLATFORM_COMMISSION),
            AccountRef.provider(f"p{uuid4().hex[:12]}"),
        ]
        self.shop = self.accounts[7]
        self.shop_before = account_balance(self.shop)
        self.balances: Counter[AccountRef] = Counter()
        self.posted: list[tuple[str, list[PostingLine]]] = []

    def lines_of(self, source: int, targets: list[tuple[int, int]]) -> list[PostingLine]:
        total = sum(amount for _, amount in targets)
        lines = [PostingLine(self.accounts[place], Som(amount)) for place, amount in targets]
        return [PostingLine(self.accounts[source], Som(-total)), *lines]

    def post(self, key: str, lines: list[PostingLine]) -> bool:
        posted = ledger.post(
            kind=EntryKind.CORRECTION, postings=lines, idempotency_key=key, reference="correction:history"
        )
        return posted.is_new

    def expected(self, lines: list[PostingLine]) -> tuple[Counter[AccountRef], int]:
        after = Counter(self.balances)
        for line in lines:
            after[line.account] += int(line.amount)
        missing = sum(
            -after[account] for account in self.accounts if account.kind in NEVER_NEGATIVE_KINDS and after[account] < 0
        )
        return after, missing

    @rule(amount=st.integers(1, 3_000), place=st.sampled_from([0, 3]))
    def deposit(self, amount, place):
        lines = self.lines_of(8, [(place, amount)])
        self.move(lines)

    @rule(source=places, parts=splits)
    def transfer(self, source, parts):
        self.move(self.lines_of(source, parts))

    def move(self, lines: list[PostingLine]) -> None:
        key = f"history:{uuid4()}"
        after, missing = self.expected(lines)
        if sum(line.amount != 0 for line in lines) < 2:
            with pytest.raises(ValueError, match="two or more"):
                self.post(key, lines)
        elif missing:
            with pytest.raises(InsufficientFunds) as refusal:
                self.post(key, lines)
            assert refusal.value.params == {"missing": missing}
            assert not JournalEntry.objects.filter(idempotency_key=key).exists()
        else:
            assert self.post(key, lines)
            self.balances = after
            self.posted.append((key, lines))

    @rule(choice=st.integers(0, 10**6))
    def repeat(self, choice):
        if self.posted:
            key, lines = self.posted[choice % len(self.posted)]
            assert not self.post(key, lines)

    @rule(choice=st.integers(0, 10**6))
    def reuse_key(self, choice):
        if self.posted:
            key, _ = self.posted[choice % len(self.posted)]
            with pytest.raises(ValueError, match="another entry"):
                self.post(key, self.lines_of(8, [(0, 10**9)]))

    @rule(amount=st.integers(1, 500), place=st.sampled_from([0, 3, 5]))
    def interrupt(self, amount, place):
        key = f"history:{uuid4()}"
        with pytest.raises(Interrupted):
            self.post_and_die(key, self.lines_of(8, [(place, amount)]))
        assert not JournalEntry.objects.filter(idempotency_key=key).exists()

    @transaction.atomic
    def post_and_die(self, key: str, lines: list[PostingLine]) -> None:
        self.post(key, lines)
        raise Interrupted

    @invariant()
    def books_say_what_the_model_says(self):
        own = [account for account in self.accounts if keeps_balance(account)]
        kept = dict(LedgerAccount.objects.filter(id__in=map(account_id, own)).values_list("id", "balance"))
        assert {account: kept.get(account_id(account), 0) for account in own} == {
            account: self.balances[account] for account in own
        }
        assert account_balance(self.shop) == self.shop_before + self.balances[self.shop]

    def teardown(self):
        # The ledger's own proofs: these histories are of no deposit and no withdrawal.
        assert own_check() == []
        for account in self.accounts:
            before = self.shop_before if account == self.shop else 0
            assert account_balance(account) == before + self.balances[account]


@pytest.mark.django_db(transaction=True)
def test_random_histories_keep_the_books():
    run_state_machine_as_test(Books, settings=PROFILE)
