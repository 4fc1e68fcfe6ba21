"""Prove the project: `python -m proof all`, or a part of it; `make` names the parts."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable

from shop.paths import ROOT, RunDir, ShopError, say
from shop.servers import Servers, settings_for
from shop.stamps import RunLock

from . import crash, journeys, plan, soak, timing
from .generated import write_generated
from .nginx import nginx_path
from .step import Count, run_lanes


def prove_checks(settings: dict[str, str]) -> Count:
    """Lint, types, contracts, migrations, generated files, the interface's build and its size."""
    backend = [*plan.backend_checks(settings), *plan.migration_locks(settings)]
    return run_lanes(backend, [*plan.frontend_checks(), *plan.frontend_build()])


def prove_backend(settings: dict[str, str]) -> Count:
    """Backend tests on real servers."""
    nginx_path()
    return run_lanes([*plan.backend_tables(settings), *plan.backend_tests(settings)])


def prove_frontend(_: dict[str, str]) -> Count:
    """Frontend unit tests, build and its size."""
    return run_lanes([*plan.frontend_tests(), *plan.frontend_build()])


def prove_journeys(_: dict[str, str]) -> Count:
    """Journeys in a browser against a shop of their own."""
    return journeys.prove()


def prove_crash(_: dict[str, str]) -> Count:
    """Purchases while everything is killed, on a shop of their own."""
    return crash.prove()


def prove_timing(_: dict[str, str]) -> Count:
    """Whether time tells which e-mails have an account, on servers of its own."""
    return timing.prove()


def prove_all(settings: dict[str, str]) -> Count:
    """Everything, the two languages' tools side by side where they leave the other a core."""
    nginx_path()
    backend = [*plan.backend_tables(settings), *plan.backend_checks(settings)]
    frontend = [*plan.frontend_checks(), *plan.frontend_tests(), *plan.frontend_build()]
    count = run_lanes(backend, frontend)
    count += run_lanes(plan.backend_tests(settings))
    return count + prove_crash(settings) + prove_journeys(settings)


PARTS: dict[str, Callable[[dict[str, str]], Count]] = {
    "all": prove_all,
    "check": prove_checks,
    "backend": prove_backend,
    "frontend": prove_frontend,
    "crash": prove_crash,
    "soak": soak.prove,
    "timing": prove_timing,
    "e2e": prove_journeys,
}


#: Parts that ask a database; the journeys' shop brings its own.
WITH_SERVERS = frozenset({"all", "check", "backend", "soak"})


def prove(part: str) -> Count:
    """Run one part of the proof, where it needs them on servers of its own that are gone when it ends."""
    run = RunDir(ROOT / ".run" / "proof", is_for_tests=True)
    run.make()
    lock = RunLock(run.path)
    lock.take("The tests run already in this folder.")
    servers = Servers(run)
    try:
        # What a killed run left behind would only be in the way.
        servers.stop()
        servers.delete()
        urls = servers.start() if part in WITH_SERVERS else {}
        return PARTS[part](settings_for(run, urls, servers.secrets, web_port=8000))
    finally:
        servers.stop()
        servers.delete()
        shutil.rmtree(run.path, ignore_errors=True)


def main() -> int:
    """Run what the command line names; end with a line `N passed, N failed`."""
    parser = argparse.ArgumentParser(prog="proof", description=__doc__)
    parser.add_argument("part", choices=[*PARTS, "schema"])
    part = parser.parse_args().part
    try:
        if part == "schema":
            write_generated()
            return 0
        count = prove(part)
    except ShopError as error:
        say(f"FAIL  {error}")
        count = Count(failed=1, failures=(str(error),))
    except KeyboardInterrupt:
        return 130
    # Once more at the end, where it is seen however long the output was.
    for once in count.flaky:
        say(f"\nPASSED AT THE SECOND TRY ONLY, which wants to be looked into  {once}")
    for failure in count.failures:
        say(f"\nFAILED  {failure}")
    say(f"\n{count}")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
