"""What a block leaves open in orders (T22): nothing moves by itself, the staff decide."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wibestore.core.actor import Actor
from wibestore.orders.errors import InvalidTransition
from wibestore.orders.models import Order
from wibestore.orders.rules import LIVE_STATES, Event
from wibestore.orders.services.steps import move_on, order_locked
from wibestore.users import selectors as users

_ACTOR = Actor.system("orders.block")


def orders_of_blocked(user_id: UUID) -> int:
    """
    Stop the open orders of somebody who was blocked, and return how many. May run twice.

    What is unpaid is cancelled; what is paid becomes a dispute for the staff; a dispute waits for no answer any more.
    """
    theirs = Order.objects.filter(Q(buyer_id=user_id) | Q(seller_id=user_id), state__in=list(LIVE_STATES))
    return sum(_stop(one, user_id) for one in list(theirs.order_by("id").values_list("id", flat=True)))


@transaction.atomic
def _stop(order_id: UUID, user_id: UUID) -> bool:
    order = order_locked(order_id)
    # A fact that comes late, after the block was lifted, starts nothing.
    if order.state not in LIVE_STATES or not users.is_blocked(user_id):
        return False
    try:
        move_on(order, Event.BLOCK, _ACTOR)
    except InvalidTransition:
        # A dispute that waits for nobody.
        return False
    return True
