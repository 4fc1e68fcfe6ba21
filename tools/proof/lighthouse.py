"""
Measure the running shop's pages as Lighthouse sees them on a phone, and write the medians into docs/performance.md.

    python -m proof.lighthouse --base http://localhost:8000 --runs 5

Lighthouse is no dependency of the project: it is fetched into `.run/lighthouse` when it is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from shop.paths import NODE_BIN, ROOT, ShopError, say

from .browser import browser_path

VERSION = "13.5.0"
FOLDER = ROOT / ".run" / "lighthouse"
REPORT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- lighthouse:begin -->", "<!-- lighthouse:end -->"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: Points of 100 that a category must have; milliseconds and shares that a figure may have.
BARS = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 100}
LCP_MS, TBT_MS, CLS = 2_000, 100, 0.02
#: Nothing of the machine's own may run into a measurement.
CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --accept-lang=ru"
#: robots.txt invites search engines in production alone; who may find which page is told by backend/tests/seo.
SHUT = "is-crawlable"
RUN_SECONDS = 180
TRIES = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run says of a page: points of 100, milliseconds, the share of the window that moved, bytes that came."""

    points: dict[str, int]
    lcp_ms: float
    tbt_ms: float
    cls: float
    transfer_bytes: float
    #: How fast the machine was meanwhile, by Lighthouse's own measure: 1,500 and more when it has nothing else to do.
    machine: float

    @property
    def is_met(self) -> bool:
        """Tell whether every bar is kept."""
        in_time = self.lcp_ms <= LCP_MS and self.tbt_ms <= TBT_MS and self.cls <= CLS
        return in_time and all(self.points[name] >= bar for name, bar in BARS.items())


def lighthouse() -> Path:
    """
    Return Lighthouse's command, fetched when it is not there.

    :raises ShopError: it cannot be had
    """
    command = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not command.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        say(f"lighthouse: fetching version {VERSION}")
        fetch = [str(NODE_BIN / "npm"), "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(FOLDER)]
        if subprocess.run([*fetch, f"lighthouse@{VERSION}"], env=_environment(), check=False).returncode:
            raise ShopError("Lighthouse could not be fetched; is there a network?")
    return command


def measure(command: Path, url: str) -> dict[str, Any]:
    """
    Look at one page once, as a phone does, with an empty cache; return the report.

    :raises ShopError: Lighthouse failed, or lost its trace three times
    """
    arguments = [str(NODE_BIN / "node"), str(command), url, "--output=json", "--quiet"]
    arguments += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROME_FLAGS}"]
    arguments += [f"--skip-audits={SHUT}"]
    for _ in range(TRIES):
        done = subprocess.run(
            arguments, env=_environment(), capture_output=True, text=True, timeout=RUN_SECONDS, check=False
        )
        # The browser lost the beginning of its trace, now and then: Lighthouse itself asks to be run again.
        if "NO_NAVSTART" not in done.stderr:
            break
    if done.returncode or not done.stdout:
        raise ShopError(f"Lighthouse failed at {url}: {done.stderr.strip()[-500:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def figures_of(report: dict[str, Any]) -> Figures:
    """Return what the table needs of a report."""
    audits = report["audits"]
    return Figures(
        points={name: round((report["categories"][name]["score"] or 0) * 100) for name in CATEGORIES},
        lcp_ms=audits["largest-contentful-paint"]["numericValue"],
        tbt_ms=audits["total-blocking-time"]["numericValue"],
        cls=audits["cumulative-layout-shift"]["numericValue"],
        transfer_bytes=audits["total-byte-weight"]["numericValue"],
        machine=report["environment"]["benchmarkIndex"],
    )


def findings_of(report: dict[str, Any]) -> list[str]:
    """Return what costs points outside of speed, as sentences."""
    found = []
    for name in CATEGORIES[1:]:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = audit.get("details", {}).get("items", [])
                found.append(f"{name}: {audit['id']}: {audit['title']} {json.dumps(items)[:600]}")
    return found


def middle(runs: list[Figures]) -> Figures:
    """Return the medians of several runs."""
    return Figures(
        points={name: round(median(run.points[name] for run in runs)) for name in CATEGORIES},
        lcp_ms=median(run.lcp_ms for run in runs),
        tbt_ms=median(run.tbt_ms for run in runs),
        cls=median(run.cls for run in runs),
        transfer_bytes=median(run.transfer_bytes for run in runs),
        machine=median(run.machine for run in runs),
    )


def line(page: str, figures: Figures) -> str:
    """Return a page's row of the table."""
    points = " | ".join(str(figures.points[name]) for name in CATEGORIES)
    return (
        f"| {page} | {points} | {figures.lcp_ms / 1000:.2f} | {figures.tbt_ms:.0f} | {figures.cls:.3f} "
        f"| {figures.transfer_bytes / 1000:.0f} | {figures.machine:,.0f} | {'met' if figures.is_met else 'not met'} |"
    )


def pages_of(base: str) -> dict[str, str]:
    """Return the pages to look at, by name; the listing is the first one of the catalog."""
    with urllib.request.urlopen(f"{base}/api/v1/listings/", timeout=15) as answer:  # noqa: S310
        (listing, *_) = json.load(answer)["results"]
    return {"home": "/", "catalog": "/catalog", "listing": f"/listings/{listing['id']}"}


def write(rows: list[str], runs: int) -> None:
    """Replace the part of docs/performance.md between the markers."""
    text = REPORT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    head = (
        f"Lighthouse {VERSION}, mobile (slow 4G and a four times slower processor, both simulated), Russian, an empty\n"
        f"cache, the production build; medians of {runs} runs, load of the machine at the end "
        f"{os.getloadavg()[0]:.1f}. "
        '"Machine" is Lighthouse\'s measure of it: 1,500 and more when it has nothing else to do.\n\n'
        "| page | performance | accessibility | practices | SEO | LCP, s | TBT, ms | CLS | kB in all | machine | |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|\n"
    )
    REPORT.write_text(f"{before}{BEGIN}\n{head}{chr(10).join(rows)}\n{END}{after}", encoding="utf-8")


def _environment() -> dict[str, str]:
    return {**os.environ, "CHROME_PATH": browser_path(), "PATH": f"{NODE_BIN}:{os.environ['PATH']}"}


def main() -> int:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="proof.lighthouse", description=__doc__)
    parser.add_argument("--base", default="http://localhost:8000", help="where the shop runs")
    parser.add_argument("--runs", type=int, default=5, help="of each page")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    rows = []
    try:
        command = lighthouse()
        for page, path in pages_of(options.base).items():
            reports = [measure(command, options.base + path) for _ in range(options.runs)]
            rows.append(line(page, middle([figures_of(report) for report in reports])))
            say("\n".join([rows[-1], *findings_of(reports[-1])]))
    except (ShopError, OSError) as error:
        say(f"FAIL  {error}")
        return 1
    if not options.dry:
        write(rows, options.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
