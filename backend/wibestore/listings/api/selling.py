"""The seller's side over HTTP: drafts, one's own listings, many at once, what to ask for them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request
from ninja import Query, Router

from wibestore.core.api import actor_of, json_response, problems
from wibestore.core.errors import DomainError, ValidationFailed
from wibestore.core.money import Som
from wibestore.core.problems import problem_document
from wibestore.listings import selectors, services
from wibestore.listings.api import reading
from wibestore.listings.api.schemas import CredentialsIn, ListingOut
from wibestore.listings.api.selling_schemas import (
    BulkIn,
    BulkOut,
    OwnListingPage,
    OwnListingQuery,
    PriceHintOut,
    PriceHintQuery,
    SellDraftIn,
    SellDraftOut,
    SellDraftPublishIn,
    SellDraftsOut,
)
from wibestore.listings.types import SellDraftContent
from wibestore.users.services import email_verified_check
from wibestore.vault.types import Credentials

router = Router(tags=["selling"])


@router.get("/profile/sell-drafts/", response={200: SellDraftsOut, **problems(401)})
def sell_draft_list(request: HttpRequest) -> HttpResponse:
    """List one's drafts, the last changed first."""
    return json_response({"results": selectors.sell_draft_list(actor_of(request))})


@router.post("/profile/sell-drafts/", response={201: SellDraftOut, **problems(401, 404, 409)})
def sell_draft_create(request: HttpRequest, body: SellDraftIn) -> HttpResponse:
    """Keep the beginning of a listing; at most 20 are kept."""
    draft_id = services.sell_draft_create(actor=actor_of(request), content=_content(body))
    return _draft(request, draft_id, status=201)


@router.get("/profile/sell-drafts/{uuid:sell_draft_id}/", response={200: SellDraftOut, **problems(401, 404)})
def sell_draft_read(request: HttpRequest, sell_draft_id: UUID) -> HttpResponse:
    """Return one's own draft."""
    return _draft(request, sell_draft_id)


@router.put("/profile/sell-drafts/{uuid:sell_draft_id}/", response={200: SellDraftOut, **problems(401, 404, 409)})
def sell_draft_replace(request: HttpRequest, sell_draft_id: UUID, body: SellDraftIn) -> HttpResponse:
    """Give one's own draft new content whole; another game takes away what was sealed."""
    services.sell_draft_replace(
        actor=actor_of(request), draft_id=sell_draft_id, content=_content(body), expected_version=body.expected_version
    )
    return _draft(request, sell_draft_id)


@router.delete("/profile/sell-drafts/{uuid:sell_draft_id}/", response={204: None, **problems(401, 404)})
def sell_draft_delete(request: HttpRequest, sell_draft_id: UUID) -> HttpResponse:
    """Throw one's own draft away, with what was sealed for it."""
    services.sell_draft_delete(actor=actor_of(request), draft_id=sell_draft_id)
    return HttpResponse(status=204)


@router.put(
    "/profile/sell-drafts/{uuid:sell_draft_id}/credentials/", response={200: SellDraftOut, **problems(401, 404, 409)}
)
def sell_draft_seal(request: HttpRequest, sell_draft_id: UUID, body: CredentialsIn) -> HttpResponse:
    """Seal the game account's login data for a draft; they are shown to nobody but the buyer."""
    credentials = Credentials(**body.model_dump())
    services.sell_draft_seal(actor=actor_of(request), draft_id=sell_draft_id, credentials=credentials)
    return _draft(request, sell_draft_id)


@router.delete(
    "/profile/sell-drafts/{uuid:sell_draft_id}/credentials/", response={200: SellDraftOut, **problems(401, 404)}
)
def sell_draft_unseal(request: HttpRequest, sell_draft_id: UUID) -> HttpResponse:
    """Take the sealed login data away; the account is then handed over by hand."""
    services.sell_draft_unseal(actor=actor_of(request), draft_id=sell_draft_id)
    return _draft(request, sell_draft_id)


@router.post(
    "/profile/sell-drafts/{uuid:sell_draft_id}/publish/",
    response={200: ListingOut, 201: ListingOut, **problems(401, 403, 404, 409)},
)
def sell_draft_publish(request: HttpRequest, sell_draft_id: UUID, body: SellDraftPublishIn) -> HttpResponse:
    """Make a draft a listing of the same id and hand it to the moderators; pressed again, 200 and the same listing."""
    actor = actor_of(request)
    email_verified_check(actor=actor)
    change, is_new = services.sell_draft_publish(
        actor=actor, draft_id=sell_draft_id, expected_version=body.expected_version, read=reading.listing_draft_of
    )
    listing = selectors.listing_get_for(actor=actor, listing_id=change.id)
    return json_response(listing, status=201 if is_new else 200)


@router.post("/listings/{uuid:listing_id}/duplicate/", response={201: SellDraftOut, **problems(401, 403, 404, 409)})
def listing_duplicate(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Make a draft of one's own listing: text, attributes, terms and pictures, never the credentials."""
    draft_id = services.listing_duplicate(actor=actor_of(request), listing_id=listing_id)
    return _draft(request, draft_id, status=201)


@router.get("/profile/listings/", response={200: OwnListingPage, **problems(401)})
def own_listing_list(request: HttpRequest, query: Query[OwnListingQuery]) -> HttpResponse:
    """List one's own listings in every status, or in one."""
    page = selectors.own_page(
        actor=actor_of(request),
        status=query.status,
        search=query.search,
        ordering=query.ordering,
        cursor=query.cursor,
        page_size=query.page_size,
    )
    return json_response(reading.page_of(request, page))


@router.post("/profile/listings/bulk/", response={200: BulkOut, **problems(401, 403)})
def own_listing_bulk(request: HttpRequest, body: BulkIn) -> HttpResponse:
    """Pause, resume, archive or reprice several of one's own listings; one refused stops no other."""
    actor = actor_of(request)
    if body.action in ("resume", "reprice"):
        email_verified_check(actor=actor)
    changes = services.listings_bulk(
        actor=actor,
        ids=body.ids,
        action=body.action,
        price=None if body.price is None else Som(body.price),
        percent=body.percent,
    )
    listings = selectors.own_listings_by_ids(actor=actor, ids=[change.id for change in changes])
    language = get_language_from_request(request)
    return json_response(
        {
            "results": [
                {
                    "id": change.id,
                    "is_changed": change.is_changed,
                    "problem": None if change.problem is None else _refusal(change.problem, language),
                    "listing": listings.get(change.id),
                }
                for change in changes
            ]
        }
    )


@router.get("/profile/price-hint/", response={200: PriceHintOut, **problems(401)}, openapi_extra=reading.ATTRIBUTES)
def price_hint(request: HttpRequest, query: Query[PriceHintQuery]) -> HttpResponse:
    """Return what similar accounts were sold for: with the same attributes, else of the whole game."""
    game = selectors.game_named(query.game)
    return json_response(selectors.price_hint(game=game, attributes=reading.attributes_of(request, game)))


def _content(body: SellDraftIn) -> SellDraftContent:
    fields = body.model_dump(exclude={"expected_version", "price", "offer_floor", "image_ids", "language"})
    return SellDraftContent(
        **fields,
        language=body.language or "",
        price=None if body.price is None else Som(body.price),
        offer_floor=None if body.offer_floor is None else Som(body.offer_floor),
        image_ids=tuple(body.image_ids),
    )


def _draft(request: HttpRequest, sell_draft_id: UUID, *, status: int = 200) -> HttpResponse:
    return json_response(selectors.sell_draft_get_for(actor=actor_of(request), draft_id=sell_draft_id), status=status)


def _refusal(error: DomainError, language: str) -> dict[str, Any]:
    document = problem_document(error, language=language)
    params = dict(error.params)
    if isinstance(error, ValidationFailed):
        # One row of a table has no fields to show them at: the first one says what is wrong.
        first = error.errors[0]
        params = {"pointer": first.pointer, "code": first.code, **(first.params or {})}
    return {"code": error.code, "title": document["title"], "params": params}
