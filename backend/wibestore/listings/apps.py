from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "wibestore.listings"
    label = "listings"

    def ready(self) -> None:
        from wibestore.core import outbox
        from wibestore.listings import handlers

        for topic in ("review.created", "review.updated", "review.deleted"):
            outbox.subscribe(topic, handlers.on_review_changed)
        outbox.subscribe("user.blocked", handlers.on_user_blocked)
