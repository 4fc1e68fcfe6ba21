"""
Answers that are the same for everybody: kept in Redis as ready bytes with their ETag (R4.4, performance.md).

An answer is valid while every version it depends on is the one it was built under. Redis being away
costs time, never an answer.
"""

import hashlib
import logging
import secrets
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from redis.exceptions import RedisError

from wibestore.core.api import to_json

logger = logging.getLogger("wibestore.cache")

_NEVER_CHANGED = "0"


def version_of(name: str) -> str:
    """Return the current version of the things called `name`."""
    return str(_read([_version_key(name)]).get(_version_key(name), _NEVER_CHANGED))


def version_bump(*names: str) -> None:
    """Make every answer that depends on one of `names` stale: at once, and again after the commit."""
    # Twice, because a reader between the first bump and the commit may keep what was true before.
    _bump(names)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(lambda: _bump(names), robust=True)


def public_answer(
    request: HttpRequest,
    *,
    key: str,
    depends_on: tuple[str, ...],
    build: Callable[[], Any],
    keep_s: int = 30,
    max_age_s: int = 5,
) -> HttpResponse:
    """
    Return the public answer `key`, or 304 where the caller has it already.

    :param key: names the answer with all its parameters
    :param depends_on: the versions under which the answer stays valid
    :param build: returns the answer as plain values; called only when no valid one is kept
    :param keep_s: how long Redis keeps it (seconds)
    :param max_age_s: how long a browser may use it without asking (seconds)
    """
    page_key = "page:" + hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    version_keys = [_version_key(name) for name in depends_on]
    found = _read([page_key, *version_keys])
    versions = "|".join(found.get(version_key, _NEVER_CHANGED) for version_key in version_keys)
    kept = found.get(page_key)
    if kept is not None and kept[0] == versions:
        _, etag, body = kept
    else:
        body = to_json(build())
        etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        _write(page_key, (versions, etag, body), keep_s)
    return _answer(request, etag, body, max_age_s)


def kept[T](key: str, build: Callable[[], T], *, keep_s: int) -> T:
    """
    Return what `build` returned for `key` at most `keep_s` seconds ago; it must be the same for everybody.

    :param build: returns plain values or a frozen dataclass, never None
    """
    name = "kept:" + hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    found: T | None = _read([name]).get(name)
    if found is None:
        found = build()
        _write(name, found, keep_s)
    return found


def _answer(request: HttpRequest, etag: str, body: bytes, max_age_s: int) -> HttpResponse:
    response = HttpResponse(body, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={max_age_s}, stale-while-revalidate={max_age_s * 2}"
    return get_conditional_response(request, etag=etag, response=response) or response


def _version_key(name: str) -> str:
    return f"version:{name}"


def _read(keys: list[str]) -> dict[str, Any]:
    try:
        return cache.get_many(keys)
    except RedisError:
        logger.warning("The cache cannot be read")
        return {}


def _write(key: str, value: Any, keep_s: int) -> None:
    try:
        cache.set(key, value, keep_s)
    except RedisError:
        logger.warning("The cache cannot be written")


def _bump(names: tuple[str, ...]) -> None:
    try:
        cache.set_many({_version_key(name): secrets.token_hex(8) for name in names}, None)
    except RedisError:
        logger.warning("The cache cannot be written")
