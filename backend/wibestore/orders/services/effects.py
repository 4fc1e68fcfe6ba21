"""
What each move does besides changing the state: clocks, money, listing, vault.

Each function gets the locked order, changes its columns in memory and calls the modules below;
the caller saves. Money moves by one ledger entry per event, under the key `order:<id>:<event>`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine
from wibestore.listings import services as listings
from wibestore.orders.models import Order
from wibestore.orders.rules import Event, OrderState
from wibestore.users import selectors as users
from wibestore.users import services as users_services
from wibestore.vault import services as vault


@dataclass(slots=True)
class Step:
    """One move being made: the locked order, the event, the transaction's time and what the caller gave."""

    order: Order
    event: str
    now: datetime
    details: dict[str, Any] = field(default_factory=dict)


def hold(step: Step) -> None:
    """T2, T3: buyer available → escrow. The seller's time starts."""
    order = step.order
    order.unpaid_slot = order.pay_by = None
    order.deliver_by = step.now + timedelta(minutes=order.sla_minutes)
    order.auto_cancel_at = step.now + settings.AUTO_CANCEL_AFTER
    _post(
        step, EntryKind.ORDER_HOLD, (AccountRef.available(order.buyer_id), -order.price), (_escrow(order), order.price)
    )


def close_unpaid(step: Step) -> None:
    """T4: no money was there; the listing is on sale again."""
    step.order.unpaid_slot = step.order.pay_by = None
    listings.listing_release(step.order.listing_id)


def hand_over(step: Step) -> None:
    """T5, T6: the sealed set becomes the buyer's; with T6 it is sealed here. The release clock starts."""
    order = step.order
    order.deliver_by = order.auto_cancel_at = None
    order.auto_release_at = step.now + settings.AUTO_RELEASE_AFTER
    if step.event == Event.DELIVER:
        vault.credentials_seal(
            listing_id=order.listing_id,
            game_slug=order.snapshot["game"]["slug"],
            seller_id=order.seller_id,
            credentials=step.details["credentials"],
        )
    vault.credentials_assign(listing_id=order.listing_id, order_id=order.id, buyer_id=order.buyer_id)


def refund_undelivered(step: Step) -> None:
    """T7, T8, T9: escrow → buyer available, whole. The listing is paused; it counts against the seller."""
    order = step.order
    order.deliver_by = order.auto_cancel_at = None
    order.is_seller_fault = True
    listings.listing_pause(order.listing_id)
    _post(
        step,
        EntryKind.ORDER_REFUND,
        (_escrow(order), -order.price),
        (AccountRef.available(order.buyer_id), order.price),
    )


def release(step: Step) -> None:
    """T10, T11: escrow → seller N + commission C; a new seller's N is held for a while (security.md §1 rule 6)."""
    order = step.order
    order.auto_release_at = None
    order.completed_at = step.now
    listings.listing_sell(order.listing_id)
    order.available_at = _hold_until(order, step.now)
    place = AccountRef.held if order.available_at else AccountRef.available
    _post(
        step,
        EntryKind.ORDER_RELEASE,
        (_escrow(order), -order.price),
        (place(order.seller_id), Som(order.price - order.commission)),
        (AccountRef.platform(AccountKind.PLATFORM_COMMISSION), order.commission),
    )


def mature(step: Step) -> None:
    """Move a new seller's earnings from held to available once their hold has passed."""
    order = step.order
    order.available_at = None
    earned = Som(order.price - order.commission)
    seller_id = order.seller_id
    _post(
        step, EntryKind.HOLD_MATURED, (AccountRef.held(seller_id), -earned), (AccountRef.available(seller_id), earned)
    )


EFFECTS: dict[tuple[str, str], Callable[[Step], None]] = {
    (OrderState.AWAITING_PAYMENT, Event.PAY): hold,
    (OrderState.AWAITING_PAYMENT, Event.CANCEL): close_unpaid,
    (OrderState.AWAITING_PAYMENT, Event.TIME_OUT): close_unpaid,
    (OrderState.PAID, Event.INSTANT): hand_over,
    (OrderState.PAID, Event.DELIVER): hand_over,
    (OrderState.PAID, Event.DECLINE): refund_undelivered,
    (OrderState.PAID, Event.CANCEL): refund_undelivered,
    (OrderState.PAID, Event.TIME_OUT): refund_undelivered,
    (OrderState.DELIVERED, Event.CONFIRM): release,
    (OrderState.DELIVERED, Event.AUTO_RELEASE): release,
    (OrderState.COMPLETED, Event.MATURE): mature,
}


def _escrow(order: Order) -> AccountRef:
    return AccountRef.escrow(order.id, payer_id=order.buyer_id)


def _hold_until(order: Order, now: datetime) -> datetime | None:
    # Count this sale first: the seller's row is then locked, so that of two releases at once each knows its place.
    users_services.sales_add(user_id=order.seller_id)
    is_new_seller = users.user_get(order.seller_id).sales_count <= settings.NEW_SELLER_SALES
    hours = settings.NEW_SELLER_HOLD_HOURS
    return now + timedelta(hours=hours) if is_new_seller and hours else None


def _post(step: Step, kind: EntryKind, *moves: tuple[AccountRef, Som]) -> None:
    key = "matured" if step.event == Event.MATURE else step.event
    entry = ledger.post(
        kind=kind,
        postings=[PostingLine(account, Som(amount)) for account, amount in moves if amount],
        idempotency_key=f"order:{step.order.id}:{key}",
        reference=f"order:{step.order.id}",
    )
    if not entry.is_new:
        # The order is locked and each event happens once: an old entry means the state and the ledger disagree.
        raise RuntimeError(f"{step.event} of order {step.order.id} was posted before")
