"""A moderator's decision on a listing, alone or on many; whoever holds the look decides."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError, FieldError, ValidationFailed, VersionConflict
from wibestore.core.units import atomic
from wibestore.games import selectors as games
from wibestore.listings import services as listings
from wibestore.listings.types import ListingChange, ListingContent
from wibestore.moderation.errors import LookNeeded
from wibestore.moderation.models import ApprovedContent, ReasonTemplate, ReviewTask
from wibestore.moderation.rules.flags import LEVEL_MAX
from wibestore.moderation.rules.looking import CHECKLIST, checklist_missing, is_reason_field
from wibestore.moderation.services.tasks import holder_check, look_check, task_locked
from wibestore.moderation.types import BulkLook, FieldReason, TaskKind, TaskStatus, TemplateUse
from wibestore.users import selectors as users

_PENDING = "pending"
_REASON_MAX = 500


@atomic
def review_decide(
    *,
    actor: Actor,
    listing_id: UUID,
    decision: str,
    expected_version: int,
    reason: str = "",
    field_reasons: Sequence[FieldReason] = (),
    checklist: Mapping[str, bool] | None = None,
    is_one_of_many: bool = False,
) -> ListingChange:
    """
    Approve a listing, or reject it with reasons that its seller reads; listings write who did it into the audit.

    What was approved is kept in the same transaction: later changes are compared with it.

    :param decision: approve or reject
    :param reason: words about the whole; those about fields where left out
    :param checklist: what was looked at; all of it to approve
    :param is_one_of_many: whether it was approved without a look of its own
    :raises NotPermitted: the actor is no moderator, or the listing is their own
    :raises ListingNotFound: there is none
    :raises VersionConflict: it changed since the moderator read it
    :raises ValidationFailed: a rejection without a reason, a field or ready reason that is not there, a checklist that
        is not complete
    :raises LookClaimed: somebody else holds the look
    :raises LookNeeded: one of many with a flag of the highest level
    :raises InvalidListingTransition: its state does not allow the decision
    """
    listing = look_check(actor, listing_id)
    if listing.version != expected_version:
        raise VersionConflict(version=listing.version)
    said = _reasons_said(listing, field_reasons)
    is_approval = decision == "approve"
    whole = reason.strip() or "\n".join(dict.fromkeys(one["text"] for one in said))
    _decision_check(is_approval=is_approval, reason=whole, checklist=checklist or {})
    task = task_locked(listing) if listing.status == _PENDING else _task_unasked(listing)
    holder_check(task, actor)
    if is_approval and is_one_of_many and task.flag_level >= LEVEL_MAX:
        raise LookNeeded(flags=[flag["code"] for flag in task.flags])
    if is_approval:
        change = listings.listing_approve(listing_id=listing_id, actor=actor, expected_version=expected_version)
        _approved_keep(listing, change)
    else:
        change = listings.listing_reject(
            listing_id=listing_id,
            actor=actor,
            expected_version=expected_version,
            reason=whole,
            field_reasons=[{"field": one["field"], "text": one["text"]} for one in said],
        )
    made = {"checklist": dict(checklist or {}), "reason": "" if is_approval else whole[:_REASON_MAX]}
    _task_close(task, actor, is_approval=is_approval, decision={**made, "field_reasons": said})
    return change


def reviews_bulk(
    *, actor: Actor, items: Iterable[tuple[UUID, int]], decision: str, template: str | None = None, text: str = ""
) -> list[BulkLook]:
    """
    Decide on several listings alike, each in a transaction of its own: one refused stops no other.

    :param items: each listing with the version that was read; one that stands there twice is taken once
    :param template: a ready reason, for a rejection
    :param text: words instead of it
    :return: what became of each, in the order given
    :raises ValidationFailed: a rejection without a reason, or with a ready one that is not there
    """
    words = _template_words(template) if template is not None else {}
    if decision == "reject" and not (words or text.strip()):
        raise ValidationFailed.of("/text", "required", "Tell the sellers what to change")
    chosen = dict(items)
    return [_one_of_many(actor, listing_id, version, decision, words, text) for listing_id, version in chosen.items()]


def _one_of_many(
    actor: Actor, listing_id: UUID, version: int, decision: str, words: Mapping[str, str], text: str
) -> BulkLook:
    try:
        with transaction.atomic():
            reason = text.strip() or (words[_language_of(look_check(actor, listing_id).seller_id)] if words else "")
            change = review_decide(
                actor=actor,
                listing_id=listing_id,
                decision=decision,
                expected_version=version,
                reason=reason,
                checklist=dict.fromkeys(CHECKLIST, True) if decision == "approve" else None,
                is_one_of_many=True,
            )
    except DomainError as refused:
        return BulkLook(id=listing_id, problem=refused)
    return BulkLook(id=listing_id, version=change.version)


def _decision_check(*, is_approval: bool, reason: str, checklist: Mapping[str, bool]) -> None:
    if not is_approval:
        if not reason:
            raise ValidationFailed.of("/field_reasons", "required", "Tell the seller what to change")
        return
    missing = checklist_missing(checklist)
    if missing:
        raise ValidationFailed.of("/checklist", "incomplete", "Look at everything on the list", missing=missing)


def _reasons_said(listing: ListingContent, field_reasons: Sequence[FieldReason]) -> list[dict[str, Any]]:
    """Return reasons with the words that the seller reads: the moderator's, or the ready ones in their language."""
    keys = frozenset(spec.key for spec in games.game_by_id(listing.game_id).attributes)
    codes = {one.template for one in field_reasons if one.template is not None}
    ready = _templates(codes)
    language = _language_of(listing.seller_id) if codes else ""
    errors: list[FieldError] = []
    said: list[dict[str, Any]] = []
    for number, one in enumerate(field_reasons):
        place = f"/field_reasons/{number}"
        if not is_reason_field(one.field, keys):
            errors.append(FieldError(f"{place}/field", "invalid_choice", "A listing has no such field"))
        if one.template is not None and one.template not in ready:
            errors.append(FieldError(f"{place}/template", "invalid_choice", "There is no such ready reason"))
        elif not one.text.strip() and one.template is None:
            errors.append(FieldError(f"{place}/text", "required", "A ready reason, or words"))
        else:
            text = one.text.strip() or ready[str(one.template)][language]
            said.append({"field": one.field, "template": one.template, "text": text})
    if errors:
        raise ValidationFailed(errors)
    return said


def _templates(codes: Iterable[str]) -> dict[str, dict[str, str]]:
    wanted = set(codes)
    if not wanted:
        return {}
    rows = ReasonTemplate.objects.filter(code__in=wanted, use=TemplateUse.LISTING.value, is_active=True)
    return dict(rows.values_list("code", "text"))


def _template_words(code: str) -> dict[str, str]:
    words = _templates([code]).get(code)
    if words is None:
        raise ValidationFailed.of("/template", "invalid_choice", "There is no such ready reason")
    return words


def _language_of(user_id: UUID) -> str:
    return users.languages_of([user_id])[user_id]


def _task_unasked(listing: ListingContent) -> ReviewTask:
    """Return a look that nobody asked for: a moderator takes what is on sale off it."""
    return ReviewTask(
        listing_id=listing.id,
        listing_version=listing.version,
        kind=TaskKind.CHANGED.value,
        submitted_at=clock.now(),
        flag_level=0,
    )


def _approved_keep(listing: ListingContent, change: ListingChange) -> None:
    values = {"content": listing.content, "listing_version": change.version, "at": clock.now()}
    ApprovedContent.objects.update_or_create(listing_id=listing.id, defaults=values)


def _task_close(task: ReviewTask, actor: Actor, *, is_approval: bool, decision: dict[str, Any]) -> None:
    task.status = TaskStatus.APPROVED.value if is_approval else TaskStatus.REJECTED.value
    task.decided_by, task.decided_at, task.decision = actor.user_id, clock.now(), decision
    task.claimed_by = task.claimed_until = None
    if task._state.adding:
        task.save(force_insert=True)
    else:
        fields = ["status", "decided_by", "decided_at", "decision", "claimed_by", "claimed_until"]
        task.save(update_fields=fields)
