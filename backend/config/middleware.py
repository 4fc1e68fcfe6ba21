"""What happens to every request before its view: id, limits, actor, and problems instead of HTML."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from corsheaders.middleware import CorsMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_from_request

from config import logs
from config.authentication import actor_from
from config.bodies import body_limit
from config.headers import API
from wibestore.core.errors import (
    CsrfFailed,
    DomainError,
    InsecureTransport,
    InternalError,
    MalformedRequest,
    MethodNotAllowed,
    NotFound,
    NotPermitted,
    PayloadTooLarge,
    UnsupportedMediaType,
)
from wibestore.core.ids import uuid7
from wibestore.core.problems import CONTENT_TYPE, problem_for
from wibestore.core.ratelimit import check_api_limit
from wibestore.core.text import is_storable
from wibestore.users.services import AccessToken

GetResponse = Callable[[HttpRequest], HttpResponse]

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_PAGE_STATUSES: dict[int, type[DomainError]] = {
    400: MalformedRequest,
    403: NotPermitted,
    404: NotFound,
    405: MethodNotAllowed,
    413: PayloadTooLarge,
    415: UnsupportedMediaType,
    500: InternalError,
}


def client_ip(request: HttpRequest) -> str:
    """Return the address of whoever sent the request."""
    return caller_address(request.META.get("HTTP_X_FORWARDED_FOR", ""), str(request.META.get("REMOTE_ADDR", "")))


def caller_address(forwarded_for: str, peer: str) -> str:
    """
    Return the caller's address, of HTTP and of sockets; X-Forwarded-For counts only as far as our proxies wrote it.

    :param peer: whoever speaks to this process
    """
    proxies = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in forwarded_for.split(",") if part.strip()]
    return forwarded[-proxies] if proxies and len(forwarded) >= proxies else peer


class RequestContextMiddleware:
    """Gives the request an id (from X-Request-ID when it is a sane one), the caller's address and access token."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # `request.headers` is made of everything that was sent; what every request asks for is read as it came.
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else str(uuid7())
        request.request_id = request_id  # type: ignore[attr-defined]
        request.client_ip = client_ip(request)  # type: ignore[attr-defined]
        request.access_token = AccessToken(request.META.get("HTTP_AUTHORIZATION", ""))  # type: ignore[attr-defined]
        with logs.about(request_id=request_id):
            response = self.get_response(request)
        response["X-Request-ID"] = request_id
        return response


class OriginMiddleware(CorsMiddleware):
    """Cross-origin headers, for requests that name an origin; the others need only the word that it would matter."""

    def __call__(self, request: HttpRequest) -> Any:
        if self.async_mode or request.method == "OPTIONS" or request.META.get("HTTP_ORIGIN"):
            return super().__call__(request)
        response = cast("HttpResponse", self.get_response(request))
        if self.is_enabled(request):
            patch_vary_headers(response, ("origin",))
        return response


class PlainHttpMiddleware:
    """Refuses the API by plain HTTP (ASVS 4.1.2): who is only sent on would send a password in the clear again."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and request.path.startswith("/api/") and not request.is_secure():
            return problem_for(request, InsecureTransport())
        return self.get_response(request)


class ProblemMiddleware:
    """Turns the framework's HTML refusals on API paths into application/problem+json."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(API) or response.status_code not in _PAGE_STATUSES:
            return response
        kind = response.get("Content-Type", "").split(";")[0]
        if kind in {CONTENT_TYPE, "application/json"}:
            return response
        problem = problem_for(request, _PAGE_STATUSES[response.status_code]())
        if response.has_header("Allow"):
            problem["Allow"] = _with_head(response["Allow"])
        return problem


def _with_head(allowed: str) -> str:
    methods = set(allowed.split(", "))
    return ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a failed CSRF check (settings.CSRF_FAILURE_VIEW)."""
    return problem_for(request, CsrfFailed(reason))


class RequestGuardMiddleware:
    """Refuses what no view should see: unstorable text in the address, bodies that are too large."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            self.check(request)
        except DomainError as error:
            return problem_for(request, error)
        return self.get_response(request)

    def check(self, request: HttpRequest) -> None:
        """Look at the address and the announced length.

        :raises MalformedRequest: NUL or broken UTF-8 in path or query, a length that is no number
        :raises PayloadTooLarge: more than this address takes
        """
        if not is_storable(request.path) or "%00" in request.META.get("QUERY_STRING", ""):
            raise MalformedRequest("The address holds a character that cannot be used")
        if any(not is_storable(key + value) for key, values in request.GET.lists() for value in values):
            raise MalformedRequest("The address holds a character that cannot be used")
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit():
            raise MalformedRequest("Content-Length is not a number")
        limit = body_limit(request.path)
        if int(length) > limit:
            raise PayloadTooLarge(limit_bytes=limit)


class RateLimitMiddleware:
    """R6.2: so many API requests a minute per user or visitor, and per address; webhooks have limits of their own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/") or request.path.startswith("/api/v1/payments/webhooks/"):
            return self.get_response(request)
        try:
            usage = check_api_limit(
                ip=request.client_ip,  # type: ignore[attr-defined]
                user_id=request.access_token.user_id(),  # type: ignore[attr-defined]
                user_agent=request.META.get("HTTP_USER_AGENT", ""),
            )
        except DomainError as error:
            return problem_for(request, error)
        response = self.get_response(request)
        # What is kept for everybody cannot say how much one of them has left.
        if usage is not None and not is_shared(response):
            response.headers.setdefault("RateLimit-Limit", str(usage.limit))
            response.headers.setdefault("RateLimit-Remaining", str(usage.remaining))
            response.headers.setdefault("RateLimit-Reset", str(usage.reset_s))
        return response


def is_shared(response: HttpResponse) -> bool:
    """Tell whether caches may give an answer to others: a public one, or word that it has not changed."""
    return response.status_code == HTTPStatus.NOT_MODIFIED or "public" in response.get("Cache-Control", "")


class ActorMiddleware:
    """`request.actor`: who asks, made from the bearer token when it is first looked at."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def actor() -> Any:
            made = actor_from(
                token=request.access_token,  # type: ignore[attr-defined]
                ip=request.client_ip,  # type: ignore[attr-defined]
                user_agent=request.META.get("HTTP_USER_AGENT", "")[:300],
                language=get_language_from_request(request),
            )
            if made.id:
                logs.user_id.set(str(made.id))
            return made

        request.actor = SimpleLazyObject(actor)  # type: ignore[attr-defined]
        return self.get_response(request)


class HeadMiddleware:
    """Lets the API answer HEAD wherever it answers GET (RFC 9110 §9.1); the server leaves the body out."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "HEAD" or not request.path.startswith("/api/"):
            return self.get_response(request)
        request.method = "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = "HEAD"
