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

# A page as it lies there: eight digits of how long its head is, the head's lines (the versions it was built under, its
# ETag, the versions of what it holds, their keys), then its bytes. This reads the head and everything that makes it
# stale, in one step and one trip: it answers with the versions of now and those of what the page holds; where it is
# valid with its ETag, too, and with its bytes unless the caller has them. A version that is missing begins anew. It
# reads keys that only the page names, so it needs a Redis that is one server.
_LOOK = """
local head = redis.call('GETRANGE', KEYS[1], 0, 2047)
local versions = #KEYS > 1 and redis.call('MGET', unpack(KEYS, 2)) or {}
for i = 2, #KEYS do
  if not versions[i - 1] then
    redis.call('SET', KEYS[i], ARGV[1], 'EX', ARGV[2])
    versions[i - 1] = ARGV[1]
  end
end
local now, size = redis.sha1hex(table.concat(versions, '|')), tonumber(string.sub(head, 1, 8))
if not size then return {now, 'none'} end
if size > 2048 then head = redis.call('GETRANGE', KEYS[1], 0, size - 1) end
local made, etag, holding, held = string.match(head, '^([^\\n]*)\\n([^\\n]*)\\n([^\\n]*)\\n([^\\n]*)\\n', 9)
if made ~= now then return {now, 'none'} end
if held ~= '' then
  local keys = cjson.decode(held)
  versions = redis.call('MGET', unpack(keys))
  for i = 1, #keys do
    if not versions[i] then return {now, 'gone'} end
  end
  local holds = redis.sha1hex(table.concat(versions, '|'))
  if holds ~= holding then return {now, holds} end
end
if etag == ARGV[3] then return {now, holding, etag} end
return {now, holding, etag, redis.call('GETRANGE', KEYS[1], size, -1)}
"""
# The versions of what a page holds as one word, making those that are gone; the first, which is watched, by itself.
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

_BUMP = "for _, key in ipairs(KEYS) do redis.call('SET', key, ARGV[1], 'EX', ARGV[2]) end"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What `_LOOK` saw: the versions of now and, of a page that is valid under them, its ETag and bytes."""

    versions: str
    #: The versions of what the kept page holds; "none" where there is no such page, "gone" where one is missing.
    holding: str
    etag: str = ""
    #: None where the caller has them.
    body: bytes | None = None


_CONDITIONS = frozenset(f"HTTP_IF_{name}" for name in ("MATCH", "NONE_MATCH", "MODIFIED_SINCE", "UNMODIFIED_SINCE"))
# What is kept under a key, and the versions of now.
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
    known = request.META.get("HTTP_IF_NONE_MATCH", "").removeprefix("W/")
    etag, body = _page(key, depends_on, build, held, keep_s).get(known)
    return _answer(request, etag, body, max_age_s)


def public_bytes(key: str, *, depends_on: tuple[str, ...], build: Callable[[], Any], keep_s: int = 30) -> bytes:
    """Return the bytes of the public answer `key`; the parameters are those of `public_answer`."""
    return _page(key, depends_on, build, None, keep_s).get()[1]


def _page(key: str, depends_on: tuple[str, ...], build: Callable[[], Any], held: Held | None, keep_s: int) -> "_Page":
    # Another release's answers may have another shape.
    name = hashlib.blake2b(f"{settings.RELEASE}:{key}".encode(), digest_size=16).hexdigest()
    return _Page("page:" + name, [_version_key(one) for one in depends_on], build, held, keep_s)


@dataclass(frozen=True, slots=True)
class _Page:
    """One page as it is asked for."""

    key: str
    version_keys: list[str]
    build: Callable[[], Any]
    held: Held | None
    keep_s: int

    def get(self, known: str = "") -> tuple[str, bytes]:
        """
        Return the ETag and the bytes of a valid page: the kept one, or one that is built once for all who wait.

        :param known: an ETag whose bytes the caller has: where the page kept has it, the bytes are left out
        """
        until, looks = time.monotonic() + BUILD_WAIT_S, 0
        while True:
            seen = self._look(known)
            if seen is None:
                return _bytes(self.build())
            if seen.etag:
                return seen.etag, seen.body or b""
            # Named by the versions too: whoever asks after a change never waits for an answer of before it.
            lock = f"building:{self.key}:{seen.versions}:{seen.holding}"
            if (begun := self._begin(lock)) is not None:
                return self._built(lock, *begun)
            if time.monotonic() >= until:
                return _bytes(self.build())
            time.sleep(_LOOK_AGAIN_S[min(looks, len(_LOOK_AGAIN_S) - 1)])
            looks += 1

    def _look(self, known: str) -> _Seen | None:
        """Return what is there; None while Redis is away."""
        names, version = [self.key, *self.version_keys], secrets.token_hex(8)
        try:
            return _seen(cast("Any", cache).script_run(_LOOK, names, version, _VERSION_KEPT_S, texts=[known]))
        except RedisError:
            logger.warning("The cache cannot be read")
            return None

    def _begin(self, lock: str) -> tuple[_Seen | None, Any] | None:
        """
        Take a builder's lock, and return what is there now and the watched version, all by one trip; None: it is taken.

        Without Redis everybody has the lock, and keeps nothing.
        """
        names, version = [self.key, *self.version_keys], secrets.token_hex(8)
        try:
            trip = cast("Any", cache).together()
            trip.add(lock, 1, _BUILD_LOCK_S)
            trip.script(_LOOK, names, version, _VERSION_KEPT_S, texts=[""])
            if self.held is not None:
                trip.script(_HELD_MADE, [_version_key(self.held.watch)], version, _HELD_KEPT_S)
            is_mine, said, *watched = trip.run()
        except RedisError:
            logger.warning("The cache cannot be read")
            return None, None
        if not is_mine:
            return None
        return _seen(said), watched[0][0] if watched else None

    def _built(self, lock: str, seen: _Seen | None, watched: Any) -> tuple[str, bytes]:
        kept = None
        try:
            # Whoever had the lock before may have kept the page since it was looked for.
            if seen is not None and seen.body is not None:
                return seen.etag, seen.body
            value = self.build()
            etag, body = _bytes(value)
            held = None if seen is None else self._held(value, watched)
            if seen is not None and held is not None:
                kept = _framed(seen.versions, etag, *held, body)
            return etag, body
        finally:
            if kept is None:
                _forget(lock)
            else:
                _write(self.key, kept, self.keep_s, lock=lock)

    def _held(self, value: Any, watched: Any) -> tuple[str, list[str]] | None:
        """
        Return the versions and keys of what was built, read after it; None where it may be no longer so.

        :param watched: what is bumped together with each of them, read before it was built
        """
        if self.held is None:
            return "", []
        keys = [_version_key(name) for name in self.held.names(value)]
        made = _held_made([_version_key(self.held.watch), *keys])
        if made is None or watched is None:
            return None
        # One of them was perhaps bumped since the database was read: now its version is known, look once more.
        if made[0] != watched and not self.held.is_so(value):
            return None
        return made[1] if keys else "", keys


def _seen(said: list[bytes]) -> _Seen:
    versions, holding, *page = said
    etag = page[0].decode() if page else ""
    return _Seen(versions.decode(), holding.decode(), etag, page[1] if len(page) > 1 else None)


def _framed(versions: str, etag: str, holding: str, held_keys: list[str], body: bytes) -> bytes:
    """Return a page as `_LOOK` reads it."""
    keys = to_json([cache.make_key(key) for key in held_keys]).decode() if held_keys else ""
    head = f"{versions}\n{etag}\n{holding}\n{keys}\n".encode()
    return b"%08d" % (8 + len(head)) + head + body


def _page_and_versions(page_key: str, version_keys: list[str]) -> _Found | None:
    """Return what is kept under `page_key` and the versions of now; None while Redis is away."""
    try:
        read = cache.get_many([page_key, *version_keys])
    except RedisError:
        logger.warning("The cache cannot be read")
        return None
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
    caching = f"public, max-age={max_age_s}, stale-while-revalidate={max_age_s * 2}"
    response = HttpResponse(body, content_type="application/json", headers={"ETag": etag, "Cache-Control": caching})
    if _CONDITIONS.isdisjoint(request.META):
        return response
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


def _held_made(keys: list[str]) -> tuple[bytes, str] | None:
    """Return the version of the first key and those of the others as one word, made where they are missing."""
    try:
        first, others = cast("Any", cache).script_run(_HELD_MADE, keys, secrets.token_hex(8), _HELD_KEPT_S)
    except RedisError:
        logger.warning("The cache cannot be read")
        return None
    return bytes(first), bytes(others).decode()


def _write(key: str, value: Any, keep_s: int, *, lock: str = "") -> None:
    """Keep a value, or the bytes of a page, and give the lock back of whoever built them."""
    try:
        if lock:
            trip = cast("Any", cache).together()
            trip.set_bytes(key, value, keep_s)
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
    cast("Any", cache).script_run(_BUMP, [*map(_version_key, names)], secrets.token_hex(8), _VERSION_KEPT_S)
