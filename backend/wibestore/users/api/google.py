"""Signing in with Google, and linking one's account with it."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from wibestore.core.api import actor_of, problems
from wibestore.core.ratelimit import check_auth_limit
from wibestore.users import selectors, services
from wibestore.users.api.answers import browser_of, session_answer
from wibestore.users.api.devices import device_keep
from wibestore.users.api.guards import check_origin
from wibestore.users.api.schemas import MeOut, SessionOut
from wibestore.users.api.schemas_google import GoogleConfigOut, GoogleIn, GoogleLinkIn
from wibestore.users.api.schemas_two_factor import ChallengeOut
from wibestore.users.errors import GoogleOff
from wibestore.users.rules import nonce_of
from wibestore.users.types import Challenge, Me

router = Router(tags=["google"])

_SECRET_BYTES = 32
_MAX_SECRET = 64
_MAX_AGE_S = 600


@router.get("/auth/google/config/", auth=None, response={200: GoogleConfigOut, **problems(404)})
def google_config(request: HttpRequest, response: HttpResponse) -> GoogleConfigOut:
    """Tell how Google is asked, and give this browser the secret that the nonce is made of."""
    if not settings.GOOGLE_CLIENT_ID:
        raise GoogleOff
    # The same for every tab of a browser until it is used: they share the cookie.
    secret = request.COOKIES.get(settings.GOOGLE_COOKIE_NAME, "")
    if not 0 < len(secret) <= _MAX_SECRET or services.nonce_is_used(nonce_of(secret)):
        secret = secrets.token_urlsafe(_SECRET_BYTES)
    response.set_cookie(
        settings.GOOGLE_COOKIE_NAME,
        secret,
        max_age=_MAX_AGE_S,
        path="/",
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )
    stand_in_url = settings.GOOGLE_STAND_IN_URL or None
    return GoogleConfigOut(client_id=settings.GOOGLE_CLIENT_ID, nonce=nonce_of(secret), stand_in_url=stand_in_url)


@router.post(
    "/auth/google/",
    auth=None,
    response={200: SessionOut, 201: SessionOut, 202: ChallengeOut, **problems(401, 403, 404, 409)},
)
def google_sign_in(
    request: HttpRequest, response: HttpResponse, body: GoogleIn
) -> Status[SessionOut] | Status[Challenge]:
    """Sign in by what Google signed; whoever is new gets an account, nobody gets somebody else's."""
    check_origin(request, required=False)
    check_auth_limit(request, "google")
    outcome, is_new = services.google_sign_in(
        credential=body.credential,
        nonce=google_nonce(request),
        language=body.language,
        password=body.password,
        actor=browser_of(request),
        device=device_keep(request, response),
    )
    response.delete_cookie(settings.GOOGLE_COOKIE_NAME, path="/", samesite="Strict")
    if isinstance(outcome, Challenge):
        return Status(202, outcome)
    return Status(201 if is_new else 200, session_answer(response, outcome))


@router.post("/auth/google/link/", response={200: MeOut, **problems(401, 403, 404, 409)})
def google_link(request: HttpRequest, response: HttpResponse, body: GoogleLinkIn) -> Me:
    """Let one's Google account sign in to this one."""
    actor = actor_of(request)
    services.step_up_check(actor=actor)
    services.google_link(actor=actor, credential=body.credential, nonce=google_nonce(request))
    response.delete_cookie(settings.GOOGLE_COOKIE_NAME, path="/", samesite="Strict")
    return selectors.me_get(actor.user_id)


@router.delete("/auth/google/link/", response={200: MeOut, **problems(401, 403, 409)})
def google_unlink(request: HttpRequest) -> Me:
    """Let it sign in no more."""
    actor = actor_of(request)
    services.step_up_check(actor=actor)
    services.google_unlink(actor=actor)
    return selectors.me_get(actor.user_id)


def google_nonce(request: HttpRequest) -> str:
    """Return what a token for this browser must hold; "" where it has asked for none."""
    secret = request.COOKIES.get(settings.GOOGLE_COOKIE_NAME, "")
    return nonce_of(secret) if secret else ""
