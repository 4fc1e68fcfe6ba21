"""The crash proof: servers with real durability, the shop's processes, purchases and SIGKILL (docs/reliability.md)."""

from __future__ import annotations

import shutil
from pathlib import Path

from shop import processes, roles, steps
from shop.paths import BACKEND, PYTHON, ROOT, RunDir, say
from shop.servers import Servers, settings_for
from shop.stamps import RunLock

from .plan import REPORTS
from .step import Count, Step

RUN_DIR = ROOT / ".run" / "crash"
FIGURES = REPORTS / "crash.txt"


def prove() -> Count:
    """
    Run the crash proof on a shop of its own; what it left is kept only when it failed.

    :raises ShopError: another one runs, or the servers cannot be made
    """
    run = RunDir(RUN_DIR)
    run.make()
    lock = RunLock(run.path)
    lock.take("The crash proof runs already.")
    _clear(run)
    run.make()
    servers = Servers(run)
    has_passed = False
    try:
        # Never the servers that the environment names: these are killed.
        urls = {**servers.postgres_start(), **servers.valkey_start()}
        count = _tests(_settings(run, urls, servers)).run()
        has_passed = not count.failed
    finally:
        processes.stop_leftovers(run.path)
        servers.stop()
        if has_passed:
            _clear(run)
    if has_passed:
        say("\n".join(f"      {line}" for line in FIGURES.read_text().splitlines()))
    return count


def _settings(run: RunDir, urls: dict[str, str], servers: Servers) -> dict[str, str]:
    port = servers.ports.take("web")
    settings = settings_for(run, urls, servers.secrets, web_port=port)
    settings |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.crash",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DEMO": "0",
    }
    steps.manage(["migrate", "--no-input"], run=run, settings=settings, as_owner=True)
    roles.protect(settings["MIGRATE_DATABASE_URL"])
    # The test is the owner, who alone can put faults in; the processes it starts are the application.
    settings["DATABASE_URL"] = settings["MIGRATE_DATABASE_URL"]
    return settings | {"WIBESTORE_RUN_DIR": str(run.path), "CRASH_WEB_PORT": str(port), "CRASH_FIGURES": str(FIGURES)}


def _tests(settings: dict[str, str]) -> Step:
    report = REPORTS / "crash.xml"
    # In this order, in one process: all tests look at the same storm.
    command: list[str | Path] = [PYTHON, "-m", "pytest", "-q", "crash/tests", f"--junitxml={report}"]
    return Step("killed at any moment", command, BACKEND, settings, report)


def _clear(run: RunDir) -> None:
    """Stop and delete what an earlier run left, but for the lock."""
    processes.stop_leftovers(run.path)
    servers = Servers(run)
    servers.stop()
    servers.delete()
    for entry in run.path.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name != "shop.lock":
            entry.unlink()
