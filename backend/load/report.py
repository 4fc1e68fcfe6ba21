"""Writes what was measured between its markers, and says it at the terminal."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from load.client import Line

ROOT = Path(__file__).resolve().parents[2]
PERFORMANCE = ROOT / "docs" / "performance.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
_WHOLE = "Aggregated"
_ORDER = (
    "browse", "search", "detail", "favorite", "favorite, taken back", "socket's ticket", "socket opens", "message",
    "order", "pay", "reveal", "confirm", "sell", _WHOLE,
)  # fmt: skip


def write_between(path: Path, name: str, text: str) -> None:
    """Replace what stands between the markers of `name`."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    before, rest = path.read_text(encoding="utf-8").split(begin)
    _, after = rest.split(end)
    path.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
    print(text, flush=True)


def machine() -> str:
    """Return when and where this is measured."""
    now = datetime.now(UTC)
    return f"{now:%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, {platform.machine()}, the client beside the shop"


def table_of(lines: Sequence[Line]) -> str:
    """Return Locust's table in the order of what people do."""
    ordered = sorted(lines, key=lambda line: _ORDER.index(line.name) if line.name in _ORDER else len(_ORDER))
    head = "| what | requests | errors | a second | p50 / p95 / p99, ms |\n|---|---|---|---|---|\n"
    return head + "\n".join(
        f"| {'**in all**' if line.name == _WHOLE else line.name} | {line.requests:,} | {line.failures:,} "
        f"| {line.per_second:,.1f} | {line.p50:.0f} / {line.p95:.0f} / {line.p99:.0f} |"
        for line in ordered
    )


def whole_of(lines: Sequence[Line]) -> Line:
    """Return the row of all requests together."""
    return next(line for line in lines if line.name == _WHOLE)


def memory_words(before: dict[str, float], after: dict[str, float]) -> str:
    """Return the memory of each kind of process before and after, in MiB of PSS."""
    shown = [name for name in before if name not in ("postgres", "valkey")]
    parts = [f"{name} {before[name]:.0f} → {after[name]:.0f}" for name in shown]
    return f"{', '.join(parts)}; all {sum(before[n] for n in shown):.0f} → {sum(after[n] for n in shown):.0f}"
