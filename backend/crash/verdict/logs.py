"""Promises about what the processes and PostgreSQL wrote down."""

import re
from collections.abc import Iterator

import orjson

from crash.verdict.facts import Case

_SIGNALLED = re.compile(r"\(PID (\d+)\) was terminated by signal (\d+)")
_SIGKILL = "9"
_WORRIES = re.compile(r"deadlock detected|PANIC:|could not read block|invalid page|corrupt", re.I)
#: What an error is called, at the beginning of the last lines of its traceback.
_RAISED = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)", re.M)
#: What a process may meet when its neighbour is killed. Anything else is a bug that the kill brought to light.
_OUTAGES = frozenset(
    {"OperationalError", "InterfaceError", "ConnectionError", "TimeoutError", "PoolTimeout"}
    # By the server's own names, for who asks past Django.
    | {"AdminShutdown", "CrashShutdown", "CannotConnectNow"}
    | {"ConnectionRefusedError", "ConnectionResetError", "BrokenPipeError"}
    | {"WorkerLostError", "SchedulingError", "ProviderUnavailable"}
    # A task that could not be put back because the broker was away; a sweep does its work again.
    | {"Reject"}
)
#: A worker that meets the death of its broker in the middle of connecting: kombu 5.7 forgets whom it called, and
#: Celery gives up. Whoever supervises it starts it again, as they do after any other end.
_GAVE_UP = "'NoneType' object has no attribute 'hostname'"


def postgres_is_calm(case: Case) -> Iterator[str]:
    """No deadlock, no panic, no process of PostgreSQL that died but by our hand."""
    for line in case.logs.get("postgres", "").splitlines():
        if _WORRIES.search(line):
            yield f"PostgreSQL: {line}"
        for pid, signal in _SIGNALLED.findall(line):
            if signal != _SIGKILL or int(pid) not in case.killed_pids:
                yield f"PostgreSQL: {line}"


def processes_meet_outages_only(case: Case) -> Iterator[str]:
    """No error in the logs of web, worker and beat but those of a neighbour that was killed."""
    for name in ("web", "worker", "beat"):
        for line in case.logs.get(name, "").splitlines():
            traceback = _traceback_of(line)
            if name == "worker" and _GAVE_UP in traceback:
                continue
            raised = _RAISED.findall(traceback)
            if traceback and (not raised or raised[-1].rpartition(".")[2] not in _OUTAGES):
                yield f"{name}: {line[:200]} … {traceback[-800:]}"


def nothing_dies_by_itself(case: Case) -> Iterator[str]:
    """Nothing has to be started again but what we killed, and a worker that gave up when its broker was."""
    gave_up = sum(_GAVE_UP in line and '"critical"' in line for line in case.logs.get("worker", "").splitlines())
    for surprise in case.surprises:
        if surprise.startswith("worker ") and gave_up:
            gave_up -= 1
        else:
            yield surprise


def _traceback_of(line: str) -> str:
    """Return the traceback in a line of our logs; what others print is no line of ours."""
    if not line.startswith("{"):
        return ""
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError:
        # Cut short by a kill.
        return ""
    return str(fields.get("exception", ""))
