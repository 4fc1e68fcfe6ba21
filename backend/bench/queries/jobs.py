"""
`python -m bench.queries.jobs`: every periodic job of the shop, once, over this shop's data, written into the docs.

A job must be over before it is due again, and PostgreSQL gives up on none of its statements. Fails where one is not.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import django

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Ran:
    """One job: how often it is due, how long it and its longest statement took, and what it failed with."""

    name: str
    due_s: float
    took_s: float
    statements: int
    longest_s: float
    failure: str = ""

    @property
    def is_met(self) -> bool:
        """Tell whether it was over in time."""
        return not self.failure and self.took_s <= self.due_s

    def line(self) -> str:
        """Return its row of the table."""
        verdict = "met" if self.is_met else f"**not met** {self.failure}".strip()
        return (
            f"| {self.name} | {_every(self.due_s)} | {self.took_s:.2f} | {self.statements:,} "
            f"| {self.longest_s * 1_000:,.0f} | {verdict} |"
        )


def main() -> int:
    """Run the jobs and write what they took."""
    options = argparse.ArgumentParser(prog="bench.queries.jobs", description=__doc__)
    options.add_argument("--only", default="", help="run the jobs whose name has this, and write nothing")
    options.add_argument("--note", default="", help="what else is to be said above the table")
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.bench")
    django.setup()
    from django.conf import settings  # noqa: PLC0415 - after django.setup

    ran = []
    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        if chosen.only in name:
            ran.append(_run(name, entry))
            print(ran[-1].line(), flush=True)
    if not chosen.only:
        _write(ran, chosen.note)
    return 0 if all(one.is_met for one in ran) else 1


def _run(name: str, entry: dict[str, Any]) -> Ran:
    from bench.queries.capture import captured  # noqa: PLC0415
    from config.celery import app  # noqa: PLC0415

    app.loader.import_default_modules()
    started, failure = time.perf_counter(), ""
    with captured() as caught:
        try:
            app.tasks[entry["task"]].apply(kwargs=entry.get("kwargs", {}), throw=True)
        except Exception as error:  # noqa: BLE001 - said in the table
            failure = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    longest = max((one.wall_ms for one in caught.statements), default=0.0)
    took = time.perf_counter() - started
    return Ran(name, _due_s(entry["schedule"]), took, len(caught.statements), longest / 1_000, failure)


def _due_s(schedule: Any) -> float:
    """Return the seconds between two runs; a night's job has the day."""
    if isinstance(schedule, timedelta):
        return schedule.total_seconds()
    if isinstance(schedule, int | float):
        return float(schedule)
    return DAY_S if len(schedule.hour) == 1 else DAY_S / 24


def _every(seconds: float) -> str:
    for unit, size in (("d", DAY_S), ("h", 3_600.0), ("min", 60.0)):
        if seconds >= size:
            return f"{seconds / size:g} {unit}"
    return f"{seconds:g} s"


def _write(ran: Sequence[Ran], note: str) -> None:
    from load.report import PERFORMANCE, write_between  # noqa: PLC0415
    from wibestore.listings.models import Listing  # noqa: PLC0415
    from wibestore.orders.models import Order  # noqa: PLC0415

    head = (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores; {Listing.objects.count():,} listings, "
        f"{Order.objects.count():,} orders; each job once, one after the other. {note}".rstrip()
    )
    table = [
        "| job | due every | it took, s | statements | the longest, ms | |",
        "|---|---|---|---|---|---|",
        *(one.line() for one in ran),
    ]
    write_between(PERFORMANCE, "jobs", "\n".join([head, "", *table]))


if __name__ == "__main__":
    sys.exit(main())
