"""What several entry points of users answer with."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from wibestore.core.actor import Actor
from wibestore.users import selectors
from wibestore.users.api.schemas import MeOut, SessionOut
from wibestore.users.types import SessionTokens


def browser_of(request: HttpRequest) -> Actor:
    """Return the browser alone: an old access token beside a sign-in or a refresh does not count."""
    return Actor.visitor(
        language=get_language_from_request(request),
        ip=request.client_ip,  # type: ignore[attr-defined]
        user_agent=request.headers.get("User-Agent", ""),
    )


def session_answer(response: HttpResponse, tokens: SessionTokens) -> SessionOut:
    """Return a session's answer; its refresh token goes into the cookie of `response`."""
    response.set_cookie(
        settings.REFRESH_COOKIE_NAME,
        tokens.refresh,
        max_age=tokens.refresh_expires_in_s,
        path="/",
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )
    user = MeOut.model_validate(selectors.me_get(tokens.user_id))
    return SessionOut(access=tokens.access, expires_in=tokens.expires_in_s, user=user)


def session_forget(response: HttpResponse) -> None:
    """Take the refresh cookie away."""
    response.delete_cookie(settings.REFRESH_COOKIE_NAME, path="/", samesite="Strict")
