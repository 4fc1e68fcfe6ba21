"""Writes the measured table between its markers in docs/performance.md."""

from dataclasses import dataclass
from pathlib import Path

BEGIN = "<!-- bench:begin -->"
END = "<!-- bench:end -->"
COMPARISON_BEGIN = "<!-- bench-compare:begin -->"
COMPARISON_END = "<!-- bench-compare:end -->"
_HEAD = (
    "| work | CPU web, ms | CPU PostgreSQL, ms | bar, ms | 2-core capacity, /s "
    "| measured, /s | p50 / p95 / p99, ms | |\n"
    "|---|---|---|---|---|---|---|---|\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One measured work; milliseconds of CPU are per work."""

    name: str
    web_ms: float
    database_ms: float
    per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    bar_web_ms: float
    bar_database_ms: float
    processes: int

    @property
    def is_met(self) -> bool:
        """Tell whether the whole CPU stays under the whole bar."""
        return self.web_ms + self.database_ms <= self.bar_web_ms + self.bar_database_ms

    def line(self) -> str:
        """Return the row of the table."""
        capacity = 2_000 / max(self.web_ms + self.database_ms, 0.001)
        return (
            f"| {self.name} | {self.web_ms:.2f} | {self.database_ms:.2f} "
            f"| {self.bar_web_ms:g} + {self.bar_database_ms:g} | {capacity:,.0f} | {self.per_second:,.0f} "
            f"| {self.p50_ms:.1f} / {self.p95_ms:.1f} / {self.p99_ms:.1f} | {'met' if self.is_met else 'not met'} |"
        )


def write_report(path: Path, rows: list[Row], *, listings: int, memory_mib: float, machine: str, floor: str) -> None:
    """Replace the part of `path` between the markers; `floor` says what the purchase is held against."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    head = (
        f"{listings:,} listings on sale, {rows[0].processes} web processes (Gunicorn, threads), {machine}; "
        f"medians of three rounds. Memory of the web processes after the load: {memory_mib:.0f} MiB PSS.\n\n"
    )
    table = _HEAD + "\n".join(row.line() for row in rows)
    path.write_text(f"{before}{BEGIN}\n{head}{table}\n\n{floor}\n{END}{after}", encoding="utf-8")


def write_comparison(path: Path, text: str) -> None:
    """Replace the comparison, and say it."""
    before, rest = path.read_text(encoding="utf-8").split(COMPARISON_BEGIN)
    _, after = rest.split(COMPARISON_END)
    path.write_text(f"{before}{COMPARISON_BEGIN}\n{text}\n{COMPARISON_END}{after}", encoding="utf-8")
    print(text)
