"""
The one door of messages: many of many conversations in one transaction, by a fixed number of statements.

Each message has an outcome of its own: stored, known already (the same `client_id` again), or refused. Whoever adds
to conversations holds their rows in the order of their ids; then those of the participants, who hold only their own
when they read. Sockets are told by the caller, once it is committed.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, DateTimeField, F, IntegerField, UUIDField

from wibestore.audit import services as audit
from wibestore.chat import policies
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.events import MESSAGE_RECEIVED
from wibestore.chat.models import Conversation, Message, Participant
from wibestore.chat.selectors import FACT_COLUMNS, blocks_among, facts_of, message_body
from wibestore.chat.services.screening import texts_screen
from wibestore.chat.services.telling import message_tell
from wibestore.chat.types import ChatFacts, Outgoing, Party, Sent
from wibestore.core import clock, outbox, ratelimit
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError, RateLimited
from wibestore.core.ids import uuid7
from wibestore.core.statements import IsAnyOf, Select, Slot, Update, rows_insert
from wibestore.uploads import services as uploads
from wibestore.uploads.errors import ImageNotFound
from wibestore.uploads.types import ImageInfo, ImageUse
from wibestore.users import selectors as users

_HELD = Select(
    lambda: (
        Conversation.objects.select_for_update(no_key=True, of=("self",))
        .filter(IsAnyOf("id", "ids", UUIDField()))
        .order_by("id")
        .values_list(*FACT_COLUMNS)
    )
)
_STORED = Select(
    lambda: Message.objects.filter(
        IsAnyOf("conversation_id", "chats", UUIDField()),
        IsAnyOf("sender_id", "senders", UUIDField()),
        IsAnyOf("client_id", "clients", UUIDField()),
    )
)
_PARTICIPANTS = Select(
    lambda: (
        Participant.objects.select_for_update(no_key=True)
        .filter(IsAnyOf("conversation_id", "chats", UUIDField()))
        .order_by("id")
        .values_list("id", "conversation_id", "user_id", "unread_count")
    )
)
_MOVED = Update(
    lambda: Conversation.objects.filter(IsAnyOf("id", "ids", UUIDField())),
    lambda: {
        "last_sequence": F("last_sequence") + Slot("more", IntegerField()),
        "last_message_at": Slot("at", DateTimeField()),
    },
)
_LISTED = Update(
    lambda: Participant.objects.filter(IsAnyOf("id", "ids", BigIntegerField())),
    lambda: {
        "unread_count": F("unread_count") + Slot("more", IntegerField()),
        "listed_at": Slot("at", DateTimeField()),
    },
)

Outcome = Sent | DomainError
_Key = tuple[UUID, UUID, UUID]


@dataclass(slots=True)
class _Draft:
    """A message that may be stored, as long as nothing speaks against it."""

    place: int
    outgoing: Outgoing
    chat: ChatFacts
    party: Party
    text: str
    is_masked: bool
    id: UUID = field(default_factory=uuid7)

    @property
    def key(self) -> _Key:
        return _key(self.outgoing)


def message_send(*, actor: Actor, chat_id: UUID, message: dict[str, Any]) -> dict[str, Any]:
    """
    Store a message once and tell the conversation; return it in the shape of `MessageOut`.

    :raises ChatNotFound: there is none, or it is not the actor's
    :raises ChatBlocked, ChatClosed: the two cannot write to each other
    :raises CredentialsRefused: the text holds login data
    :raises ImageNotFound: the picture is absent, another user's, or used already
    :raises RateLimited: too many messages in this minute
    """
    [outcome] = messages_send([Outgoing(actor=actor, chat_id=chat_id, **message)])
    if isinstance(outcome, DomainError):
        raise outcome
    if outcome.is_new:
        message_tell(outcome.message, outcome.recipients)
    return outcome.message


def messages_send(batch: Sequence[Outgoing]) -> list[Outcome]:
    """
    Store messages in the order of `batch`, and return what became of each; a refusal of one harms no other.

    Told are sockets by the caller; an outbox fact tells of the first unread message of each reader.
    """
    texts = texts_screen(batch)
    outcomes: dict[int, Outcome] = {place: text for place, text in enumerate(texts) if isinstance(text, DomainError)}
    outcomes |= _refusals_of_rate(batch)
    asked = {place: one for place, one in enumerate(batch) if place not in outcomes}
    if asked:
        with transaction.atomic():
            outcomes |= _store(asked, texts)
    return [outcomes[place] for place in range(len(batch))]


def _refusals_of_rate(batch: Sequence[Outgoing]) -> dict[int, RateLimited]:
    rate: str = settings.RATE_LIMIT_SOCKET
    waits = ratelimit.hit_each(rate, "chat.send", [str(one.actor.user_id) for one in batch])
    return {place: RateLimited(retry_after_s=wait) for place, wait in enumerate(waits) if wait}


def _store(asked: Mapping[int, Outgoing], texts: Sequence[Any]) -> dict[int, Outcome]:
    chats = conversations_hold({one.chat_id for one in asked.values()})
    known = _stored_before(asked)
    staff = _staff_among(asked, chats)
    blocks = blocks_among({person for chat in chats.values() for person in chat.people})
    outcomes: dict[int, Outcome] = {}
    drafts: dict[_Key, _Draft] = {}
    repeats: dict[int, _Key] = {}
    for place, one in asked.items():
        chat = chats.get(one.chat_id)
        party = policies.party_of(one.actor, chat) if chat else None
        if chat is None or party is None or (party is Party.STAFF and one.actor.id not in staff):
            outcomes[place] = ChatNotFound()
        elif first := known.get(_key(one)):
            outcomes[place] = Sent(message=message_body(first), is_new=False, recipients=())
        elif _key(one) in drafts:
            repeats[place] = _key(one)
        elif refusal := policies.send_refusal_of(party, chat, blocks):
            outcomes[place] = refusal()
        else:
            drafts[_key(one)] = _Draft(place, one, chat, party, *texts[place])
    stored = _add(list(drafts.values()), outcomes)
    for place, key in repeats.items():
        first_outcome = outcomes[drafts[key].place]
        outcomes[place] = (
            Sent(message=message_body(stored[key]), is_new=False, recipients=()) if key in stored else first_outcome
        )
    return outcomes


def conversations_hold(ids: set[UUID]) -> dict[UUID, ChatFacts]:
    """Hold conversations to the transaction's end, in the order of their ids, and return them by id."""
    rows = (facts_of(dict(zip(FACT_COLUMNS, row, strict=True))) for row in _HELD.rows(ids=list(ids)))
    return {chat.id: chat for chat in rows}


def _key(one: Outgoing) -> _Key:
    return (one.chat_id, one.actor.user_id, one.client_id)


def _stored_before(asked: Mapping[int, Outgoing]) -> dict[_Key, Message]:
    messages = _STORED.objects(
        chats=list({one.chat_id for one in asked.values()}),
        senders=list({one.actor.user_id for one in asked.values()}),
        clients=list({one.client_id for one in asked.values()}),
    )
    return {(message.conversation_id, message.sender_id, message.client_id): message for message in messages}


def _staff_among(asked: Mapping[int, Outgoing], chats: Mapping[UUID, ChatFacts]) -> set[UUID]:
    """Return who of the senders is a moderator now: a socket may have been opened long ago."""
    claimed = {
        one.actor.user_id
        for one in asked.values()
        if one.actor.is_moderator and one.chat_id in chats and one.actor.id not in chats[one.chat_id].people
    }
    return users.staff_among(claimed, role="moderator") if claimed else set()


def _add(drafts: Sequence[_Draft], outcomes: dict[int, Outcome]) -> dict[_Key, Message]:
    """Store drafts, note the outcome of each, and return the stored ones."""
    images = _images_take(drafts, outcomes)
    good = [draft for draft in drafts if draft.outgoing.upload_id is None or draft.id in images]
    if not good:
        return {}
    now = clock.now()
    ends: dict[UUID, tuple[int, datetime]] = {}
    messages: dict[_Key, Message] = {}
    for draft in good:
        chat = draft.chat
        sequence, at = ends.get(chat.id, (chat.last_sequence, chat.last_message_at or now))
        # A transaction that waited has an older time than the one before it.
        ends[chat.id] = sequence + 1, max(at, now)
        messages[draft.key] = _message(draft, *ends[chat.id], images.get(draft.id))
    rows_insert(list(messages.values()))
    chats = {draft.chat.id: draft.chat for draft in good}
    conversations_move([(chats[chat_id], *end) for chat_id, end in ends.items()])
    _unread_add(messages, good, ends)
    for draft in good:
        message = messages[draft.key]
        recipients = draft.chat.others(draft.outgoing.actor.id)
        outcomes[draft.place] = Sent(message=message_body(message), is_new=True, recipients=recipients)
        if draft.party is Party.STAFF:
            audit.audit_write(
                actor=draft.outgoing.actor,
                action="chat.staff_wrote",
                target="chat",
                target_id=draft.chat.id,
                details={"message_id": str(message.id), "order_id": str(draft.chat.order_id)},
            )
    return messages


def _images_take(drafts: Sequence[_Draft], outcomes: dict[int, Outcome]) -> dict[UUID, ImageInfo]:
    uses = []
    for draft in drafts:
        upload_id = draft.outgoing.upload_id
        if upload_id is not None:
            uses.append(ImageUse(owner_id=draft.outgoing.actor.user_id, image_id=upload_id, used_by=draft.id))
    images: dict[UUID, ImageInfo] = {}
    answers = uploads.images_attach_each(uses)
    for draft in drafts:
        if draft.outgoing.upload_id is None:
            continue
        answer = answers.get(draft.id, ImageNotFound(image_id=str(draft.outgoing.upload_id)))
        if isinstance(answer, ImageInfo):
            images[draft.id] = answer
        else:
            outcomes[draft.place] = answer
    return images


def _message(draft: _Draft, sequence: int, at: datetime, image: ImageInfo | None) -> Message:
    return Message(
        id=draft.id,
        conversation_id=draft.chat.id,
        sequence=sequence,
        kind="image" if image else "text",
        sender_id=draft.outgoing.actor.user_id,
        party=draft.party.value,
        client_id=draft.outgoing.client_id,
        text=draft.text,
        image_id=draft.outgoing.upload_id,
        image=image_plain(image) if image else None,
        is_masked=draft.is_masked,
        created_at=at,
    )


def image_plain(image: ImageInfo) -> dict[str, Any]:
    """Return a picture as JSON values."""
    return {**asdict(image), "id": str(image.id)}


def conversations_move(ends: Collection[tuple[ChatFacts, int, datetime]]) -> None:
    """Write down the newest sequence number and its time of conversations that are held."""
    alike: dict[tuple[int, datetime], list[UUID]] = defaultdict(list)
    for chat, sequence, at in ends:
        alike[sequence - chat.last_sequence, at].append(chat.id)
    for (more, at), ids in alike.items():
        _MOVED.run(ids=ids, more=more, at=at)


def _unread_add(
    messages: Mapping[_Key, Message], drafts: Sequence[_Draft], ends: Mapping[UUID, tuple[int, datetime]]
) -> None:
    """Count what each reader has not read, move the conversation up in their list, and tell of the first unread one."""
    unread: dict[tuple[UUID, UUID], list[_Draft]] = defaultdict(list)
    for draft in drafts:
        for reader in draft.chat.others(draft.outgoing.actor.id):
            unread[draft.chat.id, reader].append(draft)
    alike: dict[tuple[int, datetime], list[int]] = defaultdict(list)
    facts = []
    for row_id, chat_id, user_id, before in _PARTICIPANTS.rows(chats=list(ends)):
        news = unread[chat_id, user_id]
        alike[len(news), ends[chat_id][1]].append(row_id)
        if news and not before:
            facts.append(_first_unread(messages[news[0].key], news[0].chat, user_id))
    for (more, at), ids in alike.items():
        _LISTED.run(ids=ids, more=more, at=at)
    if facts:
        outbox.publish_several(facts)


def _first_unread(message: Message, chat: ChatFacts, reader: UUID) -> tuple[str, dict[str, Any], str]:
    payload = {
        "conversation_id": str(chat.id),
        "message_id": str(message.id),
        "user_id": str(reader),
        "sender_id": str(message.sender_id),
        "sender_party": message.party,
        "listing_id": str(chat.listing_id),
        "order_id": str(chat.order_id) if chat.order_id else None,
    }
    return MESSAGE_RECEIVED, payload, f"chat:{chat.id}"
