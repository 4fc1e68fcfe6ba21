"""The socket of one conversation."""

import time
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from channels.db import database_sync_to_async

from wibestore.chat import selectors, services
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.frames import (
    MESSAGE,
    PRESENCE,
    READ,
    RESUMED,
    SEND,
    TYPING,
    TYPING_IN,
    MessageIn,
    ReadIn,
    TypingIn,
    chat_group,
)
from wibestore.chat.types import Outgoing, Party, Resumed
from wibestore.chat.ws.presence import attendance_get
from wibestore.chat.ws.writer import writer_get
from wibestore.core.realtime.codes import NOT_THERE, TOO_MANY
from wibestore.core.realtime.consumer import SocketConsumer
from wibestore.core.realtime.frames import RESUME, Envelope, ResumeIn, frame_encode
from wibestore.core.realtime.hub import hub_get
from wibestore.core.realtime.presence import present_of
from wibestore.users import selectors as users

TYPING_EVERY_S = 2.0
# Frames that are no messages (typing, read marks, resuming): beyond so many a minute it is no browser of ours.
OWN_FRAMES_MAX = 300
_WINDOW_S = 60


class ChatConsumer(SocketConsumer):
    """Buyer and seller, and staff while their order is in dispute."""

    handlers: ClassVar[dict[str, str]] = {SEND: "send_message", READ: "read", TYPING_IN: "typing", RESUME: "resume"}
    free_frames: ClassVar[frozenset[str]] = frozenset({RESUME, READ, TYPING_IN})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._party = Party.SYSTEM
        self._can_send = False
        self._typed_at, self._is_typing = 0.0, False
        self._own_window_at, self._own_frames = time.monotonic(), 0

    @property
    def chat_id(self) -> UUID:
        """Return which conversation it is about."""
        return self.scope["url_route"]["kwargs"]["chat_id"]  # type: ignore[no-any-return]

    async def groups_of(self) -> tuple[str, ...]:
        """Join the conversation's group, if it is the actor's; the entry of staff leaves a trace."""
        enter = database_sync_to_async(services.staff_enter)
        _, self._party = await enter(actor=self.actor, chat_id=self.chat_id)
        return (chat_group(self.chat_id),)

    async def opened(self) -> None:
        """Tell the others that somebody is there. What the newcomer has missed, they ask for (`resume`)."""
        if self._party is not Party.STAFF:
            await attendance_get().came(self.actor.user_id)
            await self._tell(frame_encode(PRESENCE, self._presence(is_online=True)))

    async def closed(self) -> None:
        """Tell the others that somebody has left, unless they are there by another socket."""
        if self._party is not Party.STAFF:
            seen_at = await attendance_get().left(self.actor.user_id)
            if seen_at is not None:
                await self._tell(frame_encode(PRESENCE, self._presence(is_online=False, seen_at=seen_at)))

    async def _handle(self, frame: Envelope) -> None:
        if frame.type in self.free_frames and not self._may_go_on():
            self.end(TOO_MANY)
            return
        if self._party is Party.STAFF and frame.type != SEND:
            # They are here as long as the dispute is open.
            try:
                await database_sync_to_async(selectors.chat_access)(actor=self.actor, chat_id=self.chat_id)
            except ChatNotFound:
                self.end(NOT_THERE)
                return
        await super()._handle(frame)

    def _may_go_on(self) -> bool:
        now = time.monotonic()
        if now - self._own_window_at >= _WINDOW_S:
            self._own_window_at, self._own_frames = now, 0
        self._own_frames += 1
        return self._own_frames <= OWN_FRAMES_MAX

    # What browsers send.

    async def send_message(self, message: MessageIn, frame_id: UUID | None) -> None:
        """Hand a message to the writer, which answers with it, or with the refusal, when its batch is stored."""
        outgoing = Outgoing(
            actor=self.actor,
            chat_id=self.chat_id,
            client_id=message.client_id,
            text=message.text,
            upload_id=message.upload_id,
        )
        self._is_typing = False
        writer_get().put(outgoing, self, frame_id)

    async def read(self, mark: ReadIn, frame_id: UUID | None) -> None:
        """Note how far somebody has read; everybody hears of it."""
        note = database_sync_to_async(services.chat_read)
        await note(actor=self.actor, chat_id=self.chat_id, up_to=mark.up_to)

    async def typing(self, typing: TypingIn, frame_id: UUID | None) -> None:
        """Pass on that somebody types, every two seconds at most, and once that they have stopped."""
        now = time.monotonic()
        if (typing.on and now - self._typed_at < TYPING_EVERY_S) or (typing.on is False and not self._is_typing):
            return
        if typing.on:
            self._typed_at = now
        self._is_typing = typing.on
        if self._can_send and self._party is not Party.STAFF:
            data = {"conversation_id": self.chat_id, "user_id": self.user_id, "on": typing.on}
            await self._tell(frame_encode(TYPING, data))

    async def resume(self, place: ResumeIn, frame_id: UUID | None) -> None:
        """Send what came after a sequence number, in order, and then how things stand."""
        resumed, presence = await database_sync_to_async(self._missed)(place.after)
        self._can_send = resumed.can_send
        for message in resumed.messages:
            self.deliver(frame_encode(MESSAGE, message, frame_id=message["id"]))
        self.deliver(frame_encode(RESUMED, {**resumed.data, "presence": presence}, frame_id=frame_id))

    def _missed(self, after: int) -> tuple[Resumed, list[dict[str, Any]]]:
        resumed = selectors.resume_get(actor=self.actor, chat_id=self.chat_id, after=after)
        others = [person for person in resumed.people if person != self.user_id]
        present, seen = present_of(others), users.people_seen(others)
        presence = [
            {
                "conversation_id": self.chat_id,
                "user_id": person,
                "is_online": person in present,
                "last_seen_at": seen[person].last_seen_at,
            }
            for person in others
        ]
        return resumed, presence

    async def _tell(self, text: str) -> None:
        await hub_get().send(chat_group(self.chat_id), text, skip=self.key)

    def _presence(self, *, is_online: bool, seen_at: datetime | None = None) -> dict[str, Any]:
        return {
            "conversation_id": self.chat_id,
            "user_id": self.user_id,
            "is_online": is_online,
            "last_seen_at": seen_at,
        }
