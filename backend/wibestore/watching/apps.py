"""Registration of the module."""

from django.apps import AppConfig


class WatchingConfig(AppConfig):
    name = "wibestore.watching"
    label = "watching"

    def ready(self) -> None:
        """Listen to what comes on sale or costs something else, and to those who leave."""
        from wibestore.core import outbox
        from wibestore.listings.events import LISTING_CHANGED
        from wibestore.users.services import traces_register
        from wibestore.watching import events, handlers, selectors

        outbox.subscribe(LISTING_CHANGED, handlers.on_listing_changed)
        outbox.subscribe(LISTING_CHANGED, handlers.on_price_changed)
        outbox.subscribe(events.MATCHING_GOES_ON, handlers.on_matching_goes_on)
        outbox.subscribe(events.TELLING_GOES_ON, handlers.on_price_changed)
        outbox.subscribe("user.closed", handlers.on_user_closed)
        traces_register("watching", selectors.traces_of)
