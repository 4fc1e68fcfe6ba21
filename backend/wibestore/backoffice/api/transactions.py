"""Addresses of every movement of money in the shop: the list, one of them, and the whole as a file."""

from dataclasses import astuple, fields
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from wibestore.backoffice import selectors, services
from wibestore.backoffice.api.paging import cursor_path
from wibestore.backoffice.api.transaction_schemas import (
    AdminTransactionDetailOut,
    AdminTransactionPage,
    TransactionFilters,
    TransactionsQuery,
)
from wibestore.backoffice.selectors import ExportLine
from wibestore.core import clock
from wibestore.core.api import actor_of, finance_only, problems
from wibestore.core.spreadsheet import csv_response
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=finance_only)
COLUMNS = ("time", *(field.name for field in fields(ExportLine) if field.name != "created_at"))


@router.get("/admin/transactions/", response={200: AdminTransactionPage, **problems(401, 403)})
def admin_transaction_list(request: HttpRequest, query: Query[TransactionsQuery]) -> Any:
    """List movements of money with all their lines, the newest first."""
    page = selectors.transaction_page(
        actor=actor_of(request), asked=query.asked, cursor=query.cursor, page_size=query.page_size
    )
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get(
    "/admin/transactions/export/",
    response={200: None, **problems(401, 403)},
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def admin_transaction_export(request: HttpRequest, query: Query[TransactionFilters]) -> StreamingHttpResponse:
    """Give the movements as a CSV file of at most 50,000 lines, three times an hour; who took it is on record."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)
    lines = services.transactions_export(actor=actor, asked=query.asked)
    day = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date().isoformat()
    return csv_response(request, COLUMNS, map(_row, lines), name=f"wibestore-books-{day}.csv")


@router.get(
    "/admin/transactions/{uuid:entry_id}/", response={200: AdminTransactionDetailOut, **problems(401, 403, 404)}
)
def admin_transaction(request: HttpRequest, entry_id: UUID) -> Any:
    """Show one movement of money whole."""
    return selectors.transaction_get(actor=actor_of(request), entry_id=entry_id)


def _row(line: ExportLine) -> tuple[object, ...]:
    moment = line.created_at.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).isoformat(timespec="seconds")
    return (moment, *astuple(line)[1:])
