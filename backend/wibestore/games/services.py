"""Writes of the catalog, and what it says of a listing's attributes."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Greatest

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, NotPermitted, ValidationFailed
from wibestore.core.money import Som
from wibestore.core.public_cache import version_bump
from wibestore.games import rules, selectors
from wibestore.games.errors import AttributeInUse, GameExists, GameNotFound
from wibestore.games.models import Category, Game
from wibestore.games.rules import editing
from wibestore.games.rules.reference import category_seeds, game_seeds
from wibestore.games.types import AttributeUse, AttributeValues, GameDraft, GameInfo

_COLUMNS = ("name", "publisher", "platforms", "popularity", "aliases", "is_active")


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


@transaction.atomic
def game_create(*, actor: Actor, slug: str, draft: GameDraft, reason: str) -> int:
    """
    Add a game at the end of the catalog and return its key; its address stays for good.

    :raises NotPermitted: the actor is no administrator
    :raises ValidationFailed: no such category, or attributes that cannot be
    :raises GameExists: the address is taken
    """
    _admin_check(actor)
    category = _draft_check(draft)
    if Game.objects.filter(slug=slug).exists():
        raise GameExists(slug=slug)
    last = Game.objects.aggregate(position=Max("position"))["position"]
    game = Game(slug=slug, category=category, position=(last or 0) + 1, updated_at=clock.now())
    _columns_take(game, editing.differences(dict.fromkeys(_COLUMNS), draft))
    game.attributes = editing.raw_attributes(draft.attributes)
    try:
        with transaction.atomic():
            game.save(force_insert=True)
    except IntegrityError as error:
        raise GameExists(slug=slug) from error
    _changed(actor, "game.created", game, reason, before={}, after={"name": game.name, "attributes": _keys(game)})
    return game.id


@transaction.atomic
def game_update(
    *,
    actor: Actor,
    slug: str,
    draft: GameDraft,
    reason: str,
    uses_of: Callable[[int, Sequence[AttributeUse]], dict[AttributeUse, int]],
) -> None:
    """
    Give a game new words and attributes whole; its address stays. The same as before is no change.

    :param uses_of: returns how many listings that are not over hold each of these in the game; listings lie above
    :raises NotPermitted: the actor is no administrator
    :raises GameNotFound: there is none
    :raises ValidationFailed: no such category, or attributes that cannot be
    :raises AttributeInUse: listings use what would go; `params.key`, `params.value`, `params.count`
    """
    _admin_check(actor)
    category = _draft_check(draft)
    # Whoever makes a listing of it waits: what is counted stays true until the change is.
    game = Game.objects.select_for_update().filter(slug=slug).first()
    if game is None:
        raise GameNotFound
    _uses_check(game, draft, uses_of)
    changed = editing.differences({name: getattr(game, name) for name in _COLUMNS}, draft)
    before = {name: getattr(game, name) for name in changed}
    after = dict(changed)
    _columns_take(game, changed)
    if category.id != game.category_id:
        before["category"], after["category"] = game.category.slug, category.slug
        game.category = category
    attributes = editing.raw_attributes(draft.attributes, game.attributes)
    if attributes != editing.raw_attributes(editing.drafts_of(selectors.own_attributes(game)), game.attributes):
        before["attributes"] = _keys(game)
        game.attributes = attributes
        after["attributes"] = _keys(game)
    if not after:
        return
    game.updated_at = clock.now()
    game.save(update_fields=[*_COLUMNS, "category", "attributes", "updated_at"])
    _changed(actor, "game.updated", game, reason, before=before, after=after)


@transaction.atomic
def games_order(*, actor: Actor, slugs: Sequence[str], reason: str) -> None:
    """
    Put the games in another order, whole. The same as before is no change.

    :raises NotPermitted: the actor is no administrator
    :raises ValidationFailed: not every game once
    """
    _admin_check(actor)
    games = {game.slug: game for game in Game.objects.select_for_update().order_by("id")}
    if sorted(slugs) != sorted(games):
        raise ValidationFailed([FieldError("/slugs", "incomplete", "Every game once; one was added meanwhile")])
    places = {game.slug: place for place, game in enumerate(sorted(games.values(), key=lambda one: one.position), 1)}
    wanted = {slug: place for place, slug in enumerate(slugs, 1)}
    if places == wanted:
        return
    for slug, place in wanted.items():
        games[slug].position = place
    Game.objects.bulk_update(games.values(), ["position"])
    audit.audit_change(
        actor=actor, action="game.ordered", target="game", target_id="*", before=places, after=wanted, reason=reason
    )
    _forget()


def _admin_check(actor: Actor) -> None:
    if not actor.is_admin:
        raise NotPermitted


def _draft_check(draft: GameDraft) -> Category:
    """Return the draft's category."""
    errors = editing.attributes_check(draft.attributes)
    category = Category.objects.filter(slug=draft.category).first()
    if category is None:
        errors.append(FieldError("/category", "invalid_choice", "There is no such category"))
    if category is None or errors:
        raise ValidationFailed(errors)
    return category


def _uses_check(
    game: Game, draft: GameDraft, uses_of: Callable[[int, Sequence[AttributeUse]], dict[AttributeUse, int]]
) -> None:
    lost = editing.uses_lost(selectors.own_attributes(game), draft.attributes)
    for use, count in (uses_of(game.id, lost) if lost else {}).items():
        if count:
            raise AttributeInUse(key=use.key, value=use.value, count=count)


def _columns_take(game: Game, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(game, name, value)


def _keys(game: Game) -> list[str]:
    return [raw["key"] for raw in game.attributes]


def _changed(actor: Actor, action: str, game: Game, reason: str, *, before: Any, after: Any) -> None:
    details = {"before": before, "after": after, "reason": reason}
    audit.audit_write(actor=actor, action=action, target="game", target_id=game.slug, details=details)
    _forget()


def _forget() -> None:
    version_bump(selectors.VERSION, selectors.PAGES_VERSION)
    selectors.games_forget()
    transaction.on_commit(selectors.games_forget, robust=True)


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
