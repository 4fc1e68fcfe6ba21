"""What is on sale now, in numbers that everybody may know."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from wibestore.core.medians import Median
from wibestore.core.money import Som
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingState


def on_sale_by_game() -> dict[int, tuple[int, Som]]:
    """Return how many listings each game has on sale and the median of their prices, by its key; one query."""
    rows = Listing.objects.filter(status=ListingState.ACTIVE.value).order_by().values_list("game_id")
    counted = rows.annotate(count=Count("id"), median=Median("price"))
    return {game_id: (count, Som(median)) for game_id, count, median in counted}


def sellers_on_sale() -> int:
    """Return how many people have something on sale; one query."""
    on_sale = Listing.objects.filter(status=ListingState.ACTIVE.value)
    count: int = on_sale.aggregate(count=Count("seller_id", distinct=True))["count"]
    return count


def sellers_of_game(*, game_id: int, among: Collection[UUID]) -> set[UUID]:
    """Return which of these people have something of the game on sale; one query."""
    on_sale = Listing.objects.filter(status=ListingState.ACTIVE.value, seller_id__in=among, game_id=game_id)
    return set(on_sale.values_list("seller_id", flat=True).distinct())
