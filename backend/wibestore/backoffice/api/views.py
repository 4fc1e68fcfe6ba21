"""Addresses of one's own saved views."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from wibestore.backoffice import selectors, services
from wibestore.backoffice.api.setting_schemas import ViewIn, ViewOut, ViewQuery, ViewsOut
from wibestore.core.api import actor_of, problems, staff_only
from wibestore.core.once import answer_once

router = Router(tags=["admin"], auth=staff_only)


@router.get("/admin/views/", response={200: ViewsOut, **problems(401, 403)})
def admin_view_list(request: HttpRequest, query: Query[ViewQuery]) -> Any:
    """List the views one keeps, in their order."""
    return {"results": selectors.view_list(actor=actor_of(request), page=query.page)}


@router.post("/admin/views/", response={201: ViewOut, **problems(401, 403, 409, 422)})
def admin_view_create(request: HttpRequest, view: ViewIn) -> HttpResponse:
    """Keep the filters of a page, at most twenty of each page."""
    actor = actor_of(request)

    def effect() -> ViewOut:
        return ViewOut.model_validate(services.view_create(actor=actor, **view.model_dump()))

    return answer_once(request, view, effect, status=201)


@router.delete("/admin/views/{uuid:view_id}/", response={204: None, **problems(401, 403, 404)})
def admin_view_delete(request: HttpRequest, view_id: UUID) -> Status[None]:
    """Forget one of them."""
    services.view_delete(actor=actor_of(request), view_id=view_id)
    return Status(204, None)
