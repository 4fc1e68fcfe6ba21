"""Quick results of the search box: games, listings, sellers, and words that people use."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import quote, urlencode

from django.db.models import F

from wibestore.games import selectors as games
from wibestore.games.types import GameInfo
from wibestore.listings.models import SearchWord
from wibestore.listings.rules import folding
from wibestore.listings.selectors.filters import ListingFilter
from wibestore.listings.selectors.pages import listing_page
from wibestore.listings.selectors.searching import search_query
from wibestore.users import selectors as users

GAMES_MAX = 4
LISTINGS_MAX = 4
SELLERS_MAX = 3
WORDS_MAX = 3
_CLOSE_FROM = 0.7


@dataclass(frozen=True, slots=True)
class _Named:
    """A game and everything it is called, folded."""

    game: GameInfo
    names: tuple[str, ...]


def suggestions_get(text: str) -> list[dict[str, Any]]:
    """Return quick results for what was typed so far, in the shape of `SuggestionOut`, best first."""
    typed = folding.fold(text)
    if not typed:
        return []
    return [*_games(typed), *_listings(text), *_sellers(text), *_words(text)]


def _games(typed: str) -> list[dict[str, Any]]:
    found = _games_named(typed)[:GAMES_MAX]
    counts = games.listing_counts() if found else {}
    return [_row("game", game.name, f"/games/{game.slug}", listing_count=counts.get(game.slug, 0)) for game in found]


def _games_named(typed: str) -> list[GameInfo]:
    named = [
        _Named(game, tuple(folding.fold(name) for name in (game.name, *game.aliases)))
        for game in games.game_list()
        if game.is_active
    ]
    exact = [one for one in named if typed in one.names]
    begun = [one for one in named if any(name.startswith(typed) for name in one.names)]
    inside = [one for one in named if any(f" {typed}" in name for name in one.names)]
    found = [*exact, *begun, *inside]
    if not found and len(typed) >= folding.PREFIX_MIN:
        by_name = {name: one for one in reversed(named) for name in one.names}
        found = [by_name[name] for name in get_close_matches(typed, by_name, GAMES_MAX, _CLOSE_FROM)]
    return list({one.game.slug: one.game for one in found}.values())


def _listings(text: str) -> list[dict[str, Any]]:
    query = search_query(text)
    if query is None:
        return []
    cards = listing_page(ListingFilter(query=query), page_size=LISTINGS_MAX).results
    return [
        _row(
            "listing",
            card["title"],
            f"/listings/{card['id']}",
            price=card["price"],
            image=_small_picture(card["image"]),
            note=card["game"]["name"],
        )
        for card in cards
    ]


def _small_picture(cover: dict[str, Any] | None) -> dict[str, Any] | None:
    # Covers of before there was a small size have the large one alone.
    return cover and (cover.get("card_small") or cover["card"])


def _sellers(text: str) -> list[dict[str, Any]]:
    return [
        _row(
            "seller",
            seller.display_name,
            f"/users/{quote(seller.username)}",
            listing_count=seller.active_listing_count,
            image=seller.avatar,
            note=f"@{seller.username}",
        )
        for seller in users.sellers_found(text, limit=SELLERS_MAX)
    ]


def _words(text: str) -> list[dict[str, Any]]:
    """Return the typed words with the last one completed, the most frequent completions first."""
    *before, last = text.split()
    begun = folding.fold(last)
    if len(begun) < folding.PREFIX_MIN or " " in begun:
        return []
    known = SearchWord.objects.filter(word__startswith=begun, frequency__gt=0).exclude(word=begun)
    shown = known.order_by(F("frequency").desc(), "word").values_list("shown", flat=True)[:WORDS_MAX]
    queries = [" ".join([*before, word]) for word in shown]
    return [_row("query", query, f"/catalog?{urlencode({'search': query})}") for query in queries]


def _row(kind: str, text: str, path: str, **facts: Any) -> dict[str, Any]:
    nothing = {"listing_count": None, "price": None, "image": None, "note": ""}
    return {"kind": kind, "text": text, "path": path, **nothing, **facts}
