"""
`python -m load users 1000`, `faults`, `serving`, `costs`: production's shape under load, on data of its own.

Run by `make load-100`, `make load-1000`, `make faults`, `make serving` and `make load-costs`.
"""

import argparse
import os
import sys

import django
from shop.paths import ROOT, RunDir

RUN_DIR = ROOT / ".run" / "load"
#: 95 of 100 requests must be answered within so many milliseconds, by visitors.
BARS_MS = {100: 150, 1_000: 500}


def main() -> int:
    """Run what the command line names; return 0 when everything is accounted for."""
    parser = argparse.ArgumentParser(prog="load", description=__doc__)
    parser.add_argument("what", choices=["users", "faults", "serving", "costs"])
    parser.add_argument("users", type=int, nargs="?", default=100)
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument("--trial", action="store_true", help="write nothing into docs/")
    parser.add_argument("--hurried", action="store_true", help="nobody thinks: what a request costs, not how it feels")
    parser.add_argument("--only", help="costs: the kinds whose names begin so, such as `purchase`")
    parser.add_argument("--processes", type=int, help="of the web, in place of production's own number")
    parser.add_argument("--threads", type=int)
    chosen = parser.parse_args()
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.load", "LIMITS_LIFTED": "1", "DEMO": "0"}
    if chosen.hurried:
        os.environ["LOAD_HURRIED"] = "1"
    django.setup()
    from load import measure  # noqa: PLC0415 - after django.setup
    from load.shop import Shape  # noqa: PLC0415

    shape = Shape(web_processes=chosen.processes, web_threads=chosen.threads)
    run = RunDir(RUN_DIR)
    if chosen.what == "users":
        return measure.users_measure(
            run, shape, users=chosen.users, seconds=chosen.seconds, bar_ms=BARS_MS.get(chosen.users), trial=chosen.trial
        )
    if chosen.what == "faults":
        return measure.faults_measure(run, shape, users=min(chosen.users, 50), trial=chosen.trial)
    if chosen.what == "costs":
        return measure.costs_measure(run, shape, only=chosen.only or "", trial=chosen.trial)
    return measure.serving_measure(run, users=chosen.users, seconds=chosen.seconds, trial=chosen.trial)


if __name__ == "__main__":
    sys.exit(main())
