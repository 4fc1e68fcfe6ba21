"""Receipts: what a fact of money says to whoever paid or was paid. Its sums are read where the money was booked."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.letters.types import JsonValue
from wibestore.notifications.services.live import Fact
from wibestore.orders import selectors as orders
from wibestore.orders.types import OrderReceipt
from wibestore.payments import selectors as payments

Params = dict[str, JsonValue]
_TITLE_MAX = 120


def receipt_params(fact: Fact, person: UUID) -> Params | None:
    """Return what the receipt of a fact says to `person`; None where no money moved."""
    return _RECEIPTS[fact.topic](fact, person)


def _deposit(fact: Fact, person: UUID) -> Params | None:
    deposit = payments.deposit_get_for(actor=Actor.user(person), deposit_id=UUID(fact.payload["deposit_id"]))
    amount = int(deposit.amount)
    at = deposit.finished_at or deposit.created_at
    return _receipt("deposit", deposit.reference, [["method", deposit.method], ["amount", amount]], amount, at)


def _purchase(fact: Fact, person: UUID) -> Params | None:
    order = _order(fact, person)
    rows: list[JsonValue] = [["listing", order.title[:_TITLE_MAX]], ["price", int(order.price)]]
    return _receipt("purchase", order.number, rows, int(order.price), order.paid_at)


def _sale(fact: Fact, person: UUID) -> Params | None:
    order = _order(fact, person)
    rows: list[JsonValue] = [
        ["listing", order.title[:_TITLE_MAX]],
        ["price", int(order.price)],
        ["commission", int(order.commission)],
    ]
    return _receipt("sale", order.number, rows, int(order.seller_amount), order.completed_at or order.paid_at)


def _order(fact: Fact, person: UUID) -> OrderReceipt:
    return orders.order_receipt_for(actor=Actor.user(person), order_id=UUID(fact.payload["order_id"]))


def _withdrawal(fact: Fact, person: UUID) -> Params | None:
    wanted = UUID(fact.payload["withdrawal_id"])
    withdrawal = payments.withdrawal_get_for(actor=Actor.user(person), withdrawal_id=wanted)
    amount, fee = int(withdrawal.amount), int(withdrawal.fee)
    rows: list[JsonValue] = [["card", withdrawal.card.mask], ["amount", amount]]
    if fee:
        rows.append(["fee", fee])
    at = withdrawal.finished_at or withdrawal.requested_at
    return _receipt("withdrawal", withdrawal.number, rows, amount - fee, at)


def _subscription(fact: Fact, _person: UUID) -> Params | None:
    said = fact.payload
    # A change that only follows at the period's end charges nothing.
    if not said.get("charge_id"):
        return None
    rows: list[JsonValue] = [[name, said[name]] for name in ("plan", "period", "starts_at", "ends_at")]
    if said["credit"]:
        rows.append(["credit", said["credit"]])
    number = f"{said['subscription_id'][-8:].upper()}-{said['number']}"
    return _receipt("subscription", number, rows, said["amount"], datetime.fromisoformat(said["charged_at"]))


def _receipt(kind: str, number: str, rows: list[JsonValue], total: int, at: datetime) -> Params:
    return {"kind": kind, "number": number, "rows": rows, "total": total, "at": at.isoformat()}


_RECEIPTS: dict[str, Callable[[Fact, UUID], Params | None]] = {
    "deposit.succeeded": _deposit,
    "order.paid": _purchase,
    "order.completed": _sale,
    "withdrawal.paid": _withdrawal,
    "subscription.started": _subscription,
    "subscription.renewed": _subscription,
    "subscription.changed": _subscription,
}
