"""The file of a dispute: opened, filled and closed by the moves of its order; every line stays."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from wibestore.core.money import Som
from wibestore.orders.errors import DisputeFull
from wibestore.orders.models import Dispute, DisputeEntry
from wibestore.orders.rules import (
    MAX_ENTRIES_OF_PARTY,
    MAX_EVIDENCE_OF_PARTY,
    DisputeOutcome,
    DisputeReason,
    EntryKind,
    Event,
    Party,
    entries_left,
    outcome_of,
)
from wibestore.orders.services.move import Step
from wibestore.uploads import selectors as uploads_selectors
from wibestore.uploads import services as uploads
from wibestore.uploads.errors import ImageNotFound

_KINDS: dict[str, EntryKind] = {
    Event.MESSAGE: EntryKind.MESSAGE,
    Event.EVIDENCE: EntryKind.EVIDENCE,
    Event.PROPOSE: EntryKind.PROPOSAL,
}

_OF_THE_SHOP: dict[str, DisputeReason] = {
    Event.CHARGE_BACK: DisputeReason.CHARGE_BACK,
    Event.BLOCK: DisputeReason.PARTY_BLOCKED,
}


def open_file(step: Step) -> None:
    """T13, T20–T22: begin the file with what is claimed."""
    order = step.order
    reason = _OF_THE_SHOP.get(step.event) or step.details["reason"]
    dispute = Dispute(
        order=order,
        opened_by=step.party,
        opened_from=order.state,
        reason=reason,
        text=step.details.get("text", ""),
        opened_at=step.now,
    )
    dispute.save(force_insert=True)
    step.dispute, order.dispute_id = dispute, dispute.id
    _write(step, 1, EntryKind.OPENED, text=dispute.text)


def add_words(step: Step) -> None:
    """
    T14: add a message, a picture or a proposal; the first word of the side that did not open ends the wait for it.

    :raises DisputeFull: that side has said as much as a file takes of it
    :raises ImageNotFound: the picture is not the sender's own, or something shows it already
    """
    dispute, kind = step.dispute_open, _KINDS[step.event]
    seq = _room(dispute.id, step.party, kind) + 1
    _write(step, seq, kind, text=step.details.get("text", ""), **_picture(step), refund_amount=step.refund)
    if dispute.responded_at is None and step.party != dispute.opened_by:
        dispute.responded_at = step.now
        dispute.save(update_fields=["responded_at"])
        step.order.respond_by = None


def note_reminder(step: Step) -> None:
    """T17: note that the silent side was reminded."""
    dispute = step.dispute_open
    dispute.reminded_at = step.now
    dispute.save(update_fields=["reminded_at"])
    _write(step, _length(dispute.id) + 1, EntryKind.REMINDER)


def close_file(step: Step) -> None:
    """T15–T19: end the file with how it ended, and what staff said about it."""
    dispute, details = step.dispute_open, step.details
    dispute.outcome = outcome_of(step.event, step.target)
    dispute.closed_at, dispute.closed_by = step.now, step.party
    if dispute.outcome != DisputeOutcome.WITHDRAWN:
        dispute.refund_amount = step.order.refund_amount
    if step.party is Party.STAFF:
        is_cancel = step.event == Event.CANCEL
        dispute.resolution_reason = "" if is_cancel else details["reason"]
        dispute.resolution_text = details["reason"] if is_cancel else details["text"]
    dispute.save(
        update_fields=["outcome", "closed_at", "closed_by", "refund_amount", "resolution_reason", "resolution_text"]
    )
    _write(step, _length(dispute.id) + 1, EntryKind.CLOSED, text=dispute.resolution_text)


def note_staff_look(dispute: Dispute, *, staff_id: UUID, reason: str, now: Any) -> None:
    """
    Note that somebody of the staff looked at the credentials, and why.

    :raises DisputeFull: the file takes no more
    """
    seq = _room(dispute.id, Party.STAFF, EntryKind.STAFF_LOOK) + 1
    DisputeEntry.objects.create(
        dispute=dispute,
        seq=seq,
        kind=EntryKind.STAFF_LOOK,
        party=Party.STAFF,
        author_id=staff_id,
        text=reason,
        created_at=now,
    )


def _room(dispute_id: UUID, party: Party, kind: EntryKind) -> int:
    """Return how many entries the file has, if it takes one more of the kind from the party."""
    is_evidence = kind is EntryKind.EVIDENCE
    pictures, own = Q(kind=EntryKind.EVIDENCE), Q(party=party)
    counts = DisputeEntry.objects.filter(dispute_id=dispute_id).aggregate(
        in_all=Count("id"),
        own=Count("id", filter=own),
        pictures=Count("id", filter=pictures),
        own_pictures=Count("id", filter=pictures & own),
    )
    if not entries_left(in_all=counts["in_all"], of_party=counts["own"], is_evidence=False):
        raise DisputeFull(kind="entry", limit=MAX_ENTRIES_OF_PARTY)
    if is_evidence and not entries_left(in_all=counts["pictures"], of_party=counts["own_pictures"], is_evidence=True):
        raise DisputeFull(kind="evidence", limit=MAX_EVIDENCE_OF_PARTY)
    length: int = counts["in_all"]
    return length


def _length(dispute_id: UUID) -> int:
    return DisputeEntry.objects.filter(dispute_id=dispute_id).count()


def _picture(step: Step) -> dict[str, Any]:
    """Take the sender's upload for the file; an evidence is never deleted any more."""
    if step.event != Event.EVIDENCE:
        return {}
    upload_id = step.details["upload_id"]
    if DisputeEntry.objects.filter(image_id=upload_id).exists():
        raise ImageNotFound(image_id=str(upload_id))
    uploads.images_attach(owner_id=step.actor.user_id, image_ids=[upload_id], used_by=step.dispute_open.id)
    image = uploads_selectors.images_by_ids([upload_id])[upload_id]
    return {"image_id": upload_id, "image": {**asdict(image), "id": str(upload_id)}}


def _write(
    step: Step,
    seq: int,
    kind: EntryKind,
    *,
    text: str = "",
    image_id: UUID | None = None,
    image: dict[str, Any] | None = None,
    refund_amount: Som | None = None,
) -> None:
    DisputeEntry.objects.create(
        dispute=step.dispute_open,
        seq=seq,
        kind=kind,
        party=step.party,
        author_id=step.actor.id,
        text=text,
        image_id=image_id,
        image=image,
        refund_amount=refund_amount if kind is EntryKind.PROPOSAL else None,
        created_at=step.now,
    )
