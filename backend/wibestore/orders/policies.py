"""May this actor do this to an order? Pure answers, no writes (style guide §5)."""

from wibestore.core.actor import Actor
from wibestore.orders.models import Order
from wibestore.orders.rules import REVEALABLE_STATES, Event, OrderState, Party


def party_of(actor: Actor, order: Order) -> Party | None:
    """Return the part the actor has in the order; None for a stranger, for whom the order does not exist."""
    if actor.is_system:
        return Party.SYSTEM
    if actor.id == order.buyer_id:
        return Party.BUYER
    if actor.id == order.seller_id:
        return Party.SELLER
    return Party.STAFF if actor.is_moderator else None


def may_ever(actor: Actor, party: Party, event: str) -> bool:
    """Tell whether the actor may ask for the event at all: of the staff an admin alone cancels (T19)."""
    return party is not Party.STAFF or event != Event.CANCEL or actor.is_admin


def can_read_order(actor: Actor, order: Order) -> bool:
    """Tell whether the order exists for the actor: its two parties, staff and the shop itself."""
    return party_of(actor, order) is not None


def can_work_on(actor: Actor, order: Order) -> bool:
    """Tell whether the actor may deal with a dispute of the order: a moderator who is no party of it."""
    return party_of(actor, order) is Party.STAFF


def can_reveal(actor: Actor, order: Order) -> bool:
    """Tell whether the actor may see the login data: the buyer alone, delivered or later and not refunded."""
    return party_of(actor, order) is Party.BUYER and is_reveal_open(order)


def is_reveal_open(order: Order) -> bool:
    """Tell whether the order's login data may be shown at all: handed over, and not refunded."""
    return order.delivered_at is not None and order.state in REVEALABLE_STATES


def can_reveal_to_staff(actor: Actor, order: Order) -> bool:
    """Tell whether the actor may see the login data as staff: no party of it, and only while it is disputed."""
    return party_of(actor, order) is Party.STAFF and order.state == OrderState.DISPUTED and is_reveal_open(order)
