"""Find, start and stop processes by their id, also those that a killed supervisor left behind."""

from __future__ import annotations

import os
import pwd
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil

#: Every process of a shop carries its run directory under this name, so that leftovers can be told from others.
MARK = "WIBESTORE_PROCESS_OF"
POLL_S = 0.05


def start_detached(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str],
    cwd: Path | None = None,
    user: str | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, away from the terminal's Ctrl-C, its output added to `log`."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env),
            cwd=cwd,
            user=user,
            group=_group_of(user),
            extra_groups=[] if user else None,
            start_new_session=True,
        )


def _group_of(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None


def is_alive(pid: int) -> bool:
    """Return whether `pid` is a process that still runs (a zombie does not)."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until(is_done: Callable[[], bool], *, timeout_s: float) -> bool:
    """Return True as soon as `is_done()`, False when `timeout_s` seconds have passed."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if is_done():
            return True
        time.sleep(POLL_S)
    return is_done()


def stop(pid: int, *, signal_number: int, timeout_s: float) -> None:
    """Ask `pid` to stop, and kill it when it has not stopped after `timeout_s` seconds."""
    try:
        process = psutil.Process(pid)
        process.send_signal(signal_number)
        _, alive = psutil.wait_procs([process], timeout=timeout_s)
        for stubborn in alive:
            stubborn.kill()
        psutil.wait_procs(alive, timeout=timeout_s)
    except psutil.NoSuchProcess:
        return


def leftovers(run_dir: Path) -> list[psutil.Process]:
    """Return the processes that carry the mark of `run_dir`, this one and its parents apart."""
    mine = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    return [process for process in psutil.process_iter() if process.pid not in mine and _is_marked(process, run_dir)]


def _is_marked(process: psutil.Process, run_dir: Path) -> bool:
    try:
        is_marked = process.environ().get(MARK) == str(run_dir)
        return is_marked and bool(process.status() != psutil.STATUS_ZOMBIE)
    except (psutil.Error, OSError):
        # Another user's process, or one that has just ended.
        return False


def stop_leftovers(run_dir: Path, *, timeout_s: float = 3) -> int:
    """Stop what an interrupted shop of `run_dir` left running; return how many processes that were."""
    found = leftovers(run_dir)
    for process in found:
        _quietly(process.terminate)
    _, alive = psutil.wait_procs(found, timeout=timeout_s)
    for process in alive:
        _quietly(process.kill)
    psutil.wait_procs(alive, timeout=timeout_s)
    return len(found)


def _quietly(action: Callable[[], None]) -> None:
    try:
        action()
    except psutil.NoSuchProcess:
        return
