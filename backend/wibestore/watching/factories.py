"""Saved searches and price watches for tests and demo data, through the services."""

from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.watching import services
from wibestore.watching.models import PriceWatch


def search_saved(
    user_id: UUID, query: str = "game=pubg-mobile", *, name: str = "A search", is_alerting: bool = True
) -> UUID:
    """Return the id of a search that the user has saved."""
    return services.search_save(actor=Actor.user(user_id), name=name, query=query, is_alerting=is_alerting)


def price_watched(user_id: UUID, listing_id: UUID) -> UUID:
    """Return the id of the user's watch of a listing's price."""
    services.price_watch_set(actor=Actor.user(user_id), listing_id=listing_id, is_watched=True)
    return PriceWatch.objects.get(user_id=user_id, listing_id=listing_id).id
