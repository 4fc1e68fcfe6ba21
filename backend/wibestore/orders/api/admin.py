"""HTTP of the staff's part in orders: the list of disputes, and cancelling an order."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import PageQuery, actor_of, admin_only, json_response, moderator_only, problems
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.orders import selectors, services
from wibestore.orders.api.answering import answer_once
from wibestore.orders.api.schemas import AdminDisputePage, OrderOut, OrderProblem, StaffCancelIn
from wibestore.orders.rules import Event
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=moderator_only)


class AdminDisputeQuery(PageQuery):
    """The parameters of `admin/disputes/`; the open ones unless others are asked for."""

    status: Literal["open", "closed"] = "open"


@router.get("/admin/disputes/", response={200: AdminDisputePage, **problems(401, 403)})
def admin_dispute_list(request: HttpRequest, query: Query[AdminDisputeQuery]) -> HttpResponse:
    """List disputes: the open ones, those that wait longest first, or the closed ones, the latest first."""
    scope, after = f"disputes:{query.status}", None
    if query.cursor:
        at, dispute_id = cursor_decode(query.cursor, scope=scope)
        after = datetime.fromisoformat(at), UUID(dispute_id)
    page = selectors.dispute_page(is_open=query.status == "open", after=after, limit=query.page_size)
    following = None
    if page.next_position:
        at, dispute_id = page.next_position
        parameters = request.GET.copy()
        parameters["cursor"] = cursor_encode([at.isoformat(), str(dispute_id)], scope=scope)
        following = f"{request.path}?{parameters.urlencode()}"
    return json_response({"results": page.disputes, "next": following, "previous": None})


@router.post(
    "/admin/orders/{uuid:order_id}/cancel/",
    auth=admin_only,
    response={200: OrderOut, **problems(401, 403, 404, 422), 409: OrderProblem},
)
def admin_order_cancel(request: HttpRequest, order_id: UUID, step: StaffCancelIn) -> HttpResponse:
    """Cancel an open order as staff: all the money goes back to the buyer; both parties read the reason."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)
    return answer_once(request, step, lambda: services.transition(order_id, Event.CANCEL, actor, **step.model_dump()))
