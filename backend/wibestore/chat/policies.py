"""May this actor read or write this conversation? Pure answers, no writes."""

from collections.abc import Collection
from uuid import UUID

from wibestore.chat.errors import ChatBlocked, ChatClosed
from wibestore.chat.rules import DISPUTED, OPEN_ORDER_STATES
from wibestore.chat.types import ChatFacts, Party
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError


def party_of(actor: Actor, chat: ChatFacts) -> Party | None:
    """Return the part the actor has in it; None for whom it does not exist: staff come in with a dispute alone."""
    if actor.id == chat.buyer_id:
        return Party.BUYER
    if actor.id == chat.seller_id:
        return Party.SELLER
    return Party.STAFF if actor.is_moderator and chat.order_state == DISPUTED else None


def is_open_order(chat: ChatFacts) -> bool:
    """Tell whether the shop holds money between the two: then they can speak, whoever has blocked whom."""
    return chat.order_state in OPEN_ORDER_STATES


def send_refusal_of(party: Party, chat: ChatFacts, blocks: Collection[tuple[UUID, UUID]]) -> type[DomainError] | None:
    """
    Return why somebody with this part cannot write, None where they can.

    :param blocks: (blocker, blocked) of any people
    """
    if party is Party.STAFF:
        return None
    if chat.has_closed:
        return ChatClosed
    pair = chat.people
    if not is_open_order(chat) and (pair in blocks or pair[::-1] in blocks):
        return ChatBlocked
    return None
