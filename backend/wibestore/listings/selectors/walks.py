"""
Reads a list in an order by bounded work: on a walk where matches are dense, by their own indexes where they are rare.

The planner knows neither what it costs to open a search vector nor which attributes stand together in a game: left
alone, it walks an index of dates for a rare word and reads every match of a common choice before it sorts.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib.postgres.search import SearchRank
from django.db.models import (
    BigIntegerField,
    Case,
    F,
    Func,
    OrderBy,
    QuerySet,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual

from wibestore.core.remembered import Remembered
from wibestore.core.statements import Slot
from wibestore.listings.models import Listing
from wibestore.listings.rules.fit import BOOST_PERCENT, fit_steps
from wibestore.listings.selectors.filters import ListingFilter, SearchedWords, rows_estimate
from wibestore.listings.selectors.shapes import rows_read, shape_of

# So many listings the first walk meets at most, matching or not: 2 µs each, and 4 more where words are looked at. Twice
# as many where that should do for words as common as these.
WALKED_MAX = 1_500
# A word that more than one in so many has, as far as is known, is walked for. (Of a word that it does not know
# PostgreSQL expects one in 200.)
COMMON_ONE_IN = 100
# So many of a longer stretch are opened where their price stands in the index; to pass by another costs 0.1 µs.
PRICED_MAX = 3_000
# It goes on while the next stretch, by what was found so far, is no longer than this.
STRETCH_MAX = 120_000
STRETCHES_MAX = 4
STRETCH_MIN = 500
_ENDLESS = 10**9
# A stretch is so many times as long as it should have to be.
_AMPLE = 1.5
# What may be added to a column without changing it: so no index gives its order.
FIT = "fit"
# What PostgreSQL expects of words, and where a walk ends, changes little in so many seconds.
_REMEMBERED_S = 30
_estimates: Remembered[tuple[tuple[str, ...], SearchedWords | None], int] = Remembered(most=2_000, keep_s=_REMEMBERED_S)
_edges: Remembered[Hashable, "Place | None"] = Remembered(most=500, keep_s=_REMEMBERED_S)
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


def read(
    listings: ListingFilter, order: Order, *, wanted: int, columns: Sequence[str], is_fit: bool = False
) -> list[dict[str, Any]]:
    """
    Return `columns` of the first `wanted` matches in an order.

    Words and attributes are looked for on a walk through the order's own index, which goes on as far as it should take
    by what it has found; what is too rare for that, or known to be, is found by the indexes of what is asked for.

    :param is_fit: whether each has `fit` besides, how well it fits the words that are asked for
    """
    if is_fit:
        columns = [*columns, FIT]
    if not listings.is_hidden:
        return _first(_Part(listings, order), columns, wanted)
    found: list[dict[str, Any]] = []
    walked, (stretch, edge) = 0, _first_stretch(listings, order, wanted)
    for number in range(STRETCHES_MAX):
        if stretch > STRETCH_MAX:
            break
        if number:
            edge = _edge(listings, order, stretch)
        is_priced = _is_priced(listings, order, stretch)
        is_walk = not number or is_priced or stretch <= WALKED_MAX
        part = _Part(listings, order, edge, is_walk=is_walk, is_priced=is_priced, by_index=is_walk)
        found += _first(part, columns, wanted - len(found))
        if edge is None or len(found) == wanted:
            return found
        order, walked = replace(order, past=edge), walked + stretch
        stretch = max(int(_AMPLE * (wanted - len(found)) * walked / max(len(found), 1)), STRETCH_MIN)
    rest = _Part(listings, order, by_index=False)
    return [*found, *_first(rest, columns, wanted - len(found))]


@dataclass(frozen=True, slots=True)
class _Part:
    """
    A part of a list: the matches behind what was seen, up to an edge.

    :param is_walk: it is as long as a walk; what is longer the planner may join with other indexes
    :param is_priced: an index of dates tells the price, so that what costs too little or too much is not opened
    :param by_index: whether the order's own index may be used
    """

    listings: ListingFilter
    order: Order
    edge: Place | None = None
    is_walk: bool = False
    is_priced: bool = False
    by_index: bool = True

    def rows(self) -> QuerySet[Listing]:
        """Return the matches in their order."""
        by_price = ("price",) if self.is_priced or self.order.column == "price" else ()
        rows = self.listings.walked(*by_price) if self.is_walk else self.listings.rows()
        rows = self.order.sorted(self.order.beyond(rows), by_index=self.by_index)
        return rows if self.edge is None else self.order.until(rows, self.edge)


def _first(part: _Part, columns: Sequence[str], wanted: int) -> list[dict[str, Any]]:
    """Return `columns` of the first matches; what has a shape that others have had is not worded anew."""
    if FIT in columns and not part.by_index:
        # PostgreSQL would say of every match how well it fits, before it sorts them.
        return _fitted(part, columns, wanted)
    shape = shape_of(part.listings)
    if shape is None:
        return [dict(zip(columns, row, strict=True)) for row in _of(part, columns, wanted)]
    places = {"past": part.order.past, "edge": part.edge}
    order = replace(part.order, past=None)
    way = (order, part.is_walk, part.is_priced, part.by_index, tuple(place is None for place in places.values()))
    values = dict(shape.values)
    for name, place in places.items():
        if place is not None:
            values |= {f"{name}.key": place.key, f"{name}.id": place.id}

    def build() -> Any:
        slots = {name: place and _slots(name, part.order.column) for name, place in places.items()}
        worded = replace(part.order, past=slots["past"])
        return _of(replace(part, listings=shape.worded(), order=worded, edge=slots["edge"]), columns, wanted)

    return rows_read((shape.key, way, tuple(columns), wanted), build, columns, values)


def _fitted(part: _Part, columns: Sequence[str], wanted: int) -> list[dict[str, Any]]:
    found = _first(part, [name for name in columns if name != FIT], wanted)
    query = part.listings.query
    if query is None or not found:
        return found
    rows = Listing.objects.filter(id__in=[row["id"] for row in found]).annotate(**{FIT: fit_of(query)})
    fits = dict(rows.values_list("id", FIT))
    return [{**row, FIT: fits[row["id"]]} for row in found if row["id"] in fits]


def _of(part: _Part, columns: Sequence[str], wanted: int) -> Any:
    rows = part.rows()
    if FIT in columns and part.listings.query is not None:
        rows = rows.annotate(**{FIT: fit_of(part.listings.query)})
    return rows.values_list(*columns)[:wanted]


def _slots(name: str, column: str) -> Place:
    key = Listing._meta.get_field(column)
    return Place(Slot(f"{name}.key", cast("Any", key)), cast("Any", Slot(f"{name}.id", UUIDField())))


def fit_of(query: SearchedWords) -> Cast:
    """Return how well a listing fits what is searched for, the seller's plan included (rules/fit.py)."""
    # The seller's plan stands in the row that every card reads anyway: no query and no stored copy more.
    plans = [When(seller__plan=plan, then=Value(fit_steps(plan))) for plan in BOOST_PERCENT]
    steps = Case(*plans, default=Value(fit_steps("")))
    return Cast(SearchRank(F("search_vector"), query.query()) * steps, BigIntegerField())


def _is_priced(listings: ListingFilter, order: Order, count: int) -> bool:
    """Tell whether so few of the next `count` have the prices asked for that these are opened by the index of dates."""
    prices = {"min_price": listings.min_price, "max_price": listings.max_price}
    if order.column != "created_at" or not any(prices.values()):
        return False
    if count <= WALKED_MAX:
        return True
    frame = listings.frame
    priced = rows_estimate(replace(frame, **cast("Any", prices)).rows())
    return count * priced <= PRICED_MAX * rows_estimate(frame.rows())


def _first_stretch(listings: ListingFilter, order: Order, wanted: int) -> tuple[int, Place | None]:
    """Return how long the first walk is and where it ends; longer than any where nothing is walked for."""
    edge = _edge(listings, order, WALKED_MAX) if WALKED_MAX <= STRETCH_MAX else None
    if edge is None or listings.query is None:
        return WALKED_MAX, edge
    # As far as PostgreSQL's statistics know the words.
    found, every = _estimated(listings.statuses, listings.query), _estimated(listings.statuses, None)
    if found * COMMON_ONE_IN <= every:
        return _ENDLESS, None
    if WALKED_MAX < _AMPLE * wanted * every / found <= 2 * WALKED_MAX:
        return 2 * WALKED_MAX, _edge(listings, order, 2 * WALKED_MAX)
    return WALKED_MAX, edge


def _estimated(statuses: tuple[str, ...], query: SearchedWords | None) -> int:
    wanted = ListingFilter(statuses=statuses, query=query)
    return _estimates.get((statuses, query), lambda: rows_estimate(wanted.rows()))


def _edge(listings: ListingFilter, order: Order, count: int) -> Place | None:
    """Return where a stretch ends; of what many begin with, as it was a few seconds ago: it only has to end."""
    passed = _passed(listings, order)
    if order.past is not None or passed.min_price is not None or passed.max_price is not None:
        return order.edge(passed.rows(), count)
    game_id = passed.game and passed.game.id
    return _edges.get(
        (passed.statuses, game_id, passed.seller_id, order, count), lambda: order.edge(passed.rows(), count)
    )


def _passed(listings: ListingFilter, order: Order) -> ListingFilter:
    """Return what a walk meets, matching or not."""
    if order.column != "price":
        return listings.frame
    return replace(listings.frame, min_price=listings.min_price, max_price=listings.max_price)


def _row_of(place: Place) -> _Row:
    return _Row(_value(place.key), _value(place.id))


def _value(part: Any) -> Value | Slot:
    return part if isinstance(part, Slot) else Value(part)
