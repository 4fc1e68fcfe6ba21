"""Which listings the demo shop has: the same ones every time, decided before anything is written."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from demo.attributes import attributes_of
from demo.palettes import PALETTES, palette_index
from demo.people import PEOPLE, Person
from demo.pictures import COPIES, Place
from demo.texts import extras, words
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.games.rules.reference import game_seeds
from wibestore.games.types import GameInfo
from wibestore.listings.types import ListingDraft

LISTINGS = 300
# The first pictures by category; the rest of a listing's pictures come from the others.
_COVERS = {
    "vehicles": ("garage", "vista"),
    "racing": ("garage", "vista"),
    "strategy": ("base", "vista", "crest"),
    "sandbox": ("base", "vista"),
    "platform": ("profile", "inventory", "vista"),
    "gacha-rpg": ("shelf", "vista", "crest"),
    "moba": ("crest", "shelf", "vista"),
}
_OTHER_COVERS = ("vista", "crest", "vista", "inventory")
_POPULAR = 24
# What becomes of a seller's listings, in turn; the rest is on sale.
_FATES = ("pending", "draft", "rejected", "paused", "archived")
_LANGUAGES = ("uz", "ru", "en")


@dataclass(frozen=True, slots=True)
class ListingPlan:
    """A listing to be: `fate` is the state it ends in before anybody buys it."""

    seller: Person
    draft: ListingDraft
    places: tuple[Place, ...]
    days_ago: float
    fate: str
    with_credentials: bool
    language: str


@cache
def listing_plans(count: int = LISTINGS) -> tuple[ListingPlan, ...]:
    """Return the plans of `count` listings, shared out among the sellers."""
    rng = random.Random("listings")  # noqa: S311 - the same shop every time is the point
    sellers = [person for person in PEOPLE if person.role == "seller"]
    turns = [person for person in sellers for _ in range(max(1, round(person.listings * count / LISTINGS)))]
    rng.shuffle(turns)
    titles: set[str] = set()
    numbers: dict[str, int] = {}
    plans = []
    for index, (seller, game_seed) in enumerate(zip(turns, _games(rng, count), strict=False)):
        numbers[seller.username] = numbers.get(seller.username, 0) + 1
        # Oldest first, so that numbers and times agree.
        days_ago = max(0.05, (count - index) / count * min(42, seller.joined - 1) + rng.uniform(-0.4, 0.4))
        plans.append(_plan(seller, game_seed, numbers[seller.username], days_ago, titles, rng))
    return tuple(plans)


def _games(rng: random.Random, count: int) -> Iterator[dict[str, object]]:
    """Yield every game once and the popular ones again and again, mixed."""
    seeds = game_seeds()
    popular = sorted(seeds, key=lambda seed: seed["popularity"])[:_POPULAR]
    weights = [1 / (place + 2) for place in range(len(popular))]
    chosen = seeds[:count] + rng.choices(popular, weights, k=max(0, count - len(seeds)))
    rng.shuffle(chosen)
    yield from chosen


def _plan(
    seller: Person, seed: dict[str, object], number: int, days_ago: float, titles: set[str], rng: random.Random
) -> ListingPlan:
    game = games.game_get(str(seed["slug"]))
    quality = rng.betavariate(2, 2.2)
    language = seller.language if rng.random() < 0.6 else rng.choice(_LANGUAGES)
    attributes = attributes_of(game, quality, rng)
    draft = ListingDraft(
        game=game.slug,
        title=_title(game, attributes, language, titles, rng),
        description=_description(game, attributes, language, rng),
        language=language,
        price=_price(int(str(seed["popularity"])), quality, rng),
        attributes=attributes,
        delivery_sla_minutes=rng.choice((15, 30, 60, 60, 120, 240)),
    )
    return ListingPlan(
        seller=seller,
        draft=draft,
        places=_places(game.slug, str(seed["category"]), rng),
        days_ago=days_ago,
        fate=_FATES[number // 7 % len(_FATES)] if number % 7 == 0 else "active",
        with_credentials=rng.random() < 0.62,
        language=language,
    )


def _price(popularity: int, quality: float, rng: random.Random) -> Som:
    richest = rng.choice((1_600_000, 2_800_000, 4_200_000, 6_500_000)) * (1.25 if popularity < 15 else 0.8)
    price = 45_000 + richest * quality**2 * rng.uniform(0.8, 1.15)
    step = 50_000 if price > 1_000_000 else 10_000
    return Som(round(price / step) * step or step)


def _facts(game: GameInfo, attributes: dict[str, object], language: str) -> list[str]:
    """Return what is worth telling, the first things first: «Conqueror», «4 ta X-Suit»."""
    facts = []
    for spec in game.attributes:
        value = attributes.get(spec.key)
        if spec.is_common or spec.key in ("region", "login_method", "platform") or value in (None, 0, False):
            continue
        label = spec.label[language].split(" (")[0].split(",")[0]
        is_name = label[:2].isupper() or label.split()[0] in game.name.split()
        label = label if is_name else label[:1].lower() + label[1:]
        if spec.type == "choice":
            facts.append(dict(spec.choices)[str(value)][language])
        elif spec.type == "int":
            count = f"{value:,}".replace(",", " ")
            is_amount = spec.min is None and language == "uz" and isinstance(value, int) and value < 300
            facts.append(f"{count} ta {label}" if is_amount else f"{label}: {count}")
        elif spec.type == "bool":
            facts.append(label)
    return facts


def _title(game: GameInfo, attributes: dict[str, object], language: str, titles: set[str], rng: random.Random) -> str:
    facts = [fact for fact in _facts(game, attributes, language) if len(fact) <= 34]
    boasts, tails = extras(game.slug), words(language)["tails"]
    for length in (2, 3, 1, 2, 3):
        parts = [*facts[:1], *rng.sample(facts[1:6], min(max(0, length - 1), len(facts[1:6])))]
        parts.insert(rng.randint(1, len(parts)) if parts else 0, rng.choice(boasts))
        if rng.random() < 0.35:
            parts.append(rng.choice(tails))
        title = f"{game.name} · {', '.join(parts)}"
        while len(title) > 100 and len(parts) > 1:
            parts.pop()
            title = f"{game.name} · {', '.join(parts)}"
        if title not in titles:
            break
    else:
        title = f"{title} №{len(titles)}"
    titles.add(title)
    return title


def _description(game: GameInfo, attributes: dict[str, object], language: str, rng: random.Random) -> str:
    texts = words(language)
    opener = rng.choice(texts["openers"]).format(years=rng.randint(2, 6), game=game.name)
    facts = _facts(game, attributes, language)
    summary = texts["facts"].format(facts=", ".join(facts[:6])) if facts else ""
    return "\n\n".join(part for part in (opener, summary, " ".join(rng.sample(texts["closers"], 2))) if part)


def _places(slug: str, category: str, rng: random.Random) -> tuple[Place, ...]:
    palette = palette_index(slug)
    if rng.random() < 0.3:
        palette = (palette + rng.choice((4, 7))) % len(PALETTES)
    covers = _COVERS.get(category, _OTHER_COVERS)
    pool = [(palette, kind, copy) for kind, count in COPIES.items() for copy in range(count)]
    kind = rng.choice(covers)
    first = rng.choice([place for place in pool if place[1] == kind])
    # A car or a village belongs to few games: only where it is the first picture too.
    others = [place for place in pool if place != first and (place[1] not in ("garage", "base") or place[1] == kind)]
    count = rng.choices((1, 2, 3, 4, 5), (20, 25, 27, 18, 10))[0]
    return (first, *rng.sample(others, min(count - 1, len(others))))
