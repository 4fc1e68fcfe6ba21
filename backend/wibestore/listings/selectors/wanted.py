"""Filters as text: read for a list of listings, kept by whoever waits for such a listing, asked of one listing."""

from collections.abc import Collection, Mapping
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db.models import IntegerField, Value
from pydantic import ValidationError as InvalidQuery

from wibestore.core.errors import FieldError, ValidationFailed
from wibestore.core.problems import validation_problem
from wibestore.core.text import clean_text, is_storable
from wibestore.games import selectors as games
from wibestore.games.errors import GameNotFound
from wibestore.games.types import GameInfo
from wibestore.listings.rules.states import ListingState
from wibestore.listings.selectors.filters import (
    ATTRIBUTE_PREFIX,
    AttributeFilter,
    ListingFilter,
    SearchedWords,
    attribute_filters,
)
from wibestore.listings.selectors.searching import search_queries, search_query
from wibestore.listings.types import BaseFilterQuery, FacetQuery, ListingGlance, WantedListings
from wibestore.users import selectors as users
from wibestore.users.errors import UserNotFound

_ON_SALE = (ListingState.ACTIVE.value,)
_PARTS_MAX = 100
_Read = tuple[FacetQuery, GameInfo | None, tuple[AttributeFilter, ...]]


def game_named(slug: str) -> GameInfo:
    """
    Return the game a request is about.

    :raises ValidationFailed: there is no such game
    """
    try:
        return games.game_get(slug)
    except GameNotFound as error:
        raise ValidationFailed.of("?game", "invalid_choice", "There is no such game") from error


def listing_filter(
    query: BaseFilterQuery,
    game: GameInfo | None,
    attributes: tuple[AttributeFilter, ...],
    *,
    statuses: tuple[str, ...] = _ON_SALE,
) -> ListingFilter:
    """Return the filter for the parameters of a list; a seller or words that nobody knows match nothing."""
    search = search_query(query.search) if query.search else None
    return _filled(query, game, attributes, statuses=statuses, search=search, seller_id=_seller_id(query.seller))


def listings_wanted(text: str) -> WantedListings:
    """
    Return filters, written as the query of `listings/`, in their one spelling: equal filters are equal texts.

    :raises ValidationFailed: `listings/` would refuse them, or they leave nothing out
    """
    query, game, attributes = _read(text)
    spelled = _spelled(query, attributes)
    if not spelled:
        raise ValidationFailed.of("/query", "required", "Choose at least one filter")
    return WantedListings(
        query=urlencode(sorted(spelled.items())),
        game_id=game.id if game else None,
        min_price=query.min_price or None,
        max_price=query.max_price,
    )


def wanted_matching(*, listing: ListingGlance, queries: Collection[str]) -> set[str]:
    """
    Return those of `queries` that `listings/` would find the listing by now: three queries at most.

    One whose game or attribute was taken away since matches nothing.

    :param queries: as `WantedListings.query`
    """
    reads: dict[str, _Read] = {}
    for text in sorted(queries):
        try:
            reads[text] = _read(text)
        except ValidationFailed:
            continue
    words = [query.search for query, _, _ in reads.values() if query.search]
    searches = search_queries(words) if words else {}
    sellers = _seller_of(listing) if any(query.seller for query, _, _ in reads.values()) else {}
    filters = [
        (
            text,
            _filled(
                query,
                game,
                attributes,
                statuses=_ON_SALE,
                search=searches[query.search] if query.search else None,
                seller_id=sellers.get((query.seller or "").casefold()),
            ),
        )
        for text, (query, game, attributes) in reads.items()
    ]
    return _found([pair for pair in filters if not pair[1].is_nothing], listing.id)


def _found(filters: list[tuple[str, ListingFilter]], listing_id: UUID) -> set[str]:
    if not filters:
        return set()
    # The list's own statement for each, with the listing's id besides; all of them in one.
    first, *others = (
        one.rows().filter(id=listing_id).annotate(place=Value(place, IntegerField())).values_list("place", flat=True)
        for place, (_, one) in enumerate(filters)
    )
    return {filters[place][0] for place in (first.union(*others, all=True) if others else first)}


def _read(text: str) -> _Read:
    try:
        given = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_PARTS_MAX))
    except ValueError as error:
        raise ValidationFailed.of("/query", "max_items", f"At most {_PARTS_MAX} filters") from error
    if not all(is_storable(part) for pair in given.items() for part in pair):
        raise ValidationFailed.of("/query", "invalid_string", "This must be a text")
    attributes = {name: value for name, value in given.items() if name.startswith(ATTRIBUTE_PREFIX)}
    plain = {name: value for name, value in given.items() if name not in attributes}
    unknown = [name for name in plain if name not in FacetQuery.model_fields]
    if unknown:
        raise ValidationFailed(
            [FieldError(f"?{name[:64]}", "unknown_parameter", "This list has no such parameter") for name in unknown]
        )
    try:
        query = FacetQuery.model_validate(plain)
    except InvalidQuery as error:
        raise validation_problem(
            [{**one, "loc": ("query", *one["loc"])} for one in error.errors(include_url=False)]
        ) from error
    game = None if query.game is None else game_named(query.game)
    return query, game, attribute_filters(game, attributes)


def _spelled(query: FacetQuery, attributes: tuple[AttributeFilter, ...]) -> dict[str, str]:
    """Return the filters by name, each value spelled in one way; what filters nothing is left out."""
    values = query.model_dump(exclude_none=True)
    # An address may hold anything: what is kept and shown again is cleaned as every text of people.
    values["search"] = " ".join(clean_text(query.search or "").split())
    values["seller"] = (query.seller or "").casefold()
    spelled = {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in values.items()
        if value != "" and (name, value) != ("min_price", 0)
    }
    for one in attributes:
        name = f"{ATTRIBUTE_PREFIX}{one.key}"
        if one.values:
            spelled[name] = ",".join(map(str, sorted(one.values)))
        bounds = {"min": one.min, "max": one.max}
        spelled |= {f"{name}.{part}": str(bound) for part, bound in bounds.items() if bound is not None}
    return spelled


def _filled(
    query: BaseFilterQuery,
    game: GameInfo | None,
    attributes: tuple[AttributeFilter, ...],
    *,
    statuses: tuple[str, ...],
    search: SearchedWords | None,
    seller_id: UUID | None,
) -> ListingFilter:
    return ListingFilter(
        statuses=statuses,
        game=game,
        min_price=query.min_price,
        max_price=query.max_price,
        is_premium=query.is_premium,
        has_images=query.has_images,
        delivery=query.delivery,
        seller_id=seller_id,
        query=search,
        attributes=attributes,
        is_nothing=(bool(query.search) and search is None) or (query.seller is not None and seller_id is None),
    )


def _seller_id(username: str | None) -> UUID | None:
    if username is None:
        return None
    try:
        return users.public_user_get(username).id
    except UserNotFound:
        return None


def _seller_of(listing: ListingGlance) -> Mapping[str, UUID]:
    # A name is compared as the list does, whatever its case; no other seller's can match.
    username = users.seller_cards([listing.seller_id])[listing.seller_id].username
    return {username.casefold(): listing.seller_id}
