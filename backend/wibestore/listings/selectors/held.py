"""What a kept list of listings on sale depends on: what may come onto it, and each listing that it holds."""

from typing import Any

from wibestore.core.public_cache import Held
from wibestore.listings.models import Listing
from wibestore.listings.selectors.cards import ON_SALE, listing_version, page_versions

_ARRIVALS = "listings:arrivals"


def arrival_versions(game_id: int | None) -> tuple[str, ...]:
    """Return the versions bumped by what comes on sale or changes there: such a listing may belong on any list."""
    return (_ARRIVALS,) if game_id is None else (_ARRIVALS, f"{_ARRIVALS}:{game_id}")


def list_versions(game_id: int | None) -> tuple[str, ...]:
    """Return the versions that a kept list of what is on sale depends on, beside those of what it holds."""
    return arrival_versions(game_id)[-1:]


def list_held(game_id: int | None) -> Held:
    """Return how a kept page of cards names what it holds: it is stale as soon as one of these has left."""
    return Held(names=_names, watch=page_versions(game_id)[-1], is_so=_are_on_sale)


def _names(page: dict[str, Any]) -> list[str]:
    return [listing_version(card["id"]) for card in page["results"]]


def _are_on_sale(page: dict[str, Any]) -> bool:
    shown = {card["id"]: card["price"] for card in page["results"]}
    rows = Listing.objects.filter(id__in=shown, status=ON_SALE).values_list("id", "price")
    return {listing_id: int(price) for listing_id, price in rows} == {key: int(price) for key, price in shown.items()}
