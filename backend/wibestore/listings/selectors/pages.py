"""Pages of listings by cursor, in every order, forwards and backwards, stable where keys are equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.listings.models import Favorite, Listing
from wibestore.listings.rules.states import PUBLIC_STATES
from wibestore.listings.selectors import walks
from wibestore.listings.selectors.cards import COLUMNS, card_of, rows_by_ids
from wibestore.listings.selectors.filters import ListingFilter
from wibestore.listings.selectors.walks import Order, Place

# A search without an order of its own ranks the newest matches: ranking all of a common word costs 500 times more.
BEST_FIT = "fit"
RANKED_MAX = 120

# Wire name → (column, whether the largest comes first). The id decides between equal keys, in the same direction.
ORDERINGS = {
    "-created_at": ("created_at", True),
    "created_at": ("created_at", False),
    "price": ("price", False),
    "-price": ("price", True),
    "-rating": ("seller_rating", True),
    "-popularity": ("popularity", True),
    BEST_FIT: (walks.FIT, True),
}
_NEXT, _PREVIOUS = "n", "p"


@dataclass(frozen=True, slots=True)
class ListingCards:
    """A page of cards; the cursors are "" where there is nothing more."""

    results: list[dict[str, Any]]
    next: str
    previous: str


class Reader(Protocol):
    """Reads the first of some rows in an order."""

    def __call__(self, order: Order, *, wanted: int, columns: Sequence[str]) -> list[dict[str, Any]]: ...


def reader_of(rows: QuerySet[Listing]) -> Reader:
    """Return what reads rows that PostgreSQL itself knows best how to read."""
    return lambda order, *, wanted, columns: list(order.sorted(order.beyond(rows)).values(*columns)[:wanted])


def listing_page(
    listings: ListingFilter,
    *,
    ordering: str | None = None,
    cursor: str = "",
    page_size: int,
    more: Sequence[str] = (),
) -> ListingCards:
    """
    Return a page of cards; one query whatever its size.

    :param ordering: a key of `ORDERINGS`; None means the newest first, or the best fit of a search
    :param more: columns that the cards have besides
    :raises ValidationFailed: the cursor is not of this list and ordering
    """
    ordering = ordering or (BEST_FIT if listings.query is not None else "-created_at")
    column, is_descending = ORDERINGS[ordering]
    read: Reader = partial(walks.read, listings)
    if ordering == BEST_FIT and listings.query is not None:
        read = partial(_by_fit, listings, more)
    found, cursors = rows_page(
        read,
        column=column,
        is_descending=is_descending,
        scope=f"listings:{ordering}",
        cursor=cursor,
        size=page_size,
        columns=(*COLUMNS, *more),
    )
    return ListingCards(results=[card_of(row, more) for row in found], **cursors)


def favorite_page(*, user_id: UUID, cursor: str = "", page_size: int) -> ListingCards:
    """
    Return what a user likes, the latest liked first; what is no longer shown is left out. At most two queries.

    :raises ValidationFailed: the cursor is not of this list
    """
    scope = "favorites"
    mine = Favorite.objects.filter(user_id=user_id, listing__status__in=[state.value for state in PUBLIC_STATES])
    back, position = _position_of(cursor, scope)
    if position:
        mine = mine.filter(id__gt=position[0]) if back else mine.filter(id__lt=position[0])
    chosen = list(mine.order_by("id" if back else "-id").values_list("id", "listing_id")[: page_size + 1])
    has_more = len(chosen) > page_size
    chosen = chosen[:page_size][::-1] if back else chosen[:page_size]
    rows = Listing.objects.filter(id__in=[listing_id for _, listing_id in chosen]).values(*COLUMNS)
    cards = {row["id"]: card_of(row) for row in rows}
    return ListingCards(
        results=[cards[listing_id] for _, listing_id in chosen],
        **_cursors([[favorite_id] for favorite_id, _ in chosen], scope, back, has_more, is_first=not position),
    )


def _by_fit(
    listings: ListingFilter, more: Sequence[str], order: Order, *, wanted: int, columns: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the first of the newest matches in the order of their fit: their keys are ranked, the first are read."""
    newest = walks.read(listings, Order("created_at", falls=True), wanted=RANKED_MAX, columns=["id"], is_fit=True)
    ranked = [(row[walks.FIT], row["id"]) for row in newest]
    if order.past is not None:
        past = (order.past.key, order.past.id)
        ranked = [place for place in ranked if (place < past if order.falls else place > past)]
    fits = {listing_id: fit for fit, listing_id in sorted(ranked, reverse=order.falls)[:wanted]}
    return [{**row, walks.FIT: fits[row["id"]]} for row in rows_by_ids(list(fits), more)]


def rows_page(
    read: Reader,
    *,
    column: str,
    is_descending: bool,
    scope: str,
    cursor: str,
    size: int,
    columns: Sequence[str],
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """
    Return `columns` of a page by `column` and id, and the cursors of its neighbors.

    :param read: reads the first rows in an order, as `walks.read`
    :param scope: names the list and its order in the cursors
    :raises ValidationFailed: the cursor is not of this list
    """
    back, position = _position_of(cursor, scope)
    past = Place(_key_read(column, position[0]), UUID(position[1])) if position else None
    order = Order(column, falls=is_descending is not back, past=past)
    found = read(order, wanted=size + 1, columns=list(dict.fromkeys([*columns, column])))
    has_more = len(found) > size
    found = found[:size][::-1] if back else found[:size]
    positions = [[_key_write(row[column]), str(row["id"])] for row in found]
    return found, _cursors(positions, scope, back, has_more, is_first=not position)


def _position_of(cursor: str, scope: str) -> tuple[bool, list[Any]]:
    if not cursor:
        return False, []
    direction, *position = cursor_decode(cursor, scope=scope)
    return direction == _PREVIOUS, position


def _cursors(positions: list[list[Any]], scope: str, back: bool, has_more: bool, *, is_first: bool) -> dict[str, str]:
    if not positions:
        return {"next": "", "previous": ""}
    # Going back, there is always what one came from; going on, there is what came before unless it is the first page.
    has_next, has_previous = (True, has_more) if back else (has_more, not is_first)
    return {
        "next": cursor_encode([_NEXT, *positions[-1]], scope=scope) if has_next else "",
        "previous": cursor_encode([_PREVIOUS, *positions[0]], scope=scope) if has_previous else "",
    }


def _key_write(key: Any) -> Any:
    return key.isoformat() if isinstance(key, datetime) else key


def _key_read(column: str, key: Any) -> Any:
    return datetime.fromisoformat(key) if column == "created_at" else key
