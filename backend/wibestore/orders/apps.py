"""Registration of the module."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "wibestore.orders"
    label = "orders"

    def ready(self) -> None:
        """Listen to deposits, which pay an order (escrow.md, T3) or dispute it (T20), and to blocks (T22)."""
        from django.conf import settings

        from wibestore.core import outbox
        from wibestore.core.tunables import tunable_register
        from wibestore.ledger import services as ledger
        from wibestore.orders import events, handlers, selectors, services
        from wibestore.payments.selectors import order_number_register
        from wibestore.users import services as users

        outbox.subscribe("deposit.succeeded", handlers.on_deposit_succeeded)
        outbox.subscribe("deposit.reversed", handlers.on_deposit_reversed)
        outbox.subscribe("user.blocked", handlers.on_user_blocked)
        for topic in events.LISTING_MOVES:
            outbox.subscribe(topic, handlers.on_order_moved)
        for topic in events.SELLER_MOVES:
            outbox.subscribe(topic, handlers.on_seller_moved)
        tunable_register("sellers.hold_hours", "hours", 0, 720, lambda: settings.NEW_SELLER_HOLD_HOURS)
        tunable_register("sellers.hold_sales", "count", 0, 100, lambda: settings.NEW_SELLER_SALES)
        tunable_register(
            "disputes.second_ruling_from", "som", 100_000, 1_000_000_000, lambda: settings.DISPUTE_SECOND_RULING_FROM
        )
        ledger.check_register("orders.books", services.books_check)
        order_number_register(selectors.order_number)
        users.traces_register("orders", selectors.traces_of)
        users.closing_register("orders", selectors.reasons_against_closing)
