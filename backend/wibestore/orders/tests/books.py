"""What the tests look at: everything that a refused step must leave as it was."""

from typing import Any
from uuid import UUID

from django.apps import apps

from wibestore.core.models import OutboxMessage
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.orders.models import Order, OrderEvent


def everything(order_id: UUID) -> dict[str, Any]:
    """Return the order's row, its listing, its story, and the state of the books, the outbox and the vault's log."""
    order = Order.objects.filter(pk=order_id).values().get()
    return {
        "order": order,
        "listing": apps.get_model("listings", "Listing").objects.filter(pk=order["listing_id"]).values().get(),
        "events": list(OrderEvent.objects.filter(order_id=order_id).order_by("seq").values()),
        "outbox": list(OutboxMessage.objects.order_by("id").values_list("id", flat=True)),
        "postings": apps.get_model("ledger", "Posting").objects.count(),
        "seals": apps.get_model("vault", "CredentialSet").objects.count(),
        "looks": apps.get_model("vault", "CredentialReveal").objects.count(),
        "buyer": wallet_balances(order["buyer_id"]),
        "seller": wallet_balances(order["seller_id"]),
    }


def row(order_id: UUID) -> Order:
    """Return the order's row as it is stored."""
    return Order.objects.get(pk=order_id)


def listing_status(order_id: UUID) -> str:
    """Return the status of the order's listing."""
    status: str = Order.objects.filter(pk=order_id).values_list("listing__status", flat=True).get()
    return status


def escrow(order_id: UUID) -> int:
    """Return what the order's escrow account holds."""
    order = row(order_id)
    return account_balance(AccountRef.escrow(order.id, payer_id=order.buyer_id))


def commission() -> int:
    """Return what the shop has earned."""
    return account_balance(AccountRef.platform(AccountKind.PLATFORM_COMMISSION))


def topics(order_id: UUID) -> list[str]:
    """Return what was told about the order, in order."""
    messages = OutboxMessage.objects.filter(sequence_key=f"order:{order_id}").order_by("id")
    return list(messages.values_list("topic", flat=True))


def steps(order_id: UUID) -> list[tuple[int, str, str, str]]:
    """Return the order's story: (seq, event, party, state)."""
    return list(
        OrderEvent.objects.filter(order_id=order_id).order_by("seq").values_list("seq", "event", "party", "state")
    )
