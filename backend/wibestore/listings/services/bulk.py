"""One action of a seller for several of their listings: each by itself, one refused stops no other."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError, ValidationFailed
from wibestore.core.money import Som
from wibestore.listings.services.editing import listing_update, own_lock
from wibestore.listings.types import BulkChange

_WHOLE_PERCENT = 100


def listings_bulk(
    *, actor: Actor, ids: Iterable[UUID], action: str, price: Som | None = None, percent: int | None = None
) -> list[BulkChange]:
    """
    Pause, resume, archive or reprice the actor's own listings, each in a transaction of its own.

    :param price: what each is to cost (so'm); of `reprice` alone
    :param percent: by how much each price changes instead; the new one is rounded down to whole so'm
    :return: what became of each, in the order given; an id that stands there twice is taken once
    :raises ValidationFailed: `reprice` with neither or both, another action with one of them
    """
    if action == "reprice" and (price is None) == (percent is None):
        raise ValidationFailed.of("/price", "required", "Either a price or a percentage")
    if action != "reprice" and (price is not None or percent is not None):
        raise ValidationFailed.of("/price", "unknown_field", "Only a new price takes these")
    return [_change(actor, listing_id, action, price, percent) for listing_id in dict.fromkeys(ids)]


def _change(actor: Actor, listing_id: UUID, action: str, price: Som | None, percent: int | None) -> BulkChange:
    try:
        with transaction.atomic():
            before = own_lock(actor, listing_id)
            version = before.version
            if action == "reprice":
                wanted = price if price is not None else _moved(before.price, percent or 0)
                changes: dict[str, Any] = {"price": wanted}
                change = listing_update(actor=actor, listing_id=listing_id, changes=changes)
            else:
                change = listing_update(actor=actor, listing_id=listing_id, changes={}, event=action)
    except DomainError as refused:
        return BulkChange(id=listing_id, problem=refused)
    return BulkChange(id=listing_id, is_changed=change.version != version)


def _moved(price: Som, percent: int) -> Som:
    # Rounded down: in the buyer's favor.
    return Som(int(price) * (_WHOLE_PERCENT + percent) // _WHOLE_PERCENT)
