"""
What the staff decides of a dispute (T18): over a limit two of them, each by their own (docs/adr/0014, threat T-02).

The first decision is kept at the order's version and moves nothing; whatever else happens to the order ends it.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.tunables import tunable
from wibestore.core.two_people import second_needed
from wibestore.orders import policies, selectors
from wibestore.orders.errors import DisputeNotFound, SecondRulingNeeded
from wibestore.orders.models import Dispute
from wibestore.orders.rules import Event
from wibestore.orders.services import words
from wibestore.orders.services.facts import ruled_tell
from wibestore.orders.services.move import Step
from wibestore.orders.services.steps import move_check, move_on, order_locked
from wibestore.orders.types import DisputeInfo

LIMIT = "disputes.second_ruling_from"


@transaction.atomic
def dispute_resolve(
    *,
    actor: Actor,
    dispute_id: UUID,
    refund_amount: int,
    reason: str,
    text: str,
    expected_version: int | None = None,
) -> DisputeInfo:
    """
    Decide a dispute as staff (T18); both parties read the reason and the text.

    Over the limit the first decision is only kept: somebody else who decides on the same sum makes it so, with their
    own words, and another sum replaces it.

    :raises SecondRulingNeeded: the actor decided so already
    :raises DisputeNotFound, InvalidTransition, OrderVersionConflict, ValidationFailed: see `transition`
    """
    dispute = Dispute.objects.select_related("order").filter(pk=dispute_id).first()
    if dispute is None or not policies.can_read_order(actor, dispute.order):
        raise DisputeNotFound
    order, now = order_locked(dispute.order_id), clock.now()
    decision: dict[str, Any] = {"refund_amount": refund_amount, "reason": reason, "text": text}
    asked = {"expected_version": expected_version, "dispute_id": dispute_id, **decision}
    step = move_check(order, Event.RESOLVE, actor, now=now, **asked)
    words.check_decision(step)
    limit = int(tunable(LIMIT))
    if second_needed(order.price, limit) and not _is_agreed(step, refund_amount, limit):
        _keep(step, decision)
    else:
        move_on(order, Event.RESOLVE, actor, **asked)
    decided = Dispute.objects.select_related("order").get(pk=dispute_id)
    return selectors.dispute_info(decided, order=selectors.order_info(order, actor=actor, now=now))


def _is_agreed(step: Step, refund_amount: int, limit: int) -> bool:
    """Tell whether somebody else decided on this sum, and nothing has happened since."""
    standing = selectors.ruling_of(step.dispute_open, version=step.order.version)
    if standing is None or standing["refund_amount"] != refund_amount:
        return False
    if step.dispute_open.ruled_by == step.actor.user_id:
        raise SecondRulingNeeded(limit=limit)
    return True


def _keep(step: Step, decision: dict[str, Any]) -> None:
    dispute = step.dispute_open
    dispute.ruling = {**decision, "version": step.order.version}
    dispute.ruled_by, dispute.ruled_at = step.actor.user_id, step.now
    dispute.save(update_fields=["ruling", "ruled_by", "ruled_at"])
    details = {
        "number": step.order.number,
        "refund_amount": decision["refund_amount"],
        "reason": decision["reason"],
        "dispute_id": str(dispute.id),
    }
    audit.audit_write(actor=step.actor, action="order.ruled", target="order", target_id=step.order.id, details=details)
    ruled_tell(step.order, dispute_id=dispute.id, staff_id=step.actor.user_id)
