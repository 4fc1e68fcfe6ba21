"""`make restore-drill`: a shop with demo data is lost, and comes back from its backups alone (docs/backups.md)."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from shop import steps
from shop.paths import BACKEND, PYTHON, ROOT, RunDir, ShopError, say
from shop.servers import Servers, settings_for
from shop.stamps import RunLock

from .archived import Archived, marking

PAGE = ROOT / "docs" / "operations.md"
BEGIN, END = "<!-- restore-drill -->", "<!-- /restore-drill -->"
#: People write for so long before all is lost: longer than a piece of the log and a push together.
RUNNING_S = 150
PUSH_S = 60


def run() -> int:
    """
    Lose the shop twice, restore it twice, write what was measured into docs/operations.md; return 0.

    :raises ShopError: something is not as it was
    """
    folder = RunDir(ROOT / ".run" / "drill")
    folder.make()
    lock = RunLock(folder.path)
    lock.take("The drill runs already.")
    servers = Servers(folder)
    shop = Archived(folder, servers.secrets)
    try:
        shutil.rmtree(folder.path / "remote", ignore_errors=True)
        shop.start()
        settings = _demo(folder, servers)
        shop.make_backup_role()
        rows = [*_base(shop), *_everything_lost(shop, settings), *_an_accident(shop, settings)]
    finally:
        servers.stop()
        shop.delete()
        shutil.rmtree(folder.path, ignore_errors=True)
    _write(rows)
    return 0


type Rows = list[tuple[str, str]]


def _demo(folder: RunDir, servers: Servers) -> dict[str, str]:
    """Load the demo; return the settings of the shop."""
    urls = {**servers.postgres_start(), **servers.valkey_start()}
    settings = settings_for(folder, urls, servers.secrets, web_port=8000)
    steps.prepare_data(folder, settings)
    return settings


def _base(shop: Archived) -> Rows:
    took = _Clock()
    size = re.search(r"(\d+) bytes", shop.backup())
    with shop.superuser() as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    database = row[0] if row else 0
    return [("whole backup", f"{took():.1f} s, {_mb(int(size[1]) if size else 0)} packed of {_mb(database)}")]


def _everything_lost(shop: Archived, settings: dict[str, str]) -> Rows:
    before = shop.facts()
    with marking(shop), _pushing(shop):
        time.sleep(RUNNING_S)
    # From here on only what was sent away exists.
    lost_at = shop.facts()["mark"]
    took = _Clock()
    after = shop.drill(check=_ledger_check(settings))
    passed = took()
    _compare(before["counts"], after["counts"])
    lost = lost_at - after["mark"]
    if lost > 5 * 60:
        raise ShopError(f"{lost:.0f} s of work were lost, 5 minutes are allowed")
    rows = f"{len(before['counts'])} tables, {sum(before['counts'].values())} rows as before, `ledger_check` silent"
    return [
        ("server lost: last work that came back (RPO, 300 s allowed)", f"{lost:.1f} s before the loss"),
        ("until it served again and was proved (RTO)", f"{passed:.1f} s; {rows}"),
    ]


def _an_accident(shop: Archived, settings: dict[str, str]) -> Rows:
    before = shop.facts()
    shop.mark()
    # The server's own clock, to the microsecond.
    with shop.superuser() as connection:
        row = connection.execute("SELECT to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS.USOF')").fetchone()
        moment = str(row[0]) if row else ""
        connection.execute("DROP TABLE ledger_posting CASCADE")
    shop.mark()
    shop.archive_all()
    shop.backup("push")
    took = _Clock()
    after = shop.drill(moment, check=_ledger_check(settings))
    _compare(before["counts"], after["counts"])
    if after["moved"] != before["moved"]:
        raise ShopError(f"The books held {before['moved']} soʻm and hold {after['moved']}")
    return [("a table dropped: back to the moment before", f"{took():.1f} s; every row and soʻm there")]


@contextmanager
def _pushing(shop: Archived) -> Iterator[None]:
    """Send away what was archived every minute, as the service does."""
    is_over = threading.Event()

    def push() -> None:
        while not is_over.wait(PUSH_S):
            shop.backup("push")

    pusher = threading.Thread(target=push, daemon=True)
    pusher.start()
    try:
        yield
    finally:
        is_over.set()
        pusher.join()


def _ledger_check(settings: dict[str, str]) -> str:
    env = {**settings, "DATABASE_URL": "", "MIGRATE_DATABASE_URL": ""}
    given = " ".join(f"{name}={shlex.quote(value)}" for name, value in env.items() if value)
    address = '"postgresql://postgres@127.0.0.1:$DRILL_PORT/wibestore"'
    return f'cd "{BACKEND}" && env {given} DATABASE_URL={address} "{PYTHON}" manage.py ledger_check'


def _compare(before: dict[str, int], after: dict[str, int]) -> None:
    """
    Compare the rows of every table, those of beats apart: the backup writes there itself.

    :raises ShopError: some are missing
    """
    wrong = {name: (before[name], after.get(name)) for name in before if before[name] != after.get(name)}
    wrong.pop("core_heartbeat", None)
    if wrong:
        raise ShopError(f"Rows before and after: {json.dumps(wrong)}")


class _Clock:
    """Tells the seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> float:
        return time.monotonic() - self._began


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _write(rows: Rows) -> None:
    load = ", ".join(f"{one:.0f}" for one in os.getloadavg())
    machine = f"{os.cpu_count()} cores, load {load}"
    head = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine}; demo data, a folder as the other place."
    table = "\n".join(f"| {name} | {seen} |" for name, seen in [("tried", "seen"), ("---", "---"), *rows])
    print(f"{head}\n\n{table}")
    text = PAGE.read_text(encoding="utf-8")
    with contextlib.suppress(ValueError):
        first, last = text.index(BEGIN) + len(BEGIN), text.index(END)
        PAGE.write_text(f"{text[:first]}\n{head}\n\n{table}\n{text[last:]}", encoding="utf-8")
        say(f"ops: written into {PAGE.relative_to(ROOT)}")
