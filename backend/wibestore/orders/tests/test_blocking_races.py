"""T22 at the same moment as what the two people and the clocks do: one end, and every so'm where it belongs."""

from datetime import timedelta
from functools import partial

import pytest
from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.tests.race import run_together
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.models import Dispute
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.users import services as users

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("_", range(4))
def test_a_block_a_confirmation_and_the_automatic_release_at_once(_, buyer, seller, moderator):
    order = factories.order_delivered(buyer, seller)
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
    staff = Actor.user(moderator.id, is_staff=True)

    def release():
        with travel(settings.AUTO_RELEASE_AFTER + timedelta(minutes=1)):
            services.transition(order.id, Event.AUTO_RELEASE, Actor.system("test"))

    users.user_block(user_id=seller.id, actor=staff, reason="Fraud")
    block = partial(services.orders_of_blocked, seller.id)
    run_together([block, partial(services.transition, order.id, Event.CONFIRM, Actor.user(buyer.id)), release])

    state, inside = books.row(order.id).state, books.escrow(order.id)
    assert (state, inside) in {("completed", 0), ("disputed", order.price)}
    balances = wallet_balances(seller.id)
    assert balances.available + balances.held + books.commission() + inside == order.price
    assert Dispute.objects.filter(order_id=order.id, reason="party_blocked").count() <= 1
    assert ledger_check() == []


@pytest.mark.parametrize("_", range(3))
def test_both_are_blocked_at_once_and_one_dispute_is_there(_, buyer, seller, moderator):
    order = factories.order_paid(buyer, seller)
    staff = Actor.user(moderator.id, is_staff=True)

    def block(user_id):
        users.user_block(user_id=user_id, actor=staff, reason="Fraud")
        services.orders_of_blocked(user_id)

    outcomes = run_together([partial(block, user.id) for user in (buyer, seller) for _ in range(3)])

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    assert books.row(order.id).state == "disputed"
    assert [line[1] for line in books.file(order.id)] == ["opened"]
    assert ledger_check() == []
