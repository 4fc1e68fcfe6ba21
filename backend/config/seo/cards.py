"""What a preview picture shows, its address and its version; pure. `drawing` makes it, `previews` keeps it."""

import hashlib
from dataclasses import astuple, dataclass
from typing import Final

from config.seo.facts import GameFacts, ListingFacts
from config.seo.page import DRAWING_VERSION
from config.seo.words import money

_PICTURE_LANGUAGE: Final = "uz"


@dataclass(frozen=True, slots=True)
class Card:
    """What is on a preview; what is empty is left out. `plan` is free, premium or pro."""

    name: str
    title: str
    game_slug: str
    game_name: str = ""
    price: str = ""
    seller: str = ""
    plan: str = "free"
    is_verified: bool = False

    @property
    def version(self) -> str:
        """Return what changes with anything that is shown."""
        shown = repr((DRAWING_VERSION, *astuple(self)))
        return hashlib.blake2b(shown.encode(), digest_size=8).hexdigest()

    @property
    def path(self) -> str:
        """Return the path of the picture; another version has another one, since chats keep what they fetched."""
        return f"/previews/{self.name}.png?v={self.version}"


def listing_card(listing: ListingFacts) -> Card:
    """Return what a listing's preview shows: the same in every language, so that there is one picture of it."""
    return Card(
        name=f"listings/{listing.id}",
        title=listing.title,
        game_slug=listing.game_slug,
        game_name=listing.game_name,
        price=money(listing.price, _PICTURE_LANGUAGE),
        seller=listing.seller.name,
        plan=listing.seller.plan,
        is_verified=listing.seller.is_verified,
    )


def game_card(game: GameFacts) -> Card:
    """Return what a game's preview shows."""
    return Card(name=f"games/{game.slug}", title=game.name, game_slug=game.slug)
