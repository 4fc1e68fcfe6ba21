"""Both kinds of web processes as the images start them: what they refuse, what they write, how they end."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

BACKEND = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 120
CANARY = "eyJhbGciOi.canary-of-a-ticket.x_y-z"
SOCKETS = ("config.asgi:application", "-k", "config.workers.SocketWorker")
HTTP = ("config.wsgi:application",)


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Gunicorn:
    """A running gunicorn and what it writes."""

    def __init__(self, words: tuple[str, ...], folder: Path) -> None:
        self.port = free_port()
        self.metrics = folder / "metrics"
        self._log = (folder / "log").open("w+")
        env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "WEB_CONCURRENCY": "1"}
        env |= {"PORT": str(self.port), "PROMETHEUS_MULTIPROC_DIR": str(self.metrics)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *words], cwd=BACKEND, env=env, stdout=self._log, stderr=self._log
        )

    def ask(self, method: str, path: str, body: object = None, **options: object) -> tuple[int, bytes]:
        """Return the status and body of an answer."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
            headers = {"Content-Type": "application/json", "Host": "localhost"}
            line.request(method, path, body, headers, **options)  # type: ignore[arg-type]
            answer = line.getresponse()
            return answer.status, answer.read()

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < until:
            assert self.process.poll() is None, self.written()
            try:
                assert self.ask("GET", "/health/")[0] == 200
                return
            except OSError:
                time.sleep(0.1)
        pytest.fail(self.written())

    def stop(self) -> int:
        """Ask it to end; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def written(self) -> str:
        """Return everything that it wrote."""
        self._log.flush()
        return Path(self._log.name).read_text()


def started(words: tuple[str, ...], folder: Path) -> Iterator[Gunicorn]:
    server = Gunicorn(words, folder)
    try:
        server.wait()
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.wait()


@pytest.fixture
def sockets(tmp_path) -> Iterator[Gunicorn]:
    """Run what serves sockets, and HTTP too."""
    yield from started(SOCKETS, tmp_path)


@pytest.fixture
def http(tmp_path) -> Iterator[Gunicorn]:
    """Run what serves HTTP in production."""
    yield from started(HTTP, tmp_path)


def test_a_socket_is_served_and_its_ticket_written_nowhere(sockets):
    address = f"ws://127.0.0.1:{sockets.port}/ws/notifications/?token={CANARY}"
    with connect(address, proxy=None) as line, pytest.raises(ConnectionClosed) as closed:
        line.recv(timeout=30)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401

    assert sockets.stop() == 0

    lines = sockets.written().splitlines()
    assert "canary" not in sockets.written()
    assert any("WebSocket /ws/notifications/?token=***" in line for line in lines)
    # Gunicorn's own lines, too, are those of the shop.
    assert [line for line in lines if not isinstance(json.loads(line), dict)] == []


def test_bodies_are_limited_without_an_nginx_before_it(http):
    path = "/api/v1/auth/login/"
    pieces = iter([b" " * 100_000] * 11)

    announced = http.ask("POST", path, b" " * 1_000_001)
    in_chunks = http.ask("POST", path, pieces, encode_chunked=True)
    small = http.ask("POST", path, iter([b"{", b"}"]), encode_chunked=True)

    assert [json.loads(body)["code"] for _, body in (announced, in_chunks)] == ["request.too_large"] * 2
    assert (small[0], json.loads(small[1])["code"]) == (400, "validation.failed")
    assert http.metrics.is_dir()
    assert http.stop() == 0
