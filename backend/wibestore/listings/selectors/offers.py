"""Price offers, as their parties see them. Every read takes the actor: for a stranger an offer does not exist."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q, QuerySet

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.games import selectors as games
from wibestore.listings.errors import ListingNotFound, OfferNotFound
from wibestore.listings.models import Listing, OfferMove, PriceOffer
from wibestore.listings.policies import can_read_listing, is_seller_of, offer_party_of
from wibestore.listings.rules.offers import (
    OfferParty,
    OfferSituation,
    OfferState,
    move_shown,
    offer_events_open,
)
from wibestore.listings.rules.states import ListingState
from wibestore.listings.types import OfferInfo, OfferMoveInfo, OfferPage
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard

Side = Literal["sent", "received"]
_SHOWN = ("id", "amount", "state", "turn", "expires_at", "reserved_until", "order_id", "version", "created_at")
_PEOPLE = ("buyer_id", "seller_id", "listing_id")
_LISTING = ("id", "code", "title", "price", "status", "cover", "game_id")


def offer_get_for(*, actor: Actor, offer_id: UUID) -> OfferInfo:
    """
    Return the whole offer as `actor` sees it.

    :raises OfferNotFound: absent, or not theirs
    """
    found = _infos(PriceOffer.objects.filter(id=offer_id), actor=actor)
    if not found:
        raise OfferNotFound
    return found[0]


def offer_page_of_user(
    *, actor: Actor, side: Side | None = None, state: str | None = None, before: UUID | None = None, limit: int
) -> OfferPage:
    """
    Return the offers the actor made, got or both, newest first; four queries whatever their number.

    :param before: the id of the last offer of the page before
    """
    sent, received = Q(buyer_id=actor.user_id), Q(seller_id=actor.user_id)
    offers = PriceOffer.objects.filter({"sent": sent, "received": received}.get(side or "", sent | received))
    if state is not None:
        offers = offers.filter(state=state)
    return _page(offers, actor=actor, before=before, limit=limit)


def offer_page_of_listing(*, actor: Actor, listing_id: UUID, before: UUID | None = None, limit: int) -> OfferPage:
    """
    Return the offers for a listing, newest first: the actor's own; to its seller and to staff all of them.

    :raises ListingNotFound: there is none that the actor may see
    """
    row = Listing.objects.filter(id=listing_id).values_list("seller_id", "status").first()
    if row is None or not can_read_listing(actor, *row):
        raise ListingNotFound
    offers = PriceOffer.objects.filter(listing_id=listing_id)
    if not (actor.is_moderator or is_seller_of(actor, row[0])):
        offers = offers.filter(buyer_id=actor.user_id)
    return _page(offers, actor=actor, before=before, limit=limit)


def situation_of(offer: PriceOffer, listing: Listing, now: datetime) -> OfferSituation:
    """Return what the guards of `rules.offers.MOVES` look at; for this module's own services and selectors."""
    return OfferSituation(
        state=OfferState(offer.state),
        now=now,
        turn=offer.turn,
        amount=offer.amount,
        steps=offer.version,
        expires_at=offer.expires_at,
        reserved_until=offer.reserved_until,
        floor_declines_at=offer.floor_declines_at,
        is_listing_active=listing.status == ListingState.ACTIVE,
        listing_price=listing.price,
    )


def _page(offers: QuerySet[PriceOffer], *, actor: Actor, before: UUID | None, limit: int) -> OfferPage:
    if before is not None:
        offers = offers.filter(id__lt=before)
    found = _infos(offers.order_by("-id")[: limit + 1], actor=actor)
    shown = found[:limit]
    return OfferPage(offers=shown, next_id=shown[-1].id if len(found) > limit else None)


def _infos(offers: QuerySet[PriceOffer], *, actor: Actor) -> list[OfferInfo]:
    """Return those of `offers` that exist for the actor; three queries."""
    columns = [f"listing__{name}" for name in _LISTING]
    asked = (
        offers.select_related("listing")
        .only(*_SHOWN, *_PEOPLE, "floor_declines_at", *columns)
        .annotate(asked_at=clock.now_expression())
    )
    parties = {
        offer: party
        for offer in asked
        if (party := offer_party_of(actor, buyer_id=offer.buyer_id, seller_id=offer.seller_id))
    }
    if not parties:
        return []
    cards = users.seller_cards({person for offer in parties for person in (offer.buyer_id, offer.seller_id)})
    moves: dict[UUID, list[OfferMove]] = {offer.id: [] for offer in parties}
    for move in OfferMove.objects.filter(offer_id__in=list(moves)).order_by("offer_id", "seq"):
        moves[move.offer_id].append(move)
    return [_info(offer, party, cards=cards, moves=moves[offer.id]) for offer, party in parties.items()]


def _info(
    offer: PriceOffer, party: OfferParty, *, cards: dict[UUID, SellerCard], moves: Sequence[OfferMove]
) -> OfferInfo:
    now: datetime = offer.asked_at  # type: ignore[attr-defined]  # annotated by the query
    return OfferInfo(
        **{name: getattr(offer, name) for name in _SHOWN},
        listing=_listing(offer.listing),
        buyer=cards[offer.buyer_id],
        seller=cards[offer.seller_id],
        party=str(party),
        moves=[_move(move, party) for move in moves],
        allowed_events=offer_events_open(party, situation_of(offer, offer.listing, now)),
        server_time=now,
    )


def _listing(listing: Listing) -> dict[str, Any]:
    game = games.game_refs([listing.game_id])[listing.game_id]
    return {
        "id": listing.id,
        "code": listing.code,
        "title": listing.title,
        "price": listing.price,
        "status": listing.status,
        "game": {"slug": game.slug, "name": game.name},
        "image": listing.cover,
    }


def _move(move: OfferMove, viewer: OfferParty) -> OfferMoveInfo:
    event, by = move_shown(move.event, move.party, viewer=viewer)
    return OfferMoveInfo(
        seq=move.seq, event=str(event), by=str(by), amount=move.amount, message=move.message, created_at=move.created_at
    )
