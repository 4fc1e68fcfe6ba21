"""Decisions of the staff, made through the modules below; each leaves a record in the audit."""

from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.listings import selectors as listings_selectors
from wibestore.listings import services as listings
from wibestore.listings.types import ListingChange
from wibestore.payments import selectors as payments_selectors
from wibestore.payments import services as payments


def listing_decide(
    *, actor: Actor, listing_id: UUID, decision: str, reason: str, expected_version: int
) -> ListingChange:
    """
    Approve a listing, or reject it with a reason; listings write who did it into the audit.

    :param decision: approve or reject
    :raises NotPermitted: the actor is not of the staff, or the listing is their own
    :raises ListingNotFound: there is none
    :raises VersionConflict: it changed since the moderator read it
    :raises InvalidListingTransition: its state does not allow the decision
    :raises ValidationFailed: a rejection without a reason
    """
    if not actor.is_moderator:
        raise NotPermitted
    listing = listings_selectors.listing_get_for(actor=actor, listing_id=listing_id)
    if listing["seller"]["id"] == actor.user_id:
        raise NotPermitted("Somebody else of the staff decides on your own listing")
    if decision == "approve":
        return listings.listing_approve(listing_id=listing_id, actor=actor, expected_version=expected_version)
    return listings.listing_reject(listing_id=listing_id, actor=actor, expected_version=expected_version, reason=reason)


def withdrawal_decide(
    *, actor: Actor, withdrawal_id: UUID, decision: str, expected_version: int, reason: str = ""
) -> None:
    """
    Approve a withdrawal, or reject it with a reason; payments write who did it into the audit.

    :param decision: approve or reject
    :raises NotPermitted: the actor is not of the staff, or the money is their own
    :raises WithdrawalNotFound: there is none
    :raises WithdrawalVersionConflict: it changed since it was read
    :raises InvalidWithdrawalTransition: its state does not allow the decision, or somebody else must agree
    """
    withdrawal = payments_selectors.withdrawal_get_for_staff(actor=actor, withdrawal_id=withdrawal_id)
    if withdrawal.user_id == actor.user_id:
        raise NotPermitted("Somebody else of the staff decides on your own withdrawal")
    payments.withdrawal_transition(withdrawal_id, decision, actor, expected_version=expected_version, reason=reason)
