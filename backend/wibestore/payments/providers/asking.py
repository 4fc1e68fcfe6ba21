"""The one way in which payment providers are asked over HTTP: each question is counted and timed."""

import time
from http import HTTPStatus
from typing import Any

import httpx

from wibestore.core.meters import provider_requests, provider_seconds

_KEYS_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


def provider_ask(provider: str, method: str, url: str, *, timeout_s: float, **options: Any) -> httpx.Response:
    """
    Send a request to a provider and return its answer, whatever that says.

    :param options: as `httpx.request` takes them
    :raises httpx.HTTPError: no answer came
    """
    started, outcome = time.perf_counter(), "away"
    try:
        answer = httpx.request(method, url, timeout=timeout_s, trust_env=False, **options)
        outcome = _outcome(answer.status_code)
        return answer
    finally:
        provider_requests.labels(provider, outcome).inc()
        provider_seconds.labels(provider).observe(time.perf_counter() - started)


def _outcome(status: int) -> str:
    if status in _KEYS_REFUSED:
        return "refused"
    return "failed" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "ok"
