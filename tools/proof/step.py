"""One step of the proof: a command, its output kept until it fails, and how many tests it counted."""

from __future__ import annotations

import os
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from shop.paths import NODE_BIN, say

#: Of why a test failed, what is told again at the very end: lines, and characters of each.
FIRST_LINES = 12
WIDEST = 300


@dataclass(frozen=True, slots=True)
class Count:
    """How many tests passed, failed and were left out; which failed and why, which passed at their second try only."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: tuple[str, ...] = field(default=(), compare=False)
    flaky: tuple[str, ...] = field(default=(), compare=False)

    def __add__(self, other: Count) -> Count:
        return Count(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.failures + other.failures,
            self.flaky + other.flaky,
        )

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed" + (f", {self.skipped} skipped" if self.skipped else "")


@dataclass(frozen=True, slots=True)
class Step:
    """
    A command in a folder.

    A step with a `report` (a JUnit file that the command writes) counts as the tests in it, any other as one.
    """

    name: str
    command: Sequence[str | Path]
    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)
    report: Path | None = None

    def run(self) -> Count:
        """Run the command; show a line when it passes and all its output when it fails."""
        if self.report:
            self.report.parent.mkdir(parents=True, exist_ok=True)
            self.report.unlink(missing_ok=True)
        began = time.monotonic()
        done = subprocess.run(
            [str(part) for part in self.command],
            cwd=self.folder,
            env={**os.environ, "COLUMNS": "160", "PATH": f"{NODE_BIN}:{os.environ['PATH']}", **self.env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        count = self._count(has_passed=done.returncode == 0)
        words = f"{self.name}: {count}" if self.report else self.name
        if count.failed:
            say(f"FAIL  {words}\n{done.stdout.rstrip()}\nFAIL  {words}")
        else:
            say(f"ok    {words} ({time.monotonic() - began:.0f} s)")
        return count

    def _count(self, *, has_passed: bool) -> Count:
        broken = Count(failed=1, failures=(self.name,))
        if self.report is None:
            return Count(passed=1) if has_passed else broken
        count = count_of(self.report) if self.report.exists() else Count()
        # A run that broke outside its tests, or ran none, has not proved anything.
        is_hollow = (not has_passed and not count.failed) or (count.passed == 0 and not count.failed)
        return count + broken if is_hollow else count


def count_of(report: Path) -> Count:
    """Return the count in a JUnit report of pytest, vitest or Playwright."""
    # The report is our own tools' output, not a stranger's.
    cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314
    failures = tuple(_told(case, found) for case in cases if (found := _child(case, "failure", "error")) is not None)
    # Playwright's words for what failed first and passed then.
    flaky = tuple(
        _told(case, found) for case in cases if (found := _child(case, "flakyFailure", "flakyError")) is not None
    )
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    return Count(len(cases) - len(failures) - skipped, len(failures), skipped, failures, flaky)


def _child(case: ElementTree.Element, *names: str) -> ElementTree.Element | None:
    return next((child for child in case if child.tag in names), None)


def _told(case: ElementTree.Element, found: ElementTree.Element) -> str:
    """Return the name of a test with the first words of why it failed."""
    lines = [line.strip() for line in "".join(found.itertext()).splitlines() if line.strip()]
    # Of pytest's, which begin with the test's own code, the lines that say what was found.
    why = [line for line in lines if line.startswith("E ")] or lines
    name = "::".join(part for part in (case.get("classname"), case.get("name")) if part)
    return "\n".join([name, *(f"    {line[:WIDEST]}" for line in why[:FIRST_LINES])])


def run_lanes(*lanes: Sequence[Step]) -> Count:
    """Run the lanes side by side, the steps of each one after the other; return the sum."""
    with ThreadPoolExecutor(max_workers=len(lanes)) as pool:
        counts = pool.map(lambda lane: sum((step.run() for step in lane), Count()), lanes)
        return sum(counts, Count())
