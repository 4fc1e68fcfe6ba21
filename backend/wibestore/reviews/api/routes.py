"""HTTP of reviews."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Query, Router, Status

from wibestore.core.api import actor_of, json_response, problems, public_json
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.reviews import selectors, services
from wibestore.reviews.api.schemas import (
    HelpfulIdsOut,
    HelpfulOut,
    ReviewIn,
    ReviewOut,
    ReviewPage,
    ReviewPutIn,
    ReviewQuery,
    ReviewResponseIn,
)
from wibestore.reviews.types import Position, ReviewsPart

router = Router(tags=["reviews"])
# Whoever has just written a review must find it: asked again each time, and answered 304 while nothing is new.
_MAX_AGE_S = 0


@router.post("/reviews/", response={201: ReviewOut, **problems(401, 404, 409)})
def review_create(request: HttpRequest, review: ReviewIn) -> HttpResponse:
    """Review a completed order, once."""
    return json_response(services.review_create(actor=actor_of(request), **review.model_dump()), status=201)


@router.get("/reviews/{uuid:review_id}/", response={200: ReviewOut, **problems(404)}, auth=None)
def review_get(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Show one review."""
    return public_json(request, selectors.review_get(review_id), max_age_s=_MAX_AGE_S)


@router.put("/reviews/{uuid:review_id}/", response={200: ReviewOut, **problems(401, 403, 404, 409)})
def review_update(request: HttpRequest, review_id: UUID, review: ReviewPutIn) -> HttpResponse:
    """Change one's own review."""
    changed = services.review_update(actor=actor_of(request), review_id=review_id, **review.model_dump())
    return json_response(changed)


@router.delete("/reviews/{uuid:review_id}/", response={204: None, **problems(401, 403, 404)})
def review_delete(request: HttpRequest, review_id: UUID) -> Status[None]:
    """Take one's own review back."""
    services.review_delete(actor=actor_of(request), review_id=review_id)
    return Status(204, None)


@router.post("/reviews/{uuid:review_id}/response/", response={200: ReviewOut, **problems(401, 403, 404, 409)})
def review_respond(request: HttpRequest, review_id: UUID, response: ReviewResponseIn) -> HttpResponse:
    """Answer a review of one's own sale, or change the answer."""
    answered = services.review_respond(actor=actor_of(request), review_id=review_id, text=response.text)
    return json_response(answered)


@router.post("/reviews/{uuid:review_id}/helpful/", response={200: HelpfulOut, **problems(401, 404, 409)})
def review_helpful_add(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Find a review helpful."""
    return json_response(services.helpful_set(actor=actor_of(request), review_id=review_id, is_helpful=True))


@router.delete("/reviews/{uuid:review_id}/helpful/", response={200: HelpfulOut, **problems(401, 404, 409)})
def review_helpful_remove(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Take one's vote back."""
    return json_response(services.helpful_set(actor=actor_of(request), review_id=review_id, is_helpful=False))


@router.get("/profile/helpful-reviews/ids/", response={200: HelpfulIdsOut, **problems(401)})
def helpful_review_id_list(request: HttpRequest) -> HttpResponse:
    """List the ids of the reviews one found helpful, so that public pages can be shared by all."""
    return json_response({"results": selectors.helpful_review_ids(actor_of(request).user_id)})


@router.get("/listings/{uuid:listing_id}/reviews/", response={200: ReviewPage, **problems(404)}, auth=None)
def listing_review_list(request: HttpRequest, listing_id: UUID, query: Query[ReviewQuery]) -> HttpResponse:
    """List the reviews of a listing, newest or most helpful first."""

    def part(after: Position | None) -> ReviewsPart:
        return selectors.review_page_of_listing(
            actor=actor_of(request),
            listing_id=listing_id,
            ordering=query.ordering,
            after=after,
            limit=query.page_size,
        )

    response = _page(request, query, f"reviews.listing:{listing_id}", part)
    # The reviews of a listing that is off sale are there for its seller and staff alone.
    patch_vary_headers(response, ["Authorization"])
    return response


@router.get("/users/{username}/reviews/", response={200: ReviewPage, **problems(404)}, auth=None)
def user_review_list(request: HttpRequest, username: str, query: Query[ReviewQuery]) -> HttpResponse:
    """List the reviews of a seller, newest or most helpful first."""

    def part(after: Position | None) -> ReviewsPart:
        return selectors.review_page_of_seller(
            username=username, ordering=query.ordering, after=after, limit=query.page_size
        )

    return _page(request, query, f"reviews.user:{username.casefold()}", part)


def _page(
    request: HttpRequest, query: ReviewQuery, scope: str, part_after: Callable[[Position | None], ReviewsPart]
) -> HttpResponse:
    scope, after = f"{scope}:{query.ordering}", None
    if query.cursor:
        helpful_count, created_at, review_id = cursor_decode(query.cursor, scope=scope)
        after = Position(helpful_count=helpful_count, created_at=datetime.fromisoformat(created_at), id=UUID(review_id))
    part = part_after(after)
    following = None
    if last := part.next_position:
        parameters = request.GET.copy()
        place = [last.helpful_count, last.created_at.isoformat(), str(last.id)]
        parameters["cursor"] = cursor_encode(place, scope=scope)
        following = f"{request.path}?{parameters.urlencode()}"
    return public_json(request, {"results": part.reviews, "next": following, "previous": None}, max_age_s=_MAX_AGE_S)
