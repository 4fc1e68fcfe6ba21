"""
Answers that are the same for everybody: kept in Redis as ready bytes with their ETag (R4.4, performance.md).

An answer is valid while every version it depends on is the one it was built under. Of those who find none, one
builds it and the others wait for that (docs/adr/0045). A list may depend on the things it holds, each with a version
of its own, and on what may come onto it: what leaves other lists makes it stale no longer (docs/adr/0049). Redis being
away costs time, never an answer.
"""

import hashlib
import logging
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from redis.exceptions import RedisError

from wibestore.core.api import to_json

logger = logging.getLogger("wibestore.cache")

# A version that nobody asked for so long begins anew, so those of single things do not pile up.
_VERSION_KEPT_S = 24 * 3600
# How long others wait for whoever builds before they build too, and how long a builder that died is waited for.
BUILD_WAIT_S = 2.0
_BUILD_LOCK_S = 5
_LOOK_AGAIN_S = (0.005, 0.01, 0.02, 0.04)
# A version that a page made for a thing it holds: longer than any page is kept.
_HELD_KEPT_S = 600

# The versions of what a page holds, as one word; none where one of them is gone.
_HELD_NOW = """
local found = redis.call('MGET', unpack(KEYS))
for i = 1, #KEYS do
  if not found[i] then return '' end
end
return redis.sha1hex(table.concat(found, '|'))
"""
# The same, making those that are gone; and the first of them, which is watched, by itself.
_HELD_MADE = """
local found = redis.call('MGET', unpack(KEYS))
for i, key in ipairs(KEYS) do
  if not found[i] then
    redis.call('SET', key, ARGV[1], 'EX', ARGV[2])
    found[i] = ARGV[1]
  end
end
return {found[1], redis.sha1hex(table.concat(found, '|', 2))}
"""


# What is kept under a page's key, and the versions of now.
type _Found = tuple[Any, str]


@dataclass(frozen=True, slots=True)
class Held:
    """What a list holds. Its page is stale when one of these changes, and stays valid when others do."""

    #: The names of the versions of the things in a built answer.
    names: Callable[[Any], Sequence[str]]
    #: A version that is bumped together with any of them.
    watch: str
    #: Looks in the database whether the things in a built answer are still as it says.
    is_so: Callable[[Any], bool]


def version_of(name: str) -> str:
    """Return the current version of the things called `name`; while Redis is away, one that nothing has."""
    found = _versions([_version_key(name)])
    return secrets.token_hex(8) if found is None else found[0]


def version_bump(*names: str) -> None:
    """Make every answer that depends on one of `names` stale: at once, and again after the commit."""
    # Twice, because a reader between the first bump and the commit may keep what was true before.
    _bump(names)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(lambda: _bump(names), robust=True)


def version_bump_surely(*names: str) -> None:
    """
    Make every answer that depends on one of `names` stale now; for handlers of facts, which are run again.

    :raises RedisError: the cache cannot be written
    """
    _bumped(names)


def public_answer(
    request: HttpRequest,
    *,
    key: str,
    depends_on: tuple[str, ...],
    build: Callable[[], Any],
    held: Held | None = None,
    keep_s: int = 30,
    max_age_s: int = 5,
) -> HttpResponse:
    """
    Return the public answer `key`, or 304 where the caller has it already.

    :param key: names the answer with all its parameters
    :param depends_on: the versions under which the answer stays valid
    :param build: returns the answer as plain values; called only when no valid one is kept
    :param held: the things in it that make it stale when they change
    :param keep_s: how long Redis keeps it (seconds)
    :param max_age_s: how long a browser may use it without asking (seconds)
    """
    etag, body = public_bytes(key, depends_on=depends_on, build=build, held=held, keep_s=keep_s)
    return _answer(request, etag, body, max_age_s)


def public_bytes(
    key: str, *, depends_on: tuple[str, ...], build: Callable[[], Any], held: Held | None = None, keep_s: int = 30
) -> tuple[str, bytes]:
    """Return the ETag and the bytes of the public answer `key`; the parameters are those of `public_answer`."""
    # Another release's answers may have another shape.
    name = hashlib.blake2b(f"{settings.RELEASE}:{key}".encode(), digest_size=16).hexdigest()
    return _Page("page:" + name, [_version_key(one) for one in depends_on], build, held, keep_s).get()


@dataclass(frozen=True, slots=True)
class _Page:
    """One page as it is asked for; kept are its versions, ETag, bytes, and the keys and versions of what it holds."""

    key: str
    version_keys: list[str]
    build: Callable[[], Any]
    held: Held | None
    keep_s: int

    def get(self) -> tuple[str, bytes]:
        """Return the ETag and the bytes of a valid page: the kept one, or one that is built once for all who wait."""
        until, looks = time.monotonic() + BUILD_WAIT_S, 0
        while True:
            found = _page_and_versions(self.key, self.version_keys)
            if found is None:
                return _bytes(self.build())
            page, versions = found
            holding = self._holding(page, versions)
            if page is not None and holding == page[4]:
                return page[1], page[2]
            # Named by the versions too: whoever asks after a change never waits for an answer of before it.
            lock = f"building:{self.key}:{versions}:{holding}"
            if (begun := self._begin(lock)) is not None:
                return self._built(lock, *begun)
            if time.monotonic() >= until:
                return _bytes(self.build())
            time.sleep(_LOOK_AGAIN_S[min(looks, len(_LOOK_AGAIN_S) - 1)])
            looks += 1

    def _begin(self, lock: str) -> tuple[_Found | None, Any] | None:
        """
        Take a builder's lock, and return what is kept now and the watched version, all by one trip; None: it is taken.

        Without Redis everybody has the lock, and keeps nothing.
        """
        names = [self.key, *self.version_keys]
        try:
            trip = cast("Any", cache).together()
            trip.add(lock, 1, _BUILD_LOCK_S)
            trip.get_many(names)
            if self.held is not None:
                trip.script(_HELD_MADE, [_version_key(self.held.watch)], secrets.token_hex(8), _HELD_KEPT_S)
            is_mine, read, *watched = trip.run()
        except RedisError:
            logger.warning("The cache cannot be read")
            return None, None
        if not is_mine:
            return None
        return _found_of(read, self.key, self.version_keys), watched[0][0] if watched else None

    def _holding(self, page: Any, versions: str) -> str:
        """Return the versions now of what a kept page holds; one that is no longer valid holds nothing."""
        if page is None or page[0] != versions:
            return "none"
        return _held_now(page[3]) if page[3] else ""

    def _built(self, lock: str, found: _Found | None, watched: Any) -> tuple[str, bytes]:
        kept = None
        try:
            # Whoever had the lock before may have kept the page since it was looked for.
            if found is not None and found[0] is not None and self._holding(*found) == found[0][4]:
                return found[0][1], found[0][2]
            value = self.build()
            etag, body = _bytes(value)
            held = None if found is None else self._held(value, watched)
            if found is not None and held is not None:
                kept = (found[1], etag, body, *held)
            return etag, body
        finally:
            if kept is None:
                _forget(lock)
            else:
                _write(self.key, kept, self.keep_s, lock=lock)

    def _held(self, value: Any, watched: Any) -> tuple[list[str], str] | None:
        """
        Return the keys and versions of what was built, read after it; None where it may be no longer so.

        :param watched: what is bumped together with each of them, read before it was built
        """
        if self.held is None:
            return [], ""
        keys = [_version_key(name) for name in self.held.names(value)]
        made = _held_made([_version_key(self.held.watch), *keys])
        if made is None or watched is None:
            return None
        # One of them was perhaps bumped since the database was read: now its version is known, look once more.
        if made[0] != watched and not self.held.is_so(value):
            return None
        return keys, made[1] if keys else ""


def _page_and_versions(page_key: str, version_keys: list[str]) -> _Found | None:
    """Return what is kept under `page_key` and the versions of now; None while Redis is away."""
    found = _read([page_key, *version_keys])
    return None if found is None else _found_of(found, page_key, version_keys)


def _found_of(read: dict[str, Any], page_key: str, version_keys: list[str]) -> _Found | None:
    if all(key in read for key in version_keys):
        return read.get(page_key), "|".join(str(read[key]) for key in version_keys)
    versions = _versions(version_keys, read)
    return None if versions is None else (None, "|".join(versions))


def _bytes(value: Any) -> tuple[str, bytes]:
    body = to_json(value)
    return f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"', body


def kept[T](key: str, build: Callable[[], T], *, keep_s: int, depends_on: tuple[str, ...] = ()) -> T:
    """
    Return what `build` returned for `key` at most `keep_s` seconds ago; it must be the same for everybody.

    :param build: returns plain values or a frozen dataclass, never None
    :param depends_on: the versions under which it stays valid
    """
    name = "kept:" + hashlib.blake2b(f"{settings.RELEASE}:{key}".encode(), digest_size=16).hexdigest()
    found = _page_and_versions(name, [_version_key(one) for one in depends_on])
    if found is not None and found[0] is not None and found[0][0] == found[1]:
        value: T = found[0][1]
        return value
    made = build()
    if found is not None:
        _write(name, (found[1], made), keep_s)
    return made


def _answer(request: HttpRequest, etag: str, body: bytes, max_age_s: int) -> HttpResponse:
    response = HttpResponse(body, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={max_age_s}, stale-while-revalidate={max_age_s * 2}"
    return get_conditional_response(request, etag=etag, response=response) or response


def _version_key(name: str) -> str:
    return f"version:{name}"


def _versions(keys: list[str], found: dict[str, Any] | None = None) -> list[str] | None:
    """
    Return the current versions; None while Redis is away.

    One that is missing (new, old, or put out for want of memory) begins as one that nothing was kept under: were it
    always the same word, a page of before a change could be valid again.

    :param found: what was there when it was looked for just now
    """
    try:
        found = cache.get_many(keys) if found is None else found
        missing = [key for key in keys if key not in found]
        if missing:
            trip = cast("Any", cache).together()
            for key in missing:
                trip.add(key, secrets.token_hex(8), _VERSION_KEPT_S)
            trip.get_many(keys)
            found = trip.run()[-1]
    except RedisError:
        logger.warning("The cache cannot be read")
        return None
    return [str(found.get(key) or secrets.token_hex(8)) for key in keys]


def _held_now(keys: list[str]) -> str:
    """Return the versions of `keys` as one word; "gone" where one is missing, or Redis is away."""
    try:
        return bytes(cast("Any", cache).script_run(_HELD_NOW, keys)).decode() or "gone"
    except RedisError:
        logger.warning("The cache cannot be read")
        return "gone"


def _held_made(keys: list[str]) -> tuple[bytes, str] | None:
    """Return the version of the first key and those of the others as one word, made where they are missing."""
    try:
        first, others = cast("Any", cache).script_run(_HELD_MADE, keys, secrets.token_hex(8), _HELD_KEPT_S)
    except RedisError:
        logger.warning("The cache cannot be read")
        return None
    return bytes(first), bytes(others).decode()


def _read(keys: list[str]) -> dict[str, Any] | None:
    try:
        return cache.get_many(keys)
    except RedisError:
        logger.warning("The cache cannot be read")
        return None


def _write(key: str, value: Any, keep_s: int, *, lock: str = "") -> None:
    """Keep a value, and give the lock back of whoever built it."""
    try:
        if lock:
            trip = cast("Any", cache).together()
            trip.set(key, value, keep_s)
            trip.delete(lock)
            trip.run()
        else:
            cache.set(key, value, keep_s)
    except RedisError:
        logger.warning("The cache cannot be written")


def _forget(lock: str) -> None:
    try:
        cache.delete(lock)
    except RedisError:
        logger.warning("The cache cannot be written")


def _bump(names: tuple[str, ...]) -> None:
    try:
        _bumped(names)
    except RedisError:
        logger.warning("The cache cannot be written")


def _bumped(names: tuple[str, ...]) -> None:
    cache.set_many({_version_key(name): secrets.token_hex(8) for name in names}, _VERSION_KEPT_S)
