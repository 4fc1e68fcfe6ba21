"""Listings over HTTP: translate, call one service or selector, answer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Query, Router

from wibestore.core.actor import Actor, ActorKind
from wibestore.core.api import PageQuery, actor_of, json_response, problems
from wibestore.core.public_cache import public_answer
from wibestore.games import selectors as games
from wibestore.listings import selectors, services
from wibestore.listings.api import reading
from wibestore.listings.api.schemas import (
    ByIdsQuery,
    CardsOut,
    CredentialsIn,
    FacetsOut,
    FavoriteIdsOut,
    FavoriteOut,
    GameListingQuery,
    ListingIn,
    ListingOut,
    ListingPage,
    ListingPatchIn,
    ListingQuery,
    SuggestionsOut,
    SuggestQuery,
    ViewCountOut,
)
from wibestore.listings.types import FacetQuery
from wibestore.users import selectors as users
from wibestore.users.services import email_verified_check
from wibestore.vault.types import Credentials

router = Router(tags=["listings"])


@router.get("/listings/", auth=None, response={200: ListingPage, **problems(401)}, openapi_extra=reading.ATTRIBUTES)
def listing_list(request: HttpRequest, query: Query[ListingQuery]) -> HttpResponse:
    """List what is on sale; with `status`, one's own (staff: anybody's) listings in it."""
    game = reading.game_of(query.game)
    if query.status not in (None, "active"):
        return reading.private_cards_answer(request, query, game)
    return reading.cards_answer(request, query, game)


@router.post("/listings/", response={201: ListingOut, **problems(401, 403, 404, 409)})
def listing_create(request: HttpRequest, body: ListingIn) -> HttpResponse:
    """Make a draft; `PATCH` with `event: submit` hands it to the moderators."""
    actor = actor_of(request)
    email_verified_check(actor=actor)
    change = services.listing_create(actor=actor, draft=reading.listing_draft(body))
    return json_response(selectors.listing_get_for(actor=actor, listing_id=change.id), status=201)


@router.get("/listings/facets/", auth=None, response={200: FacetsOut, **problems()}, openapi_extra=reading.ATTRIBUTES)
def listing_facets(request: HttpRequest, query: Query[FacetQuery]) -> HttpResponse:
    """Count what each choice of a filter would leave."""
    return reading.facets_answer(request, query, reading.game_of(query.game))


@router.get("/listings/by-ids/", auth=None, response={200: CardsOut, **problems()})
def listing_by_ids(request: HttpRequest, query: Query[ByIdsQuery]) -> HttpResponse:
    """List what everybody may see of these listings, sold ones too, in the order of their ids; others are left out."""
    ids = query.listing_ids
    return public_answer(
        request,
        key=f"by-ids:{','.join(map(str, ids))}",
        depends_on=(selectors.EVERY_LISTING,),
        build=lambda: {"results": selectors.public_cards_by_ids(ids)},
    )


@router.get("/listings/{uuid:listing_id}/", auth=None, response={200: ListingOut, **problems(401, 404)})
def listing_detail(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Return one listing; its seller and staff also see it before it is on sale."""
    actor = actor_of(request)
    if actor.kind is ActorKind.VISITOR:
        response = reading.visitor_answer(listing_id)
    else:
        response = json_response(selectors.listing_get_for(actor=actor, listing_id=listing_id))
    patch_vary_headers(response, ["Authorization"])
    return response


@router.put("/listings/{uuid:listing_id}/", response={200: ListingOut, **problems(401, 403, 404, 409)})
def listing_replace(request: HttpRequest, listing_id: UUID, body: ListingIn) -> HttpResponse:
    """Give one's own listing new content whole."""
    services.listing_replace(actor=actor_of(request), listing_id=listing_id, draft=reading.listing_draft(body))
    return _detail(actor_of(request), listing_id)


@router.patch("/listings/{uuid:listing_id}/", response={200: ListingOut, **problems(401, 403, 404, 409)})
def listing_update(request: HttpRequest, listing_id: UUID, body: ListingPatchIn) -> HttpResponse:
    """Change parts of one's own listing, move it by `event`, or both."""
    sent = body.model_dump(exclude_unset=True, exclude={"event", "expected_version"})
    actor = actor_of(request)
    if body.event in ("submit", "resume") or body.price is not None:
        email_verified_check(actor=actor)
    services.listing_update(
        actor=actor,
        listing_id=listing_id,
        changes={name: value for name, value in sent.items() if value is not None or name == "offer_floor"},
        event=body.event,
        expected_version=body.expected_version,
    )
    return _detail(actor, listing_id)


@router.delete("/listings/{uuid:listing_id}/", response={204: None, **problems(401, 403, 404, 409)})
def listing_archive(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Take one's own listing away for good; refused while somebody is buying it."""
    services.listing_event(actor=actor_of(request), listing_id=listing_id, event="archive")
    return HttpResponse(status=204)


@router.put("/listings/{uuid:listing_id}/credentials/", response={200: ListingOut, **problems(401, 403, 404, 409)})
def listing_credentials_put(request: HttpRequest, listing_id: UUID, body: CredentialsIn) -> HttpResponse:
    """Seal the game account's login data; they are shown to nobody but the buyer."""
    services.credentials_put(actor=actor_of(request), listing_id=listing_id, credentials=_credentials(body))
    return _detail(actor_of(request), listing_id)


@router.post("/listings/{uuid:listing_id}/favorite/", response={200: FavoriteOut, **problems(401, 404, 409)})
def favorite_add(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Like a listing."""
    return _favorite(actor_of(request), listing_id, is_favorite=True)


@router.delete("/listings/{uuid:listing_id}/favorite/", response={200: FavoriteOut, **problems(401, 404, 409)})
def favorite_remove(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Like a listing no longer."""
    return _favorite(actor_of(request), listing_id, is_favorite=False)


@router.post("/listings/{uuid:listing_id}/view/", auth=None, response={200: ViewCountOut, **problems(401, 404)})
def listing_view(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Count a look at a listing, once a visitor and day."""
    return json_response({"view_count": services.view_add(actor=actor_of(request), listing_id=listing_id)})


@router.get("/listings/{uuid:listing_id}/similar/", auth=None, response={200: CardsOut, **problems(404)})
def listing_similar(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """List others of the same game that cost about as much."""
    return public_answer(
        request,
        key=f"similar:{listing_id}",
        depends_on=(selectors.EVERY_LISTING,),
        build=lambda: {"results": selectors.listing_similar(listing_id)},
    )


@router.get("/search/suggest/", auth=None, response={200: SuggestionsOut, **problems()})
def search_suggest(request: HttpRequest, query: Query[SuggestQuery]) -> HttpResponse:
    """Return quick results for what was typed so far: games, listings, sellers, completed words."""
    return public_answer(
        request,
        key=f"suggest:{query.q}",
        depends_on=(selectors.EVERY_LISTING, users.SELLERS_VERSION),
        build=lambda: {"results": selectors.suggestions_get(query.q)},
    )


@router.get(
    "/games/{slug}/listings/", auth=None, response={200: ListingPage, **problems(404)}, openapi_extra=reading.ATTRIBUTES
)
def game_listing_list(request: HttpRequest, slug: str, query: Query[GameListingQuery]) -> HttpResponse:
    """List what is on sale of one game."""
    return reading.cards_answer(request, query, games.game_get(slug))


@router.get("/users/{username}/listings/", auth=None, response={200: ListingPage, **problems(404)})
def user_listing_list(request: HttpRequest, username: str, query: Query[PageQuery]) -> HttpResponse:
    """List what a seller has on sale."""
    seller = users.public_user_get(username)
    cards = GameListingQuery(seller=seller.username, page_size=query.page_size, cursor=query.cursor)
    return reading.cards_answer(request, cards, None)


@router.get("/profile/favorites/", response={200: ListingPage, **problems(401)})
def favorite_list(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """List what one likes, the latest first."""
    page = selectors.favorite_page(user_id=actor_of(request).user_id, cursor=query.cursor, page_size=query.page_size)
    return json_response(reading.page_of(request, page))


@router.get("/profile/favorites/ids/", response={200: FavoriteIdsOut, **problems(401)})
def favorite_id_list(request: HttpRequest) -> HttpResponse:
    """List the ids of what one likes, so that public pages can be shared by all."""
    return json_response({"ids": selectors.favorite_ids(actor_of(request).user_id)})


def _detail(actor: Actor, listing_id: UUID) -> HttpResponse:
    return json_response(selectors.listing_get_for(actor=actor, listing_id=listing_id))


def _favorite(actor: Actor, listing_id: UUID, *, is_favorite: bool) -> HttpResponse:
    count = services.favorite_set(actor=actor, listing_id=listing_id, is_favorite=is_favorite)
    return json_response({"listing_id": listing_id, "is_favorite": is_favorite, "favorite_count": count})


def _credentials(body: CredentialsIn) -> Credentials:
    return Credentials(**body.model_dump())
