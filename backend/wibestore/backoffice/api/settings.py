"""Addresses of the shop's numbers, of the record of acts, and of facts that were given up: for admins alone."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.backoffice import selectors, services
from wibestore.backoffice.api.paging import cursor_path
from wibestore.backoffice.api.setting_schemas import (
    AuditPage,
    AuditQuery,
    DeadDeliveryPage,
    RetriedOut,
    RetryIn,
    SettingOut,
    SettingPatchIn,
    SettingsOut,
)
from wibestore.core.api import PageQuery, actor_of, admin_only, problems
from wibestore.core.once import answer_once
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=admin_only)


@router.get("/admin/settings/", response={200: SettingsOut, **problems(401, 403)})
def admin_setting_list(request: HttpRequest) -> Any:
    """List the numbers that can be changed while the shop runs."""
    return {"results": selectors.setting_list(actor=actor_of(request))}


@router.patch("/admin/settings/{setting_key}/", response={200: SettingOut, **problems(401, 403, 404, 422)})
def admin_setting_update(request: HttpRequest, setting_key: str, change: SettingPatchIn) -> HttpResponse:
    """Change one of them; every process follows within five seconds."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> SettingOut:
        services.setting_update(actor=actor, key=setting_key, value=change.value, reason=change.reason)
        return next(
            SettingOut.model_validate(row) for row in selectors.setting_list(actor=actor) if row["key"] == setting_key
        )

    return answer_once(request, change, effect)


@router.get("/admin/audit/", response={200: AuditPage, **problems(401, 403)})
def admin_audit_list(request: HttpRequest, query: Query[AuditQuery]) -> Any:
    """List what was done in the shop, the newest first."""
    asked = query.model_dump()
    page = selectors.audit_page(actor=actor_of(request), by=asked.pop("actor"), **asked)
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get("/admin/outbox/", response={200: DeadDeliveryPage, **problems(401, 403)})
def admin_outbox_list(request: HttpRequest, query: Query[PageQuery]) -> Any:
    """List facts that a handler gave up after its last try."""
    page = selectors.dead_deliveries(actor=actor_of(request), **query.model_dump())
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.post("/admin/outbox/{int:outbox_id}/retry/", response={200: RetriedOut, **problems(401, 403, 404, 422)})
def admin_outbox_retry(request: HttpRequest, outbox_id: int, why: RetryIn) -> HttpResponse:
    """Let one of them be tried again from the start."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> RetriedOut:
        services.delivery_retry(actor=actor, delivery_id=outbox_id, reason=why.reason)
        return RetriedOut(id=outbox_id)

    return answer_once(request, why, effect)
