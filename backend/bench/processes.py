"""The measured web processes, and the CPU that they and PostgreSQL use."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.request import urlopen

import psutil

WORKERS = 2
THREADS = 4
# Many times what it takes, for a machine that is busy with something else.
_START_TIMEOUT_S = 120


@dataclass(frozen=True, slots=True)
class Cpu:
    """Seconds of CPU (user and system) of the web processes and of PostgreSQL's."""

    web_s: float
    database_s: float

    def since(self, earlier: "Cpu") -> "Cpu":
        """Return what was used after `earlier`."""
        return Cpu(self.web_s - earlier.web_s, self.database_s - earlier.database_s)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def web_server(
    port: int, environment: dict[str, str], application: str = "config.wsgi:application"
) -> Iterator[psutil.Process]:
    """Run the shop, or another application, as production does (Gunicorn, threads, WSGI) while the block runs."""
    command = [
        *(sys.executable, "-m", "gunicorn", application, "--worker-class", "gthread"),
        *("--workers", str(WORKERS), "--threads", str(THREADS), "--bind", f"127.0.0.1:{port}"),
        *("--keep-alive", "30", "--log-level", "error", "--no-control-socket"),
    ]
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        _wait_until_up(port)
        yield psutil.Process(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _wait_until_up(port: int) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/health/", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the web server did not start")


def postgres_of(port: int) -> psutil.Process:
    """Return the PostgreSQL server that listens on `port` of this machine.

    :raises RuntimeError: there is none (a server elsewhere cannot be measured)
    """
    return server_of("postgres", port)


def server_of(name: str, port: int) -> psutil.Process:
    """
    Return the process with `name` in its name that listens on `port` of this machine.

    :raises RuntimeError: there is none (a server elsewhere cannot be measured)
    """
    for process in psutil.process_iter(["name", "cmdline"]):
        if name in (process.info["name"] or "") and _listens_on(process, port):
            return process
    raise RuntimeError(f"no {name} of this machine listens on {port}")


def _listens_on(process: psutil.Process, port: int) -> bool:
    try:
        connections = process.net_connections(kind="tcp")
    except psutil.Error:
        return False
    return any(item.status == psutil.CONN_LISTEN and item.laddr.port == port for item in connections)


def cpu_of(web: psutil.Process, database: psutil.Process) -> Cpu:
    """Return the CPU used so far by the two process trees."""
    return Cpu(tree_seconds(web), tree_seconds(database))


def memory_mib(web: psutil.Process) -> float:
    """Return the proportional memory (PSS) of the web's worker processes in MiB."""
    total: int = sum(child.memory_full_info().pss for child in web.children(recursive=True))
    return total / 2**20


def tree_seconds(root: psutil.Process) -> float:
    """Return the seconds of CPU (user and system) of a process and its children."""
    total = 0.0
    for process in [root, *root.children(recursive=True)]:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        # Children that ended are counted by their parent.
        total += times.user + times.system
    ended = root.cpu_times()
    return total + float(ended.children_user + ended.children_system)
