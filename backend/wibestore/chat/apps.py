"""Registration of the module."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "wibestore.chat"
    label = "chat"

    def ready(self) -> None:
        """Listen to orders: what happens to one is a line in the conversation of its two."""
        from wibestore.chat import handlers, selectors
        from wibestore.core import outbox
        from wibestore.users.services import traces_register

        for topic, handler in handlers.ON_FACTS.items():
            outbox.subscribe(topic, handler)
        traces_register("chat", selectors.traces_of)
