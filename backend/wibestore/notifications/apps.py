"""Registration of the module."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "wibestore.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Listen to every fact that somebody is told of, or that an open screen shows."""
        from wibestore.core import outbox
        from wibestore.letters.services import needless_register
        from wibestore.notifications.handlers import on_fact
        from wibestore.notifications.rules import TABLE
        from wibestore.notifications.services import read_among

        needless_register("notification", read_among)
        for topic, row in TABLE.items():
            if not row.nobody:
                outbox.subscribe(topic, on_fact(topic))
