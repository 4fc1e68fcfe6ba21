"""The shop of a load test: production's processes over servers of its own, kept alive, and what memory they take."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil
from shop import processes
from shop.paths import RunDir, ShopError
from shop.servers import Servers
from shop.supervisor import MEDIA_CHILD_MAX_KB, MEDIA_QUEUE, QUEUES

from crash.members import Keeper, Member, ProcessMember, ServerMember
from crash.shop import Probe

READY_TIMEOUT_S = 180
_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Shape:
    """How many processes and threads serve; None: as production does by itself."""

    web_processes: int | None = None
    web_threads: int | None = None
    pool_size: int | None = None
    socket_processes: int | None = None

    def environment(self) -> dict[str, str]:
        """Return what Gunicorn's and the shop's settings read."""
        chosen = {
            "WEB_CONCURRENCY": self.web_processes,
            "WEB_THREADS": self.web_threads,
            "DATABASE_POOL_SIZE": self.pool_size,
        }
        return {name: str(value) for name, value in chosen.items() if value is not None}

    def of_sockets(self) -> dict[str, str]:
        """Return what those of the sockets read."""
        chosen = {"WEB_CONCURRENCY": self.socket_processes, "DATABASE_POOL_SIZE": self.pool_size}
        return {name: str(value) for name, value in chosen.items() if value is not None}


class LoadShop:
    """Web, sockets, workers, beat, PostgreSQL and Valkey of one run directory."""

    def __init__(self, run: RunDir, shape: Shape) -> None:
        self.run = run
        self.servers = Servers(run)
        self.web_port, self.socket_port = self.servers.ports.take("web"), self.servers.ports.take("sockets")
        urls = {**self.servers.postgres_start(), **self.servers.valkey_start()}
        env = {**os.environ, **urls, processes.MARK: str(run.path), "PYTHONUNBUFFERED": "1"}
        env["PUBLIC_URL"] = self.address
        env["SELF_URL"] = self.address
        members: list[Member] = [
            ServerMember("postgres", start=self.servers.postgres_start, pid=self.servers.postgres_pid, urls=urls),
            ServerMember("valkey", start=self.servers.valkey_start, pid=self.servers.valkey_pid, urls=urls),
            *(
                ProcessMember(name, command, env={**env, **own}, log=run.path / f"{name}.log")
                for name, (command, own) in _commands(self.web_port, self.socket_port, shape, run.path).items()
            ),
        ]
        self.keepers = {member.name: Keeper(member, Random(1)) for member in members}
        self.probe = Probe(self.web_port)

    @property
    def address(self) -> str:
        """Return where the web answers."""
        return f"http://{_HOST}:{self.web_port}"

    @property
    def sockets(self) -> str:
        """Return where sockets are opened."""
        return f"ws://{_HOST}:{self.socket_port}"

    def start(self) -> None:
        """
        Start everything and wait until web and sockets answer.

        :raises ShopError: they do not
        """
        for keeper in self.keepers.values():
            keeper.start()
        self.probe.start()
        sockets = Probe(self.socket_port)
        sockets.start()
        is_up = self.probe.is_well.wait(READY_TIMEOUT_S) and sockets.is_well.wait(READY_TIMEOUT_S)
        sockets.stop()
        if not is_up:
            raise ShopError(f"the shop was not ready after {READY_TIMEOUT_S} s; see the logs in {self.run.path}")

    def stop(self) -> None:
        """Stop the processes; the servers are left to whoever started them first."""
        self.probe.stop()
        for keeper in self.keepers.values():
            keeper.stop()
        processes.stop_leftovers(self.run.path)

    def tree(self, name: str) -> list[psutil.Process]:
        """Return the processes of a member."""
        pid = self.keepers[name].member.pid()
        if pid is None:
            return []
        with suppress(psutil.NoSuchProcess):
            first = psutil.Process(pid)
            return [first, *first.children(recursive=True)]
        return []

    def memory_mib(self) -> dict[str, float]:
        """Return the proportional memory (PSS) of each member's processes."""
        return {name: sum(map(_pss, self.tree(name))) / 2**20 for name in self.keepers}

    def cpu_s(self) -> dict[str, float]:
        """Return the CPU that each member's living processes have used."""
        return {name: sum(map(_cpu, self.tree(name))) for name in self.keepers}

    def kill(self, name: str) -> None:
        """Kill all processes of a member at once; its keeper starts it again."""
        victims = self.tree(name)
        if victims:
            self.keepers[name].ordered(victims[0].pid)
        for victim in victims:
            with suppress(psutil.NoSuchProcess):
                victim.kill()


def _pss(process: psutil.Process) -> float:
    with suppress(psutil.Error, OSError):
        return float(process.memory_full_info().pss)
    return 0.0


def _cpu(process: psutil.Process) -> float:
    with suppress(psutil.Error):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0


def _commands(
    web_port: int, socket_port: int, shape: Shape, run: Path
) -> dict[str, tuple[list[str], Mapping[str, str]]]:
    """Return each process's command and settings of its own: as in docker-compose.prod.yml, quieter."""
    gunicorn = [sys.executable, "-m", "gunicorn", "--log-level", "warning", "--bind"]
    celery = [sys.executable, "-m", "celery", "-A", "config"]
    quiet = ["--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    media = ["--hostname", "media@%h", "--queues", MEDIA_QUEUE, "--max-memory-per-child", str(MEDIA_CHILD_MAX_KB)]
    return {
        "web": ([*gunicorn, f"{_HOST}:{web_port}", "config.wsgi:application"], shape.environment()),
        "sockets": (
            [*gunicorn, f"{_HOST}:{socket_port}", "-k", "config.workers.SocketWorker", "config.asgi:application"],
            shape.of_sockets(),
        ),
        "worker": ([*celery, "worker", "--queues", ",".join(QUEUES), "--concurrency", "2", *quiet], {}),
        "media": ([*celery, "worker", "--concurrency", "1", *media, *quiet], {}),
        "beat": (
            [*celery, "beat", "--schedule", str(run / "beat-schedule"), "--pidfile", "", "--loglevel", "WARNING"],
            {},
        ),
    }
