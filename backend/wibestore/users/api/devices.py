"""The cookie by which a browser is known again, whoever signs in with it."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_BYTES = 32
_MAX_LENGTH = 64
# As long as browsers keep a cookie at most.
_MAX_AGE_S = 400 * 24 * 3600


def device_known(request: HttpRequest) -> str:
    """Return what this browser brings along, or ""."""
    brought = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    return brought if len(brought) <= _MAX_LENGTH else ""


def device_keep(request: HttpRequest, response: HttpResponse) -> str:
    """Return this browser's own secret, a new one where it has none, and let it keep that."""
    device = device_known(request) or secrets.token_urlsafe(_BYTES)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        device,
        max_age=_MAX_AGE_S,
        path="/",
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return device
