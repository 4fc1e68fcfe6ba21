"""The sockets of conversations."""

from wibestore.chat.ws.consumer import ChatConsumer

__all__ = ["ChatConsumer"]
