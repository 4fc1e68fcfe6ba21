"""How many listings each choice of a filter would leave: counted up to a size, beyond it scaled from a sample."""

from dataclasses import dataclass
from datetime import datetime
from math import floor, log10
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Count, Func, Max, Min, TextField, Value, When
from django.db.models.functions import Cast, Concat

from wibestore.games import selectors as games
from wibestore.listings.selectors.filters import ATTRIBUTE_PREFIX, ListingFilter, rows_estimate

# Beyond this, the number of matches is rounded: a filter needs no exact large numbers.
EXACT_MAX = 10_000
# Beyond so many matches, the choices are counted in a sample: opening a row costs 6 µs (docs/performance.md).
COUNTED_MAX = 2_000
# So many matches a sample should hold, and so many of the newest listings are looked at for them, at most.
SAMPLE_MAX = 800
WINDOW_MAX = 10_000
_DIGITS = 2
_FLAGS = ("true", "false")
_PLAIN = {"delivery": ("instant", "manual"), "is_premium": _FLAGS}


@dataclass(frozen=True, slots=True)
class _Tokens:
    """How many matches each "key=value" has; scaled from a sample unless exact."""

    counts: dict[str, int]
    is_exact: bool


class _Unnest(Func):
    function = "unnest"
    output_field = CharField()
    set_returning = True


class _Array(Func):
    template = "ARRAY[%(expressions)s]"
    output_field = ArrayField(TextField())


def facets_get(listings: ListingFilter) -> dict[str, Any]:
    """
    Return the counts for the current filters in the shape of `FacetsOut`.

    A facet's own filter does not narrow its counts, so that another value of it can be chosen.
    """
    rows = listings.rows()
    count = rows.order_by()[:EXACT_MAX].count()
    total = count if count < EXACT_MAX else max(EXACT_MAX, _rounded(rows_estimate(rows)))
    tokens = _Tokens({}, is_exact=True)
    if count:
        tokens = _counted(listings) if count <= COUNTED_MAX else _sampled(listings, total)
    facets, is_exact = [], tokens.is_exact
    for key, values in _facet_values(listings).items():
        others = listings.without(key)
        found = tokens if others == listings else _of_others(others)
        is_exact = is_exact and found.is_exact
        facets.append(_facet(key, values, found))
    return {
        "count": total,
        "is_exact": is_exact,
        **listings.without("price").rows().aggregate(min_price=Min("price"), max_price=Max("price")),
        "facets": [*_game_facet(listings, tokens.counts), *facets],
    }


def _facet_values(listings: ListingFilter) -> dict[str, tuple[str, ...]]:
    """Return the values to count by facet: plain columns, and the choices and flags of a chosen game."""
    facets: dict[str, tuple[str, ...]] = {**_PLAIN}
    for spec in listings.game.attributes if listings.game else ():
        if spec.is_filterable and spec.type in ("choice", "bool"):
            facets[ATTRIBUTE_PREFIX + spec.key] = (
                _FLAGS if spec.type == "bool" else tuple(value for value, _ in spec.choices)
            )
    return facets


def _of_others(listings: ListingFilter) -> _Tokens:
    rows = listings.rows().order_by()
    is_small = rows[: COUNTED_MAX + 1].count() <= COUNTED_MAX
    return _counted(listings) if is_small else _sampled(listings, max(rows_estimate(rows), COUNTED_MAX))


def _counted(listings: ListingFilter, since: datetime | None = None) -> _Tokens:
    """Return how often each "key=value" occurs among the matches, columns included; one query, one pass."""
    rows = listings.rows().order_by()
    if since is not None:
        rows = rows.filter(created_at__gte=since)
    columns = _Array(
        Concat(Value("delivery="), "delivery"),
        Case(When(is_premium=True, then=Value("is_premium=true")), default=Value("is_premium=false")),
        Concat(Value("game="), Cast("game_id", TextField())),
    )
    every = Func(Cast("facet_tokens", ArrayField(TextField())), columns, function="array_cat")
    tokens = rows.annotate(token=_Unnest(every)).values("token").annotate(count=Count("id"))
    return _Tokens(dict(tokens.values_list("token", "count")), is_exact=since is None)


def _sampled(listings: ListingFilter, total: int) -> _Tokens:
    """Return the same counts of about `total` matches, scaled from those among the newest listings."""
    every = rows_estimate(ListingFilter(statuses=listings.statuses, game=listings.game).rows())
    # Of the newest listings, as many as should hold that many matches.
    window = min(max(SAMPLE_MAX, SAMPLE_MAX * every // max(total, 1)), WINDOW_MAX)
    counts = _counted(listings, listings.since(window)).counts
    matches = sum(counts.get(f"delivery={value}", 0) for value in _PLAIN["delivery"])
    scaled = {token: max(_rounded(count * total / matches), 1) for token, count in counts.items()}
    return _Tokens(scaled, is_exact=False)


def _game_facet(listings: ListingFilter, tokens: dict[str, int]) -> list[dict[str, Any]]:
    if listings.game is not None:
        return []
    if listings == ListingFilter():
        by_slug = {slug: count for slug, count in games.listing_counts().items() if count}
    else:
        by_id = {int(token[5:]): count for token, count in tokens.items() if token.startswith("game=")}
        by_slug = {ref.slug: by_id[game_id] for game_id, ref in games.game_refs(by_id).items()}
    ordered = sorted(by_slug.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"key": "game", "values": [{"value": slug, "count": count} for slug, count in ordered]}]


def _facet(key: str, values: tuple[str, ...], tokens: _Tokens) -> dict[str, Any]:
    """Return a facet; what a sample does not hold is left out, since nobody knows that there is none of it."""
    name = key.removeprefix(ATTRIBUTE_PREFIX)
    found = {value: tokens.counts.get(f"{name}={value}", 0) for value in values}
    counted = [{"value": value, "count": count} for value, count in found.items() if count or tokens.is_exact]
    return {"key": key, "values": counted}


def _rounded(count: float) -> int:
    step = 10 ** max(floor(log10(max(count, 1))) - _DIGITS + 1, 0)
    return int(round(count / step) * step)
