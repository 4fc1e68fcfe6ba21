"""Looks at each dependency by itself, with short time-outs, so that one that is away delays nobody (R10.3)."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import redis
from django.conf import settings

from wibestore.core import clock
from wibestore.core.models import Heartbeat

logger = logging.getLogger("wibestore.health")

_TIMEOUT_S = 1
_BEAT_MAX_AGE = timedelta(minutes=3)
SWEEP_HEARTBEAT = "orders.sweep"


def components() -> dict[str, dict[str, Any]]:
    """Return `{name: {"status": "ok" | "down", "latency_ms": …}}` for database, redis and celery."""
    looked = {name: _looked_at(name, check) for name, check in _CHECKS.items()}
    # Its heartbeat is in the database: without one, asking again would only wait a second time.
    celery = (
        _looked_at("celery", _celery) if looked["database"]["status"] == "ok" else {"status": "down", "latency_ms": 0}
    )
    return {**looked, "celery": celery}


def _looked_at(name: str, check: Callable[[], bool]) -> dict[str, Any]:
    started = time.perf_counter()
    try:
        is_ok = check()
    except Exception:  # whatever a dependency does, the answer is "down", not a 500
        logger.warning("A dependency is down", extra={"component": name}, exc_info=True)
        is_ok = False
    return {"status": "ok" if is_ok else "down", "latency_ms": round((time.perf_counter() - started) * 1000, 1)}


def _database() -> bool:
    return clock.now() is not None


def _redis() -> bool:
    client = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=_TIMEOUT_S, socket_timeout=_TIMEOUT_S)
    try:
        return bool(client.ping())
    finally:
        client.close()


def _celery() -> bool:
    # Beat and a worker together keep the sweep's heartbeat young; a pid or a queue would prove less.
    beat = Heartbeat.objects.filter(name=SWEEP_HEARTBEAT).first()
    return beat is not None and clock.now() - beat.beat_at < _BEAT_MAX_AGE


_CHECKS: dict[str, Callable[[], bool]] = {"database": _database, "redis": _redis}
