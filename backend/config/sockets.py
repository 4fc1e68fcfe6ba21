"""Sockets: which address goes to which consumer, who may open one, from which pages."""

from typing import Any, cast
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.routing import URLRouter
from django.conf import settings
from django.urls import path, re_path

from config import logs
from config.middleware import caller_address
from wibestore.chat.ws import ChatConsumer
from wibestore.core.errors import DomainError, NotPermitted, Unavailable
from wibestore.core.ids import uuid7
from wibestore.core.realtime.codes import NOT_THERE
from wibestore.core.realtime.consumer import DATABASE_AWAY, SocketConsumer, SocketPass
from wibestore.listings.ws import ListingConsumer
from wibestore.notifications.ws import NotificationConsumer
from wibestore.users import services as users
from wibestore.users.errors import TokenInvalid

MAX_ADDRESS_BYTES = 4_096


async def no_socket(scope: Any, receive: Any, send: Any) -> None:
    """Close a socket whose address nothing serves, with the code that says so (api.md, Sockets)."""
    await receive()
    # A close before the handshake would be a bare HTTP 403: the code needs an open socket.
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": NOT_THERE})


class Doorkeeper:
    """Gives a socket its pass, or the refusal: a page of another site, a token that is not good, no PostgreSQL."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        held: SocketPass | DomainError
        user_id = ""
        try:
            held = admitted = await database_sync_to_async(pass_of)(scope)
            user_id = str(admitted.actor.id)
        except DomainError as refusal:
            held = refusal
        except DATABASE_AWAY:
            # Said by the socket's code, as every refusal: before the handshake it would be a bare HTTP 500.
            held = Unavailable()
        with logs.about(request_id=str(uuid7()), user_id=user_id):
            await self.inner({**scope, "pass": held}, receive, send)


def pass_of(scope: dict[str, Any]) -> SocketPass:
    """
    Return who opens the socket.

    :raises NotPermitted: the browser says that a page of another site asks
    :raises DomainError: as `users.services.socket_authenticate`
    """
    headers = {name.lower(): value for name, value in scope["headers"]}
    origin = headers.get(b"origin", b"").decode("latin-1")
    # Browsers always name the page; what sends none is no browser, and cannot be made to use somebody's cookie.
    if origin and origin not in {settings.PUBLIC_URL, *settings.CSRF_TRUSTED_ORIGINS}:
        raise NotPermitted
    query = scope["query_string"]
    tokens = parse_qs(query.decode("latin-1")).get("token", []) if len(query) <= MAX_ADDRESS_BYTES else []
    if len(tokens) != 1:
        raise TokenInvalid
    peer = str((scope.get("client") or ("",))[0])
    ip = caller_address(headers.get(b"x-forwarded-for", b"").decode("latin-1"), peer)
    user_agent = headers.get(b"user-agent", b"").decode("latin-1")
    actor, ends_at = users.socket_authenticate(token=tokens[0], ip=ip, user_agent=user_agent)
    return SocketPass(actor, ends_at)


def _kept(consumer: type[SocketConsumer]) -> Any:
    return Doorkeeper(consumer.as_asgi())


application = URLRouter(
    [
        path("ws/chat/<uuid:chat_id>/", _kept(ChatConsumer)),
        path("ws/notifications/", _kept(NotificationConsumer)),
        path("ws/listings/<uuid:listing_id>/", _kept(ListingConsumer)),
        re_path("", cast("Any", no_socket)),
    ]
)
