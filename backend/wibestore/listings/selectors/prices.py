"""What accounts like one were sold for; built so that nobody can move it by sales to themselves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, BigIntegerField, Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.core.public_cache import kept
from wibestore.games.types import AttributeSpec, AttributeValues, GameInfo
from wibestore.listings.models import Listing
from wibestore.listings.selectors.filters import AttributeFilter
from wibestore.listings.types import PriceHint

SALES_MIN = 8
SOLD_WITHIN = timedelta(days=180)
# However much one person sells or buys: a buyer counts once with a seller, a seller three times at all. Eight sales
# are then of three sellers at least, each with buyers of their own, and each has paid the shop's commission.
SALES_OF_SELLER_MAX = 3
# The newest sales; more would say nothing more.
SAMPLE_MAX = 2_000
KEPT_S = 600
_NUMBER_WITHIN_PERCENT = 25
_WHOLE_PERCENT = 100


class _Quartiles(Aggregate):
    """The lower quartile, the median and the upper quartile, each a price that was really paid."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = ArrayField(BigIntegerField())


def price_hint(*, game: GameInfo, attributes: Sequence[AttributeFilter]) -> PriceHint:
    """
    Return what accounts like one were sold for within 180 days; kept for ten minutes, two queries at most.

    Alike are those with the same main attributes, numbers within a quarter; where fewer than eight were sold, those
    of the whole game; where fewer than eight of those, nothing is told but their count.
    """
    main = sorted((one for one in attributes if _is_main(game, one)), key=lambda one: one.key)
    return kept(f"price-hint:{game.id}:{main!r}", lambda: _price_hint(game, main), keep_s=KEPT_S)


def price_hint_of(*, game: GameInfo, attributes: AttributeValues) -> PriceHint:
    """Return what accounts like a listing with these attributes were sold for; as `price_hint`."""
    specs = [spec for spec in game.attributes if spec.is_primary and spec.is_filterable and spec.key in attributes]
    return price_hint(game=game, attributes=[_exactly(spec, attributes[spec.key]) for spec in specs])


def _exactly(spec: AttributeSpec, value: Any) -> AttributeFilter:
    # Words for choices and flags, as facets hold them.
    shown = str(value).lower() if spec.type == "bool" else value
    return AttributeFilter(spec.key, spec.type, values=(shown,))


def _price_hint(game: GameInfo, attributes: Sequence[AttributeFilter]) -> PriceHint:
    since = clock.now() - SOLD_WITHIN
    sold = Listing.objects.filter(status="sold", game_id=game.id, sold_at__gte=since, deal_price__isnull=False)
    if attributes:
        alike = sold
        for attribute in attributes:
            alike = alike.filter(_near(attribute).condition())
        hint = _hint(alike, "attributes")
        if hint.count >= SALES_MIN:
            return hint
    return _hint(sold, "game")


def _is_main(game: GameInfo, attribute: AttributeFilter) -> bool:
    spec = game.attribute(attribute.key)
    return spec is not None and spec.is_primary


def _near(attribute: AttributeFilter) -> AttributeFilter:
    """Return the filter with numbers widened: nobody sells an account of exactly level 71."""
    if attribute.kind != "int" or not attribute.values:
        return attribute
    low = min(attribute.values) * (_WHOLE_PERCENT - _NUMBER_WITHIN_PERCENT) // _WHOLE_PERCENT
    high = max(attribute.values) * (_WHOLE_PERCENT + _NUMBER_WITHIN_PERCENT) // _WHOLE_PERCENT
    return replace(attribute, values=(), min=low, max=high)


def _hint(sales: QuerySet[Listing], basis: Any) -> PriceHint:
    newest = sales.order_by("-sold_at").values("id")[:SAMPLE_MAX]
    pairs = Listing.objects.filter(id__in=newest).order_by("seller_id", "deal_buyer_id", "-sold_at")
    once = pairs.distinct("seller_id", "deal_buyer_id").values("id")
    place = Window(RowNumber(), partition_by=F("seller_id"), order_by=[F("sold_at").desc(), F("id").desc()])
    counted = Listing.objects.filter(id__in=once).annotate(place=place).filter(place__lte=SALES_OF_SELLER_MAX)
    found = counted.aggregate(count=Count("id"), quartiles=_Quartiles("deal_price"))
    is_enough = found["count"] >= SALES_MIN
    low, median, high = (Som(price) for price in found["quartiles"]) if is_enough else (None, None, None)
    return PriceHint(count=found["count"], low=low, median=median, high=high, basis=basis)
