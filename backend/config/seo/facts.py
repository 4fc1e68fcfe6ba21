"""
What pages are told of: listings, games and sellers, read by the modules' own selectors and kept for a minute.

A page that was asked for within the minute costs no statement, unless its listing or its game's prices changed
meanwhile; what nobody may see is asked for anew each time and never kept.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from config.seo import addresses
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.public_cache import kept
from wibestore.games import selectors as games
from wibestore.listings import selectors as listings
from wibestore.listings.types import BaseFilterQuery
from wibestore.users import selectors as users

KEPT_S: Final = 60
#: As many cards of the catalog have their picture in its first screen (`frontend/src/app/first-screen.tsx`).
FIRST_CARDS: Final = 4


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """A listing's first picture as the interface asks for it, letter for letter, so that it is fetched once."""

    src: str
    srcset: str

    def fills(self, place: int) -> dict[str, str]:
        """Return what stands in a first screen's places for its picture number `place`."""
        return {f"src{place}": self.src, f"srcset{place}": self.srcset}


@dataclass(frozen=True, slots=True)
class SellerFacts:
    """A seller as their page and their listings name them; `rating` is None without reviews."""

    username: str
    name: str
    plan: str
    is_verified: bool
    rating: float | None
    rating_count: int
    sales_count: int
    avatar: str = ""
    about: str = ""
    active_count: int = 0


@dataclass(frozen=True, slots=True)
class ListingFacts:
    """A listing as everybody may see it; `sold_at` is when it was sold, None while it is not."""

    id: UUID
    code: str
    title: str
    description: str
    price: int
    status: str
    game_slug: str
    game_name: str
    highlights: tuple[dict[str, Any], ...]
    picture: str
    cover: CoverFacts
    seller: SellerFacts
    sold_at: datetime | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class GameFacts:
    """A game with what is on sale in it; `min_price` is None where nothing is."""

    slug: str
    name: str
    listing_count: int
    min_price: int | None


def listing_facts(listing_id: UUID) -> ListingFacts:
    """
    Return what everybody may know of a listing: two statements at most, none within the minute.

    :raises ListingNotFound: there is none, or it is not public
    """
    version = listings.listing_version(listing_id)
    return kept(f"seo:listing-2:{listing_id}", lambda: _listing(listing_id), keep_s=KEPT_S, depends_on=(version,))


def game_facts(slug: str) -> GameFacts:
    """
    Return a game: one statement at most beside the catalog that each process keeps.

    :raises GameNotFound: there is none
    """
    games.game_get(slug)
    return kept(f"seo:game:{slug}", lambda: _game(slug), keep_s=KEPT_S, depends_on=(games.PAGES_VERSION,))


def seller_facts(username: str) -> SellerFacts:
    """
    Return a seller by name, whatever its case: one statement at most.

    :raises UserNotFound: nobody has this name, or they are blocked
    """
    return kept(f"seo:seller:{username}", lambda: _seller(username), keep_s=KEPT_S)


def newest_covers() -> tuple[CoverFacts, ...]:
    """Return the pictures of the catalog's first cards: one statement at most, none within the minute."""
    return kept("seo:newest", _newest, keep_s=KEPT_S)


def _newest() -> tuple[CoverFacts, ...]:
    everything = listings.listing_filter(BaseFilterQuery(), None, ())
    page = listings.listing_page(everything, page_size=FIRST_CARDS)
    return tuple(_cover(card, "card", ("card_small", "card")) for card in page.results)


def _cover(card: dict[str, Any], shown: str, sizes: tuple[str, ...]) -> CoverFacts:
    image = card["image"]
    if not image:
        return CoverFacts(f"/covers/{card['game']['slug']}.svg", "")
    found = [image[size] for size in sizes if size in image]
    return CoverFacts(image[shown]["url"], ",".join(f"{one['url']} {one['width']}w" for one in found))


def _listing(listing_id: UUID) -> ListingFacts:
    head = listings.listing_head(actor=Actor.visitor(), listing_id=listing_id)
    is_sold = head["status"] == "sold"
    seller, image = head["seller"], head["image"]
    return ListingFacts(
        id=head["id"],
        code=head["code"],
        title=head["title"],
        description=head["description"],
        price=int(head["price"]),
        status=head["status"],
        game_slug=head["game"]["slug"],
        game_name=head["game"]["name"],
        highlights=tuple(head["highlights"]),
        picture=addresses.of_picture(image["gallery"]["url"]) if image else "",
        cover=_cover(head, "gallery", ("gallery", "full")),
        seller=_seller_of_card(seller),
        # One that was sold before the day of it was kept: its last change.
        sold_at=(head["sold_at"] or head["updated_at"]) if is_sold else None,
        asked_at=clock.now() if is_sold else head["updated_at"],
    )


def _seller_of_card(card: dict[str, Any]) -> SellerFacts:
    return SellerFacts(
        username=card["username"],
        name=card["display_name"],
        plan=card["plan"],
        is_verified=card["is_verified"],
        rating=card["rating"],
        rating_count=card["rating_count"],
        sales_count=card["sales_count"],
    )


def _game(slug: str) -> GameFacts:
    game = games.game_detail(slug)
    price = game["min_price"]
    return GameFacts(slug, game["name"], game["listing_count"], None if price is None else int(price))


def _seller(username: str) -> SellerFacts:
    user = users.public_user_get(username)
    return SellerFacts(
        username=user.username,
        name=user.display_name,
        plan=user.plan,
        is_verified=user.is_verified,
        rating=user.rating,
        rating_count=user.rating_count,
        sales_count=user.sales_count,
        avatar=addresses.of_picture(user.avatar.url) if user.avatar else "",
        about=user.about,
        active_count=user.active_listing_count,
    )
