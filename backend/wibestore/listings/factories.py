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
from wibestore.listings.types import ListingChange, ListingDraft
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


def attributes_for(game: GameInfo, **overrides: Any) -> dict[str, Any]:
    """Return a value for every required attribute of a game."""
    return {spec.key: _value_for(spec) for spec in game.attributes if spec.is_required} | overrides


def credentials_new(login: str = "") -> Credentials:
    """Return login data of a game account that nobody has offered yet."""
    return Credentials(login_method="google", login=login or f"player-{secrets.token_hex(8)}", password="s3cret-Pass")


def listing_row(listing_id: UUID) -> Listing:
    """Return the row itself, for tests that look at what was stored."""
    return Listing.objects.get(id=listing_id)


def _value_for(spec: AttributeSpec) -> Any:
    if spec.type == "int":
        return spec.min or 0
    if spec.type == "choice":
        return spec.choices[0][0]
    return True if spec.type == "bool" else "Any"
