"""A road to a server that a test can cut and mend."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Road:
    """Hands bytes on to `host:port`; while it is cut, connections end and new ones are refused."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._loop = asyncio.new_event_loop()
        self._writers: set[asyncio.StreamWriter] = set()
        self._is_cut = False
        self._server: asyncio.Server | None = None
        self.port = 0

    def cut(self) -> None:
        """End every connection and take no new one."""
        asyncio.run_coroutine_threadsafe(self._cut(), self._loop).result(5)

    def mend(self) -> None:
        """Take connections again."""
        self._is_cut = False

    async def _cut(self) -> None:
        self._is_cut = True
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def _open(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        there_reader, there_writer = await asyncio.open_connection(*self._target)
        self._writers |= {writer, there_writer}
        await asyncio.gather(self._copy(reader, there_writer), self._copy(there_reader, writer))

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65_536):
                target.write(data)
                await target.drain()
        target.close()


@contextmanager
def road(host: str, port: int) -> Iterator[Road]:
    """Give a road to a server."""
    made = Road(host, port)
    thread = threading.Thread(target=made._loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(made._open(), made._loop).result(5)
    try:
        yield made
    finally:
        made.cut()
        made._loop.call_soon_threadsafe(made._loop.stop)
        thread.join(5)
