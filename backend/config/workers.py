"""Gunicorn's worker for sockets, and for HTTP beside them in development."""

import logging
from typing import Any

from uvicorn_worker import UvicornWorker


class SocketWorker(UvicornWorker):  # type: ignore[misc]  # the library has no types
    """
    Serves `config.asgi` as `make run` does.

    Its lines go to the root's handlers, which Django's settings set and which mask secrets: by itself it would give
    uvicorn those of gunicorn, and a line about a socket holds the socket's ticket.
    """

    CONFIG_KWARGS: dict[str, Any] = {
        # Frames are small: squeezing each costs more CPU than it saves of the line.
        "ws_max_size": 65_536,
        "ws_per_message_deflate": False,
        "lifespan": "off",
        "access_log": False,
        # Less than gunicorn waits (`graceful_timeout`): sockets are told to come back, not cut off.
        "timeout_graceful_shutdown": 20,
        # Who is asking is read from X-Forwarded-For by the shop itself (TRUSTED_PROXIES).
        "proxy_headers": False,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        logger = logging.getLogger("uvicorn.error")
        logger.handlers = []
        logger.propagate = True
