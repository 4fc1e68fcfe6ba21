"""Browsers' ends of many sockets, as cheap as Python makes them: frames are cut out of the bytes by hand."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import cast

# An opening handshake that asks for no compression; the key's only use is to be answered.
_HELLO = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: d2liZXN0b3JlIGJlbmNoIQ==\r\n\r\n"
)
_OPENING_AT_ONCE = 32
_OPEN_TIMEOUT_S = 120
_TEXT, _CLOSE, _PING = 0x1, 0x8, 0x9
_LONG, _LONGER, _MAX_SHORT = 126, 127, 125
# Masked by zeros: as the standard wants it, and nothing to be reckoned.
_MASKED, _MASK = 0x80, b"\0\0\0\0"


class Socket(asyncio.Protocol):
    """One socket; `heard` is called with each text."""

    def __init__(self, port: int, path: str) -> None:
        loop = asyncio.get_running_loop()
        self.port, self.path = port, path
        self.opened: asyncio.Future[None] = loop.create_future()
        self.greeted: asyncio.Future[None] = loop.create_future()
        self.heard: Callable[[Socket, bytes], None] = _ignored
        self.is_open = False
        self.code = 0
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the socket."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(_HELLO.format(path=self.path, port=self.port).encode())

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that it is over."""
        self.is_open = False
        for waiting in (self.opened, self.greeted):
            if not waiting.done():
                waiting.set_exception(ConnectionError("closed before it could be used"))
                waiting.exception()

    def data_received(self, data: bytes) -> None:
        """Cut the frames out."""
        data = self._buffer + data if self._buffer else data
        if not self.is_open:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._buffer = head
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                self._transport.abort()
                return
            self.is_open = True
            self.opened.set_result(None)
        self._buffer = self._frames(data)

    def _frames(self, data: bytes) -> bytes:
        start, whole = 0, len(data)
        while whole - start >= 2:
            length, body = data[start + 1], start + 2
            if length == _LONG:
                length, body = int.from_bytes(data[start + 2 : start + 4]), start + 4
            elif length == _LONGER:
                length, body = int.from_bytes(data[start + 2 : start + 10]), start + 10
            if whole < body + length:
                break
            self._frame(data[start] & 0x0F, data[body : body + length])
            start = body + length
        return data[start:]

    def _frame(self, opcode: int, body: bytes) -> None:
        if opcode == _TEXT:
            if not self.greeted.done():
                self.greeted.set_result(None)
            self.heard(self, body)
        elif opcode == _PING:
            self._write(0x8A, body)
        elif opcode == _CLOSE:
            self.code = int.from_bytes(body[:2])
            self._transport.close()

    def say(self, text: bytes) -> None:
        """Send a text."""
        self._write(0x81, text)

    def _write(self, first: int, body: bytes) -> None:
        if len(body) <= _MAX_SHORT:
            head = bytes((first, _MASKED | len(body)))
        else:
            head = bytes((first, _MASKED | _LONG)) + len(body).to_bytes(2)
        self._transport.write(head + _MASK + body)

    def close(self) -> None:
        """Go away."""
        self._transport.abort()


def _ignored(_: Socket, __: bytes) -> None:
    pass


async def sockets_open(addresses: Sequence[tuple[int, str]], *, greeted: bool) -> list[Socket]:
    """
    Open a socket for each port and path, and return them; one that the server closes at once is closed.

    :param greeted: wait for the first text on each
    """
    gate = asyncio.Semaphore(_OPENING_AT_ONCE)

    async def opened(port: int, path: str) -> Socket:
        loop = asyncio.get_running_loop()
        async with gate, asyncio.timeout(_OPEN_TIMEOUT_S):
            _, socket = await loop.create_connection(lambda: Socket(port, path), "127.0.0.1", port)
            with suppress(ConnectionError):
                await socket.opened
                if greeted:
                    await socket.greeted
            return socket

    return list(await asyncio.gather(*(opened(port, path) for port, path in addresses)))
