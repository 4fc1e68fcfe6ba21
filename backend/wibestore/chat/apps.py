"""Registration of the module."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "wibestore.chat"
    label = "chat"
