"""The measured servers of sockets, who speaks to their rooms, and the CPU that everything uses."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from typing import IO, cast

import psutil

from bench.processes import WORKERS, free_port, server_of, tree_seconds

_START_TIMEOUT_S = 60
APPLICATIONS = {
    "bare": "bench.sockets.bare:application",
    "stock": "bench.sockets.stock:application",
    "ours": "config.asgi:application",
}


@dataclass(frozen=True, slots=True)
class Used:
    """Seconds of CPU of the servers (and who speaks to their rooms), of PostgreSQL, of Valkey, of the client."""

    server_s: float
    database_s: float
    valkey_s: float
    client_s: float

    def since(self, earlier: "Used") -> "Used":
        """Return what was used after `earlier`."""
        return Used(*(now - then for now, then in zip(astuple(self), astuple(earlier), strict=True)))


@dataclass(frozen=True, slots=True)
class Meter:
    """Reads the CPU used so far."""

    servers: Sequence[psutil.Process]
    database: psutil.Process
    valkey: psutil.Process

    @classmethod
    def of(cls, servers: Sequence[subprocess.Popen[str]], *, database_port: int, valkey_port: int) -> "Meter":
        """Return the meter of servers of this machine."""
        return cls(
            [psutil.Process(one.pid) for one in servers],
            server_of("postgres", database_port),
            server_of("valkey", valkey_port),
        )

    def read(self) -> Used:
        """Return what was used so far."""
        own = psutil.Process().cpu_times()
        return Used(
            sum(tree_seconds(one) for one in self.servers),
            tree_seconds(self.database),
            tree_seconds(self.valkey),
            own.user + own.system,
        )


@contextmanager
def socket_servers(kind: str) -> Iterator[dict[int, subprocess.Popen[str]]]:
    """Run the two server processes of `kind` while the block runs; gives them by port."""
    servers = {}
    try:
        for _ in range(WORKERS):
            port = free_port()
            command = [sys.executable, "-m", "uvicorn", APPLICATIONS[kind], "--host", "127.0.0.1", "--port", str(port)]
            command += ["--lifespan", "off", "--no-access-log", "--log-level", "critical"]
            servers[port] = subprocess.Popen(command, text=True)
        for port in servers:
            _wait_until_up(port)
        yield servers
    finally:
        for server in servers.values():
            server.send_signal(signal.SIGKILL)
        for server in servers.values():
            server.wait()


@contextmanager
def publisher(kind: str, group: str) -> Iterator[tuple[subprocess.Popen[str], Callable[[int], None]]]:
    """Run the process that speaks to the room of `kind` while the block runs; gives it, and what makes it speak."""
    command = [sys.executable, "-m", "bench.sockets.publisher", kind, group]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    lines, words = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)

    def speak(number: int) -> None:
        lines.write(f"{number}\n")
        lines.flush()

    try:
        if words.readline().strip() != "ready":
            raise RuntimeError("nobody can speak to the room")
        yield process, speak
    finally:
        lines.close()
        process.wait(timeout=20)


def _wait_until_up(port: int) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server of sockets did not start")
