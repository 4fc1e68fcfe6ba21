"""Addresses of the staff's desk: the queue of requests, and answering one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.actor import Actor
from wibestore.core.api import actor_of, problems, staff_only
from wibestore.core.once import answer_once
from wibestore.support import selectors, services
from wibestore.support.api.paging import paged
from wibestore.support.api.schemas import (
    SupportAnswerIn,
    SupportCloseIn,
    SupportDeskCloseIn,
    SupportDeskOut,
    SupportDeskPage,
    SupportDeskQuery,
)

router = Router(tags=["admin"], auth=staff_only)
_ACTS = {200: SupportDeskOut, **problems(401, 403, 404, 409, 422)}


@router.get("/admin/support/", response={200: SupportDeskPage, **problems(401, 403)})
def admin_support_list(request: HttpRequest, query: Query[SupportDeskQuery]) -> Any:
    """List requests of one's topics, by default those that wait, the longest first."""
    return paged(request, selectors.desk_page(actor=actor_of(request), **query.model_dump()))


@router.get("/admin/support/{uuid:support_id}/", response={200: SupportDeskOut, **problems(401, 403, 404)})
def admin_support_detail(request: HttpRequest, support_id: UUID) -> Any:
    """Show a request whole."""
    return selectors.desk_get(actor=actor_of(request), request_id=support_id)


@router.post("/admin/support/{uuid:support_id}/take/", response=_ACTS)
def admin_support_take(request: HttpRequest, support_id: UUID) -> HttpResponse:
    """Say that one answers it; an admin may take it over."""
    actor = actor_of(request)

    def effect() -> SupportDeskOut:
        services.request_take(actor=actor, request_id=support_id)
        return _desk(actor, support_id)

    return answer_once(request, SupportCloseIn(), effect)


@router.delete("/admin/support/{uuid:support_id}/take/", response=_ACTS)
def admin_support_release(request: HttpRequest, support_id: UUID) -> HttpResponse:
    """Let it go; an admin lets anybody's go."""
    actor = actor_of(request)

    def effect() -> SupportDeskOut:
        services.request_release(actor=actor, request_id=support_id)
        return _desk(actor, support_id)

    return answer_once(request, SupportCloseIn(), effect)


@router.post("/admin/support/{uuid:support_id}/answer/", response=_ACTS)
def admin_support_answer(request: HttpRequest, support_id: UUID, answer: SupportAnswerIn) -> HttpResponse:
    """Answer it as it was read; the person is told."""
    actor = actor_of(request)

    def effect() -> SupportDeskOut:
        services.request_answer(
            actor=actor,
            request_id=support_id,
            text=answer.text,
            expected_version=answer.expected_version,
            upload_ids=answer.upload_ids,
        )
        return _desk(actor, support_id)

    return answer_once(request, answer, effect)


@router.post("/admin/support/{uuid:support_id}/close/", response=_ACTS)
def admin_support_close(request: HttpRequest, support_id: UUID, close: SupportDeskCloseIn) -> HttpResponse:
    """Close it as it was read."""
    actor = actor_of(request)

    def effect() -> SupportDeskOut:
        services.request_close_by_staff(actor=actor, request_id=support_id, expected_version=close.expected_version)
        return _desk(actor, support_id)

    return answer_once(request, close, effect)


def _desk(actor: Actor, support_id: UUID) -> SupportDeskOut:
    return SupportDeskOut.model_validate(selectors.desk_get(actor=actor, request_id=support_id))
