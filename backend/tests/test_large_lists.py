"""Lists and counts of a large shop: bounded work, the same rows by every way, figures that are near the truth."""

import random
from dataclasses import replace

import pytest
from django.db import connection

from demo.scale.listings import WORDS, listings_copy, templates_make
from wibestore.games import selectors as games
from wibestore.listings import selectors
from wibestore.listings.models import Listing
from wibestore.listings.selectors.filters import AttributeFilter, ListingFilter
from wibestore.listings.selectors.pages import ORDERINGS
from wibestore.subscriptions.services import subscription_grant
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db

COPIES = 1_500
WALKS = "wibestore.listings.selectors.walks"
COUNTS = "wibestore.listings.selectors.facets"
PAGE = 40


@pytest.fixture
def dealer(db):
    """Somebody who sells much."""
    user = user_create(username="dealer")
    subscription_grant(user_id=user.id, plan="pro", days=30)
    return user


@pytest.fixture
def crowd(dealer, seller):
    """Many copies of listings of two games; what PostgreSQL keeps of them is as it would be in a shop of some age."""
    shuffled = random.Random(1)
    slugs = ["pubg-mobile"] * 8 + ["steam"] * 2
    templates = templates_make(shuffled, sellers=[dealer.id, seller.id], slugs=slugs)
    listings_copy(templates, COPIES)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE listings_listing")
    return games.game_get("pubg-mobile")


def _filters(game):
    (first, *_), (flag, *_) = (
        [spec for spec in game.attributes if spec.is_filterable and spec.type == kind] for kind in ("choice", "bool")
    )
    values = AttributeFilter(first.key, "choice", values=tuple(value for value, _ in first.choices[:4]))
    level = AttributeFilter("level", "int", min=5, max=300)
    return {
        "of a game": ListingFilter(game=game),
        "by a price": ListingFilter(game=game, min_price=500_000, max_price=6_000_000),
        "by attributes": ListingFilter(game=game, attributes=(values,)),
        "by several": ListingFilter(
            game=game, attributes=(values, AttributeFilter(flag.key, "bool", values=("true",))), min_price=100_000
        ),
        "by a number": ListingFilter(game=game, attributes=(level,), max_price=4_000_000),
        "by a word": ListingFilter(query=selectors.search_query(WORDS[0])),
        "by a word of a game and price": ListingFilter(
            game=game, query=selectors.search_query(WORDS[0]), min_price=3_000_000
        ),
        "by a word of nothing": ListingFilter(query=selectors.search_query("zqxjvw")),
    }


# How long a walk and a stretch may be, and how many of it may have a price that the index of dates tells.
WAYS = [(3, 0, 0), (3, 90, 0), (3, 90, 10**6), (150, 10**6, 0), (10**6, 10**6, 0)]


@pytest.mark.parametrize("ordering", sorted(set(ORDERINGS) - {"fit"}))
@pytest.mark.parametrize(("walked", "stretched", "priced"), WAYS)
def test_every_way_of_reading_a_list_tells_the_same(crowd, monkeypatch, ordering, walked, stretched, priced):
    for name, value in {
        "WALKED_MAX": walked,
        "STRETCH_MAX": stretched,
        "STRETCH_MIN": 1,
        "PRICED_MAX": priced,
        "COMMON_ONE_IN": 10**6,
    }.items():
        monkeypatch.setattr(f"{WALKS}.{name}", value)
    column, falls = ORDERINGS[ordering]

    for name, wanted in _filters(crowd).items():
        sign = "-" if falls else ""
        expected = list(wanted.rows().order_by(f"{sign}{column}", f"{sign}id").values_list("id", flat=True)[: 2 * PAGE])
        first = selectors.listing_page(wanted, ordering=ordering, page_size=PAGE)
        shown = [card["id"] for card in first.results]
        if first.next:
            second = selectors.listing_page(wanted, ordering=ordering, page_size=PAGE, cursor=first.next)
            shown += [card["id"] for card in second.results]
            back = selectors.listing_page(wanted, ordering=ordering, page_size=PAGE, cursor=second.previous)
            assert (back.results, back.previous) == (first.results, ""), name
        assert shown == expected, name


@pytest.mark.parametrize(("walked", "stretched", "priced"), WAYS)
def test_a_search_ranks_the_newest_by_every_way(crowd, monkeypatch, walked, stretched, priced):
    for name, value in {
        "WALKED_MAX": walked,
        "STRETCH_MAX": stretched,
        "STRETCH_MIN": 1,
        "PRICED_MAX": priced,
        "COMMON_ONE_IN": 10**6,
    }.items():
        monkeypatch.setattr(f"{WALKS}.{name}", value)
    monkeypatch.setattr("wibestore.listings.selectors.pages.RANKED_MAX", PAGE)
    wanted = _filters(crowd)["by a word of a game and price"]

    shown = selectors.listing_page(wanted, page_size=PAGE)

    newest = wanted.rows().order_by("-created_at", "-id").values_list("id", flat=True)[:PAGE]
    assert {card["id"] for card in shown.results} == set(newest)
    assert shown.next == ""


def test_a_page_stops_after_what_it_needs(crowd, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(f"{WALKS}.WALKED_MAX", 600)
    wanted = _filters(crowd)

    # The end of the walk and the walk; of words the planner's guess, and the rare ones by their own index.
    with django_assert_num_queries(1):
        selectors.listing_page(wanted["by a price"], page_size=PAGE)
    with django_assert_num_queries(2):
        selectors.listing_page(wanted["by attributes"], page_size=PAGE)
    with django_assert_num_queries(4):
        selectors.listing_page(wanted["by a word of nothing"], page_size=PAGE)


def _truth(wanted):
    """Return what is counted exactly: every row of the filter read."""
    rows = list(wanted.rows().values("price", "delivery", "facet_tokens"))
    return rows, lambda token: sum(token in row["facet_tokens"] for row in rows)


def test_counts_of_a_sample_are_near_the_truth(crowd, monkeypatch):
    monkeypatch.setattr(f"{COUNTS}.WINDOW", 500)
    wanted = _filters(crowd)["by attributes"]
    narrowed, *_ = wanted.attributes

    answer = selectors.facets_get(wanted)

    rows, having = _truth(wanted)
    assert not answer["is_exact"]
    assert answer["count"] == pytest.approx(len(rows), rel=0.25)
    assert (answer["min_price"], answer["max_price"]) == (
        min(row["price"] for row in rows),
        max(row["price"] for row in rows),
    )
    own_rows, own = _truth(replace(wanted, attributes=()))
    for facet in answer["facets"]:
        key = facet["key"].removeprefix("attr.")
        counted = own if key == narrowed.key else having
        for value in facet["values"]:
            true = counted(f"{key}={value['value']}") if facet["key"].startswith("attr.") else None
            if true is not None and true >= len(own_rows) // 10:
                assert value["count"] == pytest.approx(true, rel=0.4), (key, value)


def test_what_is_rare_among_the_newest_is_counted_exactly(crowd, monkeypatch):
    for name, value in {"WINDOW": 20, "SAMPLE_MIN": 30, "COUNTED_MAX": 10_000}.items():
        monkeypatch.setattr(f"{COUNTS}.{name}", value)

    for name, wanted in _filters(crowd).items():
        answer = selectors.facets_get(wanted)
        rows, having = _truth(wanted)
        assert (answer["count"], answer["is_exact"]) == (len(rows), True), name
        prices = wanted.without("price").rows().values_list("price", flat=True)
        assert (answer["min_price"], answer["max_price"]) == (min(prices, default=None), max(prices, default=None))
        filtered = {one.key for one in wanted.attributes}
        for facet in answer["facets"]:
            key = facet["key"].removeprefix("attr.")
            if facet["key"] != key and key not in filtered:
                assert all(value["count"] == having(f"{key}={value['value']}") for value in facet["values"]), key


def test_counts_of_more_than_are_looked_at_are_scaled_and_marked(crowd, monkeypatch):
    for name, value in {"WINDOW": 20, "SAMPLE_MIN": 30, "COUNTED_MAX": 200, "SAMPLE_FEW": 30}.items():
        monkeypatch.setattr(f"{COUNTS}.{name}", value)
    wanted = _filters(crowd)["of a game"]

    answer = selectors.facets_get(wanted)

    assert not answer["is_exact"]
    assert answer["count"] == pytest.approx(wanted.rows().count(), rel=0.1)
    (delivery,) = (facet for facet in answer["facets"] if facet["key"] == "delivery")
    assert sum(value["count"] for value in delivery["values"]) == pytest.approx(answer["count"], rel=0.1)


@pytest.mark.parametrize(("window", "statements"), [(10**6, 3), (500, 8), (20, 12)])
def test_counts_take_few_statements(crowd, monkeypatch, django_assert_max_num_queries, window, statements):
    monkeypatch.setattr(f"{COUNTS}.WINDOW", window)
    wanted = _filters(crowd)["by several"]

    with django_assert_max_num_queries(statements):
        selectors.facets_get(wanted)


def test_what_costs_too_much_is_passed_by_in_the_index(crowd):
    wanted = replace(_filters(crowd)["by a word"], min_price=8_900_000)

    with connection.cursor() as cursor:
        # As in a shop where as many have such a price as a small one has in all.
        cursor.execute("SET LOCAL enable_sort = off")
    plan = wanted.walked("price").order_by("-created_at", "-id")[:9].explain()

    assert "listing_newest_priced" in plan
    assert "Index Cond: (price >= 8900000)" in plan
    assert "Sort" not in plan


def test_no_index_is_used_for_what_a_walk_meets(crowd):
    wanted = _filters(crowd)["by several"]

    plan = wanted.walked().order_by("-created_at", "-id")[:9].explain()

    assert "listing_tokens" not in plan
    assert "Sort" not in plan
    assert Listing.objects.filter(id__in=wanted.walked().values("id")).count() == wanted.rows().count()
