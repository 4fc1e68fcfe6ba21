"""Quick results of the search box: games, listings, and words that people use."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlencode

from django.db.models import F

from wibestore.games import selectors as games
from wibestore.games.types import GameInfo
from wibestore.listings.models import SearchWord
from wibestore.listings.rules import folding
from wibestore.listings.selectors.filters import ListingFilter
from wibestore.listings.selectors.pages import listing_page
from wibestore.listings.selectors.searching import search_query

GAMES_MAX = 4
LISTINGS_MAX = 4
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
    return [*_games(typed), *_listings(text), *_words(text)]


def _games(typed: str) -> list[dict[str, Any]]:
    found = _games_named(typed)[:GAMES_MAX]
    counts = games.listing_counts() if found else {}
    return [
        {
            "kind": "game",
            "text": game.name,
            "path": f"/games/{game.slug}",
            "listing_count": counts.get(game.slug, 0),
            "price": None,
        }
        for game in found
    ]


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
        {
            "kind": "listing",
            "text": card["title"],
            "path": f"/listings/{card['id']}",
            "listing_count": None,
            "price": card["price"],
        }
        for card in cards
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
    return [
        {
            "kind": "query",
            "text": query,
            "path": f"/catalog?{urlencode({'search': query})}",
            "listing_count": None,
            "price": None,
        }
        for query in queries
    ]
