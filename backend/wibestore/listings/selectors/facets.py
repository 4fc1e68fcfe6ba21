"""How many listings each choice of a filter would leave."""

from datetime import datetime
from math import floor, log10
from typing import Any

from django.db.models import Aggregate, CharField, Count, Func, Max, Min, Q, QuerySet

from wibestore.games import selectors as games
from wibestore.listings.models import Listing
from wibestore.listings.selectors.filters import ATTRIBUTE_PREFIX, ListingFilter, rows_estimate

# Beyond this, counts are rounded and taken from the newest listings: a filter needs no exact large numbers.
EXACT_MAX = 10_000
SAMPLE_MAX = 5_000
_DIGITS = 2


class _Unnest(Func):
    function = "unnest"
    output_field = CharField()
    set_returning = True


def facets_get(listings: ListingFilter) -> dict[str, Any]:
    """
    Return the counts for the current filters in the shape of `FacetsOut`.

    A facet's own filter does not narrow its counts, so that another value of it can be chosen.
    """
    rows = listings.rows()
    count = rows.order_by()[:EXACT_MAX].count()
    is_exact = count < EXACT_MAX
    total = count if is_exact else max(EXACT_MAX, _rounded(rows_estimate(rows)))
    since = None if is_exact else _since(rows)
    bounds, plain = _plain_facets(listings, since)
    return {
        "count": total,
        "is_exact": is_exact,
        **bounds,
        "facets": [*_game_facet(listings, since), *plain, *_attribute_facets(listings, since)],
    }


def _since(rows: QuerySet[Listing]) -> datetime | None:
    """Return when the oldest of the newest `SAMPLE_MAX` was made: counts of large lists look at no older ones."""
    made = rows.order_by("-created_at", "-id").values_list("created_at", flat=True)
    return made[SAMPLE_MAX - 1 : SAMPLE_MAX].first()


def _sample(listings: ListingFilter, since: datetime | None) -> QuerySet[Listing]:
    rows = listings.rows().order_by()
    return rows if since is None else rows.filter(created_at__gte=since)


def _game_facet(listings: ListingFilter, since: datetime | None) -> list[dict[str, Any]]:
    if listings.game is not None:
        return []
    if listings == ListingFilter():
        by_slug = {slug: count for slug, count in games.listing_counts().items() if count}
    else:
        grouped = _sample(listings, since).values("game_id").annotate(count=Count("id"))
        counts = {row["game_id"]: row["count"] for row in grouped}
        by_slug = {ref.slug: counts[game_id] for game_id, ref in games.game_refs(counts).items()}
    return [_facet("game", dict(sorted(by_slug.items(), key=lambda pair: (-pair[1], pair[0]))))]


_PLAIN: dict[str, dict[str, Aggregate]] = {
    "price": {"min_price": Min("price"), "max_price": Max("price")},
    "delivery": {value: Count("id", filter=Q(delivery=value)) for value in ("instant", "manual")},
    "is_premium": {str(flag).lower(): Count("id", filter=Q(is_premium=flag)) for flag in (True, False)},
}


def _plain_facets(
    listings: ListingFilter, since: datetime | None
) -> tuple[dict[str, int | None], list[dict[str, Any]]]:
    """Return the price bounds and the facets of plain columns: one query, and one more for each that is chosen."""
    found: dict[str, Any] = {}
    shared: dict[str, Aggregate] = {}
    for facet, counts in _PLAIN.items():
        others = listings.without(facet)
        if others == listings:
            shared |= counts
        else:
            found |= _sample(others, since).aggregate(**counts)
    if shared:
        found |= _sample(listings, since).aggregate(**shared)
    bounds = {name: found[name] for name in _PLAIN["price"]}
    facets = [_facet(name, {value: found[value] for value in _PLAIN[name]}) for name in ("delivery", "is_premium")]
    return bounds, facets


def _attribute_facets(listings: ListingFilter, since: datetime | None) -> list[dict[str, Any]]:
    if listings.game is None:
        return []
    counts = _token_counts(listings, since)
    for chosen in listings.attributes:
        if chosen.kind != "int":
            own = _token_counts(listings.without(ATTRIBUTE_PREFIX + chosen.key), since)
            prefix = f"{chosen.key}="
            counts |= {token: count for token, count in own.items() if token.startswith(prefix)}
    facets = []
    for spec in listings.game.attributes:
        if not spec.is_filterable or spec.type == "int":
            continue
        values = ("true", "false") if spec.type == "bool" else tuple(value for value, _ in spec.choices)
        facets.append(
            _facet(ATTRIBUTE_PREFIX + spec.key, {value: counts.get(f"{spec.key}={value}", 0) for value in values})
        )
    return facets


def _token_counts(listings: ListingFilter, since: datetime | None) -> dict[str, int]:
    tokens = _sample(listings, since).annotate(token=_Unnest("facet_tokens"))
    return {row["token"]: row["count"] for row in tokens.values("token").annotate(count=Count("id"))}


def _facet(key: str, counts: dict[str, int]) -> dict[str, Any]:
    return {"key": key, "values": [{"value": value, "count": count} for value, count in counts.items()]}


def _rounded(count: int) -> int:
    step = 10 ** max(floor(log10(max(count, 1))) - _DIGITS + 1, 0)
    return int(round(count / step) * step)
