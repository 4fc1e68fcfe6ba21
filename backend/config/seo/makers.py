"""Makes what the pages say that are about something: a listing, a game, a seller."""

import dataclasses
from datetime import timedelta
from typing import Final
from uuid import UUID

from config.seo import addresses, json_ld, words
from config.seo.cards import game_card, listing_card
from config.seo.facts import FIRST_CARDS, ListingFacts, game_facts, listing_facts, newest_covers, seller_facts
from config.seo.page import Asked, Maker, Page

#: So long a sold listing may still be found: people look for what they were sent, and see what it went for.
SOLD_FOUND_FOR: Final = timedelta(days=30)
_DESCRIPTION_MAX: Final = 300


def shop_page(asked: Asked) -> Page:
    """Return the home page."""
    title, description = words.SHOP[asked.language]
    return Page("/", title, description, graph=json_ld.shop(asked.language), screen="home")


def catalog_page(asked: Asked) -> Page:
    """Return the list of everything on sale; its first screen shows the newest, where there are enough of them."""
    page = plain("catalog", kind="CollectionPage")(asked)
    covers = newest_covers()
    if len(covers) < FIRST_CARDS:
        return page
    fills = {name: text for place, cover in enumerate(covers) for name, text in cover.fills(place).items()}
    return dataclasses.replace(page, screen="catalog", fills=fills)


def plain(name: str, *, kind: str = "WebPage", is_indexed: bool = True) -> Maker:
    """Return the maker of a page that always says the same: that of `words.PAGES` under `name`."""

    def make(asked: Asked) -> Page:
        title, description = words.PAGES[name][asked.language]
        node = json_ld.page(kind, path=f"/{name}", name=title, description=description, language=asked.language)
        way = json_ld.crumbs(asked.language, [(title, f"/{name}")])
        graph = (node, way) if is_indexed else ()
        return Page(f"/{name}", words.titled(title), description, graph=graph, is_indexed=is_indexed)

    return make


def listing_page(asked: Asked) -> Page:
    """
    Return a listing's page.

    :raises ListingNotFound: there is none, or it is not public
    :raises ValueError: the address holds no id
    """
    listing = listing_facts(UUID(asked.parts["id"]))
    path, language = f"/listings/{listing.id}", asked.language
    price = words.money(listing.price, language) if listing.sold_at is None else words.SOLD[language]
    description = _shortened(
        words.LISTING[language].format(
            game=listing.game_name, price=price, facts=_facts(listing, language), seller=listing.seller.name
        )
    )
    preview = listing_card(listing).path
    trail = [*_games_trail(language), (listing.game_name, f"/games/{listing.game_slug}"), (listing.title, path)]
    return Page(
        path,
        words.titled(f"{listing.title} — {listing.game_name}"),
        description,
        preview=preview,
        og_type="product",
        graph=(
            json_ld.product(listing, path=path, description=description, preview=addresses.of_picture(preview)),
            json_ld.crumbs(language, trail),
        ),
        is_indexed=is_found(listing),
        # What cannot be bought looks otherwise.
        screen="listing" if listing.status == "active" else "",
        fills={"id": str(listing.id), "title": listing.title, **listing.cover.fills(0)},
    )


def is_found(listing: ListingFacts) -> bool:
    """Tell whether search engines may show a listing: always while it is not sold, and for a while after."""
    return listing.sold_at is None or listing.asked_at - listing.sold_at < SOLD_FOUND_FOR


def game_page(asked: Asked) -> Page:
    """
    Return a game's page.

    :raises GameNotFound: there is none
    """
    game, language = game_facts(asked.parts["slug"]), asked.language
    path = f"/games/{game.slug}"
    title = words.GAME_TITLE[language].format(game=game.name)
    description = words.GAME[language].format(game=game.name)
    if game.listing_count and game.min_price is not None:
        price = words.money(game.min_price, language)
        description += " " + words.GAME_ON_SALE[language].format(count=game.listing_count, price=price)
    node = json_ld.page("CollectionPage", path=path, name=title, description=description, language=language)
    way = json_ld.crumbs(language, [*_games_trail(language), (game.name, path)])
    graph = (json_ld.collection(game, node), way)
    return Page(path, words.titled(title), description, preview=game_card(game).path, graph=graph)


def seller_page(asked: Asked) -> Page:
    """
    Return a seller's page.

    :raises UserNotFound: nobody has this name, or they are blocked
    """
    seller, language = seller_facts(asked.parts["username"]), asked.language
    path = f"/users/{seller.username}"
    title = words.SELLER_TITLE[language].format(seller=seller.name)
    description = words.SELLER[language].format(
        seller=seller.name, active=seller.active_count, sales=seller.sales_count
    )
    if seller.rating is not None:
        description += " " + words.RATED[language].format(rating=seller.rating, count=seller.rating_count)
    node = json_ld.page("ProfilePage", path=path, name=title, description=description, language=language)
    return Page(
        path,
        words.titled(title),
        description,
        image=seller.avatar,
        og_type="profile",
        graph=(json_ld.profile(seller, node), json_ld.crumbs(language, [(seller.name, path)])),
        # Whoever never sold and sells nothing has a page, and nothing on it that anybody would look for.
        is_indexed=bool(seller.active_count or seller.sales_count),
    )


def private_page(asked: Asked) -> Page:
    """Return a page of somebody's own, or one that only a link leads to: it says no more than whose shop it is."""
    title, description = words.SHOP[asked.language]
    return Page(asked.path, title, description, is_indexed=False)


def missing_page(asked: Asked) -> Page:
    """Return the page of what is not there."""
    title = words.titled(f"404 — {words.MISSING[asked.language]}")
    return Page(asked.path, title, words.SHOP[asked.language][1], is_indexed=False, is_missing=True)


def _games_trail(language: str) -> list[tuple[str, str]]:
    return [(words.PAGES["games"][language][0], "/games")]


def _facts(listing: ListingFacts, language: str) -> str:
    """Return the listing's first facts as a sentence: "Rank: Ace, Skins: 120. "."""
    told = [
        f"{one['label'].get(language, '')}: {one['text'].get(language, '')}"
        for one in listing.highlights
        if one["label"].get(language) and one["text"].get(language)
    ]
    return f"{', '.join(told)}. " if told else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _DESCRIPTION_MAX else text[: _DESCRIPTION_MAX - 1].rstrip(" .,") + "…"
