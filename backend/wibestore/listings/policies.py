"""May this actor see or change this listing? Pure facts, no writes."""

from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.listings.rules.offers import OfferParty
from wibestore.listings.rules.states import PUBLIC_STATES, ListingParty, ListingState, events_allowed


def is_seller_of(actor: Actor, seller_id: UUID) -> bool:
    """Tell whether the actor is the listing's seller."""
    return actor.is_user and actor.id == seller_id


def can_read_listing(actor: Actor, seller_id: UUID, status: str) -> bool:
    """Tell whether the actor may see it: what was not on sale is its seller's and the staff's alone."""
    return status in PUBLIC_STATES or actor.is_moderator or is_seller_of(actor, seller_id)


def allowed_events_of(
    actor: Actor, seller_id: UUID, status: str, *, accepts_offers: bool = False, is_hidden: bool = False
) -> list[str]:
    """Return what the actor may do with it: a seller's or moderator's events, `buy` and `offer`."""
    if is_seller_of(actor, seller_id):
        return events_allowed(status, ListingParty.SELLER, is_hidden=is_hidden)
    events = events_allowed(status, ListingParty.STAFF) if actor.is_moderator else []
    if not buy_refusal_of(actor, seller_id, status):
        events.append("buy")
    if not offer_refusal_of(actor, seller_id, status, accepts_offers=accepts_offers):
        events.append("offer")
    return events


def buy_refusal_of(actor: Actor, seller_id: UUID, status: str) -> str:
    """Return why the actor cannot buy it (not_active, sign_in, own_listing), or "" where nothing speaks against it."""
    if is_seller_of(actor, seller_id):
        return "own_listing"
    if status != ListingState.ACTIVE:
        return "not_active"
    return "" if actor.is_user else "sign_in"


def offer_refusal_of(actor: Actor, seller_id: UUID, status: str, *, accepts_offers: bool) -> str:
    """Return why the actor cannot offer a price for it: not_accepted, or as `buy_refusal_of`; "" where they can."""
    return buy_refusal_of(actor, seller_id, status) or ("" if accepts_offers else "not_accepted")


def offer_party_of(actor: Actor, *, buyer_id: UUID, seller_id: UUID) -> OfferParty | None:
    """Return the part the actor has in an offer; None for a stranger, for whom the offer does not exist."""
    if actor.is_system:
        return OfferParty.SHOP
    if actor.id == buyer_id:
        return OfferParty.BUYER
    if actor.id == seller_id:
        return OfferParty.SELLER
    return OfferParty.STAFF if actor.is_moderator else None
