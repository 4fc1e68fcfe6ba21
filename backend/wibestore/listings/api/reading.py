"""Turns a request's parameters into checked filters, and pages into answers with paths."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from pydantic import ValidationError as InvalidBody

from wibestore.core.actor import Actor
from wibestore.core.api import actor_of, json_response
from wibestore.core.errors import NotAuthenticated
from wibestore.core.money import Som
from wibestore.core.problems import validation_problem
from wibestore.core.public_cache import public_answer, public_bytes
from wibestore.games.types import GameInfo
from wibestore.listings import selectors
from wibestore.listings.api.schemas import GameListingQuery, ListingIn, ListingQuery
from wibestore.listings.types import BaseFilterQuery, ListingDraft
from wibestore.users import selectors as users
from wibestore.vault.types import Credentials

# Likes, looks, the seller's figures and whether they work now, of which no version tells, are as old as this at most
# (seconds).
_DETAIL_KEPT_S = 5
ATTRIBUTES = {"x-query-prefixes": [selectors.ATTRIBUTE_PREFIX]}


def cards_answer(request: HttpRequest, query: GameListingQuery, game: GameInfo | None) -> HttpResponse:
    """Return a public page of cards; the same bytes for everybody who asks alike."""
    # Checked first: what is cached must have been a good request, and a refusal is never cached.
    attributes = attributes_of(request, game)

    def build() -> dict[str, Any]:
        listings = selectors.listing_filter(query, game, attributes)
        page = selectors.listing_page(listings, ordering=query.ordering, cursor=query.cursor, page_size=query.page_size)
        return page_of(request, page)

    game_id = None if game is None else game.id
    return public_answer(
        request,
        key=_key(request),
        depends_on=selectors.list_versions(game_id),
        held=selectors.list_held(game_id),
        build=build,
    )


def private_cards_answer(request: HttpRequest, query: ListingQuery, game: GameInfo | None) -> HttpResponse:
    """
    Return a page of listings that are not on sale: the actor's own, or anybody's for staff.

    :raises NotAuthenticated: a visitor asks
    """
    actor: Actor = actor_of(request)
    if not actor.is_user:
        raise NotAuthenticated
    attributes = attributes_of(request, game)
    listings = selectors.listing_filter(query, game, attributes, statuses=(str(query.status),))
    if not actor.is_moderator:
        listings = selectors.narrowed_to_seller(listings, actor.user_id)
    page = selectors.listing_page(listings, ordering=query.ordering, cursor=query.cursor, page_size=query.page_size)
    return json_response(page_of(request, page))


def visitor_answer(listing_id: UUID) -> HttpResponse:
    """
    Return a listing as every visitor sees it; what it costs and how it stands are those of now.

    :raises ListingNotFound: there is none that everybody may see
    """
    body = public_bytes(
        f"listing:{listing_id}",
        depends_on=(selectors.listing_version(listing_id), users.SELLERS_VERSION),
        build=lambda: selectors.listing_get_for(actor=Actor.visitor(), listing_id=listing_id),
        keep_s=_DETAIL_KEPT_S,
    )
    # It says what is now, so a browser's copy is asked for anew each time: only one without a connection sees it, and
    # is told so (docs/adr/0035).
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": "no-cache"})


def facets_answer(request: HttpRequest, query: BaseFilterQuery, game: GameInfo | None) -> HttpResponse:
    """Return the counts for the current filters; the same bytes for everybody who asks alike."""
    attributes = attributes_of(request, game)
    return public_answer(
        request,
        key=_key(request),
        depends_on=_versions(game),
        build=lambda: selectors.facets_get(selectors.listing_filter(query, game, attributes)),
    )


def game_of(slug: str | None) -> GameInfo | None:
    """
    Return the game a list is narrowed to.

    :raises ValidationFailed: there is no such game
    """
    return None if slug is None else selectors.game_named(slug)


def listing_draft_of(fields: dict[str, Any]) -> ListingDraft:
    """
    Return kept fields as a new listing, checked exactly as those of a request for one.

    :raises ValidationFailed: with the pointers of `ListingIn`
    """
    known = {
        name: value for name, value in fields.items() if name in ListingIn.model_fields and value not in ("", None)
    }
    try:
        body = ListingIn.model_validate(known)
    except InvalidBody as error:
        raise validation_problem(
            [{**one, "loc": ("body", "body", *one["loc"])} for one in error.errors(include_url=False)]
        ) from error
    return listing_draft(body)


def listing_draft(body: ListingIn) -> ListingDraft:
    """Return a request for a listing as the services take it."""
    return ListingDraft(
        game=body.game,
        title=body.title,
        price=Som(body.price),
        description=body.description,
        language=body.language or "",
        attributes=body.attributes,
        image_ids=tuple(body.image_ids),
        delivery_sla_minutes=body.delivery_sla_minutes,
        accepts_offers=body.accepts_offers,
        offer_floor=None if body.offer_floor is None else Som(body.offer_floor),
        credentials=Credentials(**body.credentials.model_dump()) if body.credentials else None,
    )


def page_of(request: HttpRequest, page: selectors.ListingCards) -> dict[str, Any]:
    """Return a page with the paths of its neighbours: the request's own, with another cursor."""
    return {
        "results": page.results,
        "next": _path(request, page.next),
        "previous": _path(request, page.previous),
    }


def attributes_of(request: HttpRequest, game: GameInfo | None) -> tuple[selectors.AttributeFilter, ...]:
    """
    Return the filters of the request's `attr.` parameters.

    :raises ValidationFailed: as `selectors.attribute_filters`
    """
    prefix = selectors.ATTRIBUTE_PREFIX
    given = {name: str(value) for name, value in request.GET.items() if name.startswith(prefix)}
    return selectors.attribute_filters(game, given)


def _versions(game: GameInfo | None) -> tuple[str, ...]:
    return (selectors.EVERY_LISTING,) if game is None else (selectors.game_version(game.id),)


def _key(request: HttpRequest) -> str:
    return f"{request.path}?{urlencode(sorted(request.GET.items()))}" if request.GET else f"{request.path}?"


def _path(request: HttpRequest, cursor: str) -> str | None:
    if not cursor:
        return None
    parameters = [(name, value) for name, value in request.GET.items() if name != "cursor"]
    return f"{request.path}?{urlencode([*parameters, ('cursor', cursor)])}"
