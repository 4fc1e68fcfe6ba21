"""docs/acceptance.md is true: each requirement has its row once, and each file, test and command it names exists."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from shop.paths import ROOT

PAGE = ROOT / "docs" / "acceptance.md"
OWNERS_PAGE = ROOT / "docs" / "acceptance.ru.md"
#: How many numbered lines each requirement has, R1 to R14.
LINES = (7, 7, 5, 4, 3, 4, 3, 4, 2, 3, 4, 3, 3, 13)
NUMBERS = tuple(f"R{part}.{line}" for part, count in enumerate(LINES, 1) for line in range(1, count + 1))
#: The owner's own list, which their page repeats.
OWNERS = tuple(number for number in NUMBERS if number.startswith("R14."))
_ROW = re.compile(r"^\| (R\d+\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)
_NAMED = re.compile(r"`([^`]+)`")
_STATE = re.compile(r"^(?:done|open: .{10,})$")
_OWNERS_LINE = re.compile(r"^- \[([x ])\] \*\*(R14\.\d+)\*\* (.+)$", re.M)


@dataclass(frozen=True)
class Row:
    """One requirement: what it asks, where that lives, what proves it and how it stands."""

    number: str
    what: str
    where: str
    proof: str
    state: str


def rows(text: str) -> list[Row]:
    """Return the rows of the page."""
    return [Row(*(cell.strip() for cell in found)) for found in _ROW.findall(text)]


def faults(text: str) -> list[str]:
    """Return what is wrong with the page, in words."""
    found = rows(text)
    return [*_numbers(NUMBERS, [row.number for row in found]), *(said for row in found for said in _row(row))]


def faults_of_owners_page(text: str) -> list[str]:
    """Return what is wrong with the owner's list: each line of R14 once, with a command or test that exists."""
    found = _OWNERS_LINE.findall(text)
    wrong = list(_numbers(OWNERS, [number for _, number, _ in found]))
    for box, number, words in found:
        named = _NAMED.findall(words)
        if box == "x" and not any(name.startswith("make ") for name in named):
            wrong.append(f"{number}: no command shows it")
        wrong += [f"{number}: `{name}` does not exist" for name in named if not _exists(name)]
    return wrong


def _numbers(wanted: tuple[str, ...], named: list[str]) -> Iterator[str]:
    yield from (f"{number}: stands there {named.count(number)} times" for number in wanted if named.count(number) != 1)
    yield from (f"{number}: there is no such requirement" for number in sorted(set(named) - set(wanted)))


def _row(row: Row) -> Iterator[str]:
    if not _STATE.match(row.state):
        yield f"{row.number}: its state is `done` or `open: ` with the cause"
    for cell, word in ((row.where, "place"), (row.proof, "proof")):
        named = _NAMED.findall(cell)
        if not named:
            yield f"{row.number}: no {word} is named"
        yield from (f"{row.number}: `{name}` does not exist" for name in named if not _exists(name))


def _exists(name: str) -> bool:
    if name.startswith("make "):
        target = name.split()[1]
        return bool(re.search(rf"^{re.escape(target)}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    path, _, test = name.partition("::")
    file = ROOT / path
    if not test:
        return file.exists()
    return file.is_file() and bool(re.search(rf"^ *(?:async )?def {re.escape(test)}\(", file.read_text("utf-8"), re.M))


def main() -> int:
    """Say what is wrong; return 1 when something is."""
    wrong = faults(PAGE.read_text(encoding="utf-8"))
    wrong += faults_of_owners_page(OWNERS_PAGE.read_text(encoding="utf-8"))
    for words in wrong:
        print(words)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
