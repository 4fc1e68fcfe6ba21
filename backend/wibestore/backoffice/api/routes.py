"""Addresses of the admin API. Every one of them is for staff alone."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from wibestore.backoffice import selectors, services
from wibestore.backoffice.api import dashboard, disputes, plans, providers, transactions, users, withdrawals
from wibestore.backoffice.api.paging import cursor_path
from wibestore.backoffice.api.schemas import AdminListingOut, AdminListingPage, AdminListingQuery, ListingDecisionIn
from wibestore.core.api import actor_of, moderator_only, problems

router = Router(tags=["admin"], auth=moderator_only)
for part in (dashboard, disputes, plans, withdrawals, providers, transactions, users):
    router.add_router("", part.router)


@router.get("/admin/listings/", response={200: AdminListingPage, **problems(401, 403)})
def admin_listing_list(request: HttpRequest, query: Query[AdminListingQuery]) -> Any:
    """List listings of one status, the newest first; those that wait for a moderator by default."""
    page = selectors.moderated_listing_page(**query.model_dump())
    return {
        "results": page.results,
        "next": cursor_path(request, page.next),
        "previous": cursor_path(request, page.previous),
    }


@router.get("/admin/listings/{uuid:listing_id}/", response={200: AdminListingOut, **problems(401, 403, 404)})
def admin_listing_detail(request: HttpRequest, listing_id: UUID) -> Any:
    """Return a listing of any status whole."""
    return selectors.moderated_listing_get(actor=actor_of(request), listing_id=listing_id)


@router.patch("/admin/listings/{uuid:listing_id}/", response={200: AdminListingOut, **problems(401, 403, 404, 409)})
def admin_listing_decide(request: HttpRequest, listing_id: UUID, body: ListingDecisionIn) -> Any:
    """Put a listing on sale, or refuse it with a reason that its seller reads."""
    actor = actor_of(request)
    services.listing_decide(actor=actor, listing_id=listing_id, **body.model_dump())
    return selectors.moderated_listing_get(actor=actor, listing_id=listing_id)
