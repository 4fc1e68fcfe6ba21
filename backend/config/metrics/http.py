"""HTTP by route: how often, how long, how it ended. One dictionary, three additions for a request."""

import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from wibestore.core.meters import COUNTED

# What no route knows, whoever asks for it, and what was refused before a route was looked for: one label for all.
UNKNOWN: Final = "unknown"
# Every address of the interface is one route, too.
PAGE: Final = "page"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

requests = Counter(
    "wibestore_http_requests", "Answered requests", ["route", "method", "status_class"], registry=COUNTED
)
seconds = Histogram(
    "wibestore_http_request_seconds",
    "How long answers took",
    ["route", "method"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
    registry=COUNTED,
)


class HttpMetricsMiddleware:
    """Counts each answer; the outermost one, so that those of the other middleware are counted too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._seconds: dict[tuple[str, str], Histogram] = {}
        self._requests: dict[tuple[str, str, int], Counter] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        match, method = request.resolver_match, request.method
        route = UNKNOWN if match is None else PAGE if match.url_name == PAGE else match.route
        if method not in _METHODS:
            method = "OTHER"
        self._count((route, method), response.status_code // 100, time.perf_counter() - started)
        return response

    def _count(self, key: tuple[str, str], status: int, took_s: float) -> None:
        # Kept here: the library would look labels up under a lock each time.
        watch = self._seconds.get(key)
        if watch is None:
            watch = self._seconds[key] = seconds.labels(*key)
        watch.observe(took_s)
        counter = self._requests.get((*key, status))
        if counter is None:
            counter = self._requests[*key, status] = requests.labels(*key, f"{status}xx")
        counter.inc()
