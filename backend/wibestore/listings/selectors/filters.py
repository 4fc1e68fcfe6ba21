"""The filters of a list of listings: checked against the game, turned into conditions."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import and_, or_
from typing import Any, Self
from uuid import UUID

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery
from django.db.models import BooleanField, Case, Expression, Q, QuerySet, Value, When

from wibestore.core.errors import FieldError, ValidationFailed
from wibestore.games.types import AttributeSpec, GameInfo
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingState

AnyQuery = SearchQuery | CombinedSearchQuery
AnyText = str | Expression
# The columns by which indexes of dates and prices begin: what else is asked for is looked up in each row on the way.
_FRAME = ("game_id", "seller_id")
ATTRIBUTE_PREFIX = "attr."
VALUES_MAX = 20
_BOUND = 10**15
_RAW_MAX = 400


@dataclass(frozen=True, slots=True)
class SearchedWords:
    """
    Words that must all be there, each in one of its forms.

    :param words: of each word how it is written, to be stemmed (Russian, English), and the folded words that it may be,
        ready for PostgreSQL's query language
    """

    words: tuple[tuple[AnyText, tuple[AnyText, ...]], ...]

    def query(self) -> AnyQuery:
        """Return them as a query for a column of search vectors."""
        return reduce(and_, (self._word(written, forms) for written, forms in self.words))

    @staticmethod
    def _word(written: AnyText, forms: tuple[AnyText, ...]) -> AnyQuery:
        queries = [SearchQuery(form, config="simple", search_type="raw") for form in forms]
        return reduce(or_, queries, SearchQuery(written, config="russian"))


@dataclass(frozen=True, slots=True)
class AttributeFilter:
    """What one attribute must be: one of the values, or between the bounds (both inclusive)."""

    key: str
    kind: str
    values: tuple[Any, ...] = ()
    min: int | None = None
    max: int | None = None

    def condition(self) -> Q:
        """Return the condition on a listing's row."""
        if self.kind == "int":
            return self._number()
        # One operator for all values, answered by the index `listing_tokens`.
        return Q(facet_tokens__overlap=self.tokens)

    @property
    def tokens(self) -> list[str]:
        """Return what one of the listing's own tokens must be, where it is no number."""
        return [f"{self.key}={value}" for value in self.values]

    def _number(self) -> Q:
        path = f"attributes__{self.key}"
        condition = Q(**{f"{path}__in": list(self.values)}) if self.values else Q()
        if self.min is not None:
            condition &= Q(**{f"{path}__gte": self.min})
        if self.max is not None:
            condition &= Q(**{f"{path}__lte": self.max})
        return condition


@dataclass(frozen=True, slots=True)
class ListingFilter:
    """Which listings are asked for. Checked values only: made by the entry points through this module."""

    statuses: tuple[str, ...] = (ListingState.ACTIVE.value,)
    game: GameInfo | None = None
    min_price: int | None = None
    max_price: int | None = None
    is_premium: bool | None = None
    has_images: bool | None = None
    delivery: str | None = None
    seller_id: UUID | None = None
    query: SearchedWords | None = None
    attributes: tuple[AttributeFilter, ...] = ()
    is_nothing: bool = False

    def rows(self) -> QuerySet[Listing]:
        """Return the matching listings, unordered."""
        return self._on_sale().filter(*self.conditions().values())

    def walked(self, *but: str) -> QuerySet[Listing]:
        """
        Return the same listings for a walk through an index: no other index is used for what the walk meets.

        :param but: the conditions that the walk's own index answers
        """
        conditions = self.conditions()
        own = [conditions.pop(key) for key in (*_FRAME, *but) if key in conditions]
        return self._on_sale().filter(*own, when_met(*conditions.values()))

    @property
    def frame(self) -> Self:
        """Return the filter of game and seller alone: what a walk passes through, matching or not."""
        return type(self)(statuses=self.statuses, game=self.game, seller_id=self.seller_id, is_nothing=self.is_nothing)

    @property
    def is_hidden(self) -> bool:
        """Tell whether it is asked for what the planner cannot weigh: words, or attributes of a game."""
        return self.query is not None or bool(self.attributes)

    def since(self, count: int) -> datetime | None:
        """Return when the `count`-th newest listing of the frame was made, if there is one; no row is opened for it."""
        newest = self.frame.rows().order_by("-created_at", "-id")
        return newest.values_list("created_at", flat=True)[count - 1 : count].first()

    def without(self, facet: str) -> Self:
        """Return the same filters less one, for that facet's own counts."""
        if facet.startswith(ATTRIBUTE_PREFIX):
            key = facet.removeprefix(ATTRIBUTE_PREFIX)
            return replace(self, attributes=tuple(one for one in self.attributes if one.key != key))
        if facet == "price":
            return replace(self, min_price=None, max_price=None)
        emptied: dict[str, Any] = {facet: None}
        return replace(self, **emptied)

    def conditions(self) -> dict[str, Q]:
        """Return what is asked for, by the names of columns and facets; what costs most to look at comes last."""
        columns = {
            "game_id": self.game.id if self.game else None,
            "seller_id": self.seller_id,
            "is_premium": self.is_premium,
            "delivery": self.delivery,
        }
        conditions = {name: Q(**{name: value}) for name, value in columns.items() if value is not None}
        bounds = {"price__gte": self.min_price, "price__lte": self.max_price}
        if price := {name: value for name, value in bounds.items() if value is not None}:
            conditions["price"] = Q(**price)
        if self.has_images is not None:
            conditions["has_images"] = Q(image_count__gt=0) if self.has_images else Q(image_count=0)
        for attribute in self.attributes:
            conditions[ATTRIBUTE_PREFIX + attribute.key] = attribute.condition()
        if self.query is not None:
            conditions["query"] = Q(search_vector=self.query.query())
        return conditions

    def _on_sale(self) -> QuerySet[Listing]:
        if self.is_nothing:
            return Listing.objects.none()
        # One status as an equality, so that the partial indexes of what is on sale apply.
        if len(self.statuses) == 1:
            return Listing.objects.filter(status=self.statuses[0])
        return Listing.objects.filter(status__in=self.statuses)


def when_met(*conditions: Q) -> Case | Value:
    """Return whether all are met, looked at in this order and by no index."""
    met: Case | Value = Value(value=True, output_field=BooleanField())
    for condition in reversed(conditions):
        met = Case(When(condition, then=met), default=Value(value=False), output_field=BooleanField())
    return met


def rows_estimate(rows: QuerySet[Listing]) -> int:
    """Return how many rows PostgreSQL's planner expects; nothing is read."""
    plan = rows.order_by().values("id").explain(format="json")
    # A filter that can match nothing (an unknown seller) is never asked, and has no plan.
    return int(json.loads(plan)[0]["Plan"]["Plan Rows"]) if plan else 0


def own_filter(*, seller_id: UUID, status: str | None) -> ListingFilter:
    """Return the filter of a seller's own listings: in one status, or in every one."""
    every = tuple(state.value for state in ListingState)
    return ListingFilter(statuses=(status,) if status else every, seller_id=seller_id)


def narrowed_to_seller(listings: ListingFilter, seller_id: UUID) -> ListingFilter:
    """Return the filter for the listings of this seller alone; nothing where another's were asked for."""
    is_another = listings.seller_id not in (None, seller_id)
    return replace(listings, seller_id=seller_id, is_nothing=listings.is_nothing or is_another)


def attribute_filters(game: GameInfo | None, parameters: Mapping[str, str]) -> tuple[AttributeFilter, ...]:
    """
    Return the filters of `attr.<key>=v1,v2`, `attr.<key>.min=` and `attr.<key>.max=`.

    :param parameters: every query parameter whose name starts with `attr.`
    :raises ValidationFailed: no game is chosen, it has no such filter, or a value is of the wrong kind
    """
    errors: list[FieldError] = []
    filters: dict[str, AttributeFilter] = {}
    for name, raw in parameters.items():
        try:
            spec, part = _spec_of(game, name)
            held = filters.get(spec.key, AttributeFilter(spec.key, spec.type))
            filters[spec.key] = replace(held, **{part: _value_of(spec, part, raw)})
        except _WrongFilter as error:
            errors.append(FieldError(f"?{name[:64]}", error.code, error.detail))
    if errors:
        raise ValidationFailed(errors)
    return tuple(filters.values())


class _WrongFilter(Exception):
    def __init__(self, code: str, detail: str) -> None:
        self.code, self.detail = code, detail


def _spec_of(game: GameInfo | None, name: str) -> tuple[AttributeSpec, str]:
    if game is None:
        raise _WrongFilter("needs_game", "Choose a game to filter by its attributes")
    key, dot, part = name.removeprefix(ATTRIBUTE_PREFIX).partition(".")
    spec = game.attribute(key)
    if spec is None or not spec.is_filterable or (dot and (part not in ("min", "max") or spec.type != "int")):
        raise _WrongFilter("unknown_parameter", f"{game.name} has no such filter")
    return spec, part or "values"


def _value_of(spec: AttributeSpec, part: str, raw: str) -> Any:
    read = _READERS[spec.type]
    if part != "values":
        return read(spec, raw)
    values = tuple(dict.fromkeys(read(spec, value) for value in raw[:_RAW_MAX].split(",")))
    if len(raw) > _RAW_MAX or len(values) > VALUES_MAX:
        raise _WrongFilter("max_items", f"At most {VALUES_MAX} values")
    return values


def _read_int(_: AttributeSpec, raw: str) -> int:
    digits = raw.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(_BOUND))):
        raise _WrongFilter("invalid_int", "This must be a whole number")
    return int(raw)


def _read_bool(_: AttributeSpec, raw: str) -> str:
    if raw not in ("true", "false"):
        raise _WrongFilter("invalid_bool", "This must be true or false")
    return raw


def _read_choice(spec: AttributeSpec, raw: str) -> str:
    if raw not in dict(spec.choices):
        raise _WrongFilter("invalid_choice", "Choose values of this attribute")
    return raw


_READERS: dict[str, Callable[[AttributeSpec, str], Any]] = {
    "int": _read_int,
    "bool": _read_bool,
    "choice": _read_choice,
}
