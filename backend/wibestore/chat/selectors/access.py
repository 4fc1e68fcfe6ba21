"""The one way to a conversation: by who asks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from wibestore.chat import policies
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.models import Block, Conversation
from wibestore.chat.types import ChatFacts, Party
from wibestore.core.actor import Actor
from wibestore.core.statements import IsAnyOf, Select, Slot

FACT_COLUMNS = (
    *("id", "buyer_id", "seller_id", "listing_id", "order_id", "order__state", "last_sequence", "last_message_at"),
    *("buyer__is_blocked", "seller__is_blocked"),
)
_PLAIN_COLUMNS = tuple(name for name in FACT_COLUMNS if "__" not in name)
_CHAT = Select(lambda: Conversation.objects.filter(id=Slot("id", UUIDField())).values_list(*FACT_COLUMNS))
_BLOCKS = Select(
    lambda: Block.objects.filter(
        IsAnyOf("blocker_id", "people", UUIDField()), IsAnyOf("blocked_id", "people", UUIDField())
    ).values_list("blocker_id", "blocked_id")
)


def chat_access(*, actor: Actor, chat_id: UUID) -> tuple[ChatFacts, Party]:
    """
    Return a conversation and the actor's part in it.

    :raises ChatNotFound: there is none, or it is not the actor's
    """
    row = _CHAT.first(id=chat_id)
    if row is not None:
        chat = facts_of(dict(zip(FACT_COLUMNS, row, strict=True)))
        party = policies.party_of(actor, chat)
        if party is not None:
            return chat, party
    raise ChatNotFound


def facts_rows(rows: QuerySet[Conversation]) -> list[ChatFacts]:
    """Return conversations as rights need them."""
    return [facts_of(row) for row in rows.values(*FACT_COLUMNS)]


def facts_of(row: dict[str, Any]) -> ChatFacts:
    """Return the facts of a row that holds `FACT_COLUMNS`."""
    people = {row["buyer_id"]: row["buyer__is_blocked"], row["seller_id"]: row["seller__is_blocked"]}
    return ChatFacts(
        **{name: row[name] for name in _PLAIN_COLUMNS},
        order_state=row["order__state"] or "",
        has_closed=frozenset(person for person, is_closed in people.items() if is_closed),
    )


def blocks_among(people: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Return who of these has blocked whom of these: (blocker, blocked), in one query."""
    return set(_BLOCKS.rows(people=list(set(people))))
