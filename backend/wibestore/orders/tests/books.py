"""What the tests look at: everything that a refused step must leave as it was."""

from typing import Any
from uuid import UUID

from django.apps import apps

from wibestore.core.models import OutboxMessage
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.orders.models import CLOCKS, Dispute, DisputeEntry, Order, OrderEvent


def everything(order_id: UUID) -> dict[str, Any]:
    """Return the order's row, listing, story and disputes, and the state of books, outbox, audit, images and vault."""
    order = Order.objects.filter(pk=order_id).values().get()
    return {
        "order": order,
        "listing": apps.get_model("listings", "Listing").objects.filter(pk=order["listing_id"]).values().get(),
        "events": list(OrderEvent.objects.filter(order_id=order_id).order_by("seq").values()),
        "disputes": list(Dispute.objects.filter(order_id=order_id).order_by("id").values()),
        "entries": list(DisputeEntry.objects.filter(dispute__order_id=order_id).order_by("id").values()),
        "audit": apps.get_model("audit", "AuditRecord").objects.count(),
        "images": list(apps.get_model("uploads", "Image").objects.order_by("id").values()),
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


def dispute(order_id: UUID) -> Dispute:
    """Return the order's newest dispute as it is stored."""
    return Dispute.objects.filter(order_id=order_id).latest("opened_at")


def file(order_id: UUID) -> list[tuple[int, str, str]]:
    """Return the lines of the newest dispute's file: (seq, kind, party)."""
    return list(dispute(order_id).entries.order_by("seq").values_list("seq", "kind", "party"))


def running(order_id: UUID) -> set[str]:
    """Return which clocks of the order run."""
    order = row(order_id)
    return {clock for clock in CLOCKS if getattr(order, clock) is not None}
