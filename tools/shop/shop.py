"""The shop of one run directory: start here or in the background, stop, delete, say how it is."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from . import processes, steps
from .paths import BACKEND, PYTHON, ROOT, RunDir, ShopError, say
from .servers import Servers, settings_for
from .stamps import RunLock
from .statements import statements_text
from .supervisor import VITE_PORT, is_healthy, supervise, wait_healthy

STOP_TIMEOUT_S = 40
LOG_LIMIT_BYTES = 10_000_000


class Shop:
    """Everything that `make run`, `up`, `down`, `reset`, `status` and `dev` do."""

    def __init__(self, run: RunDir) -> None:
        self._run = run
        self._lock = RunLock(run.path)
        self._pid_file = run.path / "shop.pid"
        #: Exists while the shop answers.
        self._open_sign = run.path / "open"
        self._is_unwell = False

    def run_here(self, *, is_dev: bool = False, stop_with: str = "Ctrl-C") -> int:
        """Run the shop in this process until it is stopped; return its exit code."""
        self._run.make()
        self._lock.take()
        self._pid_file.write_text(str(os.getpid()))
        # A polite stop from outside is treated like Ctrl-C, also before the processes have started.
        signal.signal(signal.SIGTERM, _interrupt)
        signal.signal(signal.SIGHUP, _interrupt)
        servers = Servers(self._run)
        try:
            settings, web_port = self._prepare(servers, is_dev=is_dev)
            code = supervise(
                self._run,
                settings,
                web_port=web_port,
                is_dev=is_dev,
                when_started=lambda: self._announce(settings, VITE_PORT if is_dev else web_port, web_port, stop_with),
            )
            if code or self._is_unwell:
                say(f"shop: the shop did not stay up; the end of {self._run.log}:\n{steps.tail(self._run.log)}")
                code = 1
        except KeyboardInterrupt:
            code = 0
        finally:
            self._wind_up(servers)
        return code

    def up(self) -> int:
        """Start the shop in the background and wait until it answers; return 0 when it does."""
        self._run.make()
        if self._lock.is_held():
            say(f"shop: runs already at {self._address()}")
            return 0
        self._open_sign.unlink(missing_ok=True)
        with (self._run.path / "up.log").open("w") as output:
            supervisor = subprocess.Popen(
                [sys.executable, "-m", "shop", "--run-dir", str(self._run.path), "serve"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self._follow(supervisor)

    def down(self) -> int:
        """Stop the shop, also one whose supervisor was killed."""
        if not self._run.path.exists():
            say("shop: nothing runs")
            return 0
        was_running = self._stop_supervisor()
        stopped = processes.stop_leftovers(self._run.path)
        ran = Servers(self._run).stop()
        say("shop: stopped" if was_running or stopped or ran else "shop: nothing runs")
        return 0

    def reset(self) -> int:
        """Stop the shop and delete its data, secrets and logs."""
        if not self._run.path.exists():
            say("shop: no data to delete")
            return 0
        self.down()
        say(f"shop: deleting all data in {self._run.path}")
        Servers(self._run).delete()
        # The test servers and other shops live in folders of their own below the main one.
        for entry in self._run.path.iterdir():
            if not entry.is_dir():
                entry.unlink()
            elif not (entry / "secrets.env").exists():
                shutil.rmtree(entry)
        return 0

    def status(self) -> int:
        """Say whether the shop runs, and where; return 0 when it answers."""
        if not self._lock.is_held():
            say("shop: does not run")
            return 1
        port = Servers(self._run).ports.known("web")
        if port is None or not is_healthy(port):
            say(f"shop: starting or unwell, see {self._run.log}")
            return 1
        say(f"shop: runs at {self._address()}")
        return 0

    def statements(self) -> int:
        """
        Print what the running database has spent its time on, by statement.

        :raises ShopError: it does not run, or does not count
        """
        servers = Servers(self._run)
        port = servers.ports.known("postgres")
        if servers.postgres_pid() is None or port is None:
            raise ShopError("The shop does not run: start it with `make run`.")
        print(statements_text(port, servers.secrets["DB_SUPERUSER_PASSWORD"]))
        return 0

    def execute(self, command: Sequence[str], *, as_owner: bool = False) -> int:
        """Run a command in `backend/` with the settings of this shop, its servers started for as long as needed."""
        self._run.make()
        servers = Servers(self._run)
        is_borrowed = self._lock.is_held()
        try:
            settings = self._settings(servers, servers.ports.known("web") or 8000)
            if as_owner:
                settings["DATABASE_URL"] = settings["MIGRATE_DATABASE_URL"]
            return subprocess.run(command, cwd=BACKEND, env={**os.environ, **settings}, check=False).returncode
        finally:
            if not is_borrowed:
                servers.stop()

    def _prepare(self, servers: Servers, *, is_dev: bool) -> tuple[dict[str, str], int]:
        self._turn_log_over()
        processes.stop_leftovers(self._run.path)
        building = None if is_dev else steps.start_build(self._run)
        say("shop: starting PostgreSQL and Valkey")
        web_port = servers.ports.take("web")
        settings = self._settings(servers, web_port)
        if is_dev:
            settings["PUBLIC_URL"] = f"http://localhost:{VITE_PORT}"
            settings["MAILBOX"] = "0"  # letters are printed
        steps.prepare_data(self._run, settings)
        if building is not None:
            building.result()
        return settings, web_port

    def _settings(self, servers: Servers, web_port: int) -> dict[str, str]:
        return settings_for(self._run, servers.start(), servers.secrets, web_port=web_port)

    def _announce(self, settings: dict[str, str], port: int, web_port: int, stop_with: str) -> None:
        logins = steps.demo_logins(self._run, settings)
        if not wait_healthy(web_port, is_running=threading.main_thread().is_alive):
            self._is_unwell = True
            os.kill(os.getpid(), signal.SIGTERM)
            return
        say(f"\n  WibeStore is open:  http://localhost:{port}\n")
        for line in logins.splitlines():
            say(f"  {line}")
        if settings["MAILBOX"] == "1" and not (settings.get("EMAIL_HOST") or os.environ.get("EMAIL_HOST")):
            say(f"\n  Letters arrive at:  http://localhost:{port}/emulators/mail/")
        say(f"\n  Log: {_shown(self._run.log)}    Stop: {stop_with}\n")
        self._open_sign.touch()

    def _follow(self, supervisor: subprocess.Popen[bytes]) -> int:
        """Repeat what the supervisor says until the shop is open; return 0 when it is."""
        with (self._run.path / "up.log").open() as said:
            while True:
                is_over = self._open_sign.exists() or supervisor.poll() is not None
                print(said.read(), end="", flush=True)
                if is_over:
                    return 0 if self._open_sign.exists() else 1
                time.sleep(processes.POLL_S)

    def _wind_up(self, servers: Servers) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        say("\nshop: stopping")
        processes.stop_leftovers(self._run.path)
        servers.stop()
        self._pid_file.unlink(missing_ok=True)
        self._open_sign.unlink(missing_ok=True)
        self._lock.release()
        say("shop: stopped")

    def _stop_supervisor(self) -> bool:
        if not self._lock.is_held() or not self._pid_file.exists():
            return False
        processes.stop(int(self._pid_file.read_text()), signal_number=signal.SIGTERM, timeout_s=STOP_TIMEOUT_S)
        if self._lock.is_held():
            raise ShopError("The shop's supervisor does not stop")
        return True

    def _address(self) -> str:
        return f"http://localhost:{Servers(self._run).ports.known('web')}"

    def _turn_log_over(self) -> None:
        if self._run.log.exists() and self._run.log.stat().st_size > LOG_LIMIT_BYTES:
            self._run.log.replace(self._run.log.with_suffix(".log.1"))


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _shown(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def manage_command(arguments: Sequence[str]) -> list[str]:
    """Return the command line of a `manage.py` command."""
    return [str(PYTHON), "manage.py", *arguments]
