"""
Looks at each dependency by itself and at all of them side by side, so that one that is away delays nobody (R10.3).

Whatever has not answered by the deadline is down. A look that hangs is not begun a second time: whoever asks meanwhile
waits for the same one, so that a server that is away collects no threads.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import Any, Protocol, cast

import redis
from django.conf import settings
from django.core.files.storage import storages
from django.db import connections

from config.beat import HEARTBEAT as BEAT_HEARTBEAT
from config.beat import MAX_AGE_S as BEAT_MAX_AGE_S
from config.celery import app
from wibestore.core import clock, outbox
from wibestore.core.models import Heartbeat

logger = logging.getLogger("wibestore.health")

DEADLINE_S = 1.5
_TIMEOUT_S = 1
# Facts are handed on within seconds; those that a handler failed at are counted by /metrics/.
OUTBOX_MAX_AGE = timedelta(minutes=2)

Component = dict[str, Any]
DOWN = "down"
OK = "ok"


class _Kept(Protocol):
    def check(self) -> None:
        """Raise OSError where files cannot be kept."""


def components() -> dict[str, Component]:
    """
    Return `{name: {"status": "ok" | "down", "latency_ms": …}}`, what hangs on the database with `age_s`.

    The names: database, beat and outbox (which are read from it), redis, worker, storage.
    """
    ends_at = time.monotonic() + DEADLINE_S
    looks = [(names, _begun(names, look)) for names, look in _LOOKS.items()]
    told: dict[str, Component] = {}
    for names, look in looks:
        try:
            told |= look.result(max(0.0, ends_at - time.monotonic()))
        except Late:
            logger.warning("A dependency does not answer in time", extra={"components": names})
            told |= {name: _component(DOWN, DEADLINE_S) for name in names}
    return told


_lock = Lock()
_running: dict[tuple[str, ...], "Future[dict[str, Component]]"] = {}


def _begun(names: tuple[str, ...], look: Callable[[], dict[str, Component]]) -> "Future[dict[str, Component]]":
    with _lock:
        running = _running.get(names)
        if running is None or running.done():
            running = _running[names] = Future()
            # Not one of a pool: those are waited for when the process ends.
            Thread(target=_look, args=(running, look), name=f"health-{names[0]}", daemon=True).start()
        return running


def _look(future: "Future[dict[str, Component]]", look: Callable[[], dict[str, Component]]) -> None:
    try:
        future.set_result(look())
    finally:
        connections.close_all()


def _component(status: str, took_s: float, **more: Any) -> Component:
    return {"status": status, "latency_ms": round(took_s * 1000, 1), **more}


def _checked(name: str, check: Callable[[], None]) -> Component:
    started = time.perf_counter()
    status = OK
    try:
        check()
    except Exception:  # whatever a dependency does, the answer is "down", not a 500
        logger.warning("A dependency is down", extra={"component": name}, exc_info=True)
        status = DOWN
    return _component(status, time.perf_counter() - started)


def _database_looks() -> dict[str, Component]:
    database = _checked("database", lambda: cast("None", clock.now()))
    # Both are read from the database: without one, asking again would only wait a second time.
    beat, waiting = _component(DOWN, 0, age_s=None), _component(DOWN, 0, age_s=None)
    if database["status"] == OK:
        beat, waiting = (
            _aged(_beat_at, timedelta(seconds=BEAT_MAX_AGE_S), is_due=True),
            _aged(outbox.untouched_since, OUTBOX_MAX_AGE, is_due=False),
        )
    return {"database": database, "beat": beat, "outbox": waiting}


def _aged(since: Callable[[], datetime | None], limit: timedelta, *, is_due: bool) -> Component:
    """Return how it stands with what must not be older than `limit`; `is_due` where there must be something."""
    started = time.perf_counter()
    at = since()
    age = clock.now() - at if at else None
    is_ok = age < limit if age is not None else not is_due
    age_s = None if age is None else round(age.total_seconds(), 1)
    return _component(OK if is_ok else DOWN, time.perf_counter() - started, age_s=age_s)


def _beat_at() -> datetime | None:
    return Heartbeat.objects.filter(name=BEAT_HEARTBEAT).values_list("beat_at", flat=True).first()


def _redis() -> None:
    # One server, or three: what is not there for the cache may be there for the broker.
    addresses = [
        settings.REDIS_URL,
        settings.CACHES["default"]["LOCATION"],
        settings.CELERY_BROKER_URL,
        *(host["address"] for host in settings.CHANNEL_LAYERS["default"]["CONFIG"]["hosts"]),
    ]
    for address in dict.fromkeys(addresses):
        client = redis.Redis.from_url(address, socket_connect_timeout=_TIMEOUT_S, socket_timeout=_TIMEOUT_S)
        try:
            client.ping()
        finally:
            client.close()


def _worker() -> None:
    if not _worker_asked():
        raise TimeoutError("No worker answers")


def _worker_asked() -> bool:
    # Through the broker: it answers only while it still takes what comes from there, however busy it is.
    return bool(app.control.ping(timeout=_TIMEOUT_S, limit=1))


def _storage() -> None:
    for name in ("default", "originals"):
        cast("_Kept", storages[name]).check()


_LOOKS: dict[tuple[str, ...], Callable[[], dict[str, Component]]] = {
    ("database", "beat", "outbox"): _database_looks,
    ("redis",): lambda: {"redis": _checked("redis", _redis)},
    ("worker",): lambda: {"worker": _checked("worker", _worker)},
    ("storage",): lambda: {"storage": _checked("storage", _storage)},
}
