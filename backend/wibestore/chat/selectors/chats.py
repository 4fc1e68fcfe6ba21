"""Conversations as their readers see them, and what is unread."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, F, Q

from wibestore.chat import policies
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.models import Conversation, Message, Participant
from wibestore.chat.selectors.access import FACT_COLUMNS, blocks_among, facts_of
from wibestore.chat.selectors.messages import message_body
from wibestore.chat.types import ChatFacts, Party
from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.realtime.presence import present_of
from wibestore.games import selectors as games
from wibestore.users import selectors as users

_LISTING = ("code", "title", "status", "price", "game_id", "cover")
_COLUMNS = (*FACT_COLUMNS, "created_at", "order__number", *(f"listing__{name}" for name in _LISTING))
_OWN = ("read_up_to", "unread_count")


def chat_page(*, actor: Actor, is_unread: bool, cursor: str, page_size: int) -> dict[str, Any]:
    """Return a page of the actor's conversations in the shape of `ChatPage`."""
    scope = f"chats:{actor.user_id}:{is_unread}"
    mine = Participant.objects.filter(user_id=actor.user_id, listed_at__isnull=False)
    if is_unread:
        mine = mine.filter(unread_count__gt=0)
    if cursor:
        at, chat_id = cursor_decode(cursor, scope=scope)
        listed_at = datetime.fromisoformat(at)
        # The first condition is for the index; the second decides among those of the same instant.
        mine = mine.filter(listed_at__lte=listed_at).filter(
            Q(listed_at__lt=listed_at) | Q(conversation_id__lt=UUID(chat_id))
        )
    columns = [f"conversation__{name}" for name in _COLUMNS]
    rows = list(mine.order_by("-listed_at", "-conversation_id").values(*columns, *_OWN, "listed_at")[: page_size + 1])
    shown = rows[:page_size]
    following = None
    if len(rows) > page_size:
        place = [shown[-1]["listed_at"].isoformat(), str(shown[-1]["conversation__id"])]
        parameters = {"page_size": page_size, "unread": str(is_unread).lower()}
        following = f"/api/v1/chats/?{urlencode({**parameters, 'cursor': cursor_encode(place, scope=scope)})}"
    plain = [{name.removeprefix("conversation__"): value for name, value in row.items()} for row in shown]
    results = _chats(actor, plain)
    return {"results": results, "next": following, "previous": None, "unread_total": unread_total(actor.user_id)}


def chat_get_for(*, actor: Actor, chat_id: UUID) -> dict[str, Any]:
    """
    Return a conversation in the shape of `ChatOut`.

    :raises ChatNotFound: there is none, or it is not the actor's
    """
    row = Conversation.objects.filter(id=chat_id).values(*_COLUMNS).first()
    if row is None or policies.party_of(actor, facts_of(row)) is None:
        raise ChatNotFound
    own = Participant.objects.filter(conversation_id=chat_id, user_id=actor.user_id).values(*_OWN).first()
    return _chats(actor, [{**row, **(own or dict.fromkeys(_OWN, 0))}])[0]


def unread_total(user_id: UUID) -> int:
    """Return in how many conversations a user has something unread."""
    return Participant.objects.filter(user_id=user_id, unread_count__gt=0).count()


def unread_news(pairs: Collection[tuple[UUID, UUID]]) -> list[tuple[UUID, dict[str, Any]]]:
    """Return for each (conversation, reader) the reader and the `UnreadData`; three queries whatever their number."""
    chats, readers = {chat for chat, _ in pairs}, {reader for _, reader in pairs}
    rows = Participant.objects.filter(conversation_id__in=chats, user_id__in=readers)
    unread = {(row.conversation_id, row.user_id): row.unread_count for row in rows}
    waiting = Participant.objects.filter(user_id__in=readers, unread_count__gt=0)
    totals = dict(waiting.values_list("user_id").annotate(Count("id")))
    last = _last_messages(chats)
    return [
        (
            reader,
            {
                "conversation_id": chat_id,
                "unread_count": unread[chat_id, reader],
                "unread_total": totals.get(reader, 0),
                "last_message": last.get(chat_id),
            },
        )
        for chat_id, reader in pairs
        if (chat_id, reader) in unread
    ]


def _chats(actor: Actor, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return `ChatOut` of rows that hold `_COLUMNS` and `_OWN`; all belong to the actor."""
    facts = [facts_of(row) for row in rows]
    # Staff see the buyer.
    others = [chat.others(actor.id)[0] for chat in facts]
    people = users.people_seen(others)
    present = present_of(others)
    last = _last_messages([chat.id for chat in facts])
    marks = _read_marks([chat.id for chat in facts])
    blocks = blocks_among({person for chat in facts for person in chat.people})
    chats = []
    for row, chat, other in zip(rows, facts, others, strict=True):
        seen = people[other]
        person = {
            **{name: getattr(seen.card, name) for name in seen.card.__slots__},
            "is_online": other in present,
            "last_seen_at": seen.last_seen_at,
            "read_up_to": marks.get((chat.id, other), 0),
        }
        chats.append({**_chat(actor, row, chat, blocks), "other": person, "last_message": last.get(chat.id)})
    return chats


def _chat(actor: Actor, row: dict[str, Any], chat: ChatFacts, blocks: set[tuple[UUID, UUID]]) -> dict[str, Any]:
    party = policies.party_of(actor, chat) or Party.STAFF
    refusal = policies.send_refusal_of(party, chat, blocks)
    game = games.game_refs([row["listing__game_id"]])[row["listing__game_id"]]
    return {
        "id": chat.id,
        "party": party,
        "listing": {
            "id": chat.listing_id,
            **{name: row[f"listing__{name}"] for name in ("code", "title", "status", "price")},
            "game": {"slug": game.slug, "name": game.name},
            "image": row["listing__cover"],
        },
        "order": {"id": chat.order_id, "number": row["order__number"], "state": chat.order_state}
        if chat.order_id
        else None,
        "last_sequence": chat.last_sequence,
        "read_up_to": row["read_up_to"],
        "unread_count": row["unread_count"],
        "is_blocked": any((actor.id, other) in blocks for other in chat.others(actor.id)),
        "can_send": refusal is None,
        "send_refusal": refusal.code if refusal else "",
        "created_at": row["created_at"],
    }


def _last_messages(chat_ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    newest = Message.objects.filter(conversation_id__in=set(chat_ids), sequence=F("conversation__last_sequence"))
    return {message.conversation_id: message_body(message) for message in newest}


def _read_marks(chat_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], int]:
    marks = Participant.objects.filter(conversation_id__in=set(chat_ids))
    return {(chat, user): mark for chat, user, mark in marks.values_list("conversation_id", "user_id", "read_up_to")}
