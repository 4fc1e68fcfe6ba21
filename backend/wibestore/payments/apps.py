"""Registration of the module."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "wibestore.payments"
    label = "payments"

    def ready(self) -> None:
        """Listen to what came in and was taken back, and prove what payments knows of its money."""
        from wibestore.core import outbox
        from wibestore.ledger import services as ledger
        from wibestore.payments import events, handlers, selectors

        outbox.subscribe(events.DEPOSIT_SUCCEEDED, handlers.on_deposit_succeeded)
        outbox.subscribe(events.DEPOSIT_REVERSED, handlers.on_deposit_reversed)
        ledger.check_register("payments.clearing", selectors.clearing_differences)
        ledger.check_register("payments.payouts", selectors.payout_differences)
        ledger.check_register("payments.reserved", selectors.reserved_differences)
