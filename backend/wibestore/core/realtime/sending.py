"""How the rest of the shop speaks to sockets: from requests, tasks and handlers, after their commit."""

import asyncio
import logging
import os
from collections.abc import Coroutine, Iterable
from threading import Lock, Thread
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

from wibestore.core.realtime.frames import frame_encode
from wibestore.core.realtime.hub import CONTROL_GROUP
from wibestore.core.realtime.speaking import AWAY

logger = logging.getLogger("wibestore.realtime")

_TIMEOUT_S = 2
_lock = Lock()
_loops: dict[int, asyncio.AbstractEventLoop] = {}


def frame_send(group: str, kind: str, data: Any, *, frame_id: UUID | str | None = None) -> None:
    """
    Send a frame to every socket of `group`; with Redis away it is lost, and asked for again by those it was for.

    :param group: `chat.<id>`, `user.<id>` or `listing.<id>`
    :param data: as `frames.frame_encode`
    """
    text = frame_encode(kind, data, frame_id=frame_id)
    _send(group, {"type": "frame", "group": group, "text": text, "skip": ""})


def sockets_close(ids: Iterable[UUID], code: int) -> None:
    """Close the sockets of these users or sessions in every process; those that miss it are found within 30 s."""
    _send(CONTROL_GROUP, {"type": "close", "ids": [str(one) for one in ids], "code": code})


def _send(group: str, message: dict[str, Any]) -> None:
    try:
        _run(get_channel_layer().group_send(group, message))
    except AWAY:  # never a reason to fail what was done
        logger.warning("A message to sockets could not be sent", extra={"group": group})


def _run(coroutine: Coroutine[Any, Any, None]) -> None:
    # One loop of its own in each process: a loop for each call would open a connection to Redis for each call.
    sending = asyncio.run_coroutine_threadsafe(coroutine, _loop())
    try:
        sending.result(_TIMEOUT_S)
    finally:
        # What takes too long is given up: it would hold the connection, and all that come after it would wait too.
        sending.cancel()


def _loop() -> asyncio.AbstractEventLoop:
    with _lock:
        # By process: a forked worker has the number of its parent's loop, but not the thread that ran it.
        if os.getpid() not in _loops:
            loop = asyncio.new_event_loop()
            Thread(target=loop.run_forever, name="realtime-sending", daemon=True).start()
            _loops[os.getpid()] = loop
        return _loops[os.getpid()]
