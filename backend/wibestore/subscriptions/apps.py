"""Registration of the module."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "wibestore.subscriptions"
    label = "subscriptions"

    def ready(self) -> None:
        """Listen to deposits: money may have come for a subscription in grace (ADR 13); prove what was charged."""
        from wibestore.core import outbox
        from wibestore.ledger import services as ledger
        from wibestore.subscriptions import handlers, selectors, services
        from wibestore.users.services import traces_register

        outbox.subscribe("deposit.succeeded", handlers.on_deposit_succeeded)
        outbox.subscribe("user.blocked", handlers.on_user_blocked)
        outbox.subscribe("user.closed", handlers.on_user_closed)
        traces_register("subscriptions", selectors.traces_of)
        ledger.check_register("subscriptions.charges", services.books_check)
