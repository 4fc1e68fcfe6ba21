"""Registration of the module."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "wibestore.subscriptions"
    label = "subscriptions"

    def ready(self) -> None:
        """Listen to deposits: money may have come for a subscription in grace (ADR 13)."""
        from wibestore.core import outbox
        from wibestore.subscriptions import handlers

        outbox.subscribe("deposit.succeeded", handlers.on_deposit_succeeded)
