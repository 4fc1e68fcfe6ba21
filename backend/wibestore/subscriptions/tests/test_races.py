"""Subscriptions at the same moment, in real threads on PostgreSQL."""

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import run_together
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.factories import wallet_fund
from wibestore.subscriptions import services
from wibestore.subscriptions.errors import NothingToChange, SubscriptionPriceChanged
from wibestore.subscriptions.factories import subscription_granted
from wibestore.subscriptions.models import Subscription, SubscriptionCharge
from wibestore.subscriptions.tests.books import (
    DAY,
    PREMIUM,
    PRO,
    books_are_right,
    buy,
    charges,
    earned,
    mine,
    topics,
    wallet,
)
from wibestore.subscriptions.types import MySubscription
from wibestore.users.factories import user_create
from wibestore.users.selectors import user_get

pytestmark = pytest.mark.django_db(transaction=True)
MONTH = 30 * DAY
TIMES = 10
REPEATS = 5


def purchase(user, plan, amount, *, at=0 * DAY):
    def call():
        # A thread begins with a clock of its own.
        with clock.travel(at):
            return services.subscription_purchase(
                actor=Actor.user(user.id), plan=plan, period="monthly", expected_amount=amount
            )

    return call


def sweep(*, at):
    def call():
        with clock.travel(at):
            return services.subscriptions_sweep()

    return call


def cancel(user, *, at):
    def call():
        with clock.travel(at):
            return services.subscription_cancel(actor=Actor.user(user.id))

    return call


def kinds(outcomes):
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_ten_purchases_at_once_charge_once(seller):
    wallet_fund(seller.id, 20 * PREMIUM)

    outcomes = run_together([purchase(seller, "premium", PREMIUM)] * TIMES)

    assert kinds(outcomes) == ["MySubscription"] + ["NothingToChange"] * (TIMES - 1)
    assert (len(charges(seller)), wallet(seller.id), earned()) == (1, 19 * PREMIUM, PREMIUM)
    assert (Subscription.objects.count(), topics()) == (1, ["subscription.started"])
    assert books_are_right()


def test_ten_purchases_with_one_key_get_one_answer(seller, client_for):
    wallet_fund(seller.id, 20 * PREMIUM)
    client, key = client_for(seller), str(uuid7())
    body = {"plan": "premium", "period": "monthly", "expected_amount": PREMIUM}

    answers = run_together(
        [lambda: client.post("/api/v1/subscriptions/purchase/", body, headers={"Idempotency-Key": key})] * TIMES
    )

    assert {(answer.status_code, answer.content) for answer in answers} == {(200, answers[0].content)}
    assert (len(charges(seller)), wallet(seller.id)) == (1, 19 * PREMIUM)


def test_ten_purchases_of_two_plans_end_with_the_higher_one_and_lose_nothing(seller):
    wallet_fund(seller.id, 20 * PRO)

    calls = [purchase(seller, "premium", PREMIUM), purchase(seller, "pro", PRO), purchase(seller, "pro", PRO - PREMIUM)]
    run_together(calls * 3)

    assert {charge[0] for charge in charges(seller)} <= {"start", "upgrade"}
    assert earned() == sum(charge[3] for charge in charges(seller)) == 20 * PRO - wallet(seller.id)
    assert earned() in (PREMIUM, PRO)
    assert user_get(seller.id).plan == mine(seller).plan
    assert books_are_right()


def test_a_wallet_with_one_price_buys_one_of_ten(seller):
    wallet_fund(seller.id, PREMIUM)

    outcomes = run_together(
        [purchase(seller, "premium", PREMIUM)] * (TIMES // 2) + [purchase(seller, "pro", PRO)] * (TIMES // 2)
    )

    won = [outcome for outcome in outcomes if isinstance(outcome, MySubscription)]
    refused = [outcome for outcome in outcomes if not isinstance(outcome, MySubscription)]
    assert len(won) == 1
    assert all(isinstance(o, NothingToChange | InsufficientFunds | SubscriptionPriceChanged) for o in refused)
    assert (wallet(seller.id), len(charges(seller))) == (0, 1)
    assert books_are_right()


def test_sweepers_at_once_charge_once():
    people = [user_create(username=f"sweep{number}") for number in range(6)]
    for user in people:
        buy(user, "premium")
        wallet_fund(user.id, 10 * PREMIUM)

    for repeat in range(1, REPEATS + 1):
        counts = run_together([sweep(at=repeat * MONTH)] * 4)

        assert sum(counts) == len(people)
        assert [len(charges(user)) for user in people] == [1 + repeat] * len(people)
        assert [wallet(user.id) for user in people] == [(10 - repeat) * PREMIUM] * len(people)
        assert SubscriptionCharge.objects.count() == (1 + repeat) * len(people)
    assert books_are_right()


def test_an_upgrade_and_the_renewal_at_once_are_one_after_the_other():
    for repeat in range(REPEATS):
        user = user_create(username=f"upgrade{repeat}")
        buy(user, "premium")
        wallet_fund(user.id, 10 * PRO)

        upgraded, *_ = run_together([purchase(user, "pro", PRO, at=MONTH), sweep(at=MONTH), sweep(at=MONTH)])

        with clock.travel(MONTH):
            now = mine(user)
        if isinstance(upgraded, MySubscription):
            # First: in grace nothing is left to credit, and the sweep finds nothing due.
            assert (now.plan, [charge[0] for charge in charges(user)]) == ("pro", ["start", "start"])
        else:
            # Second: a month of Premium was just paid for, so another amount is due for Pro.
            assert isinstance(upgraded, SubscriptionPriceChanged)
            assert upgraded.params["amount_due"] == PRO - PREMIUM
            assert (now.plan, [charge[0] for charge in charges(user)]) == ("premium", ["start", "renewal"])
        assert (user_get(user.id).plan, now.status) == (now.plan, "active")
        assert books_are_right()


def test_cancelling_and_the_renewal_at_once_never_charge_for_nothing():
    for repeat in range(REPEATS):
        user = user_create(username=f"cancel{repeat}")
        buy(user, "premium")
        wallet_fund(user.id, PREMIUM)

        cancelled, _ = run_together([cancel(user, at=MONTH), sweep(at=MONTH)])

        assert isinstance(cancelled, MySubscription)
        if len(charges(user)) == 2:
            assert (cancelled.status, cancelled.next_plan, wallet(user.id)) == ("active", "free", 0)
        else:
            assert (cancelled.status, wallet(user.id)) == ("ended", PREMIUM)
        assert books_are_right()


def test_a_deposits_retry_and_the_sweep_at_once_charge_once(seller):
    buy(seller, "premium")
    sweep(at=MONTH)()
    wallet_fund(seller.id, 3 * PREMIUM)

    def retry():
        with clock.travel(MONTH + DAY):
            return services.subscription_retry(user_id=seller.id)

    run_together([retry, sweep(at=MONTH + DAY), retry, sweep(at=MONTH + DAY)])

    assert (len(charges(seller)), wallet(seller.id)) == (2, 2 * PREMIUM)
    assert books_are_right()


def test_a_grant_and_a_purchase_at_once_leave_one_running_subscription(seller):
    wallet_fund(seller.id, PREMIUM)

    run_together(
        [lambda: subscription_granted(seller.id, plan="premium", days=10), purchase(seller, "premium", PREMIUM)]
    )

    assert Subscription.objects.filter(user_id=seller.id, status="active").count() == 1
    assert user_get(seller.id).plan == mine(seller).plan == "premium"
    assert books_are_right()
