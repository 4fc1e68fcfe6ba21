"""A file of listings as rows of texts: read whole or refused, with every problem of its form named."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wibestore.core.text import is_storable
from wibestore.listings.types import ImportProblem

ROWS_MAX = 200
HEADER_ROW = 1
# The file as a whole.
NO_ROW = 0
_COLUMN_SHOWN_MAX = 64
_DELIMITERS = (",", ";")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row as a spreadsheet numbers it, with its texts by column; empty cells are left out."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """What a file holds; with problems of its form, `rows` may be a part of it."""

    rows: tuple[CsvRow, ...]
    problems: tuple[ImportProblem, ...]


def table_read(data: bytes, *, columns: Sequence[str], required: Collection[str]) -> CsvTable:
    """
    Return the rows of a CSV file: UTF-8 with or without its mark, cells divided by commas or semicolons.

    :param columns: those that may stand in it, in any order; `required` must
    """
    text = _decoded(data)
    if text is None:
        return CsvTable((), (_problem(NO_ROW, "", "csv_encoding", "Save the file as CSV UTF-8"),))
    try:
        lines = _lines(text)
    except csv.Error:
        return CsvTable((), (_problem(NO_ROW, "", "csv_malformed", "A quotation mark is open, or a cell too long"),))
    if not lines:
        return CsvTable((), (_problem(NO_ROW, "", "csv_empty", "The file holds nothing"),))
    header = [name.strip().lower() for name in lines[0][1]]
    problems = _header_problems(header, columns=columns, required=required)
    if problems:
        return CsvTable((), tuple(problems))
    return _table(header, lines[1:])


def _decoded(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    # UTF-16 without its mark reads as letters with NUL between them.
    return text if is_storable(text) else None


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Return the records that are not blank, each with its number, up to one more than are taken."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    found: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
        if any(cell.strip() for cell in cells):
            found.append((number, cells))
        if len(found) > ROWS_MAX + 1:
            break
    return found


def _header_problems(header: list[str], *, columns: Sequence[str], required: Collection[str]) -> list[ImportProblem]:
    counts = Counter(header)
    problems = [
        _problem(HEADER_ROW, name, "unknown_column", "This game's listings have no such column")
        for name in counts
        if name not in columns
    ]
    problems += [
        _problem(HEADER_ROW, name, "duplicate_column", "This column stands there twice")
        for name, count in counts.items()
        if count > 1 and name in columns
    ]
    problems += [
        _problem(HEADER_ROW, name, "missing_column", "This column is missing")
        for name in columns
        if name in required and name not in counts
    ]
    return problems


def _table(header: list[str], lines: list[tuple[int, list[str]]]) -> CsvTable:
    problems: list[ImportProblem] = []
    if not lines:
        problems.append(_problem(NO_ROW, "", "csv_empty", "There is no row below the header"))
    if len(lines) > ROWS_MAX:
        problems.append(_problem(lines[ROWS_MAX][0], "", "too_many_rows", f"At most {ROWS_MAX} rows", limit=ROWS_MAX))
    rows = []
    for number, cells in lines[:ROWS_MAX]:
        if any(cell.strip() for cell in cells[len(header) :]):
            problems.append(_problem(number, "", "too_many_cells", "This row has more cells than the header"))
        filled = zip(header, cells, strict=False)
        rows.append(CsvRow(number, {name: cell.strip() for name, cell in filled if cell.strip()}))
    return CsvTable(tuple(rows), tuple(problems))


def _problem(row: int, column: str, code: str, title: str, **params: int) -> ImportProblem:
    return ImportProblem(row=row, column=column[:_COLUMN_SHOWN_MAX], code=code, title=title, params=dict(params))
