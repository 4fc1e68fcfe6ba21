"""A real server of sockets for tests, and a browser's end of them."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import orjson
import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

TIMEOUT_S = 10


@contextmanager
def socket_server() -> Iterator[str]:
    """Serve sockets and HTTP in a thread by the server that production uses; gives its address, `ws://…`."""
    options = uvicorn.Config("config.asgi:application", port=0, log_level="warning", lifespan="off", ws_max_size=65_536)
    server = uvicorn.Server(options)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"ws://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(TIMEOUT_S)


class Browser:
    """One open socket."""

    def __init__(self, url: str, **options: Any) -> None:
        self._opening = connect(url, open_timeout=TIMEOUT_S, **options)

    def __enter__(self) -> Self:
        self._connection: ClientConnection = self._opening.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._opening.__exit__(*error)

    def say(self, kind: str, data: dict[str, Any] | None = None, *, frame_id: str | None = None) -> None:
        """Send a frame."""
        frame = {"type": kind, "data": data or {}, **({"id": frame_id} if frame_id else {})}
        self._connection.send(orjson.dumps(frame).decode())

    def say_raw(self, message: str | bytes) -> None:
        """Send anything."""
        self._connection.send(message)

    def hear(self, kind: str | None = None, *, timeout_s: float = TIMEOUT_S) -> dict[str, Any]:
        """Return the next frame, or the next of `kind`, passing over others."""
        until = time.monotonic() + timeout_s
        while True:
            frame: dict[str, Any] = orjson.loads(self._connection.recv(timeout=until - time.monotonic()))
            if kind is None or frame["type"] == kind:
                return frame

    def code(self) -> int:
        """Wait for the shop to close the socket, and return the code."""
        try:
            while True:
                self._connection.recv(timeout=TIMEOUT_S)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
