"""
The long proof: a million random steps of the model, twenty thousand of the shop, every call of the API that its
document allows or forbids, a thousand purchases under fire, and whether time tells who has an account.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from shop.paths import BACKEND, PYTHON, ROOT

from . import api, crash, timing
from .plan import REPORTS
from .step import Count, Step

RELIABILITY = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- soak:begin -->", "<!-- soak:end -->"
PURCHASES = "1000"


@dataclass(frozen=True, slots=True)
class Machine:
    """Random histories of one kind: the tests that play them, the setting that names their steps, how many in all."""

    words: str
    tests: str
    setting: str
    steps: int
    parts: int


MACHINES = (
    Machine("the model in memory", "tests/histories/test_model.py", "MODEL_STEPS", 1_000_000, 2),
    Machine("the shop on PostgreSQL", "tests/histories/test_histories.py", "SHOP_STEPS", 20_000, 4),
)


def prove(settings: Mapping[str, str]) -> Count:
    """Play everything at length with seeds never used before; write what was played into docs/reliability.md."""
    # `FIRST_SEED` plays an earlier run again.
    first_seed = int(os.environ.get("FIRST_SEED", str(int(time.time()))))
    count, rows = Count(), []
    for machine in MACHINES:
        began = time.monotonic()
        played = _histories(machine, settings, first_seed).run()
        count += played
        rows.append((machine.words, f"{machine.steps:,} steps", time.monotonic() - began, played))
    began = time.monotonic()
    called, calls = api.prove(settings, first_seed)
    rows.append(("the document against reality (figures: api/proof.md)", f"{calls:,} calls", _since(began), called))
    os.environ.setdefault("CRASH_PURCHASES", PURCHASES)
    began = time.monotonic()
    killed = crash.prove()
    rows.append(("killed at any moment", f"{int(os.environ['CRASH_PURCHASES']):,} purchases", _since(began), killed))
    began = time.monotonic()
    timed = timing.prove()
    rows.append(("time tells of no account (figures: security/limits.md)", "240 requests", _since(began), timed))
    _write(rows, first_seed)
    return count + called + killed + timed


def _since(began: float) -> float:
    return time.monotonic() - began


def _histories(machine: Machine, settings: Mapping[str, str], first_seed: int) -> Step:
    report = REPORTS / f"soak-{machine.setting.lower()}.xml"
    command: list[str | Path] = [PYTHON, "-m", "pytest", "-q", "-n", "2", "-k", "random_histories", machine.tests]
    played = {machine.setting: str(machine.steps // machine.parts), "FIRST_SEED": str(first_seed)}
    return Step(machine.words, [*command, f"--junitxml={report}"], BACKEND, {**settings, **played}, report)


def _write(rows: list[tuple[str, str, float, Count]], first_seed: int) -> None:
    text = RELIABILITY.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    lines = [f"| {words} | {size} | {seconds:,.0f} s | {count} |" for words, size, seconds, count in rows]
    head = ["| what | how much | took | tests |", "|---|---|---|---|"]
    table = "\n".join([f"{datetime.now(UTC):%Y-%m-%d}, first seed {first_seed}:", "", *head, *lines])
    RELIABILITY.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
