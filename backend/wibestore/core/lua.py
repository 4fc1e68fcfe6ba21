"""
Scripts of Lua that Redis keeps, called by their hash.

What every request does by them (its limits, the page that is kept) takes half of what the client's own way to a script
takes: it asks on a connection of the client's pool, without what the client measures and registers around each call.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoScriptError
from redis.exceptions import TimeoutError as RedisTimeoutError

_AWAY = (RedisConnectionError, RedisTimeoutError)


class Script:
    """One script at one server; threads may share it."""

    def __init__(self, client: "redis.Redis", text: str) -> None:
        self._pool = client.connection_pool
        self._text = text
        self._hash = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()

    def __call__(self, keys: Sequence[str], args: Sequence[Any] = ()) -> Any:
        """
        Run it, and return what it returns; bytes stay bytes.

        :raises RedisError: Redis is away, or the script failed
        """
        connection: Any = self._pool.get_connection()
        try:
            try:
                return self._asked(connection, keys, args)
            except _AWAY:
                # Perhaps it was kept while the server started anew: one try more, as the client's own calls have.
                connection.disconnect()
                return self._asked(connection, keys, args)
        finally:
            self._pool.release(connection)

    def _asked(self, connection: Any, keys: Sequence[str], args: Sequence[Any]) -> Any:
        connection.send_command("EVALSHA", self._hash, len(keys), *keys, *args)
        try:
            return connection.read_response()
        except NoScriptError:
            # A server that began anew, or was told to forget: it keeps what it is given here.
            connection.send_command("EVAL", self._text, len(keys), *keys, *args)
            return connection.read_response()
