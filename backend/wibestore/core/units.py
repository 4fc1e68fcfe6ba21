"""
One transaction for a whole request: inside it a refusal undoes everything, so that services need no savepoints.

`unit_of_work` is opened by the entry point (`idempotency.run_once`, a sweep); services that are parts of one are
marked with `atomic`. Whoever catches a refusal and goes on inside a unit needs a savepoint of their own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps

from django.db import transaction

from wibestore.core import clock

_is_inside: ContextVar[bool] = ContextVar("is_inside_unit", default=False)


@contextmanager
def unit_of_work(at: datetime | None = None) -> Iterator[None]:
    """
    Let what runs inside be one whole, at one moment of the clock; the caller has opened the transaction.

    :param at: the database's time, where it is known already
    """
    token = _is_inside.set(True)
    try:
        with clock.fixed(at):
            yield
    finally:
        _is_inside.reset(token)


def atomic[**P, R](service: Callable[P, R]) -> Callable[P, R]:
    """Run `service` in a transaction: its own savepoint inside another one, none inside a unit of work."""

    @wraps(service)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(savepoint=not _is_inside.get()):
            return service(*args, **kwargs)

    return run
