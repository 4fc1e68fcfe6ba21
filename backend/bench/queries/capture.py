"""The statements of some work as they are sent, what each costs, and how PostgreSQL reads it."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction

_READS = ("SELECT", "(SELECT", "WITH")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: milliseconds until it was answered, and of the processor that its server process took."""

    sql: str
    params: Any
    wall_ms: float
    cpu_ms: float

    @property
    def is_read(self) -> bool:
        """Tell whether it can be explained without changing anything."""
        return self.sql.startswith(_READS)


@dataclass(slots=True)
class Captured:
    """What was sent meanwhile, in order."""

    statements: list[Statement] = field(default_factory=list)

    @property
    def wall_ms(self) -> float:
        """Return how long PostgreSQL was waited for."""
        return sum(one.wall_ms for one in self.statements)

    @property
    def cpu_ms(self) -> float:
        """Return how long its process computed: what neighbours on the machine do not change."""
        return sum(one.cpu_ms for one in self.statements)


@contextmanager
def captured() -> Iterator[Captured]:
    """Note the statements that are sent inside."""
    caught = Captured()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        computed = _cpu_of(context["connection"])
        before, started = computed(), time.perf_counter()
        answer = execute(sql, params, many, context)
        wall = (time.perf_counter() - started) * 1_000
        caught.statements.append(Statement(sql, params, wall, computed() - before))
        return answer

    with connection.execute_wrapper(note):
        yield caught


def explained(statement: Statement) -> dict[str, Any]:
    """Return PostgreSQL's plan of a read and what came of it; what it locks, it lets go."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement.sql}", statement.params)
        (plan,) = cursor.fetchone()
        transaction.set_rollback(True)
    found: dict[str, Any] = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    return found


def _cpu_of(wrapper: Any) -> Callable[[], float]:
    """Return what tells the milliseconds that the server's process has computed: 0 where it is out of sight."""
    session = wrapper.connection
    # The kernel counts in nanoseconds; a process that waits for the next statement has its time written up.
    file = Path(f"/proc/{session.info.backend_pid}/schedstat") if session is not None else None

    def read() -> float:
        try:
            return int(file.read_text().split()[0]) / 1e6 if file else 0.0
        except OSError:
            return 0.0

    return read
