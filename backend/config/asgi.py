"""ASGI: HTTP and sockets in one process (`make run`); production serves the sockets with it."""

import os
from typing import Any

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

django_application = get_asgi_application()

from config.bodies import BodyLimit  # noqa: E402 - Django must be set up first

NOT_THERE = 4404


async def no_socket(scope: Any, receive: Any, send: Any) -> None:
    """Close a socket whose address nothing serves, with the code that says so (api.md, Sockets)."""
    await receive()
    # A close before the handshake would be a bare HTTP 403: the code needs an open socket.
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": NOT_THERE})


application = ProtocolTypeRouter({"http": BodyLimit(django_application), "websocket": no_socket})
