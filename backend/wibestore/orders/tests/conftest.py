"""People of the tests of orders, as actors."""

import pytest

from wibestore.core.actor import Actor
from wibestore.orders.rules import Party
from wibestore.users.factories import user_create


@pytest.fixture
def newcomer(db):
    """Return a seller whose first sales are held."""
    return user_create(username="newcomer")


@pytest.fixture
def actors(buyer, seller, moderator):
    """Return who moves an order of `seller`, by their part in it."""
    return {
        Party.BUYER: Actor.user(buyer.id),
        Party.SELLER: Actor.user(seller.id),
        Party.STAFF: Actor.user(moderator.id, is_staff=True),
        Party.SYSTEM: Actor.system("test"),
    }
