"""Registration of the module."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "wibestore.notifications"
    label = "notifications"
