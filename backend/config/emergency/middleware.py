"""Sessions, users and messages of the framework, on the door's own address alone: the shop itself has none of them."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.utils.functional import SimpleLazyObject

from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError
from wibestore.users.services import access_authenticate

# Where the session keeps the access token: it ends by itself after ACCESS_TOKEN_LIFETIME, whatever the cookie says.
TOKEN = "access"
_MAX_AGENT = 300
# The framework's pages know nothing of trusted types; nothing of Google's is needed here either.
_CSP = {
    "default-src": [CSP.SELF],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}


def is_door(request: HttpRequest) -> bool:
    """Tell whether a request is for the emergency admin."""
    return request.path.startswith(f"/{settings.DJANGO_ADMIN_PATH}/")


def door_actor(request: HttpRequest) -> Actor | None:
    """
    Return the superuser whose session opened the door and still runs; None for anybody else.

    Asked of the shop's own session at every request: a block, a lost role, a sign-out elsewhere close the door.
    """
    token = request.session.get(TOKEN, "")
    if not token:
        return None
    try:
        actor = access_authenticate(
            token=token,
            ip=request.client_ip,  # type: ignore[attr-defined]
            user_agent=request.headers.get("User-Agent", "")[:_MAX_AGENT],
        )
    except DomainError:
        return None
    return actor if actor.is_superuser and actor.has_two_factor else None


class DoorSessionMiddleware(SessionMiddleware):
    """A session of fifteen minutes in a signed cookie, and the policy for the framework's pages."""

    def process_request(self, request: HttpRequest) -> None:
        """Read the door's session."""
        if is_door(request):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Write it."""
        if not is_door(request):
            return response
        response._csp_config = _CSP  # type: ignore[attr-defined]
        response._csp_ro_config = {}  # type: ignore[attr-defined]
        return super().process_response(request, response)


class DoorUserMiddleware(AuthenticationMiddleware):
    """`request.user` of the framework's pages: the superuser of the shop's session, or nobody."""

    def process_request(self, request: HttpRequest) -> None:
        """Find out who it is when somebody asks."""
        if not is_door(request):
            return
        actor = SimpleLazyObject(lambda: door_actor(request))
        request.door_actor = actor  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(lambda: _user_of(actor))  # type: ignore[assignment]


class DoorMessageMiddleware(MessageMiddleware):
    """What the framework's pages say after a change."""

    def process_request(self, request: HttpRequest) -> None:
        """Keep messages in the door's session."""
        if is_door(request):
            super().process_request(request)


def _user_of(actor: Any) -> object:
    user = get_user_model()._default_manager.filter(pk=actor.id).first() if actor else None
    return user or AnonymousUser()
