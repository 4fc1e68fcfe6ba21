"""What the shop is made of as processes, and the keeper that starts each one again when it has died."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from typing import Protocol

from shop import processes
from shop.paths import BACKEND, ShopError

POLL_S = 0.05
#: A supervisor of a real server also takes a moment.
LONGEST_PAUSE_S = 1.0


class MovedError(ShopError):
    """A server came back at another address: those that know the old one will never find it."""


class Member(Protocol):
    """A part of the shop that can be started, found and killed by its process id."""

    name: str

    def start(self) -> None:
        """Start it unless it runs."""

    def pid(self) -> int | None:
        """Return the id of its first process, None when that is dead."""


class ProcessMember:
    """A process of ours: web, worker or beat; its output is kept in a log of its own."""

    def __init__(self, name: str, command: Sequence[str], *, env: Mapping[str, str], log: Path) -> None:
        self.name = name
        self._command, self._env, self._log = command, env, log
        self._process: Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in a session of its own."""
        self._process = processes.start_detached(self._command, log=self._log, env=self._env, cwd=BACKEND)

    def pid(self) -> int | None:
        """Return its id while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None


class ServerMember:
    """PostgreSQL or Valkey, started and found by `shop.servers`."""

    def __init__(
        self,
        name: str,
        *,
        start: Callable[[], Mapping[str, str]],
        pid: Callable[[], int | None],
        urls: Mapping[str, str],
    ) -> None:
        self.name, self.pid = name, pid
        self._start, self._urls = start, urls

    def start(self) -> None:
        """
        Start it where it was: the others know its address.

        :raises ShopError: it does not start
        :raises MovedError: its port was taken meanwhile
        """
        if any(self._urls[name] != url for name, url in self._start().items()):
            raise MovedError(f"The port of {self.name} was taken while it was dead.")


class Keeper:
    """Keeps one member alive, and remembers which deaths nobody ordered."""

    def __init__(self, member: Member, shuffled: random.Random) -> None:
        self.member = member
        self.name = member.name
        #: Sentences about what went wrong without a kill.
        self.surprises: list[str] = []
        self._shuffled = shuffled
        self._ordered: set[int] = set()
        self._is_over = threading.Event()
        self._is_held = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"keeper of {self.name}", daemon=True)

    def start(self) -> None:
        """Start the member and keep it alive from now on."""
        self.member.start()
        self._thread.start()

    def stop(self) -> None:
        """Let the member's next death be its last."""
        self._is_over.set()
        self._thread.join()

    def ordered(self, pid: int) -> None:
        """Note that the first process `pid` is about to be killed."""
        self._ordered.add(pid)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the member stay dead while the block runs."""
        self._is_held.set()
        try:
            yield
        finally:
            self._is_held.clear()

    def _keep(self) -> None:
        last = self.member.pid()
        while not self._is_over.wait(POLL_S):
            pid = self.member.pid()
            if pid is not None:
                last = pid
                continue
            if self._is_held.is_set():
                continue
            if last is not None and last not in self._ordered:
                self.surprises.append(f"{self.name} (pid {last}) died although nobody killed it.")
            time.sleep(self._shuffled.uniform(0, LONGEST_PAUSE_S))
            last = self._again()

    def _again(self) -> int | None:
        try:
            self.member.start()
        except MovedError as error:
            self.surprises.append(str(error))
        except ShopError:
            # It was killed while it started: the next round starts it again.
            return None
        return self.member.pid()
