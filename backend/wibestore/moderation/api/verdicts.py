"""Addresses of verdicts and of what is said against them."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import actor_of, json_response, moderator_only, problems
from wibestore.core.once import answer_once
from wibestore.core.ratelimit import check_auth_limit
from wibestore.moderation import selectors, services
from wibestore.moderation.api.paging import paged
from wibestore.moderation.api.schemas import (
    AppealByLinkIn,
    AppealDecisionIn,
    AppealIn,
    AppealPage,
    AppealQuery,
    AppealTakenOut,
    LiftIn,
    MyVerdictOut,
    MyVerdictPage,
    MyVerdictQuery,
    VerdictOut,
    VerdictPage,
    VerdictQuery,
    VerdictSeenIn,
)
from wibestore.users.errors import OriginNotAllowed

router = Router(tags=["verdicts"])


@router.get("/admin/verdicts/", response={200: VerdictPage, **problems(401, 403)}, auth=moderator_only)
def admin_verdict_list(request: HttpRequest, query: Query[VerdictQuery]) -> Any:
    """List verdicts, the newest first."""
    return paged(request, selectors.verdict_page(actor=actor_of(request), **query.model_dump()))


@router.post(
    "/admin/verdicts/{uuid:verdict_id}/lift/",
    response={200: VerdictOut, **problems(401, 403, 404, 409, 422)},
    auth=moderator_only,
)
def admin_verdict_lift(request: HttpRequest, verdict_id: UUID, why: LiftIn) -> HttpResponse:
    """End a verdict before its time."""
    actor = actor_of(request)

    def effect() -> VerdictOut:
        services.verdict_lift(actor=actor, verdict_id=verdict_id, reason=why.reason)
        return VerdictOut.model_validate(selectors.verdict_get(actor=actor, verdict_id=verdict_id))

    return answer_once(request, why, effect)


@router.get("/profile/verdicts/", response={200: MyVerdictPage, **problems(401)})
def my_verdict_list(request: HttpRequest, query: Query[MyVerdictQuery]) -> Any:
    """List verdicts about oneself."""
    return paged(request, selectors.my_verdicts(actor=actor_of(request), **query.model_dump()))


@router.get("/profile/verdicts/{uuid:verdict_id}/", response={200: MyVerdictOut, **problems(401, 404)})
def my_verdict_detail(request: HttpRequest, verdict_id: UUID) -> Any:
    """Show one verdict about oneself."""
    return selectors.my_verdict_get(actor=actor_of(request), verdict_id=verdict_id)


@router.post("/profile/verdicts/{uuid:verdict_id}/seen/", response={200: MyVerdictOut, **problems(401, 404, 422)})
def my_verdict_see(request: HttpRequest, verdict_id: UUID, nothing: VerdictSeenIn) -> HttpResponse:
    """Say that one has read a verdict about oneself: it is not shown again by itself."""
    actor = actor_of(request)

    def effect() -> MyVerdictOut:
        services.verdict_see(actor=actor, verdict_id=verdict_id)
        return MyVerdictOut.model_validate(selectors.my_verdict_get(actor=actor, verdict_id=verdict_id))

    return answer_once(request, nothing, effect)


@router.post(
    "/profile/verdicts/{uuid:verdict_id}/appeal/", response={201: MyVerdictOut, **problems(401, 404, 409, 422)}
)
def appeal_create(request: HttpRequest, verdict_id: UUID, appeal: AppealIn) -> HttpResponse:
    """Speak against a verdict about oneself, once."""
    actor = actor_of(request)

    def effect() -> MyVerdictOut:
        services.appeal_open(actor=actor, verdict_id=verdict_id, text=appeal.text)
        return MyVerdictOut.model_validate(selectors.my_verdict_get(actor=actor, verdict_id=verdict_id))

    return answer_once(request, appeal, effect, status=201)


@router.post("/appeals/", response={201: AppealTakenOut, **problems(403)}, auth=None)
def appeal_create_by_link(request: HttpRequest, appeal: AppealByLinkIn) -> HttpResponse:
    """Speak against a verdict by the link of its letter: whoever is blocked cannot sign in."""
    if request.headers.get("Origin") not in {None, settings.PUBLIC_URL, *settings.CSRF_TRUSTED_ORIGINS}:
        raise OriginNotAllowed
    check_auth_limit(request, "appeal")
    services.appeal_open_by_link(actor=actor_of(request), token=appeal.token, text=appeal.text)
    return json_response({"status": "pending"}, status=201)


@router.get("/admin/appeals/", response={200: AppealPage, **problems(401, 403)}, auth=moderator_only)
def admin_appeal_list(request: HttpRequest, query: Query[AppealQuery]) -> Any:
    """List appeals, those that wait by default."""
    return paged(request, selectors.appeal_page(actor=actor_of(request), **query.model_dump()))


@router.patch(
    "/admin/appeals/{uuid:verdict_id}/",
    response={200: VerdictOut, **problems(401, 403, 404, 409, 422)},
    auth=moderator_only,
)
def admin_appeal_decide(request: HttpRequest, verdict_id: UUID, decision: AppealDecisionIn) -> HttpResponse:
    """Decide an appeal against somebody else's verdict; an accepted one ends it."""
    actor = actor_of(request)

    def effect() -> VerdictOut:
        services.appeal_decide(
            actor=actor,
            verdict_id=verdict_id,
            is_accepted=decision.decision == "accepted",
            answer=decision.answer,
        )
        return VerdictOut.model_validate(selectors.verdict_get(actor=actor, verdict_id=verdict_id))

    return answer_once(request, decision, effect)
