"""What accounts like one were sold for."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, BigIntegerField, Count, QuerySet

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.games.types import GameInfo
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingState
from wibestore.listings.selectors.filters import AttributeFilter
from wibestore.listings.types import PriceHint

SALES_MIN = 8
SOLD_WITHIN = timedelta(days=180)


class _Quartiles(Aggregate):
    """The lower quartile, the median and the upper quartile, each a price that was really paid."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = ArrayField(BigIntegerField())


def price_hint(*, game: GameInfo, attributes: Sequence[AttributeFilter]) -> PriceHint:
    """Return what accounts with these attributes were sold for; where too few were, those of the whole game."""
    since = clock.now() - SOLD_WITHIN
    sold = Listing.objects.filter(status=ListingState.SOLD, game_id=game.id, updated_at__gte=since)
    if attributes:
        alike = sold
        for attribute in attributes:
            alike = alike.filter(attribute.condition())
        hint = _hint(alike, "attributes")
        if hint.count >= SALES_MIN:
            return hint
    return _hint(sold, "game")


def _hint(sales: QuerySet[Listing], basis: Any) -> PriceHint:
    found = sales.aggregate(count=Count("id"), quartiles=_Quartiles("price"))
    is_enough = found["count"] >= SALES_MIN
    low, median, high = (Som(price) for price in found["quartiles"]) if is_enough else (None, None, None)
    return PriceHint(count=found["count"], low=low, median=median, high=high, basis=basis)
