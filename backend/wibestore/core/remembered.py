"""
What a process remembers for some seconds: public facts that are cheap to be wrong about for so long.

Nothing of a person, no price and no state belongs here: what must be of now is kept in Valkey by its version
(`public_cache`).
"""

import time
from collections.abc import Callable, Hashable
from math import inf
from typing import Any
from weakref import WeakSet

_every: "WeakSet[Remembered[Any, Any]]" = WeakSet()


class Remembered[K: Hashable, V]:
    """
    Values by their keys, each for some seconds after it was made.

    :param most: of so many all are forgotten at once: no bookkeeping at each look
    :param keep_s: for how long; left out: as long as the process lives
    """

    def __init__(self, *, most: int, keep_s: float = inf) -> None:
        self._most = most
        self._keep_s = keep_s
        self._kept: dict[K, tuple[float, V]] = {}
        _every.add(self)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of `key`, made by this call where it is not remembered."""
        found = self.find(key)
        if found is None:
            found = (make(),)
            self.put(key, found[0])
        return found[0]

    def find(self, key: K) -> tuple[V] | None:
        """Return the value of `key` as a tuple of one, or None where it is not remembered."""
        found = self._kept.get(key)
        return None if found is None or found[0] < time.monotonic() else (found[1],)

    def put(self, key: K, value: V) -> None:
        """Remember a value."""
        if len(self._kept) >= self._most:
            self._kept.clear()
        self._kept[key] = (time.monotonic() + self._keep_s, value)

    def forget(self) -> None:
        """Forget everything."""
        self._kept.clear()


def forget_all() -> None:
    """Forget what this process remembers: for tests, whose rows are gone."""
    for one in list(_every):
        one.forget()
