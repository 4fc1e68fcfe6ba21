"""Plans as an admin sets them: on record, for whoever comes next; nobody pays a sum they were not told."""

from datetime import timedelta

import pytest

from wibestore.audit import selectors as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.orders.factories import order_delivered
from wibestore.orders.selectors import order_get_for
from wibestore.subscriptions import selectors, services
from wibestore.users.factories import user_create

PLANS = "/api/v1/admin/plans/"
REASON = "Prices of the new year"
MONTH = timedelta(days=30)
PREMIUM = 99_000


def change(client, code, **changes):
    return client.patch(f"{PLANS}{code}/", {"reason": REASON, **changes})


def bought(user):
    wallet_fund(user.id, Som(PREMIUM))
    actor = Actor.user(user.id)
    services.subscription_purchase(actor=actor, plan="premium", period="monthly", expected_amount=PREMIUM)
    wallet_fund(user.id, Som(1_000_000))


def paid_for_the_next(user, *, remind_before_change, client, price):
    """Return what a renewal takes from the wallet when the price changes before it."""
    bought(user)
    before = wallet_balances(user.id).available
    if remind_before_change:
        with clock.travel(MONTH - timedelta(days=2)):
            assert services.subscriptions_remind() == 1
    assert change(client, "premium", price=price).status_code == 200
    if not remind_before_change:
        with clock.travel(MONTH - timedelta(days=2)):
            assert services.subscriptions_remind() == 1
    with clock.travel(MONTH):
        assert services.subscriptions_sweep() == 1
    return before - wallet_balances(user.id).available


def test_a_plan_changes_with_what_it_was_on_record(moderator, seller, client_for):
    bought(seller)
    client = client_for(moderator)

    answer = change(client, "premium", price=120_000, commission_bps=700, name="Premium+")

    assert (answer.status_code, answer.json()["price"], answer.json()["subscriber_count"]) == (200, 120_000, 1)
    assert answer.json()["updated_at"] is not None
    assert {plan.code: plan.price for plan in selectors.plan_list()}["premium"] == 120_000
    (line,) = audit.audit_list(target="plan", target_id="premium")
    assert (line.action, line.actor_id) == ("plan.changed", moderator.id)
    assert line.details["before"] == {"price": 99_000, "commission_bps": 800, "name": "Premium"}
    assert line.details["after"] == {"price": 120_000, "commission_bps": 700, "name": "Premium+"}
    assert line.details["reason"] == REASON
    assert OutboxMessage.objects.filter(topic="plan.changed").count() == 1


@pytest.mark.parametrize(
    ("code", "changes", "status"),
    [
        ("free", {"price": 1_000}, 400),
        ("free", {"yearly_price": 1_000}, 400),
        ("gold", {"price": 1_000}, 404),
        ("premium", {"commission_bps": 10_001}, 400),
        ("premium", {"price": -1}, 400),
        ("premium", {"period_days": 7}, 400),
        ("premium", {"price": 1, "reason": "no"}, 400),
    ],
)
def test_what_no_plan_may_be_changes_nothing(code, changes, status, moderator, client_for):
    before = selectors.plan_list()

    assert change(client_for(moderator), code, **changes).status_code == status

    assert selectors.plan_list() == before
    assert audit.audit_list(target="plan", target_id=code) == []
    assert not OutboxMessage.objects.filter(topic="plan.changed").exists()


@pytest.mark.parametrize("role", ["moderator", "finance"])
def test_only_an_admin_sets_plans(role, client_for, db):
    client = client_for(user_create(username="keeper", staff_role=role))

    assert client.get(PLANS).status_code == 403
    assert change(client, "premium", price=1).status_code == 403
    assert {plan.code: plan.price for plan in selectors.plan_list()}["premium"] == PREMIUM


def test_an_order_keeps_the_rate_it_was_made_with(moderator, buyer, seller, client_for):
    order = order_delivered(buyer, seller)

    change(client_for(moderator), "free", commission_bps=5_000)

    again = order_get_for(actor=Actor.user(seller.id), order_id=order.id)
    assert (again.rate_bps, again.commission) == (order.rate_bps, order.commission) == (1_000, order.price // 10)


def test_a_renewal_costs_no_more_than_was_told(moderator, seller, client_for):
    taken = paid_for_the_next(seller, remind_before_change=True, client=client_for(moderator), price=150_000)

    assert taken == PREMIUM


def test_a_lower_price_is_everybodys_at_once(moderator, seller, client_for):
    taken = paid_for_the_next(seller, remind_before_change=True, client=client_for(moderator), price=50_000)

    assert taken == 50_000


def test_a_price_told_in_time_is_taken(moderator, seller, client_for):
    taken = paid_for_the_next(seller, remind_before_change=False, client=client_for(moderator), price=150_000)

    assert taken == 150_000
