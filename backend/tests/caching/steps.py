"""A reader who is stopped where it is told to, so that a writer can come between any two of its steps."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

PATIENCE_S = 30
#: Where a reader can be stopped: before it looks at the cache, before it reads the database, before it keeps the page.
BEGIN, BUILD, STORE = PLACES = ("begin", "build", "store")
#: And where a list holds things: before it asks for their versions, before it looks at them once more.
HOLD, LOOK = "hold", "look"
HOLDING = (BEGIN, BUILD, HOLD, LOOK, STORE)

_here = threading.local()


def reader_here() -> "Reader | None":
    """Return the reader whose thread this is."""
    return getattr(_here, "reader", None)


class Reader:
    """A request in a thread of its own that waits at each of its places until it is let on."""

    def __init__(self, ask: Callable[["Reader"], Any], places: tuple[str, ...] = PLACES) -> None:
        self.answer: Any = None
        self._ask = ask
        self._following = dict(zip(places, (*places[1:], "end"), strict=True))
        self._at: dict[str, threading.Event] = {place: threading.Event() for place in (*places, "end")}
        self._on: dict[str, threading.Event] = {place: threading.Event() for place in places}
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def reached(self, place: str) -> None:
        """Stop here until `pass_on` lets this reader on."""
        self._at[place].set()
        assert self._on[place].wait(PATIENCE_S), f"nobody let the reader on at {place}"

    def pass_on(self, place: str) -> None:
        """Let the reader go through one place and wait until it stands at the next, or has ended."""
        self._on[place].set()
        # Not every reader comes through every place.
        later = list(self._following.values())[list(self._following).index(place) :]
        while not any(self._at[one].is_set() for one in later):
            self._at["end"].wait(0.01)
            assert self._thread.is_alive() or self._at["end"].is_set()

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
