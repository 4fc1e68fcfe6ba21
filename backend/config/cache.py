"""The cache in Redis: Django's own, with clients that are kept, behind the breaker of its server."""

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

from wibestore.core.breaker import guarded_options


class _OneClient(RedisCacheClient):
    """Keeps its clients; Django makes one for each operation, with the whole table of how to read answers."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        # The shop has one server for reading and writing.
        super().__init__(servers, **{**guarded_options(servers[0]), **options})
        self._clients: dict[bool, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """Return the client that reads or `write`s; threads may share it."""
        if write not in self._clients:
            self._clients[write] = super().get_client(key, write=write)
        return self._clients[write]


class OneClientRedisCache(RedisCache):
    """Django's cache in Redis, by `_OneClient`."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _OneClient
