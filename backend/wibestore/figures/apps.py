from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "wibestore.figures"
    label = "figures"

    def ready(self) -> None:
        """Take whoever is blocked or gone off the kept list of the best at once."""
        from wibestore.core import outbox
        from wibestore.figures import handlers

        for topic in ("user.blocked", "user.closed"):
            outbox.subscribe(topic, handlers.on_user_gone)
