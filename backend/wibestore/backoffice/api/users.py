"""Addresses of people as staff see them, and of what staff do with them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from wibestore.backoffice import selectors, services
from wibestore.backoffice.api.paging import cursor_path
from wibestore.backoffice.api.transaction_schemas import AdminTransactionPage
from wibestore.backoffice.api.user_report_schemas import AdminUserReportPage, AdminUserReportsQuery
from wibestore.backoffice.api.user_schemas import (
    AdminMeOut,
    AdminNoteIn,
    AdminNoteOut,
    AdminReasonIn,
    AdminSessionsEndedOut,
    AdminUserBlockIn,
    AdminUserHistoryOut,
    AdminUserIn,
    AdminUserListingPage,
    AdminUserListingsQuery,
    AdminUserOrderPage,
    AdminUserOut,
    AdminUserPage,
    AdminUserQuery,
    AdminUserRoleIn,
    AdminUserSearchIn,
    AdminUserSessionOut,
    AdminUserSessionsOut,
    AdminUserTransactionsQuery,
)
from wibestore.backoffice.selectors import TransactionQuestion
from wibestore.core.api import (
    Input,
    PageQuery,
    actor_of,
    admin_only,
    finance_only,
    moderator_only,
    problems,
    staff_only,
)
from wibestore.core.errors import ValidationFailed
from wibestore.core.once import answer_once
from wibestore.users import selectors as users_selectors
from wibestore.users import services as users
from wibestore.users.services import ip_masked, phone_clean, step_up_check

router = Router(tags=["admin"], auth=moderator_only)
_ACT = {200: AdminUserOut, **problems(401, 403, 404, 409, 422)}


@router.get("/admin/me/", response={200: AdminMeOut, **problems(401, 403)}, auth=staff_only)
def admin_me(request: HttpRequest) -> Any:
    """Tell somebody of the staff what they may do and what waits for them."""
    return selectors.staff_me(actor=actor_of(request))


@router.get("/admin/users/", response={200: AdminUserPage, **problems(401, 403)}, auth=staff_only)
def admin_user_list(request: HttpRequest, query: Query[AdminUserQuery]) -> Any:
    """List people, the newest first."""
    page = selectors.user_page(
        actor=actor_of(request), asked=query.asked, cursor=query.cursor, page_size=query.page_size
    )
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.post("/admin/users/search/", response={200: AdminUserPage, **problems(401, 403)}, auth=staff_only)
def admin_user_search(request: HttpRequest, body: AdminUserSearchIn) -> Any:
    """Find people by a part of their e-mail or by their number; that somebody asked is on record."""
    actor, phone = actor_of(request), ""
    if body.phone and not (phone := phone_clean(body.phone) or ""):
        raise ValidationFailed.of("/phone", "invalid_phone", "This is no Uzbek number")
    found = selectors.user_search(actor=actor, email=body.email, phone=phone)
    users.search_note(actor=actor, by="phone" if phone else "email", count=len(found))
    return {"results": found}


@router.get("/admin/users/{uuid:user_id}/", response={200: AdminUserOut, **problems(401, 403, 404)}, auth=staff_only)
def admin_user_detail(request: HttpRequest, user_id: UUID) -> Any:
    """Show somebody whole; that somebody of the staff looked is on record."""
    actor = actor_of(request)
    user = selectors.user_get(actor=actor, user_id=user_id)
    users.view_note(actor=actor, user_id=user_id)
    return user


@router.patch("/admin/users/{uuid:user_id}/", response=_ACT)
def admin_user_change(request: HttpRequest, user_id: UUID, body: AdminUserIn) -> HttpResponse:
    """Give a seller the badge of a verified one, or take it."""
    return _act(
        request,
        user_id,
        body,
        lambda actor: services.user_seller_verify(
            actor=actor, user_id=user_id, is_verified=body.is_verified_seller, reason=body.reason
        ),
    )


@router.post("/admin/users/{uuid:user_id}/block/", response=_ACT)
def admin_user_block(request: HttpRequest, user_id: UUID, body: AdminUserBlockIn) -> HttpResponse:
    """Block somebody: signed out everywhere, off sale, what is open waits for the staff."""
    step_up_check(actor=actor_of(request), within=settings.STEP_UP_STAFF)
    return _act(
        request,
        user_id,
        body,
        lambda actor: services.user_block(actor=actor, user_id=user_id, **body.model_dump()),
    )


@router.post("/admin/users/{uuid:user_id}/unblock/", response=_ACT)
def admin_user_unblock(request: HttpRequest, user_id: UUID, body: AdminReasonIn) -> HttpResponse:
    """Let somebody in again; nothing else starts by itself."""
    step_up_check(actor=actor_of(request), within=settings.STEP_UP_STAFF)
    return _act(
        request,
        user_id,
        body,
        lambda actor: services.user_unblock(actor=actor, user_id=user_id, reason=body.reason),
    )


@router.post("/admin/users/{uuid:user_id}/role/", response=_ACT, auth=admin_only)
def admin_user_role(request: HttpRequest, user_id: UUID, body: AdminUserRoleIn) -> HttpResponse:
    """Give somebody a role of the staff, or take it: they sign in anew. `admin` is a superuser's to give and take."""
    step_up_check(actor=actor_of(request))
    return _act(
        request,
        user_id,
        body,
        lambda actor: services.user_role_set(actor=actor, user_id=user_id, role=body.staff_role, reason=body.reason),
    )


@router.post(
    "/admin/users/{uuid:user_id}/sessions/end/",
    response={200: AdminSessionsEndedOut, **problems(401, 403, 404, 409, 422)},
)
def admin_user_sessions_end(request: HttpRequest, user_id: UUID, body: AdminReasonIn) -> HttpResponse:
    """Sign somebody out everywhere."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)
    return answer_once(
        request,
        body,
        lambda: AdminSessionsEndedOut(
            ended_count=users.sessions_end_of(actor=actor, user_id=user_id, reason=body.reason)
        ),
    )


@router.get("/admin/users/{uuid:user_id}/sessions/", response={200: AdminUserSessionsOut, **problems(401, 403, 404)})
def admin_user_sessions(request: HttpRequest, user_id: UUID) -> Any:
    """List where somebody is signed in."""
    users_selectors.user_get(user_id)
    users.view_note(actor=actor_of(request), user_id=user_id, part="sessions")
    rows = []
    for one in users_selectors.sessions_of(user_id):
        device = users.device_named(one.user_agent)
        rows.append(
            AdminUserSessionOut(
                id=one.id,
                browser=device.browser,
                system=device.system,
                kind=device.kind,
                place=users.place_of(one.ip),
                ip=ip_masked(one.ip),
                created_at=one.created_at,
                last_used_at=one.last_used_at,
            )
        )
    return {"results": rows}


@router.get("/admin/users/{uuid:user_id}/listings/", response={200: AdminUserListingPage, **problems(401, 403, 404)})
def admin_user_listings(request: HttpRequest, user_id: UUID, query: Query[AdminUserListingsQuery]) -> Any:
    """List somebody's listings of one status, the newest first."""
    page = selectors.user_listings(user_id=user_id, **query.model_dump())
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get("/admin/users/{uuid:user_id}/orders/", response={200: AdminUserOrderPage, **problems(401, 403, 404)})
def admin_user_orders(request: HttpRequest, user_id: UUID, query: Query[PageQuery]) -> Any:
    """List what somebody bought and sold, the newest first."""
    page = selectors.user_orders(user_id=user_id, cursor=query.cursor, page_size=query.page_size)
    users.view_note(actor=actor_of(request), user_id=user_id, part="orders")
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get("/admin/users/{uuid:user_id}/reports/", response={200: AdminUserReportPage, **problems(401, 403, 404)})
def admin_user_reports(request: HttpRequest, user_id: UUID, query: Query[AdminUserReportsQuery]) -> Any:
    """List what was reported of somebody, the newest first; that somebody of the staff looked is on record."""
    actor = actor_of(request)
    page = selectors.user_reports(actor=actor, user_id=user_id, **query.model_dump())
    users.view_note(actor=actor, user_id=user_id, part="reports")
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get(
    "/admin/users/{uuid:user_id}/transactions/",
    response={200: AdminTransactionPage, **problems(401, 403, 404)},
    auth=finance_only,
)
def admin_user_transactions(request: HttpRequest, user_id: UUID, query: Query[AdminUserTransactionsQuery]) -> Any:
    """List the movements of somebody's money, the newest first; that somebody of the staff looked is on record."""
    actor = actor_of(request)
    asked = TransactionQuestion(
        kinds=query.kinds,
        user=users_selectors.user_get(user_id).username,
        first_on=query.first_on,
        last_on=query.last_on,
    )
    page = selectors.transaction_page(actor=actor, asked=asked, cursor=query.cursor, page_size=query.page_size)
    users.view_note(actor=actor, user_id=user_id, part="transactions")
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get("/admin/users/{uuid:user_id}/history/", response={200: AdminUserHistoryOut, **problems(401, 403, 404)})
def admin_user_history(request: HttpRequest, user_id: UUID) -> Any:
    """List what was done to somebody's account, the newest first."""
    return {"results": selectors.user_history(user_id)}


@router.post(
    "/admin/users/{uuid:user_id}/notes/",
    response={201: AdminNoteOut, **problems(401, 403, 404, 409, 422)},
    auth=staff_only,
)
def admin_user_note(request: HttpRequest, user_id: UUID, body: AdminNoteIn) -> HttpResponse:
    """Write a note on somebody for the others of the staff."""
    actor = actor_of(request)

    def effect() -> AdminNoteOut:
        note = users.note_add(actor=actor, user_id=user_id, text=body.text)
        return AdminNoteOut.model_validate(selectors.user_note(user_id=user_id, note_id=note.id))

    return answer_once(request, body, effect, status=201)


@router.delete(
    "/admin/users/{uuid:user_id}/notes/{uuid:note_id}/",
    response={204: None, **problems(401, 403, 404)},
    auth=staff_only,
)
def admin_user_note_delete(request: HttpRequest, user_id: UUID, note_id: UUID) -> Status[None]:
    """Take one's own note away; an admin takes anybody's."""
    users.note_delete(actor=actor_of(request), user_id=user_id, note_id=note_id)
    return Status(204, None)


def _act(request: HttpRequest, user_id: UUID, body: Input, act: Callable[[Any], None]) -> HttpResponse:
    actor = actor_of(request)

    def effect() -> AdminUserOut:
        act(actor)
        return AdminUserOut.model_validate(selectors.user_get(actor=actor, user_id=user_id))

    return answer_once(request, body, effect)
