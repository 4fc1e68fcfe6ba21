"""Registration of the module."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "wibestore.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Say whom reviews know."""
        from wibestore.reviews.selectors import traces_of
        from wibestore.users.services import traces_register

        traces_register("reviews", traces_of)
