"""
The table of the interface's addresses: what each kind of page says of itself, and which are their reader's alone.

Routes are written as the interface's router writes them (`frontend/src/app`); a test compares both, so that no page
comes without a row here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from config.seo.makers import catalog_page, game_page, listing_page, plain, private_page, seller_page, shop_page
from config.seo.page import Maker


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of pages: its route, and what makes of an address what its page says."""

    route: str
    make: Maker
    #: Whether it is one address that the sitemap names; those of listings, games and sellers have parts of their own.
    is_listed: bool = False


PUBLIC: Final = (
    Kind("/", shop_page, is_listed=True),
    Kind("/catalog", catalog_page, is_listed=True),
    Kind("/games", plain("games", kind="CollectionPage"), is_listed=True),
    Kind("/games/:slug", game_page),
    Kind("/listings/:id", listing_page),
    Kind("/users/:username", seller_page),
    Kind("/how-it-works", plain("how-it-works"), is_listed=True),
    Kind("/premium", plain("premium"), is_listed=True),
    Kind("/top", plain("top", kind="CollectionPage"), is_listed=True),
    Kind("/statistics", plain("statistics"), is_listed=True),
    Kind("/faq", plain("faq"), is_listed=True),
    Kind("/terms", plain("terms"), is_listed=True),
    Kind("/privacy", plain("privacy"), is_listed=True),
    Kind("/refunds", plain("refunds"), is_listed=True),
    Kind("/company", plain("company", kind="AboutPage"), is_listed=True),
    Kind("/compare", plain("compare", is_indexed=False)),
    Kind("/support", plain("support", is_indexed=False)),
)

#: Behind a sign-in, reached by a link of a letter, or no page of its own. robots.txt names what they begin with.
PRIVATE_ROUTES: Final = (
    "/admin/*",
    "/appeal",
    "/chats",
    "/chats/:id",
    "/check-mail",
    "/confirm-email-change",
    "/dev/gallery",
    "/disputes/:id",
    "/favorites",
    "/forgot-password",
    "/login",
    "/my-listings/*",
    "/notifications",
    "/offers",
    "/offline",
    "/orders/:id",
    "/price-watches",
    "/profile",
    "/purchases",
    "/register",
    "/reports",
    "/reset-password",
    "/sales",
    "/saved-searches",
    "/sell/*",
    "/settings/*",
    "/support/*",
    "/transactions",
    "/unlock",
    "/verdicts/:id",
    "/verify-email",
    "/wallet/*",
)
PRIVATE: Final = tuple(Kind(route, private_page) for route in PRIVATE_ROUTES)


def kind_of(path: str) -> tuple[Kind, dict[str, str]] | None:
    """Return the kind of page at `path` and the parts that its route names, or None where there is no page."""
    for kind, pattern in _patterns():
        if match := pattern.fullmatch(path):
            return kind, match.groupdict()
    return None


def is_page(path: str) -> bool:
    """Tell whether `path` is the address of a page, whatever is in its names: a seller's may have a dot."""
    return kind_of(path) is not None


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("".join(_parts(kind.route)) + "/?")) for kind in (*PUBLIC, *PRIVATE))


def _parts(route: str) -> Iterator[str]:
    for part in route.removesuffix("/*").split("/")[1:]:
        if part == ":username":
            yield r"/(?P<username>[^/]{1,60})"
        elif part.startswith(":"):
            yield rf"/(?P<{part[1:]}>[^/.]{{1,100}})"
        elif part:
            yield f"/{re.escape(part)}"
    if route.endswith("/*"):
        # A dot there is a file's: no page below has one.
        yield r"(?:/[^.]*)?"
