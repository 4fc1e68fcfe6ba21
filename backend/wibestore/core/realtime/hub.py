"""
The sockets of this process, under Channels' consumers.

A process subscribes to a group of the channel layer once, however many of its sockets are in it; what arrives is one
ready text, handed to each of them. Channels alone gives each socket a channel of its own, which costs a queue in Redis
and a decoded copy for every one of them (docs/performance.md).
"""

import asyncio
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol
from uuid import UUID
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from wibestore.core.realtime.frames import STATE, frame_encode
from wibestore.core.realtime.speaking import AWAY, Speaking

logger = logging.getLogger("wibestore.realtime")

# Every process listens to it: which sockets are to be closed.
CONTROL_GROUP = "sockets"
BEAT_S = 2
# Without an echo of its own beats for so long, a process takes Redis for away.
SILENCE_S = 6
SESSIONS_CHECK_S = 30
RETRY_S = 1
# So long a frame waits for a Redis that is away: its client would try again and again, and all behind it wait too.
SEND_S = 1.0

# How many frames travel in one message at most.
BUNDLE_MAX = 50

# A group, the text for it, and the key of the socket that does not get it (empty: all do).
Frame = tuple[str, str, str]

SessionsCheck = Callable[[Collection[UUID]], dict[UUID, int]]


class LocalSocket(Protocol):
    """What the hub knows of a socket."""

    key: str
    user_id: UUID | None
    session_id: UUID | None

    def deliver(self, text: str) -> None:
        """Send `text` when its turn comes."""

    def tick(self, now: float) -> None:
        """Look at the clock (seconds of `time.monotonic`)."""

    def end(self, code: int) -> None:
        """Close with `code`."""


class _Sessions:
    """Which sessions have ended and with what code: asked now and then, should a word about it have been lost."""

    check: SessionsCheck | None = None


def sessions_check_register(check: SessionsCheck) -> None:
    """Register who tells, of some sessions, those that have ended and the code to close their sockets with."""
    _Sessions.check = check


class Hub:
    """One event loop's sockets by group."""

    def __init__(self) -> None:
        self.is_live = True
        self.speaking = Speaking()
        self._layer = get_channel_layer()
        self._channel = ""
        self._sockets: set[LocalSocket] = set()
        self._of_user: Counter[UUID | None] = Counter()
        self._groups: dict[str, set[LocalSocket]] = {}
        self._joined: set[str] = set()
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._heard_at = time.monotonic()
        self._checked_at = time.monotonic()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def size(self) -> int:
        """Return how many sockets are open."""
        return len(self._sockets)

    def sockets_of(self, user_id: UUID) -> int:
        """Return how many sockets of this process are a user's."""
        return self._of_user[user_id]

    async def add(self, socket: LocalSocket, groups: Collection[str]) -> None:
        """Take a socket up, into groups. With Redis away it is taken up too, and joined when Redis is back."""
        self._start()
        self._sockets.add(socket)
        self._of_user[socket.user_id] += 1
        for group in groups:
            self._groups.setdefault(group, set()).add(socket)
        for group in groups:
            await self._settle(group)

    async def remove(self, socket: LocalSocket, groups: Collection[str]) -> None:
        """Forget a socket."""
        if socket in self._sockets:
            self._sockets.discard(socket)
            self._of_user[socket.user_id] -= 1
            if not self._of_user[socket.user_id]:
                del self._of_user[socket.user_id]
                if socket.user_id:
                    self.speaking.forget(socket.user_id)
        for group in groups:
            members = self._groups.get(group, set())
            members.discard(socket)
            if not members:
                self._groups.pop(group, None)
        for group in groups:
            await self._settle(group)

    async def send(self, group: str, text: str, *, skip: str = "") -> None:
        """Hand a ready frame to every socket of the group in every process, but the one called `skip`."""
        try:
            async with asyncio.timeout(SEND_S):
                await self._layer.group_send(group, {"type": "frame", "group": group, "text": text, "skip": skip})
        except AWAY:  # the news stands in PostgreSQL and is asked for again
            logger.warning("A frame could not be sent", extra={"group": group})

    async def send_several(self, frames: Sequence[Frame]) -> None:
        """
        Hand frames to their groups in their order.

        Together: by the one group that every process is in. Each reads them all, which costs far less than a trip to
        Redis and back for each of them.
        """
        if len(frames) == 1:
            group, text, skip = frames[0]
            await self.send(group, text, skip=skip)
            return
        for start in range(0, len(frames), BUNDLE_MAX):
            bundle = frames[start : start + BUNDLE_MAX]
            try:
                async with asyncio.timeout(SEND_S):
                    await self._layer.group_send(CONTROL_GROUP, {"type": "frames", "frames": bundle})
            except AWAY:
                logger.warning("Frames could not be sent", extra={"count": len(bundle)})

    def _start(self) -> None:
        if not self._tasks:
            loop = asyncio.get_running_loop()
            self._tasks = [loop.create_task(self._receive()), loop.create_task(self._watch())]

    async def _settle(self, group: str) -> None:
        """Bring the subscription to what is wanted; later, where Redis is away."""
        async with self._locks[group]:
            is_wanted = group in self._groups or group == CONTROL_GROUP
            if is_wanted == (group in self._joined) or not self._channel:
                return
            change = self._layer.group_add if is_wanted else self._layer.group_discard
            try:
                await asyncio.wait_for(change(group, self._channel), RETRY_S)
            except AWAY:
                logger.warning("A group could not be changed", extra={"group": group})
                return
            self._joined.symmetric_difference_update({group})
        if not is_wanted:
            self._locks.pop(group, None)

    async def _receive(self) -> None:
        while True:
            try:
                if not self._channel:
                    self._channel = await self._layer.new_channel()
                    await self._settle_all()
                message = await self._layer.receive(self._channel)
            except AWAY as error:
                logger.warning("The channel layer cannot be read", extra={"reason": repr(error)})
                await asyncio.sleep(RETRY_S)
                continue
            try:
                self._take(message)
            except Exception:  # one message that is wrong must not silence this process
                logger.exception("A message of the channel layer could not be dealt with")

    def _take(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "frame":
            self._deliver(message["group"], message["text"], message["skip"])
        elif kind == "frames":
            for group, text, skip in message["frames"]:
                self._deliver(group, text, skip)
        elif kind == "beat":
            self._heard_at = time.monotonic()
        elif kind == "close":
            ids = {UUID(text) for text in message["ids"]}
            for socket in [one for one in self._sockets if one.user_id in ids or one.session_id in ids]:
                socket.end(message["code"])

    def _deliver(self, group: str, text: str, skip: str) -> None:
        for socket in tuple(self._groups.get(group, ())):
            if not skip or socket.key != skip:
                socket.deliver(text)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            try:
                await self._beat()
                await self._sessions_check()
            except Exception:  # without the watch nobody would be signed out or told that Redis is away
                logger.exception("The watch over the sockets stumbled")

    async def _beat(self) -> None:
        now = time.monotonic()
        for socket in tuple(self._sockets):
            socket.tick(now)
        if self._channel:
            try:
                await asyncio.wait_for(self._layer.send(self._channel, {"type": "beat"}), RETRY_S)
                await asyncio.sleep(0)
            except AWAY:
                logger.warning("The channel layer does not answer")
        is_live = now - self._heard_at < SILENCE_S
        if is_live:
            await self._settle_all()
        if is_live != self.is_live:
            self.is_live = is_live
            text = frame_encode(STATE, {"is_live": is_live})
            for socket in tuple(self._sockets):
                socket.deliver(text)

    async def _settle_all(self) -> None:
        for group in {CONTROL_GROUP, *self._groups} ^ self._joined:
            await self._settle(group)

    async def _sessions_check(self) -> None:
        if _Sessions.check is None or time.monotonic() - self._checked_at < SESSIONS_CHECK_S:
            return
        self._checked_at = time.monotonic()
        mine = {socket.session_id for socket in self._sockets if socket.session_id}
        if not mine:
            return
        from channels.db import database_sync_to_async  # noqa: PLC0415 - pulls the ORM in

        ended = await database_sync_to_async(_Sessions.check)(mine)
        for socket in tuple(self._sockets):
            if socket.session_id in ended:
                socket.end(ended[socket.session_id])


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub_get() -> Hub:
    """Return the hub of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]
