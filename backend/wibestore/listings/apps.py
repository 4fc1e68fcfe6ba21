from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "wibestore.listings"
    label = "listings"

    def ready(self) -> None:
        from wibestore.core import outbox
        from wibestore.listings import handlers, selectors
        from wibestore.listings.events import LISTING_CHANGED
        from wibestore.listings.services.offer_moves import OFFER_TOPICS
        from wibestore.users.services import traces_register

        for topic in ("review.created", "review.updated", "review.deleted"):
            outbox.subscribe(topic, handlers.on_review_changed)
        outbox.subscribe("user.blocked", handlers.on_user_blocked)
        outbox.subscribe("user.closed", handlers.on_user_closed)
        outbox.subscribe(LISTING_CHANGED, handlers.on_listing_changed)
        for topic in OFFER_TOPICS:
            outbox.subscribe(topic, handlers.on_offer_changed)
        traces_register("listings", selectors.traces_of)
