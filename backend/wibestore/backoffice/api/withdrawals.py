"""Addresses of the staff's decisions on money that leaves the shop."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.backoffice import selectors, services
from wibestore.backoffice.api.paging import cursor_path
from wibestore.backoffice.api.schemas import (
    AdminWithdrawalDetailOut,
    AdminWithdrawalOut,
    AdminWithdrawalPage,
    AdminWithdrawalQuery,
    WithdrawalApproveIn,
    WithdrawalRejectIn,
)
from wibestore.core.api import actor_of, finance_only, problems
from wibestore.core.once import answer_once
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=finance_only)
_STEP = {200: AdminWithdrawalOut, **problems(401, 403, 404, 409, 422)}


@router.get("/admin/withdrawals/", response={200: AdminWithdrawalPage, **problems(401, 403)})
def admin_withdrawal_list(request: HttpRequest, query: Query[AdminWithdrawalQuery]) -> Any:
    """List withdrawals of one status; open ones the oldest first, those that wait for the staff by default."""
    page = selectors.withdrawal_queue(actor=actor_of(request), **query.model_dump())
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get(
    "/admin/withdrawals/{uuid:withdrawal_id}/", response={200: AdminWithdrawalDetailOut, **problems(401, 403, 404)}
)
def admin_withdrawal_detail(request: HttpRequest, withdrawal_id: UUID) -> Any:
    """Show a withdrawal with what there is to know of its owner before money leaves."""
    return selectors.withdrawal_detail(actor=actor_of(request), withdrawal_id=withdrawal_id)


@router.post("/admin/withdrawals/{uuid:withdrawal_id}/approve/", response=_STEP)
def admin_withdrawal_approve(request: HttpRequest, withdrawal_id: UUID, step: WithdrawalApproveIn) -> HttpResponse:
    """Let a withdrawal go; a large one goes when a second member of the staff has agreed."""
    return _decide(request, withdrawal_id, "approve", step)


@router.post("/admin/withdrawals/{uuid:withdrawal_id}/reject/", response=_STEP)
def admin_withdrawal_reject(request: HttpRequest, withdrawal_id: UUID, step: WithdrawalRejectIn) -> HttpResponse:
    """Refuse a withdrawal with a reason that its owner reads; the money is available again."""
    return _decide(request, withdrawal_id, "reject", step)


def _decide(
    request: HttpRequest, withdrawal_id: UUID, decision: str, step: WithdrawalApproveIn | WithdrawalRejectIn
) -> HttpResponse:
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> AdminWithdrawalOut:
        services.withdrawal_decide(actor=actor, withdrawal_id=withdrawal_id, decision=decision, **step.model_dump())
        return AdminWithdrawalOut.model_validate(selectors.withdrawal_get(actor=actor, withdrawal_id=withdrawal_id))

    return answer_once(request, step, effect)
