"""Buying, changing, cancelling and taking that back, through the services."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import movement_page
from wibestore.subscriptions import selectors, services
from wibestore.subscriptions.errors import (
    NothingToChange,
    NothingToResume,
    PlanNotFound,
    SubscriptionNotRunning,
    SubscriptionPriceChanged,
)
from wibestore.subscriptions.factories import subscription_granted
from wibestore.subscriptions.models import Plan, Subscription, SubscriptionCharge
from wibestore.subscriptions.tests.books import (
    DAY,
    PREMIUM,
    PRICES,
    PRO,
    PRO_YEARLY,
    books_are_right,
    buy,
    charges,
    earned,
    everything,
    facts,
    mine,
    row,
    topics,
    wallet,
)
from wibestore.users.selectors import user_get

pytestmark = pytest.mark.django_db
LENGTHS = {"monthly": 30 * DAY, "yearly": 365 * DAY}


def quote(user, plan, period="monthly"):
    return selectors.quote_get(actor=Actor.user(user.id), plan=plan, period=period)


@pytest.mark.parametrize(("plan", "period"), PRICES)
def test_a_plan_is_bought_from_the_wallet(plan, period, seller):
    wallet_fund(seller.id, PRICES[plan, period] + 1_000)

    bought = buy(seller, plan, period, PRICES[plan, period], funds=False)

    assert (bought.plan, bought.period, bought.status) == (plan, period, "active")
    assert bought.ends_at - bought.starts_at == LENGTHS[period]
    assert bought.access_until - bought.ends_at == 3 * DAY
    assert (bought.auto_renew, bought.next_plan, bought.next_period) == (True, plan, period)
    assert (bought.price_next, bought.can_cancel, bought.can_resume) == (PRICES[plan, period], True, False)
    assert charges(seller) == [("start", plan, period, PRICES[plan, period], 0)]
    assert (wallet(seller.id), earned()) == (1_000, PRICES[plan, period])
    assert user_get(seller.id).plan == selectors.plan_terms(seller.id).code == plan
    assert books_are_right()


def test_a_purchase_is_told_with_all_that_a_receipt_says(seller):
    bought = buy(seller, "premium")

    [(topic, told)] = facts()
    charge = SubscriptionCharge.objects.get()
    assert topic == "subscription.started"
    assert told == {
        "subscription_id": str(charge.subscription_id),
        "user_id": str(seller.id),
        "change": "start",
        "charge_id": str(charge.id),
        "number": 1,
        "plan": "premium",
        "period": "monthly",
        "amount": PREMIUM,
        "credit": 0,
        "starts_at": bought.starts_at.isoformat(),
        "ends_at": bought.ends_at.isoformat(),
        "charged_at": bought.starts_at.isoformat(),
        "entry_id": str(charge.entry_id),
    }
    [paid, _] = movement_page(seller.id, limit=2)
    assert (paid.entry_kind, paid.amount, paid.reference) == (
        "subscription",
        -PREMIUM,
        f"subscription:{charge.subscription_id}",
    )


def test_a_wallet_that_holds_too_little_buys_nothing(seller):
    wallet_fund(seller.id, PREMIUM - 1)
    before = everything()

    with pytest.raises(InsufficientFunds) as refused:
        buy(seller, "premium", amount=PREMIUM, funds=False)

    assert refused.value.params == {"missing": 1}
    assert everything() == before
    assert (user_get(seller.id).plan, mine(seller).status, wallet(seller.id)) == ("free", "free", PREMIUM - 1)


@pytest.mark.parametrize("amount", [0, PREMIUM - 1, PREMIUM + 1, PRO])
def test_another_amount_than_is_due_is_refused_with_the_quote(amount, seller):
    wallet_fund(seller.id, 1_000_000)
    before = everything()

    with pytest.raises(SubscriptionPriceChanged) as refused:
        buy(seller, "premium", amount=amount, funds=False)

    params = refused.value.params
    assert (params["amount_due"], params["price"], params["credit"], params["change"]) == (PREMIUM, PREMIUM, 0, "start")
    assert (params["plan"], params["period"], params["effective"]) == ("premium", "monthly", "now")
    assert everything() == before


def test_a_new_price_counts_from_the_next_charge(seller):
    buy(seller, "premium")
    Plan.objects.filter(code="premium").update(price=120_000)

    assert mine(seller).price_next == 120_000
    with clock.travel(30 * DAY):
        wallet_fund(seller.id, 120_000)
        services.subscriptions_sweep()
    assert charges(seller)[1] == ("renewal", "premium", "monthly", 120_000, 0)


def test_an_unknown_plan_is_refused(seller):
    with pytest.raises(PlanNotFound):
        buy(seller, "gold", amount=0)

    assert not Subscription.objects.exists()


def test_an_upgrade_counts_at_once_and_credits_what_is_left(seller):
    first = buy(seller, "premium")

    with clock.travel(15 * DAY - timedelta(hours=1)):
        offered = quote(seller, "pro")
        upgraded = buy(seller, "pro")

        # 16 of 30 days are begun or unused: 99,000 × 16 / 30.
        assert (offered.change, offered.credit, offered.amount_due, offered.effective) == (
            "upgrade",
            52_800,
            196_200,
            "now",
        )
        assert (upgraded.plan, upgraded.status) == ("pro", "active")
        assert upgraded.ends_at - upgraded.starts_at == 30 * DAY
        assert upgraded.ends_at > first.ends_at
        assert selectors.plan_terms(seller.id).commission_bps == 500
    assert charges(seller) == [
        ("start", "premium", "monthly", PREMIUM, 0),
        ("upgrade", "pro", "monthly", 196_200, 52_800),
    ]
    assert (user_get(seller.id).plan, wallet(seller.id), earned()) == ("pro", 0, PREMIUM + 196_200)
    assert topics() == ["subscription.started", "subscription.changed"]
    assert Subscription.objects.count() == 1
    assert books_are_right()


def test_a_second_upgrade_credits_the_whole_value_of_the_period(seller):
    buy(seller, "premium")
    buy(seller, "pro")
    buy(seller, "pro", "yearly")

    # On the same day nothing is lost: all that was paid is in the last price.
    assert earned() == PRO_YEARLY
    assert [charge[3:] for charge in charges(seller)] == [
        (PREMIUM, 0),
        (PRO - PREMIUM, PREMIUM),
        (PRO_YEARLY - PRO, PRO),
    ]
    assert books_are_right()


def test_a_credit_that_is_enough_moves_no_money(seller):
    buy(seller, "premium", "yearly")
    Plan.objects.filter(code="pro").update(yearly_price=900_000)

    bought = buy(seller, "pro", "yearly")

    charge = SubscriptionCharge.objects.get(number=2)
    assert (bought.plan, charge.amount, charge.credit, charge.entry_id) == ("pro", 0, 900_000, None)
    assert earned() == 990_000
    assert books_are_right()


@pytest.mark.parametrize(
    ("has", "wanted"),
    [
        (("pro", "monthly"), ("premium", "monthly")),
        (("premium", "yearly"), ("premium", "monthly")),
        (("pro", "yearly"), ("premium", "yearly")),
    ],
)
def test_a_downgrade_waits_for_the_periods_end(has, wanted, seller):
    before = buy(seller, *has)
    offered = quote(seller, *wanted)

    changed = buy(seller, *wanted, 0)

    assert (offered.change, offered.effective, offered.price, offered.amount_due) == (
        "downgrade",
        "period_end",
        PRICES[wanted],
        0,
    )
    assert (offered.starts_at, offered.ends_at) == (before.ends_at, before.ends_at + LENGTHS[wanted[1]])
    assert (changed.plan, changed.period, changed.ends_at) == (*has, before.ends_at)
    assert (changed.next_plan, changed.next_period, changed.price_next) == (*wanted, PRICES[wanted])
    assert (changed.can_resume, changed.can_cancel) == (True, True)
    assert len(charges(seller)) == 1
    assert facts()[1][1] | {"change": "downgrade", "next_plan": wanted[0], "next_period": wanted[1]} == facts()[1][1]
    wallet_fund(seller.id, PRICES[wanted])
    with clock.travel(before.ends_at - before.starts_at):
        services.subscriptions_sweep()
        after = mine(seller)
    assert (after.plan, after.period, after.status) == (*wanted, "active")
    assert after.starts_at == before.ends_at
    assert (user_get(seller.id).plan, charges(seller)[1]) == (wanted[0], ("renewal", *wanted, PRICES[wanted], 0))
    assert books_are_right()


def test_a_downgrade_is_taken_back_by_resuming_or_by_wanting_the_plan_again(seller):
    buy(seller, "pro")
    for take_back in (
        lambda: services.subscription_resume(actor=Actor.user(seller.id)),
        lambda: buy(seller, "pro", "monthly", 0),
    ):
        buy(seller, "premium", "monthly", 0)

        again = take_back()

        assert (again.plan, again.next_plan, again.next_period, again.can_resume) == ("pro", "pro", "monthly", False)
    assert [told["change"] for _, told in facts()] == ["start", "downgrade", "keep", "downgrade", "keep"]
    assert len(charges(seller)) == 1


def test_a_cancelled_plan_runs_to_the_end_of_what_is_paid_for(seller):
    bought = buy(seller, "premium")

    cancelled = services.subscription_cancel(actor=Actor.user(seller.id))
    again = services.subscription_cancel(actor=Actor.user(seller.id))

    assert (cancelled.status, cancelled.plan, cancelled.auto_renew, cancelled.next_plan) == (
        "active",
        "premium",
        False,
        "free",
    )
    assert (cancelled.access_until, cancelled.price_next) == (bought.ends_at, 0)
    assert (cancelled.can_cancel, cancelled.can_resume) == (False, True)
    assert again.next_plan == "free"
    assert topics() == ["subscription.started", "subscription.cancelled"]
    wallet_fund(seller.id, PREMIUM)
    with clock.travel(30 * DAY - timedelta(minutes=1)):
        assert services.subscriptions_sweep() == 0
        assert selectors.plan_terms(seller.id).code == "premium"
    with clock.travel(30 * DAY):
        # No grace, and free before any sweep.
        assert selectors.plan_terms(seller.id).code == "free"
        assert mine(seller).status == "ended"
        assert services.subscriptions_sweep() == 1
        ended = mine(seller)
    assert (ended.plan, ended.status, ended.period, ended.ends_at) == ("free", "ended", "", bought.ends_at)
    assert (ended.access_until, ended.next_plan, len(ended.charges)) == (None, "free", 1)
    assert (user_get(seller.id).plan, wallet(seller.id)) == ("free", PREMIUM)
    assert facts()[-1][1]["reason"] == "cancelled"


def test_a_cancellation_is_taken_back(seller):
    bought = buy(seller, "premium")
    services.subscription_cancel(actor=Actor.user(seller.id))

    resumed = services.subscription_resume(actor=Actor.user(seller.id))
    again = services.subscription_resume(actor=Actor.user(seller.id))

    assert (resumed.auto_renew, resumed.next_plan, resumed.ends_at) == (True, "premium", bought.ends_at)
    assert again.auto_renew is True
    assert topics() == ["subscription.started", "subscription.cancelled", "subscription.changed"]


def test_without_a_running_subscription_there_is_nothing_to_cancel_or_resume(seller, stranger):
    buy(stranger, "premium")
    services.subscription_cancel(actor=Actor.user(stranger.id))
    with clock.travel(31 * DAY):
        before = everything()
        for user in (seller, stranger):
            for refuse in (services.subscription_cancel, services.subscription_resume):
                with pytest.raises(SubscriptionNotRunning):
                    refuse(actor=Actor.user(user.id))
        assert everything() == before


def test_the_plan_one_has_and_keeps_is_not_sold_again(seller):
    buy(seller, "premium")
    before = everything()

    with pytest.raises(NothingToChange) as refused:
        buy(seller, "premium", "monthly", 0)

    assert refused.value.params == {"plan": "premium", "period": "monthly"}
    assert everything() == before
    assert quote(seller, "premium").change == "none"


def test_what_is_over_and_not_swept_makes_way_for_a_new_purchase(seller):
    buy(seller, "premium")
    services.subscription_cancel(actor=Actor.user(seller.id))

    with clock.travel(40 * DAY):
        bought = buy(seller, "pro")

        assert (bought.plan, bought.status, bought.starts_at > clock.now() - DAY) == ("pro", "active", True)
    assert Subscription.objects.filter(user_id=seller.id).order_by("starts_at").values_list(
        "status", "plan_id"
    ).first() == (
        "ended",
        "premium",
    )
    assert [charge[0] for charge in charges(seller)] == ["start", "start"]
    assert topics()[-2:] == ["subscription.ended", "subscription.started"]
    assert books_are_right()


def test_granted_time_is_used_up_before_the_same_plan_is_paid_for(seller):
    granted = subscription_granted(seller.id, plan="premium", days=10)

    planned = buy(seller, "premium", "monthly", 0)

    assert (planned.period, planned.next_plan, planned.next_period, planned.price_next) == (
        "",
        "premium",
        "monthly",
        PREMIUM,
    )
    assert (planned.can_cancel, planned.can_resume) == (True, False)
    wallet_fund(seller.id, PREMIUM)
    with clock.travel(10 * DAY):
        assert services.subscriptions_sweep() == 1
        renewed = mine(seller)
    assert (renewed.period, renewed.starts_at, wallet(seller.id)) == ("monthly", granted.ends_at, 0)
    assert books_are_right()


def test_granted_time_gives_no_credit_and_cannot_be_resumed(seller):
    subscription_granted(seller.id, plan="premium", days=10)
    with pytest.raises(NothingToResume):
        services.subscription_resume(actor=Actor.user(seller.id))

    bought = buy(seller, "pro")

    assert charges(seller) == [("upgrade", "pro", "monthly", PRO, 0)]
    assert (bought.plan, bought.period) == ("pro", "monthly")


def test_days_granted_on_top_of_a_paid_period_move_its_end(seller):
    bought = buy(seller, "premium")

    subscription_granted(seller.id, plan="premium", days=5)

    assert mine(seller).ends_at == bought.ends_at + 5 * DAY
    assert (mine(seller).period, row(seller).price) == ("monthly", PREMIUM)


@pytest.mark.parametrize(("plan", "over"), [("free", 55), ("premium", 15), ("pro", 0)])
def test_a_quote_says_what_a_lower_limit_means(plan, over, seller):
    apps.get_model("users", "User").objects.filter(id=seller.id).update(active_listing_count=65)
    buy(seller, "pro", "yearly")

    offered = quote(seller, plan)

    assert (offered.listings_over_limit, offered.active_listing_limit) == (
        over,
        {"free": 10, "premium": 50, "pro": 200}[plan],
    )
    assert offered.commission_bps == {"free": 1000, "premium": 800, "pro": 500}[plan]


def test_a_quote_of_the_free_plan_is_what_cancelling_does(seller):
    assert quote(seller, "free").change == "none"
    bought = buy(seller, "premium")

    offered = quote(seller, "free")

    assert (offered.change, offered.effective, offered.amount_due, offered.period) == ("cancel", "period_end", 0, "")
    assert (offered.starts_at, offered.ends_at) == (bought.ends_at, None)


def test_a_quote_changes_nothing_and_says_what_the_wallet_holds(seller):
    wallet_fund(seller.id, 5_000)
    before = everything()

    offered = quote(seller, "pro", "yearly")

    assert (offered.available, offered.amount_due, offered.credit) == (5_000, PRO_YEARLY, 0)
    assert everything() == before


def test_reads_cost_the_same_few_statements(seller, django_assert_num_queries):
    buy(seller, "premium")
    buy(seller, "pro")
    actor, moment = Actor.user(seller.id), row(seller).starts_at

    with django_assert_num_queries(1):
        selectors.plan_terms(seller.id)
    with django_assert_num_queries(1):
        selectors.plan_terms(seller.id, now=moment)
    # The row, the time, the price of what follows, the receipts.
    with django_assert_num_queries(4):
        selectors.my_subscription(actor)
    # The row, the price, the time, the plan, the wallet, the listings on offer.
    with django_assert_num_queries(6):
        selectors.quote_get(actor=actor, plan="pro", period="yearly")
