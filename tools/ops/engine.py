"""The container engine: `docker`, or the program that CONTAINERS names, which speaks for one without a registry."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from shop.paths import ROOT, ShopError

_LOCK = ROOT / ".run" / "engine.lock"


def build_command() -> list[str]:
    """Return the words that build an image."""
    tool = os.environ.get("CONTAINERS")
    return [tool, "build"] if tool else ["docker", "buildx", "build", "--load"]


def compose_command(project: str) -> list[str]:
    """Return the words before what compose shall do with `project`."""
    tool = os.environ.get("CONTAINERS")
    return [*([tool] if tool else ["docker"]), "compose", "--project-name", project]


def docker_command() -> list[str]:
    """Return the words before any other command of the engine."""
    tool = os.environ.get("CONTAINERS")
    return [tool, "docker"] if tool else ["docker"]


@contextmanager
def turn() -> Iterator[None]:
    """Wait for the engine: builds and proofs use it one after another."""
    _LOCK.parent.mkdir(exist_ok=True)
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> None:
    """
    Run a command of the engine, its output on the terminal.

    :raises ShopError: it failed
    """
    words = [str(word) for word in command]
    if subprocess.run(words, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode != 0:
        raise ShopError(f"`{' '.join(words)}` failed")


def said(command: Sequence[str]) -> str:
    """
    Return what a command of the engine writes.

    :raises ShopError: it failed
    """
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ShopError(f"`{' '.join(command)}` failed: {done.stderr.strip()[-500:]}")
    return done.stdout.strip()
