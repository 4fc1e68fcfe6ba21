"""Reads of disputes: one with its whole file, or a page of them for the staff."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.orders import policies
from wibestore.orders.errors import DisputeNotFound
from wibestore.orders.models import Dispute, DisputeEntry
from wibestore.orders.rules import EntryKind, Party, settlement_of
from wibestore.orders.selectors.orders import order_info
from wibestore.orders.types import DisputeCard, DisputeInfo, DisputeLine, DisputePage, OrderInfo
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard

_OWN = (
    *("id", "outcome", "opened_by", "opened_from", "reason", "text", "opened_at", "reminded_at", "responded_at"),
    *("closed_at", "closed_by", "refund_amount", "resolution_reason", "resolution_text"),
)
_SNAPSHOT_FIELDS = {"title": "", "description": "", "attributes": {}, "highlights": [], "images": [], "code": ""}


def dispute_get_for(*, actor: Actor, dispute_id: UUID) -> DisputeInfo:
    """
    Return the whole dispute as `actor` sees it.

    :raises DisputeNotFound: absent, or the actor is a stranger to its order
    """
    dispute = Dispute.objects.select_related("order").filter(pk=dispute_id).first()
    if dispute is None or not policies.can_read_order(actor, dispute.order):
        raise DisputeNotFound
    return dispute_info(dispute, order=order_info(dispute.order, actor=actor, now=clock.now()))


def dispute_info(dispute: Dispute, *, order: OrderInfo) -> DisputeInfo:
    """Return the whole dispute of `order`, which is as the reader sees it; for this module's own code."""
    is_open = dispute.closed_at is None
    lines = _lines(dispute, order)
    current = {line.party: line for line in lines if line.is_current}
    snapshot = dispute.order.snapshot
    return DisputeInfo(
        **{name: getattr(dispute, name) for name in _OWN},
        order=order,
        status="open" if is_open else "closed",
        respond_by=order.respond_by if is_open else None,
        entries=lines,
        proposals={party.value: current.get(party.value) for party in (Party.BUYER, Party.SELLER)},
        listing_snapshot={
            **{name: snapshot.get(name, default) for name, default in _SNAPSHOT_FIELDS.items()},
            "game": snapshot["game"],
            "price": order.price,
        },
        reveals=order.reveals,
        allowed_events=order.allowed_events if is_open else [],
        blocked_events=order.blocked_events if is_open else {},
        version=order.version,
        server_time=order.server_time,
    )


def dispute_page(*, is_open: bool, after: tuple[datetime, UUID] | None = None, limit: int) -> DisputePage:
    """
    Return disputes for the staff: the open ones, those that wait longest first, or the closed ones, the latest first.

    :param after: (opened_at or closed_at, id) of the last dispute of the page before
    """
    column = "opened_at" if is_open else "closed_at"
    disputes = Dispute.objects.filter(closed_at__isnull=is_open).select_related("order").defer("order__snapshot")
    disputes = disputes.order_by(column, "id") if is_open else disputes.order_by("-closed_at", "-id")
    if after:
        # The first condition is for the index; the second decides among disputes of the same instant.
        near, far = ("gte", "gt") if is_open else ("lte", "lt")
        disputes = disputes.filter(**{f"{column}__{near}": after[0]}).filter(
            Q(**{f"{column}__{far}": after[0]}) | Q(**{f"id__{far}": after[1]})
        )
    rows = list(disputes[: limit + 1])
    shown = rows[:limit]
    cards = users.seller_cards({person for row in shown for person in (row.order.buyer_id, row.order.seller_id)})
    return DisputePage(
        disputes=[_card(row, cards) for row in shown],
        next_position=(getattr(shown[-1], column), shown[-1].id) if len(rows) > limit else None,
    )


def _card(dispute: Dispute, cards: dict[UUID, SellerCard]) -> DisputeCard:
    order, is_open = dispute.order, dispute.closed_at is None
    return DisputeCard(
        id=dispute.id,
        order_id=order.id,
        order_number=order.number,
        reason=dispute.reason,
        opened_by=dispute.opened_by,
        opened_at=dispute.opened_at,
        respond_by=order.respond_by if is_open else None,
        is_answered=dispute.responded_at is not None,
        price=order.price,
        buyer=cards[order.buyer_id],
        seller=cards[order.seller_id],
        status="open" if is_open else "closed",
        outcome=dispute.outcome,
        closed_at=dispute.closed_at,
    )


def _lines(dispute: Dispute, order: OrderInfo) -> list[DisputeLine]:
    entries = list(dispute.entries.order_by("seq"))
    current = {entry.party: entry.seq for entry in entries if entry.kind == EntryKind.PROPOSAL}
    authors = {Party.BUYER: order.buyer, Party.SELLER: order.seller}
    return [
        DisputeLine(
            seq=entry.seq,
            kind=entry.kind,
            party=entry.party,
            # Who of the staff it was stands in the audit.
            author=authors.get(Party(entry.party)),
            text=entry.text,
            image=entry.image,
            created_at=entry.created_at,
            **_proposed(entry, order, is_current=current.get(entry.party) == entry.seq),
        )
        for entry in entries
    ]


def _proposed(entry: DisputeEntry, order: OrderInfo, *, is_current: bool) -> dict[str, Any]:
    if entry.refund_amount is None:
        return {"refund_amount": None, "is_current": False, "seller_amount": None, "commission": None}
    parts = settlement_of(order.price, entry.refund_amount, order.rate_bps)
    return {
        "refund_amount": parts.buyer,
        "is_current": is_current,
        "seller_amount": parts.seller,
        "commission": parts.commission,
    }
