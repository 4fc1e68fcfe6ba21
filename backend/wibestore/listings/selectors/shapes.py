"""
Lists of one shape are worded once (docs/adr/0022): of the same filters, order and columns, with other values.

What the values are is left out of a shape; which filters there are, and how many words, is what it consists of.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django.db.models import QuerySet, TextField, UUIDField

from wibestore.core.remembered import Remembered
from wibestore.core.statements import Select, Slot
from wibestore.listings.models import Listing
from wibestore.listings.selectors.filters import AttributeFilter, ListingFilter, SearchedWords

# Of more words than this a search is worded anew: people type one or two, and each number of forms is a shape.
_WORDS_MAX = 4
_kept: Remembered[Hashable, Select] = Remembered(most=500)


@dataclass(frozen=True, slots=True)
class _Game:
    """What a worded filter knows of its game: the slot of its key."""

    id: Slot


class _Tokens(AttributeFilter):
    """A filter by choices whose values are a slot's."""

    __slots__ = ()

    @property
    def tokens(self) -> Any:
        return Slot(f"attr.{self.key}", _column("facet_tokens"))


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a filter, and what stands in its slots."""

    key: Hashable
    values: dict[str, Any]
    listings: ListingFilter

    def worded(self) -> ListingFilter:
        """Return the filter with slots in place of its values."""
        given = self.listings
        bounds = {
            name: Slot(name, _column("price"))
            for name in ("min_price", "max_price")
            if getattr(given, name) is not None
        }
        return replace(
            given,
            game=cast("Any", _Game(Slot("game", _column("game_id")))) if given.game else None,
            seller_id=cast("Any", Slot("seller_id", UUIDField())) if given.seller_id else None,
            attributes=tuple(_Tokens(one.key, one.kind) for one in given.attributes),
            query=given.query and _worded(given.query),
            **cast("Any", bounds),
        )


def shape_of(listings: ListingFilter) -> Shape | None:
    """Return the shape of a filter; None for what is asked for so seldom, or so variously, that it is worded anew."""
    words = listings.query.words if listings.query else ()
    if listings.is_nothing or len(words) > _WORDS_MAX or any(one.kind == "int" for one in listings.attributes):
        return None
    values: dict[str, Any] = {f"attr.{one.key}": one.tokens for one in listings.attributes}
    for at, (written, forms) in enumerate(words):
        values[f"word.{at}"] = written
        values |= {f"word.{at}.{number}": form for number, form in enumerate(forms)}
    given = {
        "game": listings.game and listings.game.id,
        "seller_id": listings.seller_id,
        "min_price": listings.min_price,
        "max_price": listings.max_price,
    }
    values |= {name: value for name, value in given.items() if value is not None}
    key = (listings.statuses, listings.is_premium, listings.has_images, listings.delivery, tuple(values))
    return Shape(key, values, listings)


def rows_read(
    key: Hashable, build: Callable[[], QuerySet[Listing, Any]], columns: Sequence[str], values: dict[str, Any]
) -> list[dict[str, Any]]:
    """
    Return `columns` of the rows of a list that is worded once.

    :param key: everything that tells its wording from others
    :param build: makes its queryset of `columns`, with slots
    """
    # Which index serves best depends on how many have such prices, words and attributes, not on the game.
    is_planned_anew = not values.keys() <= {"game"}
    select = _kept.get(key, lambda: Select(build, is_planned_anew=is_planned_anew))
    return [dict(zip(columns, row, strict=True)) for row in select.rows(**values)]


def _worded(searched: SearchedWords) -> SearchedWords:
    return SearchedWords(
        tuple(
            (
                Slot(f"word.{at}", TextField()),
                tuple(Slot(f"word.{at}.{number}", TextField()) for number in range(len(forms))),
            )
            for at, (_, forms) in enumerate(searched.words)
        )
    )


def _column(name: str) -> Any:
    return Listing._meta.get_field(name)
