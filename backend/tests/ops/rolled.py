"""The shop's applications as a roll's test starts them: each answer says its version, and one address waits."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

VERSION = os.environ.get("RELEASE", "")
#: Beside it the waiting address says that it was asked; it answers when `go` is there.
FOLDER = Path(os.environ.get("ROLLED_FOLDER", "."))
WAITS = "/api/v1/waits/"
_WAIT_S = 60


def wsgi(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as `config.wsgi` does, with the version in a header."""
    from config.wsgi import application

    if environ["PATH_INFO"] == WAITS:
        return _waited(start_response)

    def told(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        return start_response(status, [*headers, ("X-Version", VERSION)], *rest)

    answer: Iterable[bytes] = application(environ, told)
    return answer


async def asgi(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Hold sockets open under any address, and say nothing but the version."""
    if scope["type"] != "websocket":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-version", VERSION.encode())]})
        await send({"type": "http.response.body", "body": b""})
        return
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": VERSION})
    while (await receive())["type"] != "websocket.disconnect":
        pass


def _waited(start_response: Callable[..., Any]) -> Iterable[bytes]:
    (FOLDER / "asked").touch()
    until = time.monotonic() + _WAIT_S
    while not (FOLDER / "go").exists() and time.monotonic() < until:
        time.sleep(0.02)
    start_response("200 OK", [("Content-Length", "4"), ("X-Version", VERSION)])
    return [b"done"]
