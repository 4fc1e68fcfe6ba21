"""Promises about what the processes and PostgreSQL wrote down."""

import re
from collections.abc import Iterator

from crash.verdict.facts import Case

_SIGNALLED = re.compile(r"\(PID (\d+)\) was terminated by signal (\d+)")
_SIGKILL = "9"
_WORRIES = re.compile(r"deadlock detected|PANIC:|could not read block|invalid page|corrupt", re.I)


def postgres_is_calm(case: Case) -> Iterator[str]:
    """No deadlock, no panic, no process of PostgreSQL that died but by our hand."""
    for line in case.logs.get("postgres", "").splitlines():
        if _WORRIES.search(line):
            yield f"PostgreSQL: {line}"
        for pid, signal in _SIGNALLED.findall(line):
            if signal != _SIGKILL or int(pid) not in case.killed_pids:
                yield f"PostgreSQL: {line}"


def nothing_dies_by_itself(case: Case) -> Iterator[str]:
    """Nothing has to be started again but what we killed."""
    yield from case.surprises
