"""Addresses of the desk where the staff works on a dispute."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from wibestore.backoffice import selectors
from wibestore.backoffice.api.template_schemas import ReasonTemplateOut
from wibestore.backoffice.api.user_schemas import AdminUserVerdictOut
from wibestore.core.actor import Actor
from wibestore.core.api import Input, Output, actor_of, moderator_only, problems, to_json
from wibestore.core.once import answer_once
from wibestore.orders import services as orders
from wibestore.users.types import SellerCard

router = Router(tags=["admin"], auth=moderator_only)


class DeskChatOut(Output):
    """The two people's conversation; what it says is read at its own address."""

    id: UUID
    message_count: int


class DeskPersonOut(Output):
    """One side of a dispute, and how it fared before."""

    user: SellerCard
    created_at: datetime
    sales: int
    disputes_opened: int
    disputes_lost: int = Field(description="Of theirs, how many ended for the other side")
    verdicts: list[AdminUserVerdictOut] = Field(description="The newest ten")


class DeskLookOut(Output):
    """One look at the credentials; the address without what names one customer."""

    by: str = Field(description="`buyer`, or the username of whoever of the staff looked")
    at: datetime
    reason: str
    ip: str


class DeskActOut(Output):
    """One act of the staff on the order."""

    at: datetime
    action: str
    by: SellerCard | None
    details: dict[str, Any]


class DeskRulingOut(Output):
    """What the first of two decided."""

    refund_amount: int
    reason: str
    text: str
    by: SellerCard | None
    at: datetime


class DisputeDeskOut(Output):
    """A dispute as the staff works on it."""

    dispute: dict[str, Any] = Field(description="The whole dispute, as `GET disputes/{dispute_id}/` answers")
    chat: DeskChatOut | None
    buyer: DeskPersonOut
    seller: DeskPersonOut
    looks: list[DeskLookOut]
    history: list[DeskActOut]
    taken_by: SellerCard | None
    taken_at: datetime | None
    ruling: DeskRulingOut | None = Field(description="Gone with whatever else happens to the order")
    ruling_needed: int = Field(description="How many of the staff must agree on a decision")
    templates: list[ReasonTemplateOut] = Field(description="Ready reasons for a decision")


_TAKEN = {200: DisputeDeskOut, **problems(401, 403, 404, 409, 422)}


@router.get("/admin/disputes/{uuid:dispute_id}/", response={200: DisputeDeskOut, **problems(401, 403, 404)})
def admin_dispute_desk(request: HttpRequest, dispute_id: UUID) -> Any:
    """Show a dispute with all that the staff may know of it."""
    return _desk(actor_of(request), dispute_id)


@router.post("/admin/disputes/{uuid:dispute_id}/take/", response=_TAKEN)
def admin_dispute_take(request: HttpRequest, dispute_id: UUID) -> HttpResponse:
    """Deal with a dispute; others see who does."""
    actor = actor_of(request)

    def effect() -> DisputeDeskOut:
        orders.dispute_take(actor=actor, dispute_id=dispute_id)
        return _desk(actor, dispute_id)

    return answer_once(request, Input(), effect)


@router.delete("/admin/disputes/{uuid:dispute_id}/take/", response=_TAKEN)
def admin_dispute_release(request: HttpRequest, dispute_id: UUID) -> HttpResponse:
    """Let a dispute go that one deals with; an admin lets anybody's go."""
    actor = actor_of(request)

    def effect() -> DisputeDeskOut:
        orders.dispute_release(actor=actor, dispute_id=dispute_id)
        return _desk(actor, dispute_id)

    return answer_once(request, Input(), effect)


def _desk(actor: Actor, dispute_id: UUID) -> DisputeDeskOut:
    desk = selectors.dispute_desk(actor=actor, dispute_id=dispute_id)
    return DisputeDeskOut.model_validate({**desk, "dispute": orjson.loads(to_json(desk["dispute"]))})
