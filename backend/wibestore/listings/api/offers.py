"""HTTP of price offers: translate, call one service or selector, answer with the whole offer."""

from collections.abc import Callable
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import Input, PageQuery, actor_of, json_response, problems, to_json
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.idempotency import run_once
from wibestore.core.money import Som
from wibestore.listings import selectors, services
from wibestore.listings.api.schemas import (
    OfferActionIn,
    OfferCounterIn,
    OfferIn,
    OfferOut,
    OfferPageOut,
    OfferQuery,
)
from wibestore.listings.types import OfferInfo, OfferPage

router = Router(tags=["offers"])
_STEP = {200: OfferOut, **problems(401, 403, 404, 409, 422)}


@router.post("/listings/{uuid:listing_id}/offers/", response={201: OfferOut, **problems(401, 403, 404, 409, 422)})
def offer_make(request: HttpRequest, listing_id: UUID, offer: OfferIn) -> HttpResponse:
    """Offer a price for a listing; its seller has 24 hours to answer."""
    actor, amount = actor_of(request), Som(offer.amount)
    return _once(
        request,
        offer,
        lambda: services.offer_make(actor=actor, listing_id=listing_id, amount=amount, message=offer.message),
        status=201,
    )


@router.get("/listings/{uuid:listing_id}/offers/", response={200: OfferPageOut, **problems(401, 404)})
def listing_offer_list(request: HttpRequest, listing_id: UUID, query: Query[PageQuery]) -> HttpResponse:
    """List the offers for a listing, newest first: one's own; its seller and staff see all."""
    scope = f"offers.listing:{listing_id}"
    page = selectors.offer_page_of_listing(
        actor=actor_of(request), listing_id=listing_id, before=_position(query.cursor, scope), limit=query.page_size
    )
    return _page(request, page, scope)


@router.get("/profile/offers/", response={200: OfferPageOut, **problems(401)})
def own_offer_list(request: HttpRequest, query: Query[OfferQuery]) -> HttpResponse:
    """List the offers one made (`side=sent`), got (`received`) or both, newest first."""
    scope = f"offers.own:{query.side}:{query.state}"
    page = selectors.offer_page_of_user(
        actor=actor_of(request),
        side=query.side,
        state=query.state,
        before=_position(query.cursor, scope),
        limit=query.page_size,
    )
    return _page(request, page, scope)


@router.get("/offers/{uuid:offer_id}/", response={200: OfferOut, **problems(401, 404)})
def offer_get(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Show an offer to its buyer, its seller or staff."""
    return json_response(selectors.offer_get_for(actor=actor_of(request), offer_id=offer_id))


@router.post("/offers/{uuid:offer_id}/accept/", response=_STEP)
def offer_accept(request: HttpRequest, offer_id: UUID, step: OfferActionIn) -> HttpResponse:
    """Accept the amount on the table: its buyer has 15 minutes to order at that price."""
    return _step(request, offer_id, "accept", step)


@router.post("/offers/{uuid:offer_id}/decline/", response=_STEP)
def offer_decline(request: HttpRequest, offer_id: UUID, step: OfferActionIn) -> HttpResponse:
    """Decline the amount on the table; the offer ends."""
    return _step(request, offer_id, "decline", step)


@router.post("/offers/{uuid:offer_id}/withdraw/", response=_STEP)
def offer_withdraw(request: HttpRequest, offer_id: UUID, step: OfferActionIn) -> HttpResponse:
    """Take back what one proposed oneself; the offer ends."""
    return _step(request, offer_id, "withdraw", step)


@router.post("/offers/{uuid:offer_id}/counter/", response=_STEP)
def offer_counter(request: HttpRequest, offer_id: UUID, step: OfferCounterIn) -> HttpResponse:
    """Propose another price; the other party has 24 hours to answer."""
    return _step(request, offer_id, "counter", step, amount=Som(step.amount), message=step.message)


def _step(
    request: HttpRequest,
    offer_id: UUID,
    event: str,
    step: OfferActionIn,
    *,
    amount: Som | None = None,
    message: str = "",
) -> HttpResponse:
    actor = actor_of(request)
    return _once(
        request,
        step,
        lambda: services.offer_transition(
            actor=actor,
            offer_id=offer_id,
            event=event,
            expected_version=step.expected_version,
            amount=amount,
            message=message,
        ),
    )


def _once(request: HttpRequest, intent: Input, effect: Callable[[], OfferInfo], *, status: int = 200) -> HttpResponse:
    status, answer = run_once(
        user_id=actor_of(request).user_id,
        key=request.headers.get("Idempotency-Key", ""),
        request={"route": f"POST {request.path}", "body": intent.model_dump(mode="json")},
        effect=lambda: (status, orjson.loads(to_json(effect()))),
    )
    # Sorted: the stored answer comes back with its keys in another order, and a repeat must be the same to the byte.
    return HttpResponse(
        orjson.dumps(answer, option=orjson.OPT_SORT_KEYS), status=status, content_type="application/json"
    )


def _position(cursor: str, scope: str) -> UUID | None:
    return UUID(cursor_decode(cursor, scope=scope)[0]) if cursor else None


def _page(request: HttpRequest, page: OfferPage, scope: str) -> HttpResponse:
    following = None
    if page.next_id is not None:
        parameters = request.GET.copy()
        parameters["cursor"] = cursor_encode([str(page.next_id)], scope=scope)
        following = f"{request.path}?{parameters.urlencode()}"
    return json_response({"results": page.offers, "next": following, "previous": None})
