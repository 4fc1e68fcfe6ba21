"""The cache in Redis: Django's own, with clients that are kept, behind the breaker of its server."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

from wibestore.core.breaker import guarded_options
from wibestore.core.lua import Script


class _OneClient(RedisCacheClient):
    """Keeps its clients; Django makes one for each operation, with the whole table of how to read answers."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        # The shop has one server for reading and writing.
        super().__init__(servers, **{**guarded_options(servers[0]), **options})
        self._clients: dict[bool, Any] = {}
        self._scripts: dict[str, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """Return the client that reads or `write`s; threads may share it."""
        if write not in self._clients:
            self._clients[write] = super().get_client(key, write=write)
        return self._clients[write]

    def script(self, text: str) -> Any:
        """Return a script that Redis keeps; it is called by its hash."""
        if text not in self._scripts:
            self._scripts[text] = Script(self.get_client(write=True), text)
        return self._scripts[text]

    def stored(self, value: Any) -> Any:
        """Return a value as it lies in Redis."""
        return self._serializer.dumps(value)  # type: ignore[attr-defined]  # the stubs lack it

    def read(self, stored: Any) -> Any:
        """Return a value that lies so in Redis; None where nothing does."""
        return None if stored is None else self._serializer.loads(stored)  # type: ignore[attr-defined]


class OneClientRedisCache(RedisCache):
    """Django's cache in Redis, by `_OneClient`."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _OneClient

    def script_run(self, text: str, keys: Sequence[str], *values: Any, texts: Sequence[str] = ()) -> Any:
        """
        Run a script of Lua over some keys of the cache; its ARGV are `values` as the cache stores them, then `texts`.

        :return: what it returns, as Redis says it: bytes are what is stored, unread
        """
        client: Any = self._cache
        return client.script(text)([*map(self.make_key, keys)], [*map(client.stored, values), *texts])

    def together(self) -> "Together":
        """Return an empty list of commands that go to Redis in one trip."""
        return Together(self, self._cache)


class Together:
    """Commands that go to Redis in one trip, in their order; others' may come in between."""

    def __init__(self, cache: OneClientRedisCache, client: Any) -> None:
        self._cache, self._client = cache, client
        self._pipe = client.get_client(write=True).pipeline(transaction=False)
        self._readers: list[Callable[[Any], Any]] = []

    def add(self, key: str, value: Any, seconds: int) -> None:
        """Store a value where there is none; answered by whether it was."""
        self._pipe.set(self._cache.make_key(key), self._client.stored(value), nx=True, ex=seconds)
        self._readers.append(bool)

    def get_many(self, keys: Sequence[str]) -> None:
        """Read values; answered by those that are there, by key."""
        self._pipe.mget([self._cache.make_key(key) for key in keys])
        self._readers.append(
            lambda found: {key: self._client.read(one) for key, one in zip(keys, found, strict=True) if one is not None}
        )

    def script(self, text: str, keys: Sequence[str], *values: Any, texts: Sequence[str] = ()) -> None:
        """Run a script, as `script_run`. Its text goes along: Redis may not know it yet."""
        names = [self._cache.make_key(key) for key in keys]
        self._pipe.eval(text, len(names), *names, *map(self._client.stored, values), *texts)
        self._readers.append(lambda answer: answer)

    def set(self, key: str, value: Any, seconds: int) -> None:
        """Store a value."""
        self._pipe.set(self._cache.make_key(key), self._client.stored(value), ex=seconds)
        self._readers.append(bool)

    def set_bytes(self, key: str, value: bytes, seconds: int) -> None:
        """Store bytes as they are, for scripts to read."""
        self._pipe.set(self._cache.make_key(key), value, ex=seconds)
        self._readers.append(bool)

    def delete(self, key: str) -> None:
        """Forget a value; answered by whether it was there."""
        self._pipe.delete(self._cache.make_key(key))
        self._readers.append(bool)

    def run(self) -> list[Any]:
        """
        Send them and return their answers.

        :raises RedisError: Redis is away, or one of them failed
        """
        return [read(answer) for read, answer in zip(self._readers, self._pipe.execute(), strict=True)]
