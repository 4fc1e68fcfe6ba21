"""Gunicorns as a roll's fleet, and clients that behave as browsers do."""

import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path

from ops.roll import Replica

from tests.ops.edge import DOMAIN, free_port

BACKEND = Path(__file__).resolve().parents[2]
WORDS = {"backend": ["tests.ops.rolled:wsgi"], "ws": ["tests.ops.rolled:asgi", "-k", "config.workers.SocketWorker"]}
NOBODY = Replica("nobody", "127.0.0.1:9")
_START_TIMEOUT_S = 120


@dataclass
class Gunicorns:
    """Starts and stops Gunicorns as containers would be; the next ones are of `version`."""

    folder: Path
    version: str = "1"
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    services: dict[str, list[Replica]] = field(default_factory=dict)
    codes: list[int] = field(default_factory=list)

    def running(self, service: str) -> list[Replica]:
        """Return what serves now; a service that nobody started is somebody whom nobody asks."""
        return list(self.services.get(service, [NOBODY]))

    def start(self, service: str, beside: Sequence[Replica]) -> list[Replica]:
        """Start one beside those that run, and return it when it answers."""
        address = f"127.0.0.1:{(port := free_port())}"
        name = f"{service}-{self.version}"
        env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "WEB_CONCURRENCY": "1"}
        env |= {"PORT": str(port), "RELEASE": self.version, "ROLLED_FOLDER": str(self.folder)}
        env |= {"ALLOWED_HOSTS": f"{DOMAIN},127.0.0.1"}
        with (self.folder / f"{name}.log").open("w") as log:
            words = [sys.executable, "-m", "gunicorn", "--bind", address, *WORDS[service]]
            self.processes[name] = subprocess.Popen(words, cwd=BACKEND, env=env, stdout=log, stderr=log)
        until = time.monotonic() + _START_TIMEOUT_S
        while not _answers(port):
            assert self.processes[name].poll() is None, (self.folder / f"{name}.log").read_text()
            assert time.monotonic() < until
            time.sleep(0.1)
        self.services[service] = [*self.services.get(service, []), new := Replica(name, address)]
        return [new]

    def stop(self, replicas: Sequence[Replica]) -> None:
        """Tell them to end as an engine does, and wait."""
        ours = [one for one in replicas if one != NOBODY]
        for one in ours:
            self.processes[one.name].send_signal(signal.SIGTERM)
        for one in ours:
            self.codes.append(self.processes[one.name].wait(timeout=60))
        for service, known in self.services.items():
            self.services[service] = [one for one in known if one not in replicas]

    def end(self) -> None:
        """End all that is left; by a signal that reaches their workers, which outlive a parent that is killed."""
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@dataclass
class Crowd:
    """Clients that ask and change something, each on a connection that it keeps, until they are told to stop."""

    port: int
    trusted: ssl.SSLContext
    size: int = 50

    def __post_init__(self) -> None:
        self.answers: Counter[tuple[str, int, str]] = Counter()
        self.failed: list[str] = []
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._one, args=(number,)) for number in range(self.size)]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, each after the answer it waits for."""
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def versions(self) -> set[str]:
        """Return which versions have answered."""
        return {version for _, _, version in self.answers}

    def connection(self) -> HTTPConnection:
        """Return a new connection."""
        # The name is what the certificate is for; the address is here.
        line = HTTPSConnection(DOMAIN, self.port, timeout=60, context=self.trusted)
        line._create_connection = lambda _, *rest: socket.create_connection(("127.0.0.1", self.port), *rest)  # type: ignore[attr-defined]
        return line

    def _one(self, number: int) -> None:
        line, is_kept = self.connection(), False
        turn = number
        # Between two looks a person takes a moment; without it fifty clients leave no processor for what they ask.
        while not self._is_over.wait(0.02):
            turn += 1
            method = ("GET", "POST")[turn % 2]
            try:
                line.request(method, "/health/", b"{}" if method == "POST" else None, {"Host": DOMAIN})
                answer = line.getresponse()
                answer.read()
            except (OSError, HTTPException) as error:
                line.close()
                # As browsers do: a kept connection that was closed meanwhile is no answer, and a new one is opened.
                if not is_kept:
                    self.failed.append(repr(error))
                line, is_kept = self.connection(), False
                continue
            is_kept = answer.getheader("Connection") != "close"
            self.answers[method, answer.status, answer.getheader("X-Version") or ""] += 1
        line.close()


def _answers(port: int) -> bool:
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as line, suppress(OSError):
        line.request("GET", "/health/")
        return line.getresponse().status == 200
    return False
