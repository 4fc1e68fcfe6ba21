"""HTTP of reviews."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Query, Router, Status

from wibestore.core.api import PageQuery, actor_of, json_response, problems, public_json
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.reviews import selectors, services
from wibestore.reviews.api.schemas import ReviewIn, ReviewOut, ReviewPage, ReviewPutIn
from wibestore.reviews.types import ReviewsPart

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


@router.delete("/reviews/{uuid:review_id}/", response={204: None, **problems(401, 403, 404, 409)})
def review_delete(request: HttpRequest, review_id: UUID) -> Status[None]:
    """Take one's own review back."""
    services.review_delete(actor=actor_of(request), review_id=review_id)
    return Status(204, None)


@router.get("/listings/{uuid:listing_id}/reviews/", response={200: ReviewPage, **problems(404)}, auth=None)
def listing_review_list(request: HttpRequest, listing_id: UUID, query: Query[PageQuery]) -> HttpResponse:
    """List the reviews of a listing, newest first."""

    def part(after: selectors.Position | None) -> ReviewsPart:
        return selectors.review_page_of_listing(
            actor=actor_of(request), listing_id=listing_id, after=after, limit=query.page_size
        )

    response = _page(request, query, f"reviews.listing:{listing_id}", part)
    # The reviews of a listing that is off sale are there for its seller and staff alone.
    patch_vary_headers(response, ["Authorization"])
    return response


@router.get("/users/{username}/reviews/", response={200: ReviewPage, **problems(404)}, auth=None)
def user_review_list(request: HttpRequest, username: str, query: Query[PageQuery]) -> HttpResponse:
    """List the reviews of a seller, newest first."""

    def part(after: selectors.Position | None) -> ReviewsPart:
        return selectors.review_page_of_seller(username=username, after=after, limit=query.page_size)

    return _page(request, query, f"reviews.user:{username.casefold()}", part)


def _page(
    request: HttpRequest, query: PageQuery, scope: str, part_after: Callable[[selectors.Position | None], ReviewsPart]
) -> HttpResponse:
    after = None
    if query.cursor:
        created_at, review_id = cursor_decode(query.cursor, scope=scope)
        after = datetime.fromisoformat(created_at), UUID(review_id)
    part = part_after(after)
    following = None
    if part.next_position:
        created_at, review_id = part.next_position
        parameters = request.GET.copy()
        parameters["cursor"] = cursor_encode([created_at.isoformat(), str(review_id)], scope=scope)
        following = f"{request.path}?{parameters.urlencode()}"
    return public_json(request, {"results": part.reviews, "next": following, "previous": None}, max_age_s=_MAX_AGE_S)
