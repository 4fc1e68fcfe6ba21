"""
Stores what the sockets of this process send: whatever came while the last batch was being stored is the next one.

One thread stores; the loop answers the senders and tells the others. So a hundred messages cost about as many
statements as one, and each conversation hears its messages in their order.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import DatabaseError, close_old_connections

from wibestore.chat import selectors, services
from wibestore.chat.frames import MESSAGE, UNREAD, chat_group
from wibestore.chat.types import Outgoing, Sent
from wibestore.core.api import to_json
from wibestore.core.errors import DomainError, InternalError, Unavailable
from wibestore.core.realtime.consumer import SocketConsumer
from wibestore.core.realtime.frames import frame_encode
from wibestore.core.realtime.groups import user_group
from wibestore.core.realtime.hub import Frame, hub_get
from wibestore.core.realtime.presence import groups_heard

logger = logging.getLogger("wibestore.realtime")

BATCH_MAX = 100
# Beyond this the process is behind: who sends is asked to wait.
QUEUE_MAX = 5_000
# How often a reader hears how much of a conversation is unread.
UNREAD_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class _Waiting:
    outgoing: Outgoing
    socket: SocketConsumer
    frame_id: UUID | None


class Writer:
    """One event loop's."""

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="chat-writer")
        self._storing: asyncio.Task[None] | None = None
        self._unread: set[tuple[UUID, UUID]] = set()
        self._counting: asyncio.Task[None] | None = None

    def put(self, outgoing: Outgoing, socket: SocketConsumer, frame_id: UUID | None) -> None:
        """
        Take a message; its sender is answered when it is stored or refused.

        :raises Unavailable: too many wait already
        """
        if len(self._waiting) >= QUEUE_MAX:
            raise Unavailable(retry_after_s=1)
        self._waiting.append(_Waiting(outgoing, socket, frame_id))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.get_running_loop().create_task(self._store())

    async def _store(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(BATCH_MAX, len(self._waiting)))]
            outcomes = await loop.run_in_executor(self._thread, _stored, [one.outgoing for one in batch])
            news: list[Frame] = []
            for waiting, outcome in zip(batch, outcomes, strict=True):
                try:
                    news += self._answer(waiting, outcome)
                except Exception:  # it is stored: who misses it asks again, and the others must not wait
                    logger.exception("A stored message could not be told")
            await self._tell(news)

    async def _tell(self, news: list[Frame]) -> None:
        if not news:
            return
        try:
            await hub_get().send_several(news)
        except Exception:  # they are stored: who misses them asks again
            logger.exception("Stored messages could not be told")
        if self._counting is None or self._counting.done():
            self._counting = asyncio.get_running_loop().create_task(self._count())

    def _answer(self, waiting: _Waiting, outcome: Sent | DomainError) -> list[Frame]:
        """Answer the sender; return what the others are to be told."""
        if isinstance(outcome, DomainError):
            waiting.socket.refuse(outcome, waiting.frame_id)
            return []
        message = outcome.message
        body = to_json(message)
        waiting.socket.deliver(frame_encode(MESSAGE, body, frame_id=waiting.frame_id or message["id"]))
        if not outcome.is_new:
            return []
        chat_id = message["conversation_id"]
        text = frame_encode(MESSAGE, body, frame_id=message["id"])
        self._unread.update((chat_id, reader) for reader in outcome.recipients)
        return [(chat_group(chat_id), text, waiting.socket.key)]

    async def _count(self) -> None:
        """Tell readers what is unread, at most once a second each, however much came."""
        loop = asyncio.get_running_loop()
        while self._unread:
            pairs, self._unread = self._unread, set()
            try:
                frames = await loop.run_in_executor(self._thread, _unread_frames, pairs)
                await hub_get().send_several(frames)
            except Exception:  # the next round counts anew
                logger.exception("Readers could not be told what is unread")
            await asyncio.sleep(UNREAD_EVERY_S)


def _stored(batch: Sequence[Outgoing]) -> list[Sent | DomainError]:
    """Store a batch; where the database refuses it as a whole, each message by itself."""
    close_old_connections()
    try:
        return services.messages_send(batch)
    except Exception as error:  # each sender is answered, whatever happened
        logger.exception("Messages could not be stored", extra={"count": len(batch)})
        if len(batch) > 1:
            return [outcome for one in batch for outcome in _stored([one])]
        return [Unavailable(retry_after_s=1) if isinstance(error, DatabaseError) else InternalError()]
    finally:
        close_old_connections()


def _unread_frames(pairs: set[tuple[UUID, UUID]]) -> list[Frame]:
    close_old_connections()
    heard = groups_heard({user_group(reader) for _, reader in pairs})
    asked = {(chat_id, reader) for chat_id, reader in pairs if user_group(reader) in heard}
    try:
        news = selectors.unread_news(asked) if asked else []
        return [(user_group(reader), frame_encode(UNREAD, data), "") for reader, data in news]
    finally:
        close_old_connections()


_writers: WeakKeyDictionary[asyncio.AbstractEventLoop, Writer] = WeakKeyDictionary()


def writer_get() -> Writer:
    """Return the writer of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _writers:
        _writers[loop] = Writer()
    return _writers[loop]
