"""
What pages say of themselves in the words of schema.org, as plain nodes; `tags` makes one data block of them.

Ratings are told where there are reviews, and only those of the seller on the seller's own page.
"""

from collections.abc import Sequence
from typing import Final

from config.seo import addresses, words
from config.seo.facts import GameFacts, ListingFacts, SellerFacts
from config.seo.page import Node

_SCHEMA: Final = "https://schema.org"
_LONGEST_TEXT: Final = 1_000
AVAILABILITY: Final = {
    "active": f"{_SCHEMA}/InStock",
    "reserved": f"{_SCHEMA}/OutOfStock",
    "sold": f"{_SCHEMA}/SoldOut",
}


def shop(language: str) -> tuple[Node, ...]:
    """Return the shop and its site, with its search."""
    home = addresses.absolute("/")
    organization = {"@type": "Organization", "@id": f"{home}#organization", "name": words.NAME, "url": home}
    organization["logo"] = addresses.absolute("/favicon.svg")
    site = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": words.NAME,
        "url": home,
        "inLanguage": language,
        "publisher": {"@id": f"{home}#organization"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": addresses.absolute("/catalog") + "?search={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return organization, site


def page(kind: str, *, path: str, name: str, description: str, language: str) -> Node:
    """Return a page as such: WebPage, CollectionPage, …"""
    return {
        "@type": kind,
        "name": name,
        "description": description,
        "url": addresses.absolute(path),
        "inLanguage": language,
        "isPartOf": {"@id": f"{addresses.absolute('/')}#website"},
    }


def crumbs(language: str, trail: Sequence[tuple[str, str]]) -> Node:
    """Return the way to a page from the home page; `trail` is names and paths."""
    steps = [(words.HOME_CRUMB[language], "/"), *trail]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": addresses.absolute(path)}
        for position, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def product(listing: ListingFacts, *, path: str, description: str, preview: str) -> Node:
    """Return a listing as the one piece that is on offer."""
    url = addresses.absolute(path)
    return {
        "@type": "Product",
        "name": listing.title,
        "description": (listing.description or description)[:_LONGEST_TEXT],
        "sku": listing.code,
        "category": listing.game_name,
        "image": [picture for picture in (listing.picture, preview) if picture],
        "url": url,
        "offers": {
            "@type": "Offer",
            "url": url,
            "price": str(listing.price),
            "priceCurrency": "UZS",
            "availability": AVAILABILITY[listing.status],
            "itemCondition": f"{_SCHEMA}/UsedCondition",
            "seller": {
                "@type": "Organization",
                "name": listing.seller.name,
                "url": addresses.absolute(f"/users/{listing.seller.username}"),
            },
        },
    }


def collection(game: GameFacts, node: Node) -> Node:
    """Return the page `node` as the list of a game's accounts."""
    about: Node = {"@type": "VideoGame", "name": game.name}
    listed: Node = {"@type": "ItemList", "name": game.name, "numberOfItems": game.listing_count}
    return {**node, "about": about, "mainEntity": listed}


def profile(seller: SellerFacts, node: Node) -> Node:
    """Return the page `node` as that of a seller; their rating only where somebody has rated them."""
    person: Node = {"@type": "Organization", "name": seller.name, "alternateName": seller.username, "url": node["url"]}
    if seller.about:
        person["description"] = seller.about[:_LONGEST_TEXT]
    if seller.avatar:
        person["image"] = seller.avatar
    if seller.rating is not None and seller.rating_count:
        person["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": seller.rating,
            "reviewCount": seller.rating_count,
            "bestRating": 5,
            "worstRating": 1,
        }
    return {**node, "mainEntity": person}
