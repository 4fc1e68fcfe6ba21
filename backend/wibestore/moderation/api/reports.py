"""Addresses of reports: making them, and for the staff looking into them."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import PageQuery, actor_of, moderator_only, problems, public_json
from wibestore.core.once import answer_once, answer_once_as
from wibestore.moderation import selectors, services
from wibestore.moderation.api.paging import paged
from wibestore.moderation.api.schemas import (
    MyReportOut,
    MyReportPage,
    ReasonsOut,
    ReportIn,
    ReportOut,
    ReportPage,
    ReportPatchIn,
    ReportQuery,
)
from wibestore.moderation.rules import reason_tree
from wibestore.moderation.types import ReportStatus, SubjectKind
from wibestore.users.services import step_up_check

router = Router(tags=["reports"])


@router.get("/reports/reasons/", response={200: ReasonsOut, **problems()}, auth=None)
def report_reasons(request: HttpRequest) -> HttpResponse:
    """Show why things can be reported."""
    return public_json(request, reason_tree(), max_age_s=300)


@router.post("/reports/", response={200: MyReportOut, 201: MyReportOut, **problems(401, 404, 409, 422)})
def report_create(request: HttpRequest, report: ReportIn) -> HttpResponse:
    """Report a listing, a person, a message of one's own chat or a review. The same again is the same report."""
    actor = actor_of(request)

    def effect() -> tuple[int, MyReportOut]:
        voice_id, is_new = services.report_open(
            actor=actor, **{**report.model_dump(), "subject_kind": SubjectKind(report.subject_kind)}
        )
        found = selectors.my_report_get(actor=actor, voice_id=voice_id)
        return 201 if is_new else 200, MyReportOut.model_validate(found)

    return answer_once_as(request, report, effect)


@router.get("/profile/reports/", response={200: MyReportPage, **problems(401)})
def my_report_list(request: HttpRequest, query: Query[PageQuery]) -> Any:
    """List what one has reported, and what came of it."""
    return paged(request, selectors.my_reports(actor=actor_of(request), **query.model_dump()))


# The issue names both addresses (R1.5): one view each.
@router.get(
    "/admin/reports/",
    response={200: ReportPage, **problems(401, 403)},
    auth=moderator_only,
    operation_id="admin_report_list",
)
@router.get("/reports/", response={200: ReportPage, **problems(401, 403)}, auth=moderator_only)
def report_list(request: HttpRequest, query: Query[ReportQuery]) -> Any:
    """List cases, by default the open ones, those with the most weight first."""
    return paged(request, selectors.report_page(actor=actor_of(request), **query.model_dump()))


@router.get(
    "/admin/reports/{uuid:report_id}/",
    response={200: ReportOut, **problems(401, 403, 404)},
    auth=moderator_only,
    operation_id="admin_report_detail",
)
@router.get("/reports/{uuid:report_id}/", response={200: ReportOut, **problems(401, 403, 404)}, auth=moderator_only)
def report_detail(request: HttpRequest, report_id: UUID) -> Any:
    """Show a case whole: who reported it, what it said then, what the person was told before."""
    return selectors.report_get(actor=actor_of(request), report_id=report_id)


@router.patch(
    "/admin/reports/{uuid:report_id}/",
    response={200: ReportOut, **problems(401, 403, 404, 409, 422)},
    auth=moderator_only,
    operation_id="admin_report_update",
)
@router.patch(
    "/reports/{uuid:report_id}/", response={200: ReportOut, **problems(401, 403, 404, 409, 422)}, auth=moderator_only
)
def report_update(request: HttpRequest, report_id: UUID, step: ReportPatchIn) -> HttpResponse:
    """Take a case, or close it: resolved, perhaps with a verdict, or rejected. Blocking asks for a fresh proof."""
    actor = actor_of(request)
    if step.verdict is not None and step.verdict.kind == "block":
        step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> ReportOut:
        services.report_update(
            actor=actor,
            report_id=report_id,
            status=ReportStatus(step.status),
            expected_version=step.expected_version,
            text=step.text,
            verdict=step.verdict.draft() if step.verdict else None,
        )
        return ReportOut.model_validate(selectors.report_get(actor=actor, report_id=report_id))

    return answer_once(request, step, effect)
