"""
Reads a list in an order by bounded work: on a walk where matches are dense, by their own indexes where they are rare.

The planner knows neither what it costs to open a search vector nor which attributes stand together in a game: left
alone, it walks an index of dates for a rare word and reads every match of a common choice before it sorts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Func, OrderBy, QuerySet, TextField, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual

from wibestore.listings.models import Listing
from wibestore.listings.selectors.filters import ListingFilter, rows_estimate

# So many listings the first walk meets at most, matching or not: 2 µs each, and 4 more where words are looked at.
WALKED_MAX = 1_500
# A word that more than one in so many has, as far as is known, is walked for. (Of a word that it does not know
# PostgreSQL expects one in 200.)
COMMON_ONE_IN = 100
# It goes on while the next stretch, by what was found so far, is no longer than this.
STRETCH_MAX = 120_000
STRETCHES_MAX = 4
STRETCH_MIN = 500
# A stretch is so many times as long as it should have to be.
_AMPLE = 1.5
# What may be added to a column without changing it: so no index gives its order.
_NOTHING: dict[str, Value] = {"created_at": Value(timedelta(0))}


class _Row(Func):
    """Columns as one value: an index on them is entered at the very row, however many have the same key."""

    template = "ROW(%(expressions)s)"
    output_field = TextField()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list somebody is: the key and the id of a row."""

    key: Any
    id: UUID


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list by a column, then by id, and what is already behind."""

    column: str
    falls: bool
    past: Place | None = None

    def beyond(self, rows: QuerySet[Listing]) -> QuerySet[Listing]:
        """Return the rows behind what was seen."""
        if self.past is None:
            return rows
        return rows.filter((LessThan if self.falls else GreaterThan)(self._row(), _row_of(self.past)))

    def until(self, rows: QuerySet[Listing], edge: Place) -> QuerySet[Listing]:
        """Return the rows up to an edge."""
        return rows.filter((GreaterThanOrEqual if self.falls else LessThanOrEqual)(self._row(), _row_of(edge)))

    def sorted(self, rows: QuerySet[Listing], *, by_index: bool = True) -> QuerySet[Listing]:
        """Return the rows in this order; unless by an index, those of what is asked for are used."""
        by: F | CombinedExpression = F(self.column)
        if not by_index:
            by = F(self.column) + _NOTHING.get(self.column, Value(0))
        return rows.order_by(OrderBy(by, descending=self.falls), OrderBy(F("id"), descending=self.falls))

    def edge(self, rows: QuerySet[Listing], count: int) -> Place | None:
        """Return the `count`-th of the rows, if there are so many."""
        found = self.sorted(self.beyond(rows)).values_list(self.column, "id")[count - 1 : count].first()
        return None if found is None else Place(*found)

    def _row(self) -> _Row:
        return _Row(F(self.column), F("id"))


def read(listings: ListingFilter, order: Order, *, wanted: int, columns: Sequence[str]) -> list[dict[str, Any]]:
    """
    Return `columns` of the first `wanted` matches in an order.

    Words and attributes are looked for on a walk through the order's own index, which goes on as far as it should take
    by what it has found; what is too rare for that, or known to be, is found by the indexes of what is asked for.
    """
    if not listings.is_hidden:
        return list(order.sorted(order.beyond(listings.rows())).values(*columns)[:wanted])
    found: list[dict[str, Any]] = []
    walked, stretch = 0, WALKED_MAX
    passed = _passed(listings, order)
    for number in range(STRETCHES_MAX):
        if stretch > STRETCH_MAX:
            break
        edge = order.edge(passed, stretch)
        if edge is not None and not number and _is_rare(listings):
            break
        rows = _stretch(listings, order, edge, is_walk=stretch <= WALKED_MAX)
        found += rows.values(*columns)[: wanted - len(found)]
        if edge is None or len(found) == wanted:
            return found
        order, walked = replace(order, past=edge), walked + stretch
        stretch = max(int(_AMPLE * (wanted - len(found)) * walked / max(len(found), 1)), STRETCH_MIN)
    rest = order.sorted(order.beyond(listings.rows()), by_index=False)
    return [*found, *rest.values(*columns)[: wanted - len(found)]]


def _is_rare(listings: ListingFilter) -> bool:
    """Tell whether so few have the words, as far as is known, that they are best looked up."""
    if listings.query is None:
        return False
    others = rows_estimate(replace(listings, query=None).rows())
    return rows_estimate(listings.rows()) * COMMON_ONE_IN <= others


def _passed(listings: ListingFilter, order: Order) -> QuerySet[Listing]:
    """Return what a walk meets, matching or not."""
    if order.column != "price":
        return listings.frame.rows()
    return replace(listings.frame, min_price=listings.min_price, max_price=listings.max_price).rows()


def _stretch(listings: ListingFilter, order: Order, edge: Place | None, *, is_walk: bool) -> QuerySet[Listing]:
    """Return the matches up to an edge; what is longer than a walk the planner may join with other indexes."""
    by_index = ("price",) if order.column == "price" else ()
    rows = listings.walked(*by_index) if is_walk else listings.rows()
    rows = order.sorted(order.beyond(rows), by_index=is_walk)
    return rows if edge is None else order.until(rows, edge)


def _row_of(place: Place) -> _Row:
    return _Row(Value(place.key), Value(place.id))
