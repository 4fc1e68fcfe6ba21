"""The desk of a dispute: the file with all that the staff may know of both sides, their chat and who looked."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from wibestore.audit import selectors as audit
from wibestore.audit.types import AuditLine
from wibestore.chat import selectors as chat
from wibestore.core.actor import Actor
from wibestore.moderation import selectors as moderation
from wibestore.orders import selectors as orders
from wibestore.orders.types import DisputeDesk
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard
from wibestore.vault.types import Reveal

MAX_HISTORY = 50
VERDICTS_MAX = 10
_LOOKED = "order.credentials_revealed"


def dispute_desk(*, actor: Actor, dispute_id: UUID) -> dict[str, Any]:
    """
    Return a dispute as the staff works on it.

    :raises DisputeNotFound: absent, or the actor is no moderator, or a party of its order
    """
    desk = orders.dispute_desk(actor=actor, dispute_id=dispute_id)
    order = desk.dispute.order
    lines = audit.audit_list(target="order", target_id=desk.order_id, limit=MAX_HISTORY)
    staff = [*(line.actor_id for line in lines), desk.taken_by, desk.ruled_by]
    names = users.seller_cards(filter(None, staff))
    conversation = chat.chat_of_people(buyer_id=order.buyer.id, seller_id=order.seller.id, listing_id=desk.listing_id)
    parties = {order.buyer.id, order.seller.id}
    came = users.registered_at(parties)
    verdicts = moderation.verdict_rows_of(parties, limit=VERDICTS_MAX)
    templates = moderation.template_list(actor=actor, use="dispute")
    return {
        "dispute": desk.dispute,
        "chat": conversation and {"id": conversation[0], "message_count": conversation[1]},
        "buyer": _person(order.buyer, desk, came, verdicts),
        "seller": _person(order.seller, desk, came, verdicts),
        "looks": _looks(order.reveals, lines, names),
        "history": [_act(line, names) for line in lines],
        "taken_by": names.get(desk.taken_by) if desk.taken_by else None,
        "taken_at": desk.taken_at,
        "ruling": _ruling(desk, names),
        "ruling_needed": desk.rulings_needed,
        "templates": [one for one in templates if one.is_active],
    }


def ip_masked(ip: str) -> str:
    """Return an address without what names one customer."""
    if ":" in ip:
        return ":".join(ip.split(":")[:3]) + "::"
    return ".".join([*ip.split(".")[:2], "0", "0"]) if "." in ip else ""


def _person(
    card: SellerCard, desk: DisputeDesk, came: dict[UUID, Any], verdicts: dict[UUID, list[dict[str, Any]]]
) -> dict[str, Any]:
    return {
        "user": card,
        "created_at": came[card.id],
        "sales": card.sales_count,
        "disputes_opened": desk.opened[card.id],
        "disputes_lost": desk.lost[card.id],
        "verdicts": verdicts[card.id],
    }


def _looks(
    reveals: Sequence[Reveal], lines: Sequence[AuditLine], names: dict[UUID, SellerCard]
) -> list[dict[str, Any]]:
    # Who of the staff looked stands in the audit, in the same order as the looks.
    looked = [line.actor_id for line in reversed(lines) if line.action == _LOOKED]
    staff = iter(looked)
    found = []
    for look in reveals:
        who = next(staff, None) if look.by == "staff" else None
        name = names[who].username if who in names else "staff"
        found.append(
            {
                "by": "buyer" if look.by == "buyer" else name,
                "at": look.revealed_at,
                "reason": look.reason,
                "ip": ip_masked(look.ip),
            }
        )
    return found


def _act(line: AuditLine, names: dict[UUID, SellerCard]) -> dict[str, Any]:
    by = names.get(line.actor_id) if line.actor_id else None
    return {"at": line.at, "action": line.action, "by": by, "details": asdict(line)["details"]}


def _ruling(desk: DisputeDesk, names: dict[UUID, SellerCard]) -> dict[str, Any] | None:
    if desk.ruling is None or desk.ruled_by is None:
        return None
    shown = {name: desk.ruling[name] for name in ("refund_amount", "reason", "text")}
    return {**shown, "by": names.get(desk.ruled_by), "at": desk.ruled_at}
