"""A reader who is stopped where it is told to, so that a writer can come between any two of its steps."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

PATIENCE_S = 30
#: Where a reader can be stopped: before it looks at the cache, before it reads the database, before it keeps the page.
BEGIN, BUILD, STORE = PLACES = ("begin", "build", "store")

_here = threading.local()


def reader_here() -> "Reader | None":
    """Return the reader whose thread this is."""
    return getattr(_here, "reader", None)


class Reader:
    """A request in a thread of its own that waits at each of its places until it is let on."""

    def __init__(self, ask: Callable[["Reader"], Any]) -> None:
        self.answer: Any = None
        self._ask = ask
        self._at: dict[str, threading.Event] = {place: threading.Event() for place in (*PLACES, "end")}
        self._on: dict[str, threading.Event] = {place: threading.Event() for place in PLACES}
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def reached(self, place: str) -> None:
        """Stop here until `pass_on` lets this reader on."""
        self._at[place].set()
        assert self._on[place].wait(PATIENCE_S), f"nobody let the reader on at {place}"

    def pass_on(self, place: str) -> None:
        """Let the reader go through one place and wait until it stands at the next, or has ended."""
        following = {BEGIN: BUILD, BUILD: STORE, STORE: "end"}[place]
        self._on[place].set()
        while not (self._at[following].wait(0.05) or self._at["end"].is_set()):
            assert self._thread.is_alive()

    def ended(self) -> Any:
        """Let the reader through everywhere and return its answer."""
        for gate in self._on.values():
            gate.set()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()
        return self.answer

    def _run(self) -> None:
        _here.reader = self
        try:
            self.reached(BEGIN)
            self.answer = self._ask(self)
        finally:
            self._at["end"].set()
            connection.close()
