"""Addresses of one's own requests."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import PageQuery, actor_of, problems
from wibestore.core.once import answer_once
from wibestore.support import selectors, services
from wibestore.support.api.paging import paged
from wibestore.support.api.schemas import MySupportOut, MySupportPage, SupportCloseIn, SupportIn, SupportMessageIn
from wibestore.support.types import SubjectKind, Topic

router = Router(tags=["support"])


@router.get("/support/requests/", response={200: MySupportPage, **problems(401)})
def support_request_list(request: HttpRequest, query: Query[PageQuery]) -> Any:
    """List what one has asked, the newest first."""
    return paged(request, selectors.my_requests(actor=actor_of(request), **query.model_dump()))


@router.post("/support/requests/", response={201: MySupportOut, **problems(401, 404, 409, 422)})
def support_request_create(request: HttpRequest, question: SupportIn) -> HttpResponse:
    """Ask the shop something. Login data is refused, card numbers are masked."""
    actor = actor_of(request)

    def effect() -> MySupportOut:
        request_id = services.request_open(
            actor=actor,
            topic=Topic(question.topic),
            text=question.text,
            subject_kind=SubjectKind(question.subject_kind) if question.subject_kind else None,
            subject_id=question.subject_id,
            upload_ids=question.upload_ids,
        )
        return MySupportOut.model_validate(selectors.my_request_get(actor=actor, request_id=request_id))

    return answer_once(request, question, effect, status=201)


@router.get("/support/requests/{uuid:support_id}/", response={200: MySupportOut, **problems(401, 404)})
def support_request_detail(request: HttpRequest, support_id: UUID) -> Any:
    """Show one's own request with all that was said."""
    return selectors.my_request_get(actor=actor_of(request), request_id=support_id)


@router.post(
    "/support/requests/{uuid:support_id}/messages/", response={201: MySupportOut, **problems(401, 404, 409, 422)}
)
def support_request_write(request: HttpRequest, support_id: UUID, message: SupportMessageIn) -> HttpResponse:
    """Add a word; a request that was closed goes on for 14 days."""
    actor = actor_of(request)

    def effect() -> MySupportOut:
        services.request_write(actor=actor, request_id=support_id, text=message.text, upload_ids=message.upload_ids)
        return MySupportOut.model_validate(selectors.my_request_get(actor=actor, request_id=support_id))

    return answer_once(request, message, effect, status=201)


@router.post("/support/requests/{uuid:support_id}/close/", response={200: MySupportOut, **problems(401, 404, 409, 422)})
def support_request_close(request: HttpRequest, support_id: UUID, nothing: SupportCloseIn) -> HttpResponse:
    """Close one's own request: it is settled."""
    actor = actor_of(request)

    def effect() -> MySupportOut:
        services.request_close(actor=actor, request_id=support_id)
        return MySupportOut.model_validate(selectors.my_request_get(actor=actor, request_id=support_id))

    return answer_once(request, nothing, effect)
