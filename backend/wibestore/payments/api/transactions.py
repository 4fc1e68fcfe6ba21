"""Routes of the wallet's history: the list, one movement, and the whole as a file."""

from dataclasses import asdict
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from wibestore.core import clock
from wibestore.core.api import Page, actor_of, problems
from wibestore.core.spreadsheet import csv_response
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
    day = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date().isoformat()
    return csv_response(request, COLUMNS, map(_row, lines), name=f"wibestore-transactions-{day}.csv")


@router.get("/payments/transactions/{uuid:transaction_id}/", response={200: TransactionDetailOut, **problems(401, 404)})
def payment_transaction(request: HttpRequest, transaction_id: UUID) -> Any:
    """Show one of the viewer's own movements with what belongs to it."""
    found = selectors.transaction_get_for(actor=actor_of(request), transaction_id=transaction_id)
    return {**asdict(found.line), **{name: value for name, value in asdict(found).items() if name != "line"}}


def _row(line: TransactionLine) -> tuple[object, ...]:
    moment = line.created_at.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).isoformat(timespec="seconds")
    things = (line.order_id, line.deposit_id, line.withdrawal_id, line.subscription_id)
    return (moment, line.kind, line.status, line.balance, line.amount, "UZS", *things, line.id)
