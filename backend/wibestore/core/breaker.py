"""
Redis that is away is not asked again and again: each request would wait for its time-outs before it goes on without.

After a few failures in a row a process refuses its own calls at once, for a short while; then one thread at a time
tries, and the first answer lets all of them in again. Whoever calls sees the `ConnectionError` they are ready for.
"""

import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.connection import Connection, SSLConnection
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

#: So many failures in a row open the circuit, which stays open for so long.
FAILURES_MAX = 3
PAUSE_S = 2.0
TIMEOUT_S = 1.0
_AWAY = (RedisConnectionError, RedisTimeoutError)


class Breaker:
    """Counts failures in a row; threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until = 0.0
        self._prober: int | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether calls are refused; one of them may still be let through to try."""
        return self._failures >= FAILURES_MAX

    def enter(self) -> None:
        """
        Let a call through, or not.

        :raises redis.exceptions.ConnectionError: the server was away just now
        """
        if not self.is_open or self._prober == threading.get_ident():
            return
        with self._lock:
            now = self._clock()
            if self.is_open and now < self._open_until:
                raise RedisConnectionError("Redis was away just now")
            # This thread tries for all of them; should it be lost, the next one tries after the same pause.
            self._open_until, self._prober = now + PAUSE_S, threading.get_ident()

    def failed(self) -> None:
        """Note that the server gave no answer."""
        with self._lock:
            self._failures += 1
            self._open_until, self._prober = self._clock() + PAUSE_S, None

    def answered(self) -> None:
        """Note that it did: whatever the answer was, it is there."""
        if self._failures:
            with self._lock:
                self._failures, self._prober = 0, None


@cache
def breaker_of(host: str, port: int) -> Breaker:
    """Return this process's breaker of a server."""
    return Breaker()


class _Guarded:
    """What both kinds of connections do; mixed in before redis-py's own."""

    host: str
    port: int

    def connect_check_health(self, *args: Any, **options: Any) -> None:
        breaker = breaker_of(self.host, self.port)
        breaker.enter()
        try:
            super().connect_check_health(*args, **options)  # type: ignore[misc]
        except _AWAY:
            # One that failed while it was greeted is counted twice, which does no harm.
            breaker.failed()
            raise

    def send_packed_command(self, *args: Any, **options: Any) -> None:
        breaker_of(self.host, self.port).enter()
        super().send_packed_command(*args, **options)  # type: ignore[misc]

    def read_response(self, *args: Any, **options: Any) -> Any:
        breaker = breaker_of(self.host, self.port)
        try:
            answer = super().read_response(*args, **options)  # type: ignore[misc]
        except _AWAY:
            breaker.failed()
            raise
        except redis.ResponseError:
            breaker.answered()
            raise
        breaker.answered()
        return answer


class GuardedConnection(_Guarded, Connection):
    """A connection behind the breaker of its server."""


class GuardedSSLConnection(_Guarded, SSLConnection):
    """The same by TLS."""


def guarded_options(url: str, timeout_s: float = TIMEOUT_S) -> dict[str, Any]:
    """Return how a pool of connections to `url` is made: behind its breaker, one try more and no pause before it."""
    return {
        "connection_class": GuardedSSLConnection if url.startswith("rediss://") else GuardedConnection,
        # The try more is for a connection that was kept while the server started anew.
        "retry": Retry(NoBackoff(), 1),
        "socket_connect_timeout": timeout_s,
        "socket_timeout": timeout_s,
    }


def guarded_client(url: str, timeout_s: float = TIMEOUT_S) -> "redis.Redis":
    """Return a client of the Redis at `url` behind its breaker; threads may share it."""
    return redis.Redis(connection_pool=redis.ConnectionPool.from_url(url, **guarded_options(url, timeout_s)))
