"""Where one is signed in, and ending that."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from wibestore.core.api import actor_of, problems
from wibestore.users import selectors, services
from wibestore.users.api.answers import session_forget
from wibestore.users.api.schemas_sessions import SessionListOut, SessionRowOut, SessionsEndedOut, SessionsEndIn
from wibestore.users.rules import ip_masked
from wibestore.users.types import SessionInfo

router = Router(tags=["sessions"])


@router.get("/auth/sessions/", response={200: SessionListOut, **problems(401, 403)})
def session_list(request: HttpRequest) -> SessionListOut:
    """List one's sessions, the newest use first."""
    actor = actor_of(request)
    return SessionListOut(results=[_row(one, actor.session_id) for one in selectors.session_list(actor=actor)])


@router.delete("/auth/sessions/{uuid:session_id}/", response={204: None, **problems(401, 403, 404)})
def session_end(request: HttpRequest, response: HttpResponse, session_id: UUID) -> Status[None]:
    """End one of one's own sessions; its access tokens and sockets end with it."""
    actor = actor_of(request)
    services.session_end_own(actor=actor, session_id=session_id)
    if session_id == actor.session_id:
        session_forget(response)
    return Status(204, None)


@router.post("/auth/sessions/end-all/", response={200: SessionsEndedOut, **problems(401, 403)})
def sessions_end_all(request: HttpRequest, response: HttpResponse, body: SessionsEndIn) -> SessionsEndedOut:
    """End all of one's sessions, or all but this one."""
    ended = services.sessions_end_own(actor=actor_of(request), keep_current=body.keep_current)
    if not body.keep_current:
        session_forget(response)
    return SessionsEndedOut(ended_count=ended)


def _row(session: SessionInfo, current_id: UUID | None) -> SessionRowOut:
    device = services.device_named(session.user_agent)
    return SessionRowOut(
        id=session.id,
        browser=device.browser,
        system=device.system,
        kind=device.kind,
        place=services.place_of(session.ip),
        ip=ip_masked(session.ip),
        created_at=session.created_at,
        last_used_at=session.last_used_at,
        is_current=session.id == current_id,
    )
