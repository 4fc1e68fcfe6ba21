"""The table of the hottest reads in docs/performance.md, beside the same reads over less data."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

REPORT = Path(__file__).resolve().parents[3] / "docs" / "performance.md"
BEGIN, END = "<!-- queries:begin -->", "<!-- queries:end -->"


@dataclass(frozen=True, slots=True)
class Measured:
    """One read: p50 and p95 of milliseconds waited and computed; rows, pages and node are its dearest statement's."""

    name: str
    statements: int
    wall_ms: tuple[float, float]
    cpu_ms: tuple[float, float]
    rows: int
    pages: int
    node: str
    scans: set[str] = field(default_factory=set)
    bar_ms: float | None = None

    @property
    def verdict(self) -> str:
        """Say whether its bar is met; nothing where it has none."""
        if self.bar_ms is None:
            return ""
        return "met" if self.cpu_ms[1] <= self.bar_ms else "**not met**"

    def line(self, smaller: Sequence[str]) -> str:
        """Return its row of the table; `smaller` are the cells of smaller shops."""
        scans = ", ".join(sorted(self.scans)) or "no"
        cells = [
            *(self.name, str(self.statements), "{:.1f} / {:.1f}".format(*self.cpu_ms)),
            *("{:.1f} / {:.1f}".format(*self.wall_ms), f"{self.rows:,}", f"{self.pages:,}", self.node, scans),
            *(*smaller, self.verdict),
        ]
        return f"| {' | '.join(cells)} |"


def figures_write(folder: Path, listings: int, measured: Sequence[Measured]) -> None:
    """Keep the p50 of what was computed, for the tables of larger shops."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {one.name: asdict(one)["cpu_ms"][0] for one in measured}
    (folder / f"{listings}.json").write_text(json.dumps(kept, indent=1), encoding="utf-8")


def figures_read(folder: Path) -> dict[int, dict[str, float]]:
    """Return what was kept, by how many listings the shop had."""
    return {int(file.stem): json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}


def report_write(
    measured: Sequence[Measured],
    listings: int,
    kept: Mapping[int, Mapping[str, float]],
    *,
    runs: int,
    note: str,
    sizes: str,
) -> None:
    """Replace the part of the report between the markers."""
    smaller = sorted(count for count in kept if count < listings)
    head = ["read", "statements", "computed p50 / p95, ms", "waited p50 / p95, ms", "rows", "pages", "by", "end to end"]
    head += [f"p50 at {count:,}" for count in smaller]
    rows = [one.line([_times(one, kept[count].get(one.name)) for count in smaller]) for one in measured]
    moment = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    load = os.getloadavg()[0]
    text = "\n".join(
        [
            f"{moment}, {os.cpu_count()} cores, {platform.machine()}, load of the machine {load:.1f}; "
            f"{listings:,} listings on sale; {runs} runs of each with other questions. {note}".strip(),
            "",
            f"| {' | '.join(head)} | |",
            "|---" * (len(head) + 1) + "|",
            *rows,
            "",
            sizes,
        ]
    )
    before, rest = REPORT.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    REPORT.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def _times(one: Measured, before: float | None) -> str:
    """Return the smaller shop's p50 and how many times that it is now."""
    return f"{before:.1f} (× {one.cpu_ms[0] / max(before, 0.05):.1f})" if before is not None else ""
