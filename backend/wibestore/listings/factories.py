"""Makes listings for tests and demo data, through the services."""

import secrets
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.games.types import AttributeSpec, GameInfo
from wibestore.listings import services
from wibestore.listings.models import Listing
from wibestore.listings.types import ListingChange, ListingDraft, OfferInfo, SellDraftContent
from wibestore.users.types import UserInfo
from wibestore.vault.types import Credentials


def listing_active(
    seller_id: UUID, *, price: int = 250_000, game: str = "pubg-mobile", with_credentials: bool = True, **overrides: Any
) -> ListingChange:
    """Return a listing on sale: made, submitted and approved; `overrides` are fields of `ListingDraft`."""
    change = listing_pending(seller_id, price=price, game=game, with_credentials=with_credentials, **overrides)
    return services.listing_approve(
        listing_id=change.id, actor=Actor.system("factory"), expected_version=change.version
    )


def listing_pending(
    seller_id: UUID, *, price: int = 250_000, game: str = "pubg-mobile", with_credentials: bool = True, **overrides: Any
) -> ListingChange:
    """Return a listing that waits for a moderator."""
    change = listing_draft(seller_id, price=price, game=game, with_credentials=with_credentials, **overrides)
    return services.listing_event(actor=Actor.user(seller_id), listing_id=change.id, event="submit")


def listing_draft(
    seller_id: UUID, *, price: int = 250_000, game: str = "pubg-mobile", with_credentials: bool = True, **overrides: Any
) -> ListingChange:
    """Return a complete draft."""
    fields: dict[str, Any] = {
        "game": game,
        "title": "A well kept account",
        "price": Som(price),
        "attributes": attributes_for(games.game_get(game)),
        "credentials": credentials_new() if with_credentials else None,
        **overrides,
    }
    return services.listing_create(actor=Actor.user(seller_id), draft=ListingDraft(**fields))


def sell_draft_complete(seller_id: UUID, *, game: str = "pubg-mobile", **overrides: Any) -> UUID:
    """Return the id of a draft that could be published as it is; `overrides` are fields of `SellDraftContent`."""
    fields: dict[str, Any] = {
        "game": game,
        "title": "A well kept account",
        "price": Som(250_000),
        "attributes": attributes_for(games.game_get(game)) if game else {},
        **overrides,
    }
    return services.sell_draft_create(actor=Actor.user(seller_id), content=SellDraftContent(**fields))


def attributes_for(game: GameInfo, **overrides: Any) -> dict[str, Any]:
    """Return a value for every required attribute of a game."""
    return {spec.key: _value_for(spec) for spec in game.attributes if spec.is_required} | overrides


def credentials_new(login: str = "") -> Credentials:
    """Return login data of a game account that nobody has offered yet."""
    return Credentials(login_method="google", login=login or f"player-{secrets.token_hex(8)}", password="s3cret-Pass")


def offer_open(buyer: UserInfo, listing: ListingChange, *, amount: int = 200_000, message: str = "") -> OfferInfo:
    """Return a buyer's offer that waits for the seller's answer."""
    return services.offer_make(actor=Actor.user(buyer.id), listing_id=listing.id, amount=Som(amount), message=message)


def offer_accepted(buyer: UserInfo, listing: ListingChange, *, amount: int = 200_000) -> OfferInfo:
    """Return a buyer's offer that the seller has just accepted."""
    offer = offer_open(buyer, listing, amount=amount)
    return offer_step(offer, "accept", listing.seller_id)


def offer_step(offer: OfferInfo, event: str, user_id: UUID, *, amount: int | None = None) -> OfferInfo:
    """Move an offer by one of its parties."""
    return services.offer_transition(
        actor=Actor.user(user_id),
        offer_id=offer.id,
        event=event,
        expected_version=offer.version,
        amount=None if amount is None else Som(amount),
    )


def listing_row(listing_id: UUID) -> Listing:
    """Return the row itself, for tests that look at what was stored."""
    return Listing.objects.get(id=listing_id)


def _value_for(spec: AttributeSpec) -> Any:
    if spec.type == "int":
        return spec.min or 0
    if spec.type == "choice":
        return spec.choices[0][0]
    return True if spec.type == "bool" else "Any"
