"""Who may speak for the browser: allowed pages, the CSRF token, so many attempts (security.md, T-17 and T-18)."""

from django.conf import settings
from django.http import HttpRequest
from ninja.utils import check_csrf

from wibestore.core.errors import CsrfFailed
from wibestore.core.ratelimit import hit, network_of
from wibestore.users.errors import OriginNotAllowed


def check_origin(request: HttpRequest, *, required: bool) -> None:
    """
    Let only the shop's own pages sign people in and out.

    :param required: refuse also a request that does not say where it comes from
    :raises OriginNotAllowed: another page, or none where one must be named
    """
    origin = request.headers.get("Origin")
    if origin is None and not required:
        return
    if origin not in {settings.PUBLIC_URL, *settings.CSRF_TRUSTED_ORIGINS}:
        raise OriginNotAllowed


def check_day_limit(request: HttpRequest, action: str, rate: str) -> None:
    """
    Count one use of an address against a limit of its own (`rate`, such as "20/day").

    :raises RateLimited: more than that
    :raises Unavailable: it cannot be told
    """
    hit(rate, action, network_of(request.client_ip))  # type: ignore[attr-defined]


def check_cookie_request(request: HttpRequest) -> None:
    """
    Let in a request that only a cookie authorises: an allowed page that holds the CSRF token.

    The framework looks at CSRF only where it authenticates by cookie itself, so it is asked here.

    :raises OriginNotAllowed: not one of the shop's pages
    :raises CsrfFailed: the header X-CSRFToken is missing or belongs to another browser
    """
    check_origin(request, required=True)
    if check_csrf(request) is not None:
        raise CsrfFailed
