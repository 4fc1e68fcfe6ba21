"""Signing in and out, one's own profile, a seller's public page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router, Status

from wibestore.core.api import actor_of, problems, public_json
from wibestore.core.ratelimit import check_auth_limit, check_refresh_limit
from wibestore.users import selectors, services
from wibestore.users.api import account, google, sessions, step_up, two_factor
from wibestore.users.api.answers import browser_of, session_answer, session_forget
from wibestore.users.api.devices import device_keep, device_known
from wibestore.users.api.guards import check_cookie_request, check_day_limit, check_origin
from wibestore.users.api.schemas import (
    CsrfOut,
    LoginIn,
    MeOut,
    ProfileIn,
    PublicUserOut,
    RegisterIn,
    SessionOut,
    TicketOut,
)
from wibestore.users.api.schemas_two_factor import ChallengeOut
from wibestore.users.errors import TokenInvalid
from wibestore.users.types import Challenge, Me, PublicUser, SocketTicket

router = Router(tags=["users"])
for part in (account, sessions, step_up, two_factor, google):
    router.add_router("", part.router)

PUBLIC_PAGE_MAX_AGE_S = 30
_REMOVABLE = ("work_from", "work_to", "away_until")


@router.get("/auth/csrf/", auth=None, response={200: CsrfOut, **problems()})
def csrf_get(request: HttpRequest) -> dict[str, str]:
    """Return the token for the header `X-CSRFToken`, and set the cookie it belongs to."""
    return {"csrf_token": get_token(request)}


@router.post("/auth/register/", auth=None, response={201: SessionOut, **problems(403, 409)})
def auth_register(request: HttpRequest, response: HttpResponse, body: RegisterIn) -> Status[SessionOut]:
    """Make a new user and sign them in."""
    check_origin(request, required=False)
    check_auth_limit(request, "register")
    check_day_limit(request, "register-day", settings.RATE_LIMIT_REGISTER_DAY)
    actor = browser_of(request)
    user = services.user_register(**body.model_dump(), actor=actor)
    tokens = services.session_start(user_id=user.id, actor=actor, device=device_keep(request, response))
    return Status(201, session_answer(response, tokens))


@router.post("/auth/login/", auth=None, response={200: SessionOut, 202: ChallengeOut, **problems(401, 403)})
def auth_login(request: HttpRequest, response: HttpResponse, body: LoginIn) -> Status[SessionOut] | Status[Challenge]:
    """Sign in by e-mail and password. Says the same for an unknown e-mail and a wrong password."""
    check_origin(request, required=False)
    check_auth_limit(request, "login")
    actor = browser_of(request)
    first = services.user_sign_in(email=body.email, password=body.password, actor=actor, device=device_known(request))
    outcome = services.sign_in_finish(first, actor=actor, device=device_keep(request, response), way="password")
    if isinstance(outcome, Challenge):
        return Status(202, outcome)
    return Status(200, session_answer(response, outcome))


@router.post("/auth/refresh/", auth=None, response={200: SessionOut, **problems(401, 403)})
def auth_refresh(request: HttpRequest, response: HttpResponse) -> SessionOut:
    """Exchange the refresh cookie for its successor and a new access token."""
    check_cookie_request(request)
    check_refresh_limit(request)
    presented = request.COOKIES.get(settings.REFRESH_COOKIE_NAME, "")
    if not presented:
        raise TokenInvalid
    return session_answer(response, services.session_refresh(refresh_token=presented, actor=browser_of(request)))


@router.post("/auth/logout/", auth=None, response={204: None, **problems(403)})
def auth_logout(request: HttpRequest, response: HttpResponse) -> Status[None]:
    """End the session of the refresh cookie; its access tokens stop working at once."""
    check_cookie_request(request)
    services.session_end(refresh_token=request.COOKIES.get(settings.REFRESH_COOKIE_NAME, ""))
    session_forget(response)
    return Status(204, None)


@router.post("/auth/ws-ticket/", response={200: TicketOut, **problems(401, 403)})
def ws_ticket_create(request: HttpRequest) -> SocketTicket:
    """Return a ticket that opens one socket within 30 seconds."""
    return services.ticket_issue(actor=actor_of(request))


@router.get("/auth/me/", response={200: MeOut, **problems(401, 403)})
def me_get(request: HttpRequest) -> Me:
    """Return the signed-in user."""
    return selectors.me_get(actor_of(request).user_id)


@router.patch("/auth/me/", response={200: MeOut, **problems(401, 403, 409)})
def me_update(request: HttpRequest, body: ProfileIn) -> Me:
    """Change one's own profile; what is left out stays."""
    return _profile_update(request, body)


@router.get("/profile/", response={200: MeOut, **problems(401, 403)})
def profile_get(request: HttpRequest) -> Me:
    """Return one's own profile: the same as `auth/me/`."""
    return selectors.me_get(actor_of(request).user_id)


@router.patch("/profile/", response={200: MeOut, **problems(401, 403, 409)})
def profile_update(request: HttpRequest, body: ProfileIn) -> Me:
    """Change one's own profile: the same as `auth/me/`."""
    return _profile_update(request, body)


@router.get("/users/{username}/", auth=None, response={200: PublicUserOut, **problems(404)})
def public_user_get(request: HttpRequest, username: str) -> HttpResponse:
    """Return a seller's public page."""
    user = selectors.public_user_get(username)
    return public_json(request, PublicUserOut.model_validate(user), max_age_s=_max_age_s(user))


def _max_age_s(user: PublicUser) -> int:
    """
    Return how long the page may be used without asking (seconds).

    It says whether the seller works now: no copy of it may outlive that. A browser may show an old page ten
    times as long as it is fresh (`public_json`), so the eleventh part of what is left. What a seller changes
    by hand (as any other line of the page) shows when the copies are too old; the detail of a listing, where
    people buy, is never kept.
    """
    if user.changes_at is None:
        return PUBLIC_PAGE_MAX_AGE_S
    left_s = int((user.changes_at - user.asked_at).total_seconds())
    return min(PUBLIC_PAGE_MAX_AGE_S, left_s // 11)


def _profile_update(request: HttpRequest, body: ProfileIn) -> Me:
    actor = actor_of(request)
    sent = body.model_dump(exclude_unset=True).items()
    changes = {name: value for name, value in sent if value is not None or name in _REMOVABLE}
    services.profile_update(actor=actor, changes=changes)
    return selectors.me_get(actor.user_id)
