"""
`python -m bench.queries`: what the hottest reads cost PostgreSQL over this shop's data, written into the docs.

Every statement is caught off the shop's own code while it answers. Fails where one reads a big table from end to end.
"""

import argparse
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any

import django

from bench.queries.report import Measured, figures_read, figures_write, report_write

RUNS = 20
EXPLAINED = 3
FIGURES = Path(__file__).resolve().parents[3] / ".run" / "queries-figures"


def main() -> int:
    """Measure, write, and say which tables were read from end to end."""
    options = argparse.ArgumentParser(prog="bench.queries", description=__doc__)
    options.add_argument("--runs", type=int, default=RUNS)
    options.add_argument("--only", default="", help="measure the works whose name has this, and write nothing")
    options.add_argument("--skip", type=int, default=0, help="how many works to leave out, and write nothing")
    options.add_argument("--note", default="", help="what else is to be said above the table")
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.bench")
    os.environ |= dict.fromkeys(("RATE_LIMIT_API", "RATE_LIMIT_API_IP", "RATE_LIMIT_AUTH"), "10000000/minute")
    django.setup()
    from bench.queries.sizes import sizes_text  # noqa: PLC0415 - after django.setup
    from bench.queries.works import works  # noqa: PLC0415
    from wibestore.listings.models import Listing  # noqa: PLC0415

    measured = []
    for work in works()[chosen.skip :]:
        if chosen.only in work.name:
            measured.append(_measured(work, chosen.runs))
            print(measured[-1].line(()), flush=True)
    if not (chosen.only or chosen.skip):
        count = Listing.objects.filter(status="active").count()
        figures_write(FIGURES, count, measured)
        report_write(measured, count, figures_read(FIGURES), runs=chosen.runs, note=chosen.note, sizes=sizes_text())
    bad = [f"{one.name}: {', '.join(sorted(one.scans))}" for one in measured if one.scans]
    print("\n".join(["Read from end to end:", *bad]) if bad else "No big table is read from end to end.")
    return 1 if bad else 0


def _measured(work: Any, runs: int) -> Measured:
    from django.core.cache import cache  # noqa: PLC0415 - after django.setup

    from bench.queries import capture, plans  # noqa: PLC0415
    from wibestore.core import tunables  # noqa: PLC0415

    shuffled, big = random.Random(work.name), plans.big_tables()
    caught = []
    # The first answer reads what a process keeps for itself.
    for _ in range(runs + 1):
        act = work.prepared(shuffled)
        cache.clear()
        tunables.tunables_read()
        with capture.captured() as one:
            act()
        caught.append(one)
    found = caught[1:]
    explained: dict[str, tuple[Any, Any]] = {}
    for one in found[:EXPLAINED]:
        for statement in one.statements:
            if statement.is_read:
                explained[statement.sql] = max(
                    (capture.explained(statement), statement),
                    explained.get(statement.sql, (None, statement)),
                    key=lambda pair: pair[0]["Actual Total Time"] if pair[0] else -1,
                )
    heaviest = max((plan for plan, _ in explained.values()), key=lambda plan: plan["Actual Total Time"], default=None)
    return Measured(
        name=work.name,
        statements=max(len(one.statements) for one in found),
        wall_ms=_middle([one.wall_ms for one in found]),
        cpu_ms=_middle([one.cpu_ms for one in found]),
        rows=int(heaviest["Actual Rows"]) if heaviest else 0,
        pages=plans.pages_of(heaviest) if heaviest else 0,
        node=plans.main_node(heaviest) if heaviest else "",
        scans=set().union(*(plans.scanned(plan, big) for plan, _ in explained.values())),
        bar_ms=work.bar_ms,
    )


def _middle(values: Sequence[float]) -> tuple[float, float]:
    parts = quantiles(values, n=20, method="inclusive")
    return parts[9], parts[18]


if __name__ == "__main__":
    sys.exit(main())
