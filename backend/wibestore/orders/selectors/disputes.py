"""Reads of disputes: one with its whole file, or a page of them for the staff."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.tunables import tunable
from wibestore.core.two_people import second_needed
from wibestore.orders import policies
from wibestore.orders.errors import DisputeNotFound
from wibestore.orders.models import Dispute, DisputeEntry
from wibestore.orders.rules import DISPUTE_SLA, EntryKind, Party, dispute_tone, settlement_of
from wibestore.orders.selectors.orders import order_info
from wibestore.orders.types import (
    DisputeCard,
    DisputeDesk,
    DisputeInfo,
    DisputeLine,
    DisputePage,
    DisputeWanted,
    OrderInfo,
)
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard

_OWN = (
    *("id", "outcome", "opened_by", "opened_from", "reason", "text", "opened_at", "reminded_at", "responded_at"),
    *("closed_at", "closed_by", "refund_amount", "resolution_reason", "resolution_text"),
)
EVERY_OPEN = DisputeWanted()
_SAID = [kind.value for kind in (EntryKind.OPENED, EntryKind.MESSAGE, EntryKind.EVIDENCE, EntryKind.PROPOSAL)]
_LAST_SAID = Subquery(
    DisputeEntry.objects.filter(dispute_id=OuterRef("id"), kind__in=_SAID).order_by("-seq").values("created_at")[:1]
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


def ruling_of(dispute: Dispute, *, version: int) -> dict[str, Any] | None:
    """Return what the first of two ruled, if nothing has happened to the order since."""
    ruling: dict[str, Any] | None = dispute.ruling
    return ruling if ruling is not None and ruling["version"] == version and dispute.closed_at is None else None


def dispute_desk(*, actor: Actor, dispute_id: UUID) -> DisputeDesk:
    """
    Return a dispute as the staff works on it.

    :raises DisputeNotFound: absent, or the actor is no moderator, or a party of its order
    """
    dispute = Dispute.objects.select_related("order").filter(pk=dispute_id).first()
    if dispute is None or not policies.can_work_on(actor, dispute.order):
        raise DisputeNotFound
    order = dispute.order
    people = (order.buyer_id, order.seller_id)
    ruling = ruling_of(dispute, version=order.version)
    return DisputeDesk(
        dispute=dispute_info(dispute, order=order_info(order, actor=actor, now=clock.now())),
        order_id=order.id,
        listing_id=order.listing_id,
        taken_by=dispute.taken_by,
        taken_at=dispute.taken_at,
        ruling=ruling,
        ruled_by=dispute.ruled_by if ruling else None,
        ruled_at=dispute.ruled_at if ruling else None,
        rulings_needed=2 if second_needed(order.price, int(tunable("disputes.second_ruling_from"))) else 1,
        **_histories(people),
    )


def _histories(people: tuple[UUID, UUID]) -> dict[str, dict[UUID, int]]:
    """Count the disputes that each of two opened, and those that ended against them; one query."""
    counts: dict[str, Count] = {}
    for at, person in enumerate(people):
        bought, sold = Q(order__buyer_id=person), Q(order__seller_id=person)
        by_them = (bought & Q(opened_by=Party.BUYER)) | (sold & Q(opened_by=Party.SELLER))
        against = (bought & Q(outcome="completed")) | (sold & Q(outcome__in=["refunded", "partially_refunded"]))
        counts |= {f"opened_{at}": Count("id", filter=by_them), f"lost_{at}": Count("id", filter=against)}
    mine = Q(order__buyer_id__in=people) | Q(order__seller_id__in=people)
    found = Dispute.objects.filter(mine).aggregate(**counts)
    return {name: {person: found[f"{name}_{at}"] for at, person in enumerate(people)} for name in ("opened", "lost")}


def dispute_page(
    *, actor: Actor, wanted: DisputeWanted = EVERY_OPEN, after: tuple[datetime, UUID] | None = None, limit: int
) -> DisputePage:
    """
    Return disputes for the staff: the open ones, those that wait longest first, or the closed ones, the latest first.

    :param after: (opened_at or closed_at, id) of the last dispute of the page before
    """
    is_open, now = wanted.is_open, clock.now()
    column = "opened_at" if is_open else "closed_at"
    disputes = Dispute.objects.filter(_wanted(wanted, actor, now)).select_related("order").defer("order__snapshot")
    disputes = disputes.annotate(last_said_at=_LAST_SAID)
    disputes = disputes.order_by(column, "id") if is_open else disputes.order_by("-closed_at", "-id")
    if after:
        # The first condition is for the index; the second decides among disputes of the same instant.
        near, far = ("gte", "gt") if is_open else ("lte", "lt")
        disputes = disputes.filter(**{f"{column}__{near}": after[0]}).filter(
            Q(**{f"{column}__{far}": after[0]}) | Q(**{f"id__{far}": after[1]})
        )
    rows = list(disputes[: limit + 1])
    shown = rows[:limit]
    people = (person for row in shown for person in (row.order.buyer_id, row.order.seller_id, row.taken_by))
    cards = users.seller_cards(filter(None, people))
    return DisputePage(
        disputes=[_card(row, cards, now) for row in shown],
        next_position=(getattr(shown[-1], column), shown[-1].id) if len(rows) > limit else None,
    )


def _wanted(wanted: DisputeWanted, actor: Actor, now: datetime) -> Q:
    taken_by = {
        "mine": Q(taken_by=actor.user_id),
        "free": Q(taken_by=None),
        "others": Q(taken_by__isnull=False) & ~Q(taken_by=actor.user_id),
    }
    asked: dict[str, Any] = {
        "reason": wanted.reason or None,
        "order__listing__game__slug": wanted.game or None,
        "order__price__gte": wanted.min_price,
        "opened_at__gte": wanted.since,
        "opened_at__lt": wanted.until,
    }
    condition = Q(
        closed_at__isnull=wanted.is_open, **{name: value for name, value in asked.items() if value is not None}
    )
    if wanted.taken:
        condition &= taken_by[wanted.taken]
    if wanted.is_answered is not None:
        condition &= Q(responded_at__isnull=not wanted.is_answered)
    if wanted.is_overdue is None:
        return condition
    late = Q(opened_at__lte=now - DISPUTE_SLA)
    return condition & (late if wanted.is_overdue else ~late)


def _card(dispute: Dispute, cards: dict[UUID, SellerCard], now: datetime) -> DisputeCard:
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
        taken_by=cards.get(dispute.taken_by) if dispute.taken_by else None,
        has_ruling=ruling_of(dispute, version=order.version) is not None,
        last_said_at=dispute.last_said_at or dispute.opened_at,  # type: ignore[attr-defined]
        tone=dispute_tone(dispute.opened_at, now) if is_open else "ok",
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
