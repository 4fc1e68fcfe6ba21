"""HTTP of saved searches and watched prices."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import PageQuery, actor_of, json_response, problems
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.watching import selectors, services
from wibestore.watching.api.schemas import (
    PriceWatchOut,
    SavedSearchIn,
    SavedSearchOut,
    SavedSearchPage,
    SavedSearchPatchIn,
    WatchedIdsOut,
    WatchedListingPage,
)
from wibestore.watching.types import WatchingPart

router = Router(tags=["watching"])
_SEARCHES, _WATCHES = "saved-searches", "price-watches"


@router.get("/profile/saved-searches/", response={200: SavedSearchPage, **problems(401)})
def saved_search_list(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """List one's own saved searches, the newest first, each with how many listings are new."""
    before = _before(query, _SEARCHES)
    part = selectors.saved_search_page(actor=actor_of(request), before=before, limit=query.page_size)
    return _page(request, part, _SEARCHES)


@router.post("/profile/saved-searches/", response={201: SavedSearchOut, **problems(401, 409)})
def saved_search_create(request: HttpRequest, body: SavedSearchIn) -> HttpResponse:
    """Save filters of the catalog under a name (20 searches at most)."""
    actor = actor_of(request)
    saved_search_id = services.search_save(actor=actor, **body.model_dump())
    return _search(request, saved_search_id, status=201)


@router.patch("/profile/saved-searches/{uuid:saved_search_id}/", response={200: SavedSearchOut, **problems(401, 404)})
def saved_search_update(request: HttpRequest, saved_search_id: UUID, body: SavedSearchPatchIn) -> HttpResponse:
    """Rename one's own saved search, or turn its alerts on or off."""
    services.search_change(actor=actor_of(request), saved_search_id=saved_search_id, **body.model_dump())
    return _search(request, saved_search_id)


@router.delete("/profile/saved-searches/{uuid:saved_search_id}/", response={204: None, **problems(401, 404)})
def saved_search_delete(request: HttpRequest, saved_search_id: UUID) -> HttpResponse:
    """Throw one's own saved search away."""
    services.search_delete(actor=actor_of(request), saved_search_id=saved_search_id)
    return HttpResponse(status=204)


@router.post(
    "/profile/saved-searches/{uuid:saved_search_id}/seen/", response={200: SavedSearchOut, **problems(401, 404)}
)
def saved_search_seen(request: HttpRequest, saved_search_id: UUID) -> HttpResponse:
    """Say that one has looked: nothing it has found so far is new."""
    services.search_seen(actor=actor_of(request), saved_search_id=saved_search_id)
    return _search(request, saved_search_id)


@router.put("/listings/{uuid:listing_id}/price-watch/", response={200: PriceWatchOut, **problems(401, 404, 409)})
def price_watch_add(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Watch a listing's price: one is told when it falls."""
    return json_response(services.price_watch_set(actor=actor_of(request), listing_id=listing_id, is_watched=True))


@router.delete("/listings/{uuid:listing_id}/price-watch/", response={200: PriceWatchOut, **problems(401, 404, 409)})
def price_watch_remove(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Watch a listing's price no longer."""
    return json_response(services.price_watch_set(actor=actor_of(request), listing_id=listing_id, is_watched=False))


@router.get("/profile/price-watches/", response={200: WatchedListingPage, **problems(401)})
def price_watch_list(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """List the accounts whose price one watches, the latest first, with the price then and now."""
    before = _before(query, _WATCHES)
    part = selectors.price_watch_page(actor=actor_of(request), before=before, limit=query.page_size)
    return _page(request, part, _WATCHES)


@router.get("/profile/price-watches/ids/", response={200: WatchedIdsOut, **problems(401)})
def price_watch_id_list(request: HttpRequest) -> HttpResponse:
    """List the ids of those accounts, so that public pages can be shared by all."""
    return json_response({"ids": selectors.watched_ids(actor_of(request).user_id)})


def _search(request: HttpRequest, saved_search_id: UUID, *, status: int = 200) -> HttpResponse:
    search = selectors.saved_search_get_for(actor=actor_of(request), saved_search_id=saved_search_id)
    return json_response(search, status=status)


def _before(query: PageQuery, scope: str) -> UUID | None:
    return UUID(cursor_decode(query.cursor, scope=scope)[0]) if query.cursor else None


def _page(request: HttpRequest, part: WatchingPart, scope: str) -> HttpResponse:
    following = None
    if part.next_id is not None:
        parameters = request.GET.copy()
        parameters["cursor"] = cursor_encode([str(part.next_id)], scope=scope)
        following = f"{request.path}?{parameters.urlencode()}"
    return json_response({"results": part.results, "next": following, "previous": None})
