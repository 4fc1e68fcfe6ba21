"""Reads the catalog. Games change seldom: each process keeps them all and asks for their version now and then."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wibestore.core.public_cache import version_of
from wibestore.games.errors import GameNotFound
from wibestore.games.models import Game
from wibestore.games.rules import spec_of
from wibestore.games.rules.reference import common_attributes, drawn_covers
from wibestore.games.types import AttributeSpec, GameInfo, GameRef

VERSION = "games"
PAGES_VERSION = "game-pages"
# A game that staff added has no cover drawn for it yet.
NO_COVER = "/picture-missing.svg"
_RECHECK_AFTER_S = 5.0


@dataclass(frozen=True, slots=True)
class _Catalog:
    """All games as one process keeps them."""

    version: str
    checked_at_s: float
    by_slug: dict[str, GameInfo]
    by_id: dict[int, GameInfo]


_kept: list[_Catalog] = []


def game_get(slug: str) -> GameInfo:
    """
    Return a game with its attributes: its own, then those asked of every listing.

    :raises GameNotFound: there is none
    """
    game = _catalog().by_slug.get(slug)
    if game is None:
        raise GameNotFound
    return game


def game_by_id(game_id: int) -> GameInfo:
    """
    Return a game by its key.

    :raises GameNotFound: there is none
    """
    game = _catalog().by_id.get(game_id)
    if game is None:
        raise GameNotFound
    return game


def game_list() -> list[GameInfo]:
    """Return every game in the catalog's order."""
    return list(_catalog().by_id.values())


def game_refs(ids: Iterable[int]) -> dict[int, GameRef]:
    """Return slug and name of the games with these keys."""
    by_id = _catalog().by_id
    return {game_id: GameRef(by_id[game_id].slug, by_id[game_id].name) for game_id in ids if game_id in by_id}


def listing_counts() -> dict[str, int]:
    """Return how many listings each game has on sale, by slug."""
    return dict(Game.objects.values_list("slug", "listing_count"))


def game_cards() -> list[dict[str, Any]]:
    """Return every game in which new listings may be made, in the shape of `GameOut`."""
    return [_card(game) for game in Game.objects.select_related("category").filter(is_active=True)]


def game_detail(slug: str) -> dict[str, Any]:
    """
    Return one game in the shape of `GameDetailOut`.

    :raises GameNotFound: there is none
    """
    game = Game.objects.select_related("category").filter(slug=slug).first()
    if game is None:
        raise GameNotFound
    return {**_card(game), "attributes": [_attribute(spec) for spec in game_get(slug).attributes]}


def admin_game_list() -> list[dict[str, Any]]:
    """Return every game as the staff's list shows it, in the catalog's order: one query."""
    return [_admin_card(game) for game in Game.objects.select_related("category")]


def admin_game_get(slug: str) -> dict[str, Any]:
    """
    Return one game with its own attributes, as staff may change them: one query.

    :raises GameNotFound: there is none
    """
    game = Game.objects.select_related("category").filter(slug=slug).first()
    if game is None:
        raise GameNotFound
    return {**_admin_card(game), "attributes": [_attribute(spec) for spec in own_attributes(game)]}


def own_attributes(game: Game) -> tuple[AttributeSpec, ...]:
    """Return the attributes of the game alone, without those asked of every listing."""
    return tuple(spec_of(raw, is_common=False) for raw in game.attributes)


def games_forget() -> None:
    """Make this process read the games again."""
    _kept.clear()


def _catalog() -> _Catalog:
    now_s = time.monotonic()
    kept = _kept[0] if _kept else None
    if kept is not None and now_s - kept.checked_at_s < _RECHECK_AFTER_S:
        return kept
    version = version_of(VERSION)
    if kept is not None and kept.version == version:
        catalog = _Catalog(version, now_s, kept.by_slug, kept.by_id)
    else:
        games = [_info(game) for game in Game.objects.all()]
        catalog = _Catalog(version, now_s, {game.slug: game for game in games}, {game.id: game for game in games})
    # An empty table is not kept: the games arrive with the migrations, and the next look must see them.
    _kept[:] = [catalog] if catalog.by_id else []
    return catalog


def _info(game: Game) -> GameInfo:
    attributes = (*own_attributes(game), *common_attributes())
    return GameInfo(game.id, game.slug, game.name, tuple(game.aliases), attributes, game.is_active)


def _admin_card(game: Game) -> dict[str, Any]:
    return {
        **_card(game),
        "aliases": game.aliases,
        "is_active": game.is_active,
        "attribute_count": len(game.attributes),
        "updated_at": game.updated_at,
    }


def _card(game: Game) -> dict[str, Any]:
    return {
        "slug": game.slug,
        "name": game.name,
        "publisher": game.publisher,
        "category": {"slug": game.category.slug, "label": game.category.label},
        "platforms": game.platforms,
        "popularity": game.popularity,
        "listing_count": game.listing_count,
        "min_price": game.min_price,
        "cover_url": f"/covers/{game.slug}.svg" if game.slug in drawn_covers() else NO_COVER,
    }


def _attribute(spec: AttributeSpec) -> dict[str, Any]:
    return {
        "key": spec.key,
        "type": spec.type,
        "label": spec.label,
        "choices": [{"value": value, "label": label} for value, label in spec.choices],
        "min": spec.min,
        "max": spec.max,
        "is_primary": spec.is_primary,
        "is_required": spec.is_required,
        "is_filterable": spec.is_filterable,
        "is_common": spec.is_common,
    }
