"""What must be true before the shop's processes start: tables, reference and demo data, a built interface."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from . import roles
from .paths import BACKEND, FRONTEND, NODE_BIN, PYTHON, ROOT, RunDir, ShopError, say
from .processes import MARK
from .stamps import Stamps, content_hash

LOG_TAIL_LINES = 30


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the backend that is done once for each state of its sources."""

    name: str
    words: str
    command: Sequence[str]
    sources: Sequence[Path] = ()
    as_owner: bool = False


MIGRATE = Step(
    "migrate", "bringing the tables up to date", ["migrate", "--no-input"], [Path(roles.__file__)], as_owner=True
)
SEED = Step("seed", "loading the demo people and listings", ["seed_demo"], sources=[BACKEND / "demo"])


def prepare_data(run: RunDir, settings: Mapping[str, str]) -> None:
    """
    Migrate and load the demo data, each only when something changed.

    :raises ShopError: one of them failed
    """
    stamps = Stamps(run.stamps)
    # A database that is not ours may have been emptied behind our back: its notes prove nothing.
    is_embedded = not os.environ.get("DATABASE_URL")
    # The URL, since new data come with a new password.
    database = hashlib.sha256(settings["MIGRATE_DATABASE_URL"].partition("@")[0].encode()).hexdigest()
    for step in (MIGRATE, SEED):
        state = _schema_hash() + content_hash(step.sources) + database
        if is_embedded and stamps.is_fresh(step.name, state):
            continue
        say(f"shop: {step.words}")
        manage(step.command, run=run, settings=settings, as_owner=step.as_owner)
        if step is MIGRATE:
            # Each time: a migration may have made such a table anew, with the rights that new tables get.
            roles.protect(settings["MIGRATE_DATABASE_URL"])
        stamps.done(step.name, state)


def _schema_hash() -> str:
    migrations = sorted((BACKEND / "wibestore").glob("**/migrations"))
    return content_hash([*migrations, BACKEND / "uv.lock"])


def manage(
    command: Sequence[str], *, run: RunDir, settings: Mapping[str, str], as_owner: bool = False, is_shown: bool = False
) -> None:
    """
    Run a `manage.py` command, its output in the shop's log or on the terminal.

    :raises ShopError: the command failed
    """
    env = {**os.environ, **settings, MARK: str(run.path)}
    if as_owner:
        env["DATABASE_URL"] = settings["MIGRATE_DATABASE_URL"]
    _run([PYTHON, "manage.py", *command], cwd=BACKEND, env=env, log=None if is_shown else run.log)


def demo_logins(run: RunDir, settings: Mapping[str, str]) -> str:
    """Return the lines that tell a visitor how to sign in as one of the demo people."""
    kept = run.path / "demo_logins.txt"
    stamps = Stamps(run.stamps)
    state = content_hash([BACKEND / "uv.lock", run.stamps / SEED.name])
    if not kept.exists() or not stamps.is_fresh("demo_logins", state):
        answer = subprocess.run(
            [PYTHON, "manage.py", "demo_logins"],
            cwd=BACKEND,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            return f"(no demo logins: {(answer.stderr.strip().splitlines() or ['the command failed'])[-1]})"
        kept.write_text(answer.stdout)
        stamps.done("demo_logins", state)
    return kept.read_text().strip()


def build_interface(run: RunDir) -> bool:
    """
    Build the interface when its sources changed; return whether it did.

    :raises ShopError: the build failed
    """
    # Of the whole project: every run directory serves the same built files.
    stamps = Stamps(ROOT / ".tools" / "stamps")
    with stamps.turn("interface"):
        # What it is built with is built in.
        given = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("VITE_")]
        state = " ".join([content_hash([FRONTEND]), *given])
        if (FRONTEND / "dist" / "index.html").exists() and stamps.is_fresh("interface", state):
            return False
        say("shop: building the interface")
        env = {**os.environ, "PATH": f"{NODE_BIN}:{os.environ['PATH']}", MARK: str(run.path)}
        _run(["npm", "run", "--silent", "build"], cwd=FRONTEND, env=env, log=run.path / "build.log")
        stamps.done("interface", state)
    return True


def start_build(run: RunDir) -> Future[bool]:
    """Start building the interface beside the other steps; its result or error comes with `.result()`."""
    pool = ThreadPoolExecutor(max_workers=1)
    building = pool.submit(build_interface, run)
    pool.shutdown(wait=False)
    return building


def _run(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str], log: Path | None) -> None:
    words = [str(part) for part in command]
    name = " ".join(Path(word).name for word in words)
    if log is None:
        if subprocess.run(words, cwd=cwd, env=env, check=False).returncode != 0:
            raise ShopError(f"`{name}` failed")
        return
    with log.open("ab") as output:
        done = subprocess.run(
            words, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode != 0:
        raise ShopError(f"`{name}` failed; the end of {log}:\n{tail(log)}")


def tail(log: Path) -> str:
    """Return the last lines of `log`."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-LOG_TAIL_LINES:])
