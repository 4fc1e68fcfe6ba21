"""Registration of the module."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "wibestore.subscriptions"
    label = "subscriptions"

    def ready(self) -> None:
        """Listen to deposits: money may have come for a subscription in grace (ADR 13); prove what was charged."""
        from wibestore.core import outbox
        from wibestore.ledger import services as ledger
        from wibestore.subscriptions import handlers, services

        outbox.subscribe("deposit.succeeded", handlers.on_deposit_succeeded)
        ledger.check_register("subscriptions.charges", services.books_check)
