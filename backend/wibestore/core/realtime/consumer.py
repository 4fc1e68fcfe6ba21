"""The base of every consumer: who it is, how much they may say, how long they may stay, what they are told."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import InterfaceError, OperationalError
from limits import parse

from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError, InternalError, RateLimited, Unavailable, ValidationFailed
from wibestore.core.ids import uuid7
from wibestore.core.meters import socket_closes, socket_frames, sockets_open
from wibestore.core.problems import problem_document
from wibestore.core.realtime.codes import (
    IDLE,
    KNOWN,
    NO_RIGHT,
    NOT_THERE,
    SIGN_IN_AGAIN,
    TOO_LARGE,
    TOO_MANY,
    TOO_SLOW,
)
from wibestore.core.realtime.frames import (
    MAX_FRAME_BYTES,
    PROBLEM,
    STATE,
    Envelope,
    data_read,
    frame_encode,
    frame_read,
)
from wibestore.core.realtime.hub import hub_get

logger = logging.getLogger("wibestore.realtime")

_CODES = {401: SIGN_IN_AGAIN, 404: NOT_THERE, 429: TOO_MANY, 503: TOO_SLOW}

#: PostgreSQL is away, or has just ended the connection: nothing was changed, and the browser comes back.
DATABASE_AWAY = (OperationalError, InterfaceError)
IDLE_S = 90
MAX_WAITING = 512
MAX_SOCKETS_OF_USER = 20
_WINDOW_S = 60
# Beyond its limit a socket is told so; at this multiple of it, it is closed.
_PATIENCE = 2


_frames_in, _frames_out = socket_frames.labels("in"), socket_frames.labels("out")


@dataclass(frozen=True, slots=True)
class SocketPass:
    """Who opened a socket, and until when it is good (seconds since 1970)."""

    actor: Actor
    ends_at: float


class SocketConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """
    A socket of somebody signed in. `scope["pass"]` is a `SocketPass`, or the refusal of the token that came.

    Subclasses say `handlers` (frame → method), which groups to join (`groups_of`), and may greet (`opened`).
    """

    # No channel of its own: the hub brings what is for it.
    channel_layer_alias = "none"
    handlers: ClassVar[dict[str, str]] = {}
    # Frames that do not count as messages: a client sends them by itself.
    free_frames: ClassVar[frozenset[str]] = frozenset({"resume"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = str(uuid7())
        self.joined: tuple[str, ...] = ()
        self._ends_at = 0.0
        self._heard_at = time.monotonic()
        self._window_at, self._said = self._heard_at, 0
        self._waiting: deque[str] = deque()
        self._writer: asyncio.Task[None] | None = None
        self._ending: asyncio.Task[None] | None = None
        self._is_open = False
        self.actor = Actor.visitor()
        # "chat" of wibestore.chat.ws.
        self._open_ones = sockets_open.labels(type(self).__module__.split(".")[1])

    @property
    def user_id(self) -> UUID | None:
        """Return whose socket it is."""
        return self.actor.id

    @property
    def session_id(self) -> UUID | None:
        """Return the session it was opened from."""
        return self.actor.session_id

    # What a subclass says.

    async def groups_of(self) -> tuple[str, ...]:
        """
        Return the groups that the socket joins; its right to be here is checked now.

        :raises DomainError: not there for this actor; the socket is closed with the code that says so
        """
        raise NotImplementedError

    async def opened(self) -> None:
        """Greet: the socket is in its groups and accepted."""

    async def closed(self) -> None:
        """Say goodbye: the socket has left its groups."""

    # Channels' side.

    async def __call__(self, scope: Any, receive: Callable[[], Awaitable[Any]], send: Any) -> None:
        """Serve one socket; the messages of the browser are dealt with in their order."""
        self.scope, self.base_send = scope, send
        try:
            while True:
                await self.dispatch(await receive())
        except StopConsumer:
            pass

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Deal with one ASGI message. Channels would close old database connections here: a thread for each frame."""
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def websocket_connect(self, message: dict[str, Any]) -> None:
        """Let somebody in, or open and close at once with the code that says why: a bare HTTP 403 would not."""
        try:
            held = self.scope["pass"]
            if isinstance(held, DomainError):
                raise held
            self.actor, self._ends_at = held.actor, held.ends_at
            if self.user_id and hub_get().sockets_of(self.user_id) >= MAX_SOCKETS_OF_USER:
                raise RateLimited(limit=MAX_SOCKETS_OF_USER)
            self.joined = await self.groups_of()
        except (DomainError, *DATABASE_AWAY) as refusal:
            await self.accept()
            await self.close(code=_code_of(refusal))
            return
        await hub_get().add(self, self.joined)
        await self.accept()
        self._is_open = True
        self._open_ones.inc()
        if not hub_get().is_live:
            self.deliver(frame_encode(STATE, {"is_live": False}))
        try:
            await self.opened()
        except DATABASE_AWAY:
            self.end(TOO_SLOW)

    async def websocket_disconnect(self, message: dict[str, Any]) -> None:
        """Forget the socket."""
        was_open, self._is_open = self._is_open, False
        code = message.get("code")
        socket_closes.labels(code if code in KNOWN else "other").inc()
        if was_open:
            self._open_ones.dec()
        if self._writer:
            self._writer.cancel()
        await hub_get().remove(self, self.joined)
        if was_open:
            await self.closed()
        raise StopConsumer

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Deal with one frame of the browser; a refusal goes back as a `problem` with the frame's id."""
        if not self._is_open:
            return
        _frames_in.inc()
        self._heard_at = time.monotonic()
        frame_id: UUID | None = None
        try:
            if text_data is None:
                raise ValidationFailed.of("", "invalid", "Frames are text")
            if len(text_data) > MAX_FRAME_BYTES:
                await self.close(code=TOO_LARGE)
                return
            frame = frame_read(text_data)
            frame_id = frame.id
            if frame.type not in self.free_frames:
                if not self._may_say_more():
                    self.end(TOO_MANY)
                    return
                await self._count_for_user()
            await self._handle(frame)
        except DomainError as refusal:
            self.refuse(refusal, frame_id)
        except DATABASE_AWAY:
            logger.warning("The database could not answer a frame", extra={"consumer": type(self).__name__})
            self.refuse(Unavailable(retry_after_s=1), frame_id)
        except Exception:  # a bug of ours must not close the socket: the browser would come back and meet it again
            logger.exception("A frame could not be dealt with", extra={"consumer": type(self).__name__})
            self.refuse(InternalError(), frame_id)

    async def _handle(self, frame: Envelope) -> None:
        name = self.handlers.get(frame.type)
        if name is None:
            raise ValidationFailed.of("/type", "invalid_choice", "This socket does not take that frame")
        await getattr(self, name)(data_read(frame), frame.id)

    def _may_say_more(self) -> bool:
        """Count one message of this socket; False when it is time to close."""
        limit = _amount_of(settings.RATE_LIMIT_SOCKET)
        now = time.monotonic()
        if now - self._window_at >= _WINDOW_S:
            self._window_at, self._said = now, 0
        self._said += 1
        if self._said > limit * _PATIENCE:
            return False
        if self._said > limit:
            raise RateLimited(limit=limit, retry_after_s=max(1, int(_WINDOW_S - (now - self._window_at))))
        return True

    async def _count_for_user(self) -> None:
        """Count one message of the user, whichever of their sockets says it.

        :raises RateLimited: together they have said enough
        """
        if self.user_id and (wait_s := await hub_get().speaking.wait_s(self.user_id)):
            raise RateLimited(limit=_amount_of(settings.RATE_LIMIT_SOCKET), retry_after_s=wait_s)

    # The hub's side.

    def refuse(self, refusal: DomainError, frame_id: UUID | None = None) -> None:
        """Tell the browser why what it sent was not done."""
        document = problem_document(refusal, language=self.actor.language)
        self.deliver(frame_encode(PROBLEM, document, frame_id=frame_id))

    def deliver(self, text: str) -> None:
        """Send `text` after what waits already; who does not read is let go, and catches up when back."""
        if self._ending is not None:
            return
        if len(self._waiting) >= MAX_WAITING:
            # What waits is dropped: the word that ends it must not wait behind what is not read.
            self._waiting.clear()
            self.end(TOO_SLOW)
            return
        self._waiting.append(text)
        if self._writer is None or self._writer.done():
            # Eager: a socket whose buffer has room is written to at once, without a turn of the loop.
            self._writer = asyncio.Task(self._write(), loop=asyncio.get_running_loop(), eager_start=True)

    async def _write(self) -> None:
        while self._waiting:
            _frames_out.inc()
            await self.base_send({"type": "websocket.send", "text": self._waiting.popleft()})

    def tick(self, now: float) -> None:
        """Close when the token's time is over, or nothing was heard for long."""
        if self._ends_at and time.time() >= self._ends_at:
            self.end(SIGN_IN_AGAIN)
        elif now - self._heard_at > IDLE_S:
            self.end(IDLE)

    def end(self, code: int) -> None:
        """Close with `code`, once."""
        if self._is_open and self._ending is None:
            self._ending = asyncio.get_running_loop().create_task(self._end(code))

    async def _end(self, code: int) -> None:
        # The browser may be gone already: servers say so in words of their own, or not at all.
        with suppress(RuntimeError, OSError):
            await self.close(code=code)


@cache
def _amount_of(rate: str) -> int:
    return parse(rate).amount


def _code_of(refusal: Exception) -> int:
    return _CODES.get(refusal.status, NO_RIGHT) if isinstance(refusal, DomainError) else TOO_SLOW
