"""Registration of the module."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "wibestore.reviews"
    label = "reviews"
