"""Opens conversations: about a listing with its seller, or about an order of one's own."""

from uuid import UUID

from django.db.models import UUIDField

from wibestore.chat.errors import ChatBlocked, ChatNotFound
from wibestore.chat.models import Conversation, Participant
from wibestore.chat.selectors import blocks_among
from wibestore.core import clock, ratelimit
from wibestore.core.actor import Actor
from wibestore.core.statements import Select, Slot, row_insert_unless_there, rows_insert
from wibestore.core.units import atomic
from wibestore.listings import selectors as listings
from wibestore.listings.errors import OwnListing
from wibestore.orders import selectors as orders
from wibestore.orders.errors import OrderNotFound

# How many new conversations somebody may begin.
RATE = "60/hour"

_KNOWN = Select(
    lambda: Conversation.objects.filter(
        listing_id=Slot("listing", UUIDField()),
        buyer_id=Slot("buyer", UUIDField()),
        seller_id=Slot("seller", UUIDField()),
    ).values_list("id", "order_id")
)


def chat_open(*, actor: Actor, listing_id: UUID | None, order_id: UUID | None) -> tuple[UUID, bool]:
    """
    Return the id of the conversation about a listing or an order, and whether it is new.

    :raises ListingNotFound: there is none, or the actor may not see it
    :raises OwnListing: it is the actor's own
    :raises OrderNotFound: there is none, or it is not the actor's; for staff also where it is not in dispute
    :raises ChatBlocked: one of the two has blocked the other, and there is no conversation yet
    :raises RateLimited: the actor has begun too many in this hour
    """
    if order_id is not None:
        return _open_of_order(actor, order_id)
    if listing_id is None:
        raise ChatNotFound
    listing = listings.listing_get_for(actor=actor, listing_id=listing_id)
    seller_id = listing["seller"]["id"]
    if seller_id == actor.id:
        raise OwnListing
    known = _find(actor.user_id, seller_id, listing_id)
    if known:
        return known, False
    pair = (actor.user_id, seller_id)
    if blocks_among(pair):
        raise ChatBlocked
    ratelimit.hit(RATE, "chat.open", str(actor.user_id), fail_open=True)
    return conversation_ensure(buyer_id=actor.user_id, seller_id=seller_id, listing_id=listing_id, opener=actor.user_id)


def _open_of_order(actor: Actor, order_id: UUID) -> tuple[UUID, bool]:
    order = orders.order_get_for(actor=actor, order_id=order_id)
    if order.party == "staff" and not order.has_dispute:
        raise OrderNotFound
    return conversation_ensure(
        buyer_id=order.buyer.id,
        seller_id=order.seller.id,
        listing_id=UUID(str(order.listing["id"])),
        order_id=order_id,
        opener=actor.user_id,
    )


@atomic
def conversation_ensure(
    *, buyer_id: UUID, seller_id: UUID, listing_id: UUID, order_id: UUID | None = None, opener: UUID | None = None
) -> tuple[UUID, bool]:
    """
    Return the conversation of two about a listing, made where it is not there, and whether it is new.

    :param order_id: an order that joins it; the newest one stays
    :param opener: in whose list it stands before anything was said
    """
    known = _KNOWN.first(listing=listing_id, buyer=buyer_id, seller=seller_id)
    if known is None:
        now = clock.now()
        made = Conversation(
            listing_id=listing_id, buyer_id=buyer_id, seller_id=seller_id, order_id=order_id, created_at=now
        )
        if row_insert_unless_there(made):
            people = (buyer_id, seller_id)
            rows_insert(
                [
                    Participant(conversation_id=made.id, user_id=one, listed_at=now if one == opener else None)
                    for one in people
                ]
            )
            return made.id, True
        # Somebody has made it at the same moment, and has committed by now.
        [known] = _KNOWN.rows(listing=listing_id, buyer=buyer_id, seller=seller_id)
    conversation_id, newest = known
    if order_id is not None and (newest is None or newest < order_id):
        # Ids grow with time: a fact of an older order that comes late changes nothing.
        later = Conversation.objects.filter(id=conversation_id).exclude(order_id__gte=order_id)
        later.update(order_id=order_id)
    return conversation_id, False


def _find(buyer_id: UUID, seller_id: UUID, listing_id: UUID) -> UUID | None:
    known = Conversation.objects.filter(listing_id=listing_id, buyer_id=buyer_id, seller_id=seller_id)
    return known.values_list("id", flat=True).first()
