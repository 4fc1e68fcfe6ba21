"""Routes of the wallet's history: the list, one movement, and the whole as a file."""

import csv
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import asdict
from io import StringIO
from itertools import batched
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from wibestore.core import clock
from wibestore.core.api import Page, actor_of, problems
from wibestore.core.spreadsheet import csv_cell
from wibestore.payments import selectors
from wibestore.payments.api.paging import next_path, page_position
from wibestore.payments.api.schemas import (
    TransactionDetailOut,
    TransactionExportQuery,
    TransactionOut,
    TransactionQuery,
)
from wibestore.payments.types import TransactionLine

router = Router(tags=["payments"])

COLUMNS = (
    "time",
    "kind",
    "status",
    "balance",
    "amount",
    "currency",
    "order",
    "deposit",
    "withdrawal",
    "subscription",
    "id",
)
_CHUNK_LINES = 200
_BOM = "\ufeff"


@router.get("/payments/transactions/", response={200: Page[TransactionOut], **problems(401)})
def payment_transaction_list(request: HttpRequest, query: Query[TransactionQuery]) -> Any:
    """List the viewer's movements of money and deposits that have moved nothing, newest first."""
    actor = actor_of(request)
    scope = f"transactions:{actor.user_id}"
    page = selectors.transaction_page(
        actor=actor, wanted=query.wanted, after=page_position(query.cursor, scope), limit=query.page_size
    )
    return {"results": page.lines, "next": next_path(request, page.next_after, scope)}


@router.get(
    "/payments/transactions/export/",
    response={200: None, **problems(401)},
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def payment_transaction_export(request: HttpRequest, query: Query[TransactionExportQuery]) -> StreamingHttpResponse:
    """Give the viewer's history as a CSV file of at most 10,000 lines; amounts are whole so'm."""
    lines = selectors.transaction_lines(actor=actor_of(request), wanted=query.wanted)
    chunks = _chunks(lines)
    # Under ASGI a plain iterator would be read whole before the first byte leaves.
    body = _async_chunks(chunks) if hasattr(request, "scope") else chunks
    response = StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")
    day = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date().isoformat()
    response["Content-Disposition"] = f'attachment; filename="wibestore-transactions-{day}.csv"'
    response["Cache-Control"] = "no-store"
    return response


@router.get("/payments/transactions/{uuid:transaction_id}/", response={200: TransactionDetailOut, **problems(401, 404)})
def payment_transaction(request: HttpRequest, transaction_id: UUID) -> Any:
    """Show one of the viewer's own movements with what belongs to it."""
    found = selectors.transaction_get_for(actor=actor_of(request), transaction_id=transaction_id)
    return {**asdict(found.line), **{name: value for name, value in asdict(found).items() if name != "line"}}


def _chunks(lines: Iterator[TransactionLine]) -> Iterator[bytes]:
    yield _BOM.encode() + _csv([COLUMNS])
    for chunk in batched(lines, _CHUNK_LINES):
        yield _csv(_row(line) for line in chunk)


def _csv(rows: Iterable[tuple[object, ...]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows([csv_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _row(line: TransactionLine) -> tuple[object, ...]:
    moment = line.created_at.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).isoformat(timespec="seconds")
    things = (line.order_id, line.deposit_id, line.withdrawal_id, line.subscription_id)
    return (moment, line.kind, line.status, line.balance, line.amount, "UZS", *things, line.id)


async def _async_chunks(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    while chunk := await sync_to_async(_next)(chunks):
        yield chunk


def _next(chunks: Iterator[bytes]) -> bytes:
    return next(chunks, b"")
