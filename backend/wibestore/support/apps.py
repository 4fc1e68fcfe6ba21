"""Registration of the module."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "wibestore.support"
    label = "support"

    def ready(self) -> None:
        """Say whom support knows, make the links of guests, and hear of closed accounts."""
        from wibestore.core import outbox
        from wibestore.letters.services import link_register
        from wibestore.support import handlers
        from wibestore.support.selectors import traces_of
        from wibestore.support.services import LINK_KIND, guest_url
        from wibestore.users.services import traces_register

        traces_register("support", traces_of)
        link_register(LINK_KIND, guest_url)
        outbox.subscribe("user.closed", handlers.on_user_closed)
