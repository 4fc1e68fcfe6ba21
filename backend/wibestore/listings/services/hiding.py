"""Hides a listing by a verdict of the staff and shows it again; which verdict that is, moderation above knows."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.statements import row_update
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingEvent as Event
from wibestore.listings.rules.states import ListingParty as Party
from wibestore.listings.rules.states import move_of
from wibestore.listings.services.lifecycle import change_of, listing_lock, listing_move
from wibestore.listings.types import ListingChange

_HIDDEN = ("hidden_verdict_id", "hidden_until")


@transaction.atomic
def listing_hide(*, listing_id: UUID, actor: Actor, verdict_id: UUID, until: datetime | None = None) -> ListingChange:
    """
    Take a listing off sale by a verdict, so that its seller cannot bring it back; may run twice.

    What is being bought stays its buyer's: it is hidden if the order gives it back.

    :param until: when the verdict ends by itself; None where only the staff end it
    :raises ListingNotFound: there is none
    :raises InvalidListingTransition: it is neither on sale, nor paused, nor being bought
    """
    listing = listing_lock(listing_id)
    if listing.hidden_verdict_id == verdict_id:
        return change_of(listing)
    before = listing.status
    listing.hidden_verdict_id, listing.hidden_until = verdict_id, until
    listing_move(listing, Event.HIDE, Party.STAFF, now=clock.now(), fields=_HIDDEN)
    _tell(listing, actor, "listing.hidden", before, verdict_id)
    return change_of(listing)


@transaction.atomic
def listing_show(*, listing_id: UUID, actor: Actor, verdict_id: UUID) -> ListingChange:
    """
    End what a verdict did to a listing; it stays off sale until its seller resumes it. May run twice.

    Nothing happens to a listing that another verdict hides, or none.

    :raises ListingNotFound: there is none
    """
    listing = listing_lock(listing_id)
    if listing.hidden_verdict_id != verdict_id:
        return change_of(listing)
    before = listing.status
    listing.hidden_verdict_id = listing.hidden_until = None
    if move_of(listing.status, Event.SHOW, Party.STAFF) is None:
        # Sold or archived meanwhile: nobody needs to hear of it.
        row_update(listing, *_HIDDEN)
        return change_of(listing)
    listing_move(listing, Event.SHOW, Party.STAFF, now=clock.now(), fields=_HIDDEN)
    _tell(listing, actor, "listing.shown", before, verdict_id)
    return change_of(listing)


def _tell(listing: Listing, actor: Actor, topic: str, before: str, verdict_id: UUID) -> None:
    details = {
        "code": listing.code,
        "verdict_id": str(verdict_id),
        "before": {"status": before},
        "after": {"status": listing.status},
    }
    audit.audit_write(actor=actor, action=topic, target="listing", target_id=listing.id, details=details)
    payload = {"listing_id": str(listing.id), "seller_id": str(listing.seller_id)}
    outbox.publish(topic, payload, sequence_key=f"listing:{listing.id}")
