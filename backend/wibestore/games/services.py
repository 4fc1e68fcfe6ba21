"""Writes of the catalog, and what it says of a listing's attributes."""

from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from wibestore.core.errors import ValidationFailed
from wibestore.core.money import Som
from wibestore.core.public_cache import version_bump
from wibestore.games import rules, selectors
from wibestore.games.models import Category, Game
from wibestore.games.rules.reference import category_seeds, game_seeds
from wibestore.games.types import AttributeValues, GameInfo


@transaction.atomic
def reference_load(*, game_model: Any = Game, category_model: Any = Category) -> int:
    """
    Add the reference games and categories that are missing; return how many games were added.

    Rows that exist stay as staff left them, so it may run at any time.

    :param game_model: the migration's own model, where a migration calls
    :param category_model: likewise
    """
    categories = {}
    for position, seed in enumerate(category_seeds()):
        values = {"label": rules.labels_of(seed), "position": position}
        categories[seed["slug"]], _ = category_model.objects.get_or_create(slug=seed["slug"], defaults=values)
    added = 0
    for position, seed in enumerate(game_seeds()):
        values = {key: seed[key] for key in ("name", "publisher", "platforms", "popularity", "aliases", "attributes")}
        values |= {"category": categories[seed["category"]], "position": position}
        _, is_new = game_model.objects.get_or_create(slug=seed["slug"], defaults=values)
        added += is_new
    if added:
        selectors.games_forget()
        version_bump(selectors.VERSION, selectors.PAGES_VERSION)
    return added


def listing_count_add(*, game_id: int, delta: int, min_price: Som | None = None) -> None:
    """
    Tell the catalog that `delta` listings of a game came on sale (or left, when negative).

    :param min_price: the cheapest price now on sale; None where nothing is
    """
    count = Greatest(F("listing_count") + delta, Value(0))
    Game.objects.filter(id=game_id).update(listing_count=count, min_price=min_price)
    version_bump(selectors.PAGES_VERSION)


def listing_count_set(*, game_id: int, count: int, min_price: Som | None) -> None:
    """Set what a game has on sale, and the cheapest price (None where nothing is), as it was counted anew."""
    if (
        Game.objects.filter(id=game_id)
        .exclude(listing_count=count, min_price=min_price)
        .update(listing_count=count, min_price=min_price)
    ):
        version_bump(selectors.PAGES_VERSION)


def listing_counts_set(counts: dict[int, tuple[int, Som | None]]) -> None:
    """Set count and cheapest price of every game as they were counted anew; games left out have nothing on sale."""
    for game in Game.objects.all():
        count, min_price = counts.get(game.id, (0, None))
        if (game.listing_count, game.min_price) != (count, min_price):
            Game.objects.filter(id=game.id).update(listing_count=count, min_price=min_price)
            version_bump(selectors.PAGES_VERSION)


def attributes_clean(
    game: GameInfo, values: AttributeValues, *, pointer: str = "/attributes", is_complete: bool = True
) -> AttributeValues:
    """
    Return a listing's attributes with the right types and clean text.

    :param pointer: where in the request they stand
    :param is_complete: whether the required ones must be there (a draft may still lack them)
    :raises ValidationFailed: names every attribute that is unknown, wrong or missing
    """
    clean, errors = rules.values_check(game, values, pointer=pointer, is_complete=is_complete)
    if errors:
        raise ValidationFailed(errors)
    return clean


def highlights_of(game: GameInfo, values: AttributeValues) -> list[dict[str, Any]]:
    """Return the facts shown on a card, at most three, in the shape of `HighlightOut`."""
    return rules.highlights(game, values)
