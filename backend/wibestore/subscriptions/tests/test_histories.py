"""Random histories of two subscribers through the real services on PostgreSQL; clocks jump, processes die."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.errors import DomainError
from wibestore.core.ids import uuid7
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.subscriptions import selectors, services
from wibestore.subscriptions.models import Subscription, SubscriptionCharge
from wibestore.subscriptions.services import rows
from wibestore.subscriptions.tests.books import PRICES, books_are_right, everything
from wibestore.users.factories import user_create
from wibestore.users.selectors import user_get

PROFILE = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PEOPLE = 2
people = st.integers(0, PEOPLE - 1)
wishes = st.sampled_from(sorted(PRICES))


class Interrupted(Exception):
    """Stands for a process that dies after the money moved and before the commit."""


def die(*_args, **_kwargs):
    raise Interrupted


class Subscribers(RuleBasedStateMachine):
    """Two people who buy, change, cancel and run out of money, and a sweep that comes by when it does."""

    def __init__(self):
        super().__init__()
        self.people = [user_create(username=f"p{uuid7().hex[-12:]}") for _ in range(PEOPLE)]
        self.actors = [Actor.user(person.id) for person in self.people]
        self.funded = 0
        self.offset = timedelta(0)

    @rule(who=people, amount=st.sampled_from([30_000, 99_000, 249_000, 2_490_000]))
    def fund(self, who, amount):
        wallet_fund(self.people[who].id, amount)
        self.funded += amount
        with travel(self.offset):
            services.subscription_retry(user_id=self.people[who].id)

    @rule(who=people, wish=wishes, is_funded=st.booleans())
    def purchase(self, who, wish, is_funded):
        quote = self.quote(who, wish)
        if is_funded and quote.amount_due:
            self.fund(who, quote.amount_due)
            quote = self.quote(who, wish)
        before = everything()
        bought = self.buy(who, wish, quote.amount_due)
        if quote.change == "none":
            assert bought.code == "subscription.nothing_to_change"
        elif quote.amount_due > quote.available:
            assert bought.code == "ledger.insufficient_funds"
        else:
            assert self.available(who) == quote.available - quote.amount_due
            terms = (bought.plan, bought.period) if quote.effective == "now" else (bought.next_plan, bought.next_period)
            assert terms == wish
            return
        assert everything() == before

    @rule(who=people, wish=wishes, error=st.integers(1, 10**6))
    def purchase_at_another_amount(self, who, wish, error):
        quote, before = self.quote(who, wish), everything()
        assert isinstance(self.buy(who, wish, quote.amount_due + error), DomainError)
        assert everything() == before

    @rule(who=people, wish=wishes)
    def interrupted(self, who, wish):
        quote, before = self.quote(who, wish), everything()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(rows, "charge_tell", die)
            bought = self.buy(who, wish, quote.amount_due)
        if isinstance(bought, Exception):
            assert everything() == before

    @rule(who=people, is_cancelling=st.booleans())
    def cancel_or_resume(self, who, is_cancelling):
        act = services.subscription_cancel if is_cancelling else services.subscription_resume
        with travel(self.offset):
            may = selectors.my_subscription(self.actors[who])
            done = self.outcome(lambda: act(actor=self.actors[who]))
        if may.can_cancel if is_cancelling else may.can_resume:
            assert not isinstance(done, Exception)

    @rule(hours=st.sampled_from([1, 7, 24, 24, 71, 72, 27 * 24, 30 * 24, 365 * 24]), is_swept=st.booleans())
    def wait(self, hours, is_swept):
        self.offset += timedelta(hours=hours)
        if is_swept:
            with travel(self.offset):
                services.subscriptions_sweep()
                services.subscriptions_remind()

    @staticmethod
    def outcome(call):
        try:
            return call()
        except (DomainError, Interrupted) as refusal:
            return refusal

    def quote(self, who, wish):
        with travel(self.offset):
            return selectors.quote_get(actor=self.actors[who], plan=wish[0], period=wish[1])

    def buy(self, who, wish, amount):
        with travel(self.offset):
            return self.outcome(
                lambda: services.subscription_purchase(
                    actor=self.actors[who], plan=wish[0], period=wish[1], expected_amount=amount
                )
            )

    def available(self, who):
        return wallet_balances(self.people[who].id).available

    @invariant()
    def the_books_agree(self):
        assert books_are_right()

    @invariant()
    def no_money_is_made_or_lost(self):
        charged = SubscriptionCharge.objects.filter(subscription__user_id__in=[person.id for person in self.people])
        left = sum(self.available(who) for who in range(PEOPLE))
        assert left + sum(charged.values_list("amount", flat=True)) == self.funded

    @invariant()
    def credits_never_exceed_what_was_paid_before(self):
        for row in Subscription.objects.filter(user_id__in=[person.id for person in self.people]):
            paid = 0
            for charge in row.charges.order_by("number"):
                assert 0 <= charge.credit <= paid
                paid += charge.amount

    @invariant()
    def the_plan_that_is_shown_is_the_one_that_holds(self):
        for person, actor in zip(self.people, self.actors, strict=True):
            with travel(self.offset):
                mine, terms = selectors.my_subscription(actor), selectors.plan_terms(person.id)
            assert mine.plan == terms.code
            # What is over shows on the user until the sweep comes by.
            assert user_get(person.id).plan == terms.code or mine.status == "ended"


@pytest.mark.django_db
def test_random_histories_keep_every_promise():
    run_state_machine_as_test(Subscribers, settings=PROFILE)
