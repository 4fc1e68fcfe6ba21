"""Channels as its documentation shows it: a group in Redis, and a channel of its own for every socket."""

import os
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

# What the documentation recommends where many sockets are expected.
MAX_CONNECTIONS = 5_000

if not settings.configured:
    hosts = [{"address": os.environ["REDIS_URL"], "max_connections": MAX_CONNECTIONS}]
    backend = "channels_redis.core.RedisChannelLayer"
    settings.configure(CHANNEL_LAYERS={"default": {"BACKEND": backend, "CONFIG": {"hosts": hosts, "prefix": "stock"}}})


class Room(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """Passes on what it hears to everybody at its address, the speaker too."""

    async def connect(self) -> None:
        """Join."""
        self.group = self.scope["path"].strip("/").replace("/", ".")
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        """Leave."""
        await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Pass on."""
        await self.channel_layer.group_send(self.group, {"type": "room.message", "text": text_data})

    async def room_message(self, event: dict[str, Any]) -> None:
        """Say what came from the group."""
        await self.send(text_data=event["text"])


application = Room.as_asgi()
