"""How many listings each choice of a filter would leave: counted where they are few, else scaled from the newest."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import floor, log10
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Count, Func, Max, Min, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat

from wibestore.games import selectors as games
from wibestore.listings.models import Listing
from wibestore.listings.selectors.filters import ATTRIBUTE_PREFIX, ListingFilter, rows_estimate, when_met
from wibestore.listings.selectors.walks import Order, read

# So many of the newest listings of the game (or of all) are looked at, once for all facets: 2 µs each, and 4 more where
# a search opens their words (docs/performance.md).
WINDOW = 3_000
# Where so many of them match, what they say is scaled: one in ten is the error then, and figures have two digits.
SAMPLE_MIN = 100
# Or where these do, of more matches than are counted: one in five.
SAMPLE_FEW = 25
# Else the matches themselves are counted, as long as there are no more of them; then those found first are scaled.
COUNTED_MAX = 300
_DIGITS = 2
_FLAGS = ("true", "false")
_PLAIN = {"delivery": ("instant", "manual"), "is_premium": _FLAGS}
_GAME = "game="


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many match in all and have each "key=value"; estimates unless exact."""

    total: int
    tokens: Mapping[str, int]
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
    values = _facet_values(listings)
    newest = _Newest(listings, own=tuple(values))
    counted = newest.counted()
    facets, is_exact = [], counted.is_exact
    for key, choices in values.items():
        found = newest.counted(key) if key in newest.own else counted
        is_exact = is_exact and found.is_exact
        facets.append(_facet(key, choices, found))
    return {
        "count": counted.total,
        "is_exact": is_exact,
        **newest.prices(),
        "facets": [*_game_facet(listings, counted), *facets],
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


class _Newest:
    """
    The newest listings of the game (or of all), looked at once: which filters each leaves unmet, and what it is.

    One that meets all counts for every facet, one that leaves a single one unmet for that facet alone.
    """

    def __init__(self, listings: ListingFilter, own: tuple[str, ...]) -> None:
        conditions = listings.conditions()
        self.listings = listings
        self.own = {key: conditions[key] for key in own if key in conditions}
        self.since = listings.since(WINDOW)
        others = [one for key, one in conditions.items() if key not in self.own]
        rows = listings.frame.rows()
        if self.since is not None:
            rows = rows.filter(created_at__gte=self.since)
        unmet = [Case(When(one, then=Value("")), default=Value(f"{key} ")) for key, one in self.own.items()]
        rows = rows.annotate(unmet=Concat(Value(""), Value(""), *unmet, output_field=TextField()))
        at_most_one = Q(unmet__in=["", *(f"{key} " for key in self.own)])
        self.tokens = _tokens(rows.filter(when_met(at_most_one, *others)), "unmet")

    @cached_property
    def _every(self) -> int:
        """How many there are about, newest or not."""
        return max(rows_estimate(self.listings.frame.rows()), WINDOW)

    def counted(self, own: str = "") -> _Counted:
        """Return the counts of the matches, `own` filter's left out."""
        tokens = self.tokens.get("", Counter()) + self.tokens.get(f"{own} ", Counter())
        if self.since is None:
            return _Counted(_matches(tokens), tokens, is_exact=True)
        total = _matches(tokens) * self._every // WINDOW
        enough = SAMPLE_FEW if total > COUNTED_MAX else SAMPLE_MIN
        if _matches(tokens) >= enough:
            return _scaled(tokens, total)
        return _of_few(self.listings.without(own) if own else self.listings, total)

    def prices(self) -> dict[str, int | None]:
        """Return the lowest and the highest price of the matches, whichever prices are asked for."""
        listings = self.listings.without("price")
        if self.since is not None and _matches(self.tokens.get("", Counter())) < SAMPLE_FEW:
            return {"min_price": _first_price(listings, falls=False), "max_price": _first_price(listings, falls=True)}
        rows = listings.rows() if self.since is None else listings.walked()
        return rows.aggregate(min_price=Min("price"), max_price=Max("price"))


def _of_few(listings: ListingFilter, total: int) -> _Counted:
    """Return the counts of matches that are rare among the newest: about `total`, as far as those tell."""
    rows = listings.rows().order_by()
    tokens = _tokens(Listing.objects.filter(id__in=rows.values("id")[: COUNTED_MAX + 1])).get("", Counter())
    if _matches(tokens) <= COUNTED_MAX:
        return _Counted(_matches(tokens), tokens, is_exact=True)
    return _scaled(tokens, max(total, rows_estimate(rows), COUNTED_MAX))


def _first_price(listings: ListingFilter, *, falls: bool) -> int | None:
    found = read(listings, Order("price", falls=falls), wanted=1, columns=["price"])
    return found[0]["price"] if found else None


def _scaled(tokens: Counter[str], total: int) -> _Counted:
    matches = max(_matches(tokens), 1)
    scaled = {token: max(_rounded(count * total / matches), 1) for token, count in tokens.items()}
    return _Counted(_rounded(total), scaled, is_exact=False)


def _tokens(rows: QuerySet[Listing], *by: str) -> dict[str, Counter[str]]:
    """Return how often each "key=value" occurs, columns included, by the text `by` if there is one; one query."""
    columns = _Array(
        Concat(Value("delivery="), "delivery"),
        Case(When(is_premium=True, then=Value("is_premium=true")), default=Value("is_premium=false")),
        Concat(Value(_GAME), Cast("game_id", TextField())),
    )
    every = Func(Cast("facet_tokens", ArrayField(TextField())), columns, function="array_cat")
    counts = rows.order_by().annotate(token=_Unnest(every)).values(*by, "token").annotate(count=Count("id"))
    found: dict[str, Counter[str]] = {}
    for *group, token, count in counts.values_list(*by, "token", "count"):
        found.setdefault("".join(group), Counter())[token] = count
    return found


def _matches(tokens: Mapping[str, int]) -> int:
    """Return how many listings were counted: each is delivered in one way."""
    return sum(tokens.get(f"delivery={value}", 0) for value in _PLAIN["delivery"])


def _game_facet(listings: ListingFilter, counted: _Counted) -> list[dict[str, Any]]:
    if listings.game is not None:
        return []
    if listings == ListingFilter():
        by_slug = {slug: count for slug, count in games.listing_counts().items() if count}
    else:
        found = counted.tokens.items()
        by_id = {int(token.removeprefix(_GAME)): count for token, count in found if token.startswith(_GAME)}
        by_slug = {ref.slug: by_id[game_id] for game_id, ref in games.game_refs(by_id).items()}
    ordered = sorted(by_slug.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"key": "game", "values": [{"value": slug, "count": count} for slug, count in ordered]}]


def _facet(key: str, values: tuple[str, ...], counted: _Counted) -> dict[str, Any]:
    """Return a facet; what a sample does not hold is left out, since nobody knows that there is none of it."""
    name = key.removeprefix(ATTRIBUTE_PREFIX)
    found = {value: counted.tokens.get(f"{name}={value}", 0) for value in values}
    shown = [{"value": value, "count": count} for value, count in found.items() if count or counted.is_exact]
    return {"key": key, "values": shown}


def _rounded(count: float) -> int:
    step = 10 ** max(floor(log10(max(count, 1))) - _DIGITS + 1, 0)
    return int(round(count / step) * step)
