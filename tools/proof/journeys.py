"""The journeys: a shop started by the same code as `make up`, a browser, Playwright, and the shop stopped again."""

from __future__ import annotations

import os
import subprocess
import sys

from shop.paths import E2E, ROOT, ShopError, say
from shop.ports import Ports
from shop.steps import tail

from .browser import browser_path
from .plan import REPORTS
from .step import Count, Step

RUN_DIR = ROOT / ".run" / "e2e"


def prove() -> Count:
    """
    Run the journeys against a new shop with its own servers, ports and data.

    :raises ShopError: there is no browser
    """
    browser = browser_path()
    _shop("reset")
    try:
        if _shop("up") != 0:
            raise ShopError("The shop for the journeys did not start")
        count = _smoke().run() + _journeys(browser).run() + _books().run()
    finally:
        _shop("down")
    if count.failed:
        say(f"The end of the shop's log ({RUN_DIR / 'shop.log'}):\n{tail(RUN_DIR / 'shop.log')}")
    return count


def _journeys(browser: str) -> Step:
    report = REPORTS / "e2e.xml"
    web_port = Ports(RUN_DIR / "ports.json", {}).known("web")
    env = {
        "BASE_URL": f"http://localhost:{web_port}",
        "CHROMIUM_PATH": browser,
        "RUN_DIR": str(RUN_DIR),
        "PLAYWRIGHT_JUNIT_OUTPUT_NAME": str(report),
        "PLAYWRIGHT_JUNIT_OUTPUT_FILE": str(report),
        "PLAYWRIGHT_JUNIT_INCLUDE_RETRIES": "1",
    }
    return Step("journeys", ["npx", "playwright", "test", "--reporter=list,junit"], E2E, env, report)


def _smoke() -> Step:
    """Return the look from outside that every deployment gets."""
    web_port = Ports(RUN_DIR / "ports.json", {}).known("web")
    words = [sys.executable, "-m", "ops.smoke", f"http://localhost:{web_port}"]
    return Step("smoke", words, ROOT, {"PYTHONPATH": str(ROOT / "tools")})


def _books() -> Step:
    """Return the proof that after the journeys every so'm is where the books say."""
    words = [sys.executable, "-m", "shop", "--run-dir", str(RUN_DIR), "manage", "ledger_check"]
    return Step("the journeys' books are right", words, ROOT)


def _shop(command: str) -> int:
    # The servers that DATABASE_URL and REDIS_URL name are never the journeys'.
    kept = {name: value for name, value in os.environ.items() if not name.endswith(("DATABASE_URL", "REDIS_URL"))}
    words = [sys.executable, "-m", "shop", "--run-dir", str(RUN_DIR), command]
    return subprocess.run(words, cwd=ROOT, env=kept, stdin=subprocess.DEVNULL, check=False).returncode
