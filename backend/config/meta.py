"""Title and Open Graph tags of a page address, filled in before the page leaves (for links shared in chats)."""

import logging
import re
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import OperationalError

from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError
from wibestore.games import selectors as games
from wibestore.listings import selectors as listings

logger = logging.getLogger("wibestore.pages")

_LISTING = re.compile(r"^/listings/([0-9a-f-]{36})/?$")
_GAME = re.compile(r"^/games/([a-z0-9-]{1,64})/?$")
_NAME = "WibeStore"
_DESCRIPTION = "Oʻyin akkauntlari bozori: pul faqat siz tasdiqlagach sotuvchiga oʻtadi."


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says of itself; `image` is an absolute address or empty."""

    title: str
    description: str
    path: str
    image: str = ""
    is_missing: bool = False

    def open_graph(self) -> dict[str, str]:
        """Return the Open Graph tags."""
        tags = {
            "og:site_name": _NAME,
            "og:type": "website",
            "og:title": self.title,
            "og:description": self.description,
            "og:url": settings.PUBLIC_URL + self.path,
        }
        if self.image:
            tags["og:image"] = self.image
        return tags


def meta_for(path: str) -> PageMeta:
    """
    Return the meta tags of the page at `path`; a listing or game that is not there is marked missing.

    Without the database every page has the shop's own: the page comes, and says itself what it cannot load.
    """
    try:
        if match := _LISTING.match(path):
            return _listing_meta(path, UUID(match[1]))
        if match := _GAME.match(path):
            game = games.game_get(match[1])
            return PageMeta(f"{game.name} — {_NAME}", _DESCRIPTION, path)
    except (DomainError, ValueError):
        return PageMeta(f"404 — {_NAME}", _DESCRIPTION, path, is_missing=True)
    except OperationalError:
        logger.warning("A page's title could not be looked up", exc_info=True)
    return PageMeta(f"{_NAME} — oʻyin akkauntlari bozori", _DESCRIPTION, path)


def _listing_meta(path: str, listing_id: UUID) -> PageMeta:
    listing = listings.listing_get_for(actor=Actor.visitor(), listing_id=listing_id)
    images, game, title = listing["images"], listing["game"], listing["title"]
    image = images[0]["gallery"]["url"] if images else ""
    price = f"{listing['price']:,}".replace(",", "\u00a0")
    return PageMeta(
        f"{title} — {_NAME}",
        f"{game['name']} · {price} soʻm · escrow",
        path,
        image=settings.PUBLIC_URL + image if image.startswith("/") else image,
    )
