"""CSV files: cells that a spreadsheet must not take for a formula (OWASP, threat T-29), and the way out in pieces."""

import csv
from collections.abc import AsyncIterator, Iterable, Iterator
from io import StringIO
from itertools import batched

from asgiref.sync import sync_to_async
from django.http import HttpRequest, StreamingHttpResponse

_CHUNK_LINES = 200
_BOM = "\ufeff"

# The last four are the wide forms that some spreadsheets read alike.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BLANKS = " \u00a0"


def csv_cell(value: object) -> str:
    """
    Return a value as a cell: text that would begin a formula gets a leading apostrophe.

    Numbers stay numbers, negative ones too. Blanks before a dangerous sign do not hide it.
    """
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(int(value))
    text = str(value)
    is_dangerous = text.lstrip(_BLANKS).startswith(_DANGEROUS) or text.lstrip().startswith(_DANGEROUS)
    return f"'{text}" if is_dangerous else text


def csv_response(
    request: HttpRequest, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]], *, name: str
) -> StreamingHttpResponse:
    """Return an answer that sends the rows as they are read; the browser saves it as `name` and nobody keeps it."""
    chunks = _chunks(columns, rows)
    # Under ASGI a plain iterator would be read whole before the first byte leaves.
    body = _async_chunks(chunks) if hasattr(request, "scope") else chunks
    response = StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _chunks(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    yield _BOM.encode() + _csv([columns])
    for chunk in batched(rows, _CHUNK_LINES):
        yield _csv(chunk)


def _csv(rows: Iterable[tuple[object, ...]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows([csv_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


async def _async_chunks(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    while chunk := await sync_to_async(_next)(chunks):
        yield chunk


def _next(chunks: Iterator[bytes]) -> bytes:
    return next(chunks, b"")
