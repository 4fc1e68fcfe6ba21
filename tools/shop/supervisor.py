"""The shop's processes under one supervisor: web, two workers and beat, and Vite in development."""

from __future__ import annotations

import http.client
import os
import shlex
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from honcho.manager import Manager
from honcho.printer import Printer

from .paths import BACKEND, FRONTEND, NODE_BIN, PYTHON, RunDir
from .processes import MARK

HEALTH_TIMEOUT_S = 90
VITE_PORT = 5173
#: Queues of the worker, the most urgent first.
QUEUES = ("critical", "default", "email")
#: Pictures have a worker of their own, so that money waits for none of them; one large one must not fatten it for good.
MEDIA_QUEUE = "media"
MEDIA_CHILD_MAX_KB = 400_000


class ShopManager(Manager):  # type: ignore[misc]  # honcho has no types
    """Honcho's manager, which also tells when all its processes have been started."""

    def __init__(self, printer: Printer, when_started: Callable[[], None]) -> None:
        super().__init__(printer)
        self._when_started = when_started

    def _start(self) -> None:
        super()._start()
        # Honcho forks; a thread that existed before would be torn in two.
        threading.Thread(target=self._when_started, daemon=True).start()

    def terminate(self) -> None:
        """Stop all processes; a stop that comes before honcho knows their ids leaves the rest to our caller."""
        if not self._all_started():
            raise KeyboardInterrupt
        super().terminate()


def supervise(
    run: RunDir, settings: Mapping[str, str], *, web_port: int, is_dev: bool, when_started: Callable[[], None]
) -> int:
    """Run the processes until one ends or a signal comes; return 0 when the stop was asked for."""
    env = {**os.environ, **settings, MARK: str(run.path), "PYTHONUNBUFFERED": "1"}
    env |= {"PATH": f"{NODE_BIN}:{os.environ['PATH']}", "BACKEND_URL": f"http://127.0.0.1:{web_port}"}
    with run.log.open("a", encoding="utf-8") as log:
        manager = ShopManager(Printer(log), when_started)
        for name, (command, folder) in commands(run, web_port=web_port, is_dev=is_dev).items():
            # The shell hands over to the process, so that signals reach it directly.
            manager.add_process(name, f"exec {shlex.join(command)}", env=env, cwd=str(folder))
        manager.loop()
    was_asked = manager.returncode in (130, 143)
    return 0 if was_asked else manager.returncode or 1


def commands(run: RunDir, *, web_port: int, is_dev: bool) -> dict[str, tuple[Sequence[str], Path]]:
    """Return every process's command and folder by its name."""
    python = str(PYTHON)
    # A visitor waits for the web, nobody for the others: they give way, above all while everything starts at once.
    celery = ["nice", "-n", "5", python, "-m", "celery", "-A", "config"]
    web = [python, "-m", "uvicorn", "config.asgi:application", "--host", "127.0.0.1", "--port", str(web_port)]
    web += ["--no-access-log", "--timeout-graceful-shutdown", "3"]
    # Frames are small: squeezing each costs more CPU than it saves of the line.
    web += ["--ws-max-size", "65536", "--ws-per-message-deflate", "false"]
    quiet = ["--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    worker = [*celery, "worker", "--queues", ",".join(QUEUES), "--concurrency", "2", *quiet]
    media = [*celery, "worker", "--hostname", "media@%h", "--queues", MEDIA_QUEUE, "--concurrency", "1", *quiet]
    media += ["--max-memory-per-child", str(MEDIA_CHILD_MAX_KB)]
    beat = [*celery, "beat", "--schedule", str(run.path / "beat-schedule"), "--pidfile", "", "--loglevel", "INFO"]
    python_ones = {"worker": (worker, BACKEND), "media": (media, BACKEND), "beat": (beat, BACKEND)}
    if not is_dev:
        return {"web": (web, BACKEND), **python_ones}
    web += ["--reload", "--reload-dir", "wibestore", "--reload-dir", "config"]
    vite = ["npm", "run", "dev", "--", "--port", str(VITE_PORT), "--strictPort"]
    return {"web": (web, BACKEND), **python_ones, "vite": (vite, FRONTEND)}


def is_healthy(web_port: int) -> bool:
    """Return whether the shop on `web_port` answers its health check with 200."""
    connection = http.client.HTTPConnection("127.0.0.1", web_port, timeout=3)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_healthy(web_port: int, *, is_running: Callable[[], bool]) -> bool:
    """Return True once the shop is healthy, False when it stopped running or took too long."""
    deadline = time.monotonic() + HEALTH_TIMEOUT_S
    while time.monotonic() < deadline and is_running():
        if is_healthy(web_port):
            return True
        time.sleep(0.1)
    return False
