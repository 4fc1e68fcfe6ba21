"""Registration of the module."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "wibestore.payments"
    label = "payments"

    def ready(self) -> None:
        """Listen to deposits and closed accounts, say whom payments knows, and prove what it knows of its money."""
        from django.conf import settings

        from wibestore.core import outbox
        from wibestore.core.tunables import tunable_register
        from wibestore.ledger import services as ledger
        from wibestore.payments import events, handlers, selectors
        from wibestore.users import services as users

        outbox.subscribe(events.DEPOSIT_SUCCEEDED, handlers.on_deposit_succeeded)
        outbox.subscribe(events.DEPOSIT_REVERSED, handlers.on_deposit_reversed)
        outbox.subscribe("user.blocked", handlers.on_user_blocked)
        outbox.subscribe("user.closed", handlers.on_user_closed)
        users.traces_register("payments", selectors.traces_of)
        users.closing_register("payments", selectors.reasons_against_closing)
        tunable_register("cards.freeze_hours", "hours", 0, 168, lambda: settings.CARD_FREEZE_HOURS)
        tunable_register(
            "withdrawals.second_approval_from",
            "som",
            100_000,
            1_000_000_000,
            lambda: settings.WITHDRAWAL_SECOND_APPROVAL_FROM,
        )
        ledger.check_register("payments.clearing", selectors.clearing_differences)
        ledger.check_register("payments.payouts", selectors.payout_differences)
        ledger.check_register("payments.reserved", selectors.reserved_differences)
