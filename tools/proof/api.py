"""The long proof of the document against reality: every boundary of every operation as every role, and random calls."""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shop.paths import BACKEND, PYTHON, ROOT

from .plan import REPORTS
from .step import Count, Step

PAGE = ROOT / "docs" / "api" / "proof.md"
BEGIN, END = "<!-- calls:begin -->", "<!-- calls:end -->"
#: Of each operation and role, beside the boundaries.
RANDOM = 10


def prove(settings: Mapping[str, str], first_seed: int) -> tuple[Count, int]:
    """Send the calls; write what was asked and found into docs/api/proof.md. Return also how many they were."""
    folder, report = REPORTS / "api-calls", REPORTS / "soak-api.xml"
    shutil.rmtree(folder, ignore_errors=True)
    command: list[str | Path] = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "tests/schema"]
    env = {**settings, "API_CASES": str(RANDOM), "API_TALLY": str(folder), "FIRST_SEED": str(first_seed)}
    step = Step("the document against reality", [*command, f"--junitxml={report}"], BACKEND, env, report)
    began = time.monotonic()
    count = step.run()
    told = told_of(folder)
    write(told, first_seed, minutes=(time.monotonic() - began) / 60)
    return count, sum(told["calls"].values())


def told_of(folder: Path) -> dict[str, Any]:
    """Return what all processes counted."""
    calls: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    found: list[dict[str, Any]] = []
    for file in sorted(folder.glob("*.json")):
        kept = json.loads(file.read_text(encoding="utf-8"))
        calls.update(kept["calls"])
        statuses.update(kept["statuses"])
        found += kept["found"]
    return {"calls": calls, "statuses": statuses, "found": found}


def write(told: dict[str, Any], first_seed: int, *, minutes: float) -> None:
    """Write the figures between the markers."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    calls, statuses, found = told["calls"], told["statuses"], told["found"]
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, `make soak`, first seed {first_seed}: {sum(calls.values()):,} calls in "
        f"{minutes:.0f} minutes, {len(found)} findings.",
        "",
        "| role | calls |",
        "|---|---|",
        *(f"| {role} | {count:,} |" for role, count in calls.items()),
        "",
        "Answers: " + ", ".join(f"{status} × {count:,}" for status, count in sorted(statuses.items())) + ".",
    ]
    kinds = Counter((one["check"], one["operation"]) for one in found)
    lines += (
        ["", *(f"- {check}: `{operation}` × {count}" for (check, operation), count in kinds.items())] if kinds else []
    )
    PAGE.write_text(f"{before}{BEGIN}\n{'\n'.join(lines)}\n{END}{after}", encoding="utf-8")
