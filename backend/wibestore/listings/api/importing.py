"""Files of listings over HTTP: what they must look like, and what is made of them."""

import csv
import io
from dataclasses import replace
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request
from ninja import FileEx, FormEx, Query, Router
from ninja.files import UploadedFile

from wibestore.core.api import actor_of, json_response, problems
from wibestore.core.errors import PayloadTooLarge
from wibestore.core.spreadsheet import csv_cell
from wibestore.listings import selectors, services
from wibestore.listings.api import reading
from wibestore.listings.api.selling_schemas import ImportOut, TemplateQuery
from wibestore.listings.rules.import_words import title_in
from wibestore.listings.rules.template import columns_of, example_of
from wibestore.users.services import email_verified_check

router = Router(tags=["selling"])

_BOM = "\ufeff"


@router.post("/profile/listings/import/", response={200: ImportOut, **problems(401, 403, 413)})
def own_listing_import(
    request: HttpRequest,
    file: Annotated[UploadedFile, FileEx(description="CSV in UTF-8, its first row names the columns; at most 1 MB")],
    game: Annotated[str, FormEx(description="A game's slug")],
    dry_run: Annotated[bool, FormEx(description="Only say what is wrong, make nothing")] = False,
) -> HttpResponse:
    """Make drafts of a CSV file's rows (at most 200, 1 MB), all of them or none; a dry run only says what is wrong."""
    actor = actor_of(request)
    if not dry_run:
        email_verified_check(actor=actor)
    data = file.read(settings.LISTINGS_FILE_MAX_BYTES + 1)
    if len(data) > settings.LISTINGS_FILE_MAX_BYTES:
        raise PayloadTooLarge(limit_bytes=settings.LISTINGS_FILE_MAX_BYTES)
    report = services.listings_import(
        actor=actor, game=game, data=data, is_dry_run=dry_run, read=reading.listing_draft_of
    )
    language = get_language_from_request(request)
    worded = [replace(problem, title=title_in(problem, language)) for problem in report.problems]
    return json_response(replace(report, problems=tuple(worded)))


@router.get(
    "/profile/listings/import/template/",
    response={200: None, **problems(401)},
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def own_listing_template(request: HttpRequest, query: Query[TemplateQuery]) -> HttpResponse:
    """Give an empty file of a game's listings with one example row."""
    game = selectors.game_named(query.game)
    text = io.StringIO()
    rows = (columns_of(game), example_of(game))
    csv.writer(text).writerows([csv_cell(value) for value in row] for row in rows)
    response = HttpResponse(_BOM + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="wibestore-{game.slug}.csv"'
    response["Cache-Control"] = "no-store"
    return response
