"""Addresses of the moderators' queue: what waits, who looks at it, what is decided."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.backoffice.api.listing_schemas import (
    AdminListingOut,
    AdminListingPage,
    AdminListingQuery,
    ClaimIn,
    ClaimNextIn,
    ListingBulkIn,
    ListingBulkOut,
    ListingDecisionIn,
    QueueCountsOut,
)
from wibestore.backoffice.api.paging import cursor_path
from wibestore.core.actor import Actor
from wibestore.core.api import actor_of, moderator_only, problems
from wibestore.core.errors import VersionConflict
from wibestore.core.once import answer_once
from wibestore.moderation import selectors, services
from wibestore.moderation.types import BulkLook, FieldReason

router = Router(tags=["admin"], auth=moderator_only)
_LOOK = {200: AdminListingOut, **problems(401, 403, 404, 409, 422)}


@router.get("/admin/listings/", response={200: AdminListingPage, **problems(401, 403)})
def admin_listing_list(request: HttpRequest, query: Query[AdminListingQuery]) -> Any:
    """List listings of one status, the newest first; those that wait for a moderator by default."""
    page = selectors.look_page(actor=actor_of(request), **query.model_dump())
    return {
        "results": page.results,
        "next": cursor_path(request, page.next),
        "previous": cursor_path(request, page.previous),
    }


@router.get("/admin/listings/queue/", response={200: QueueCountsOut, **problems(401, 403)})
def admin_listing_queue(request: HttpRequest) -> Any:
    """Tell how much waits for a look."""
    return selectors.queue_counts(actor=actor_of(request))


@router.post("/admin/listings/claim-next/", response=_LOOK)
def admin_listing_claim_next(request: HttpRequest, body: ClaimNextIn) -> HttpResponse:
    """Take the look that waits longest and that nobody holds."""
    actor = actor_of(request)
    return answer_once(request, body, lambda: _look(actor, services.task_claim_next(actor=actor, **body.model_dump())))


@router.post("/admin/listings/{uuid:listing_id}/claim/", response=_LOOK)
def admin_listing_claim(request: HttpRequest, listing_id: UUID, body: ClaimIn) -> HttpResponse:
    """Take the look at a listing, or keep it longer."""
    actor = actor_of(request)

    def effect() -> AdminListingOut:
        services.task_claim(actor=actor, listing_id=listing_id)
        return _look(actor, listing_id)

    return answer_once(request, body, effect)


@router.delete("/admin/listings/{uuid:listing_id}/claim/", response={204: None, **problems(401, 403, 404, 409)})
def admin_listing_release(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Give the look at a listing back; it may be asked twice."""
    services.task_release(actor=actor_of(request), listing_id=listing_id)
    return HttpResponse(status=204)


@router.get("/admin/listings/{uuid:listing_id}/", response={200: AdminListingOut, **problems(401, 403, 404)})
def admin_listing_detail(request: HttpRequest, listing_id: UUID) -> Any:
    """Return a listing of any status whole, with what speaks for and against it."""
    return selectors.look_get(actor=actor_of(request), listing_id=listing_id)


@router.patch("/admin/listings/{uuid:listing_id}/", response=_LOOK)
def admin_listing_decide(request: HttpRequest, listing_id: UUID, body: ListingDecisionIn) -> HttpResponse:
    """Put a listing on sale, or refuse it with reasons that its seller reads."""
    actor = actor_of(request)

    def effect() -> AdminListingOut:
        said = [FieldReason(**one.model_dump()) for one in body.field_reasons]
        fields = body.model_dump(exclude={"field_reasons"})
        services.review_decide(actor=actor, listing_id=listing_id, field_reasons=said, **fields)
        return _look(actor, listing_id)

    return answer_once(request, body, effect)


@router.post("/admin/listings/bulk/", response={200: ListingBulkOut, **problems(401, 403)})
def admin_listing_bulk(request: HttpRequest, body: ListingBulkIn) -> Any:
    """
    Decide on several listings alike; one refused stops no other, and what was noticed as serious is not approved so.

    The versions make it safe to ask twice: what was decided is not decided again.
    """
    items = [(item.id, item.expected_version) for item in body.items]
    fields = body.model_dump(exclude={"items"})
    looks = services.reviews_bulk(actor=actor_of(request), items=items, **fields)
    return {"results": [_row(look) for look in looks]}


def _look(actor: Actor, listing_id: UUID) -> AdminListingOut:
    return AdminListingOut.model_validate(selectors.look_get(actor=actor, listing_id=listing_id))


def _row(look: BulkLook) -> dict[str, Any]:
    problem = look.problem
    version = problem.params.get("version") if isinstance(problem, VersionConflict) else look.version
    return {"id": look.id, "ok": problem is None, "code": problem.code if problem else None, "version": version}
