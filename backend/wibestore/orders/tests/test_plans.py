"""What a seller's plan means for orders: the commission of the day of purchase, whatever the seller buys later."""

import pytest

from wibestore.core.actor import Actor
from wibestore.ledger.factories import wallet_fund
from wibestore.orders import factories, services
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.subscriptions import selectors as subscriptions
from wibestore.subscriptions import services as subscriptions_services

pytestmark = pytest.mark.django_db
PRICE = 500_000


def upgrade(seller, plan):
    actor = Actor.user(seller.id)
    amount = subscriptions.quote_get(actor=actor, plan=plan, period="monthly").amount_due
    wallet_fund(seller.id, amount)
    subscriptions_services.subscription_purchase(actor=actor, plan=plan, period="monthly", expected_amount=amount)


def test_an_upgrade_changes_the_commission_of_later_orders_alone(buyer, seller):
    made = [factories.order_delivered(buyer, seller, PRICE)]
    for plan in ("premium", "pro"):
        upgrade(seller, plan)
        made.append(factories.order_delivered(buyer, seller, PRICE))

    assert [(order.rate_bps, order.commission) for order in made] == [(1000, 50_000), (800, 40_000), (500, 25_000)]

    for order in made:
        services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
        services.transition(order.id, Event.CONFIRM, Actor.user(buyer.id))

    assert books.commission() == 50_000 + 40_000 + 25_000
    assert [books.row(order.id).commission for order in made] == [50_000, 40_000, 25_000]


def test_a_plan_that_ends_leaves_the_commission_of_open_orders(buyer, seller):
    upgrade(seller, "pro")
    order = factories.order_delivered(buyer, seller, PRICE)
    subscriptions_services.subscription_grant(user_id=seller.id, plan="free", days=1)

    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
    done = services.transition(order.id, Event.CONFIRM, Actor.user(buyer.id))

    assert (done.rate_bps, done.commission, books.commission()) == (500, 25_000, 25_000)
    assert factories.order_delivered(buyer, seller, PRICE).commission == 50_000
