"""Listings from a file: every row is checked as a listing of its own, then all are made, or none."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.games.types import AttributeValues, GameInfo
from wibestore.listings.errors import ListingLimitReached
from wibestore.listings.rules.cells import cell_attribute, cell_flag, cell_number
from wibestore.listings.rules.csv_file import NO_ROW, CsvRow, table_read
from wibestore.listings.rules.template import FIELDS, REQUIRED_FIELDS, columns_of
from wibestore.listings.services.making import drafts_room_check, game_of, listing_check, listing_make
from wibestore.listings.types import ImportedListing, ImportProblem, ImportReport, ListingDraft

ReadListing = Callable[[dict[str, Any]], ListingDraft]

_NUMBERS = frozenset({"price", "delivery_sla_minutes", "offer_floor"})
_FLAGS = frozenset({"accepts_offers"})


@transaction.atomic
def listings_import(*, actor: Actor, game: str, data: bytes, is_dry_run: bool, read: ReadListing) -> ImportReport:
    """
    Make drafts of the rows of a CSV file, without pictures and credentials; with any problem nothing is made.

    :param game: whose listings they are, by slug
    :param read: makes of a row's fields what a new listing is made of; refuses by `ValidationFailed`
    :raises ValidationFailed: no such game
    """
    info = game_of(game)
    table = table_read(data, columns=columns_of(info), required=REQUIRED_FIELDS)
    problems = list(table.problems)
    good: list[tuple[CsvRow, AttributeValues, ListingDraft]] = []
    for row in table.rows:
        try:
            draft = read(_fields_of(info, row))
            _, attributes = listing_check(draft, is_complete=False)
        except ValidationFailed as refused:
            problems.extend(_problems_of(row, refused))
            continue
        good.append((row, attributes, draft))
    spoiled = {problem.row for problem in problems}
    good = [one for one in good if one[0].number not in spoiled]
    problems += _room_problems(actor, len(good))
    made: list[ImportedListing] = []
    if not problems and not is_dry_run:
        made = [_made(actor, info, *one) for one in good]
    return ImportReport(
        is_dry_run=is_dry_run,
        row_count=len(table.rows),
        valid_count=len(good),
        created_count=len(made),
        problems=tuple(problems),
        listings=tuple(made),
    )


def _fields_of(game: GameInfo, row: CsvRow) -> dict[str, Any]:
    fields: dict[str, Any] = {"game": game.slug, "attributes": {}}
    for name, text in row.cells.items():
        spec = None if name in FIELDS else game.attribute(name)
        if spec is not None:
            fields["attributes"][name] = cell_attribute(spec, text)
        elif name in _NUMBERS:
            fields[name] = cell_number(text)
        elif name in _FLAGS:
            fields[name] = cell_flag(text)
        else:
            fields[name] = text.lower() if name == "language" else text
    return fields


def _problems_of(row: CsvRow, refused: ValidationFailed) -> Iterable[ImportProblem]:
    for error in refused.errors:
        column = error.pointer.rpartition("/")[2]
        yield ImportProblem(
            row=row.number, column=column, code=error.code, title=error.detail, params=error.params or {}
        )


def _room_problems(actor: Actor, count: int) -> list[ImportProblem]:
    try:
        drafts_room_check(actor.user_id, count)
    except ListingLimitReached as refused:
        return [ImportProblem(row=NO_ROW, column="", code=refused.code, title=refused.title, params=refused.params)]
    return []


def _made(
    actor: Actor, game: GameInfo, row: CsvRow, attributes: AttributeValues, draft: ListingDraft
) -> ImportedListing:
    listing = listing_make(actor.user_id, game, attributes, draft)
    return ImportedListing(row=row.number, id=listing.id, code=listing.code, title=listing.title)
