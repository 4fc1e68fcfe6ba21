"""Who of the staff deals with a dispute. Taking one keeps nobody from looking; it says that somebody is at it."""

from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.orders import policies
from wibestore.orders.errors import DisputeClosed, DisputeNotFound, DisputeTaken
from wibestore.orders.models import Dispute
from wibestore.users import selectors as users


@transaction.atomic
def dispute_take(*, actor: Actor, dispute_id: UUID) -> None:
    """
    Let the actor deal with an open dispute; again is nothing new, and an admin may take it over.

    :raises DisputeNotFound: absent, or the actor is no moderator, or a party of its order
    :raises DisputeClosed: it is over
    :raises DisputeTaken: somebody else deals with it
    """
    dispute = _locked(actor, dispute_id)
    if dispute.closed_at is not None:
        raise DisputeClosed
    if dispute.taken_by == actor.user_id:
        return
    if dispute.taken_by is not None and not actor.is_admin:
        card = users.seller_cards({dispute.taken_by}).get(dispute.taken_by)
        raise DisputeTaken(by=card.username if card else "")
    _note(dispute, actor, "dispute.taken", taken_by=actor.user_id)


@transaction.atomic
def dispute_release(*, actor: Actor, dispute_id: UUID) -> None:
    """
    Let a dispute go that the actor deals with; an admin lets anybody's go. One that nobody has stays so.

    :raises DisputeNotFound: absent, or the actor is no moderator, or a party of its order
    :raises DisputeTaken: somebody else deals with it
    """
    dispute = _locked(actor, dispute_id)
    if dispute.taken_by is None:
        return
    if dispute.taken_by != actor.user_id and not actor.is_admin:
        card = users.seller_cards({dispute.taken_by}).get(dispute.taken_by)
        raise DisputeTaken(by=card.username if card else "")
    _note(dispute, actor, "dispute.released", taken_by=None)


def _locked(actor: Actor, dispute_id: UUID) -> Dispute:
    rows = Dispute.objects.select_for_update(no_key=True, of=("self",)).select_related("order")
    dispute = rows.filter(pk=dispute_id).first()
    if dispute is None or not policies.can_work_on(actor, dispute.order):
        raise DisputeNotFound
    return dispute


def _note(dispute: Dispute, actor: Actor, action: str, *, taken_by: UUID | None) -> None:
    before = dispute.taken_by
    dispute.taken_by, dispute.taken_at = taken_by, clock.now() if taken_by else None
    dispute.save(update_fields=["taken_by", "taken_at"])
    audit.audit_change(
        actor=actor,
        action=action,
        target="order",
        target_id=dispute.order_id,
        before={"taken_by": str(before) if before else None},
        after={"taken_by": str(taken_by) if taken_by else None},
        dispute_id=str(dispute.id),
    )
