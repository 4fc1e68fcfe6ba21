"""The cache in Redis: Django's own, with clients that are kept, behind the breaker of its server."""

from collections.abc import Sequence
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

from wibestore.core.breaker import guarded_options


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
            self._scripts[text] = self.get_client(write=True).register_script(text)
        return self._scripts[text]

    def stored(self, value: Any) -> Any:
        """Return a value as it lies in Redis."""
        return self._serializer.dumps(value)  # type: ignore[attr-defined]  # the stubs lack it


class OneClientRedisCache(RedisCache):
    """Django's cache in Redis, by `_OneClient`."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _OneClient

    def script_run(self, text: str, keys: Sequence[str], *values: Any) -> Any:
        """
        Run a script of Lua over some keys of the cache; its ARGV are `values` as the cache stores them.

        :return: what it returns, as Redis says it: bytes are what is stored, unread
        """
        client: Any = self._cache
        return client.script(text)(keys=[self.make_key(key) for key in keys], args=[*map(client.stored, values)])
