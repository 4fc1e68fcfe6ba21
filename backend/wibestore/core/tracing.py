"""Where statements that go past Django's cursor are told to whoever traces requests; by the settings, nobody."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

type Around = Callable[[str], AbstractContextManager[Any]]

_nobody = nullcontext()
_arounds: list[Around] = []


def statements_trace(around: Around | None) -> None:
    """Let every kept statement be sent within `around(its text)`; None: by itself, as at first."""
    _arounds[:] = [] if around is None else [around]


def traced(sql: str) -> AbstractContextManager[Any]:
    """Return what a kept statement is sent within: its text has no values in it but those that never change."""
    return _arounds[0](sql) if _arounds else _nobody
