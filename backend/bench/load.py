"""A plain HTTP load: some keep-alive connections, each with requests of its own."""

import http.client
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import orjson

CONNECTIONS = 4


@dataclass(frozen=True, slots=True)
class Call:
    """One request; `body` is JSON bytes."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    expected: int = 200


# Gives the requests of connection number n; each one's JSON answer is sent back in.
Calls = Callable[[int], Generator[Call, Any, None]]


@dataclass(frozen=True, slots=True)
class LoadResult:
    """Seconds of each request, in order of size, and the seconds the whole took."""

    seconds: list[float]
    elapsed_s: float

    def percentile_ms(self, share: float) -> float:
        """Return the time in milliseconds under which `share` (0–1) of the requests stayed."""
        return self.seconds[min(int(len(self.seconds) * share), len(self.seconds) - 1)] * 1000

    @property
    def per_second(self) -> float:
        """Return requests a second."""
        return len(self.seconds) / self.elapsed_s


def run_load(host: str, port: int, calls: Calls, count: int) -> LoadResult:
    """
    Send `count` requests over a few connections and return how long each took.

    :raises RuntimeError: an answer had another status than expected
    """
    started = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        each = count // CONNECTIONS
        parts = list(pool.map(lambda n: _one_connection(host, port, calls(n), each), range(CONNECTIONS)))
    elapsed = time.perf_counter() - started
    return LoadResult(sorted(second for part in parts for second in part), elapsed)


def _one_connection(host: str, port: int, calls: Generator[Call, Any, None], count: int) -> list[float]:
    connection = http.client.HTTPConnection(host, port, timeout=30)
    seconds: list[float] = []
    answer: Any = None
    while len(seconds) < count:
        try:
            call = calls.send(answer)
        except StopIteration:
            break
        started = time.perf_counter()
        connection.request(call.method, call.path, call.body, call.headers)
        response = connection.getresponse()
        body = response.read()
        seconds.append(time.perf_counter() - started)
        if response.status != call.expected:
            raise RuntimeError(f"{call.method} {call.path}: {response.status} {body[:300]!r}")
        answer = orjson.loads(body) if call.method == "POST" else None
    connection.close()
    return seconds
