"""The shop under test: its own servers and processes, each one kept alive and killed on purpose."""

import http.client
import os
import random
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import psutil
from django.db import DatabaseError, connection
from psycopg_pool import PoolTimeout
from shop import processes
from shop.paths import RunDir, ShopError
from shop.servers import Servers
from shop.supervisor import QUEUES

from crash.members import Keeper, Member, ProcessMember, ServerMember
from wibestore.core.models import Heartbeat
from wibestore.orders.services.sweeper import HEARTBEAT

WEB_PROCESSES = 2
WEB_THREADS = 4
READY_TIMEOUT_S = 120
RECOVERY_TIMEOUT_S = 20
PROBE_S = 0.25
_HOST = "127.0.0.1"


class Shop:
    """Web, worker, beat, PostgreSQL and Valkey of one run directory."""

    def __init__(self, run: RunDir, *, web_port: int, seed: int) -> None:
        self.web_port = web_port
        self.run = run
        self._servers = Servers(run)
        urls = {**self._servers.postgres_start(), **self._servers.valkey_start()}
        env = {**os.environ, **urls, processes.MARK: str(run.path), "PYTHONUNBUFFERED": "1"}
        members: list[Member] = [
            ServerMember("postgres", start=self._servers.postgres_start, pid=self._servers.postgres_pid, urls=urls),
            ServerMember("valkey", start=self._servers.valkey_start, pid=self._servers.valkey_pid, urls=urls),
            *(_process(name, command, env, run.path) for name, command in _commands(web_port, run.path).items()),
        ]
        self.keepers = {
            member.name: Keeper(member, random.Random(f"{seed} keeper of {member.name}")) for member in members
        }
        self.probe = Probe(web_port)

    def start(self) -> None:
        """
        Start everything and wait until the shop answers.

        :raises ShopError: it does not
        """
        for keeper in self.keepers.values():
            keeper.start()
        self.probe.start()
        self.wait_ready()

    def stop(self) -> None:
        """Stop the processes; the servers are left to whoever started them first."""
        self.probe.stop()
        for keeper in self.keepers.values():
            keeper.stop()
        processes.stop_leftovers(self.run.path)

    def wait_ready(self) -> None:
        """
        Wait until the shop works: everything lives, the health check is content, beat and worker sweep.

        :raises ShopError: that took too long
        """
        if not self.wait_recovered(READY_TIMEOUT_S):
            raise ShopError(f"the shop was not ready after {READY_TIMEOUT_S} s; see the logs in {self.run.path}")

    def wait_recovered(self, timeout_s: float = RECOVERY_TIMEOUT_S) -> bool:
        """Wait until everything lives, the web answers and a sweep that began after now is done; return whether so."""
        self.probe.is_well.clear()
        asked_at = datetime.now(UTC)

        def has_recovered() -> bool:
            is_alive = all(keeper.member.pid() is not None for keeper in self.keepers.values())
            return is_alive and self.probe.is_well.is_set() and _last_sweep_at() > asked_at

        return processes.wait_until(has_recovered, timeout_s=timeout_s)

    def log_of(self, name: str) -> Path:
        """Return the log of a member."""
        return self.run.path / f"{name}.log"

    def kill_whole(self, name: str) -> list[int]:
        """Kill a member's first process and all below it; of PostgreSQL only the first, the others notice."""
        keeper = self.keepers[name]
        pid = keeper.member.pid()
        if pid is None:
            return []
        with suppress(psutil.NoSuchProcess):
            first = psutil.Process(pid)
            victims = [first] if name == "postgres" else [first, *first.children(recursive=True)]
            keeper.ordered(pid)
            return [victim.pid for victim in victims if _killed(victim)]
        return []

    def kill_child(self, name: str, shuffled: random.Random) -> list[int]:
        """Kill one process below a member's first; of PostgreSQL one that serves the shop."""
        pid = self.keepers[name].member.pid()
        if pid is None:
            return []
        with suppress(psutil.NoSuchProcess):
            children = [child for child in psutil.Process(pid).children() if name != "postgres" or _serves(child)]
            if children and _killed(victim := shuffled.choice(children)):
                return [victim.pid]
        return []


class Probe:
    """Asks the health check all the time, as a load balancer does, and measures how long the shop was away."""

    def __init__(self, web_port: int) -> None:
        self.is_well = threading.Event()
        #: Seconds of each time that the shop did not answer or called itself unwell.
        self.outages_s: list[float] = []
        self._port = web_port
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="probe", daemon=True)

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        last_well: float | None = None
        is_away = False
        while not self._is_over.wait(PROBE_S):
            if not self._asks_well():
                self.is_well.clear()
                is_away = True
                continue
            now = time.monotonic()
            if is_away and last_well is not None:
                self.outages_s.append(now - last_well)
            last_well, is_away = now, False
            self.is_well.set()

    def _asks_well(self) -> bool:
        connection = http.client.HTTPConnection(_HOST, self._port, timeout=6)
        try:
            connection.request("GET", "/health/")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def _commands(web_port: int, run: Path) -> dict[str, list[str]]:
    celery = [sys.executable, "-m", "celery", "-A", "config"]
    return {
        "web": [
            *(sys.executable, "-m", "gunicorn", "config.wsgi:application", "--worker-class", "gthread"),
            *("--workers", str(WEB_PROCESSES), "--threads", str(WEB_THREADS), "--bind", f"{_HOST}:{web_port}"),
            *("--keep-alive", "5", "--log-level", "warning", "--no-control-socket", "--preload"),
        ],
        "worker": [
            *(*celery, "worker", "--queues", ",".join(QUEUES), "--concurrency", "2", "--loglevel", "WARNING"),
            *("--without-gossip", "--without-mingle"),
        ],
        "beat": [*celery, "beat", "--schedule", str(run / "beat-schedule"), "--pidfile", "", "--loglevel", "WARNING"],
    }


def _process(name: str, command: list[str], env: Mapping[str, str], run: Path) -> ProcessMember:
    return ProcessMember(name, command, env=env, log=run / f"{name}.log")


def _last_sweep_at() -> datetime:
    try:
        return Heartbeat.objects.get(name=HEARTBEAT).beat_at
    except (DatabaseError, PoolTimeout, Heartbeat.DoesNotExist):
        # Killed just now, or nothing was swept yet.
        connection.close()
        return datetime.min.replace(tzinfo=UTC)


def _serves(process: psutil.Process) -> bool:
    """Tell whether a process of PostgreSQL is a connection of the shop's own role."""
    return "wibestore_app" in " ".join(process.cmdline())


def _killed(process: psutil.Process) -> bool:
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return False
    return True
