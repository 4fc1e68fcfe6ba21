"""
The floor: ASGI without Channels or Redis. What a socket says, every socket at the same address of this process gets.
"""

from collections import defaultdict
from typing import Any

_rooms: defaultdict[str, set[Any]] = defaultdict(set)


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Serve one socket."""
    room = _rooms[scope["path"]]
    while True:
        message = await receive()
        if message["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
            room.add(send)
        elif message["type"] == "websocket.disconnect":
            room.discard(send)
            return
        else:
            for each in tuple(room):
                await each({"type": "websocket.send", "text": message["text"]})
