"""Kills at random moments: which process, whole or one child, and when follow from the seed."""

import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from crash.shop import Shop

MEAN_GAP_S = 1.0
LONGEST_GAP_S = 4.0
#: Of the kills, so many hit a shop that has not recovered from the last one. More, and a slow machine never gets up.
SHARE_DURING_RECOVERY = 0.3


@dataclass(frozen=True, slots=True)
class Target:
    """What a kill aims at: a member whole, or one of its children."""

    name: str
    is_whole: bool

    def __str__(self) -> str:
        return self.name if self.is_whole else f"one process of {self.name}"


#: One round of kills; how often each one comes in it.
ROUND: dict[Target, int] = {
    Target("web", is_whole=True): 1,
    Target("web", is_whole=False): 2,
    Target("worker", is_whole=True): 1,
    Target("worker", is_whole=False): 1,
    Target("beat", is_whole=True): 1,
    Target("valkey", is_whole=True): 1,
    Target("postgres", is_whole=True): 1,
    Target("postgres", is_whole=False): 1,
}


@dataclass(frozen=True, slots=True)
class Kill:
    """A kill that was made: when (seconds after the first purchase), what, and which processes died."""

    at_s: float
    target: Target
    pids: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.at_s:6.1f} s  {self.target} ({', '.join(map(str, self.pids))})"


class Killer:
    """Kills until it is stopped, but always at least one round."""

    def __init__(self, shop: Shop, seed: int) -> None:
        self.kills: list[Kill] = []
        self._shop = shop
        self._shuffled = random.Random(f"{seed} killer")
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="killer", daemon=True)
        self._began = time.monotonic()

    def start(self) -> None:
        """Begin to kill."""
        self._began = time.monotonic()
        self._thread.start()

    def stop(self) -> None:
        """Finish the first round if it is not finished, and kill no more."""
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        for target in self._targets():
            if self._shuffled.random() >= SHARE_DURING_RECOVERY:
                self._shop.wait_recovered()
            time.sleep(min(self._shuffled.expovariate(1 / MEAN_GAP_S), LONGEST_GAP_S))
            if self._is_over.is_set() and {kill.target for kill in self.kills} >= ROUND.keys():
                return
            self._kill(target)

    def _targets(self) -> Iterator[Target]:
        while True:
            targets = [target for target, count in ROUND.items() for _ in range(count)]
            self._shuffled.shuffle(targets)
            yield from targets

    def _kill(self, target: Target) -> None:
        if target.is_whole:
            pids = self._shop.kill_whole(target.name)
        else:
            pids = self._shop.kill_child(target.name, self._shuffled)
        # Nothing died: it was dead already. The round goes on with the next one.
        if pids:
            self.kills.append(Kill(time.monotonic() - self._began, target, tuple(pids)))
