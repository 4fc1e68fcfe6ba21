"""Lists that are worded once: the same rows as a list that is worded anew, whatever the values."""

import pytest

from wibestore.core.remembered import forget_all
from wibestore.games import selectors as games
from wibestore.listings import selectors
from wibestore.listings.factories import attributes_for, listing_active
from wibestore.listings.selectors import pages, shapes
from wibestore.listings.selectors.filters import AttributeFilter, ListingFilter
from wibestore.listings.selectors.pages import ORDERINGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(dealer, seller):
    """Listings that differ in what can be asked for."""
    pubg = games.game_get("pubg-mobile")
    for number, rank in enumerate(["ace", "crown", "ace", "gold"]):
        listing_active(
            (dealer if number % 2 else seller).id,
            title=f"{'Dragon' if number < 3 else 'Glacier'} number {number} account",
            price=100_000 * (number + 1),
            with_credentials=number > 1,
            attributes=attributes_for(pubg, rank=rank, level=10 * (number + 1), metro_royale=number > 1),
        )
    listing_active(seller.id, game="steam", title="Dragon of Steam account", price=250_000, with_credentials=False)
    return pubg


def _filters(pubg, dealer, seller):
    """Return filters two by two: alike in shape, other in what they find."""
    steam, word = games.game_get("steam"), selectors.search_query
    rank = lambda *values: (AttributeFilter("rank", "choice", values=values),)  # noqa: E731
    level = lambda least: (AttributeFilter("level", "int", min=least),)  # noqa: E731
    return [
        (ListingFilter(game=pubg), ListingFilter(game=steam)),
        (ListingFilter(min_price=250_000), ListingFilter(min_price=350_000)),
        (ListingFilter(max_price=250_000), ListingFilter(max_price=150_000)),
        (ListingFilter(min_price=150_000, max_price=250_000), ListingFilter(min_price=250_000, max_price=350_000)),
        (ListingFilter(seller_id=dealer.id), ListingFilter(seller_id=seller.id)),
        (ListingFilter(is_premium=True), ListingFilter(is_premium=False)),
        (ListingFilter(delivery="instant"), ListingFilter(delivery="manual")),
        (ListingFilter(has_images=True), ListingFilter(has_images=False)),
        (ListingFilter(game=pubg, attributes=rank("ace")), ListingFilter(game=pubg, attributes=rank("gold", "crown"))),
        (ListingFilter(game=pubg, attributes=level(15)), ListingFilter(game=pubg, attributes=level(25))),
        (ListingFilter(query=word("dragon")), ListingFilter(query=word("glacier"))),
        (ListingFilter(query=word("dragon account")), ListingFilter(query=word("glacier account"))),
        (
            ListingFilter(game=pubg, query=word("dragon"), attributes=rank("ace"), max_price=200_000),
            ListingFilter(game=pubg, query=word("glacier"), attributes=rank("gold"), max_price=900_000),
        ),
        (ListingFilter(statuses=("active", "sold")), ListingFilter(statuses=("pending",))),
        (ListingFilter(is_nothing=True), ListingFilter()),
    ]


@pytest.mark.parametrize("ordering", sorted(ORDERINGS))
def test_what_is_worded_once_finds_what_is_asked_for_each_time(shelf, dealer, seller, ordering):
    for pair in _filters(shelf, dealer, seller):
        found = []
        for wanted in pair:
            if ordering == pages.BEST_FIT and wanted.query is None:
                continue
            page = selectors.listing_page(wanted, ordering=ordering, page_size=2)
            shown = [card["id"] for card in page.results]
            while page.next:
                page = selectors.listing_page(wanted, ordering=ordering, page_size=2, cursor=page.next)
                shown += [card["id"] for card in page.results]
            assert set(shown) == set(wanted.rows().values_list("id", flat=True)), wanted
            assert len(shown) == len(set(shown))
            found.append(tuple(shown))
        assert len(set(found)) == len(found), pair


def test_filters_that_differ_in_values_alone_share_a_wording(shelf, dealer, seller):
    for one, other in _filters(shelf, dealer, seller)[:-2]:
        same = (one.is_premium, one.delivery, one.has_images) == (other.is_premium, other.delivery, other.has_images)
        keys = [shape and shape.key for shape in map(shapes.shape_of, (one, other))]
        assert (keys[0] == keys[1]) is same, one


def test_many_words_and_numbers_are_worded_anew():
    words = selectors.search_query("one two three four five dragons")

    assert shapes.shape_of(ListingFilter(query=words)) is None
    assert shapes.shape_of(ListingFilter(attributes=(AttributeFilter("level", "int", min=1),))) is None
    assert selectors.listing_page(ListingFilter(query=words), page_size=2).results == []


def test_a_word_that_was_asked_for_is_not_looked_up_again(shelf, django_assert_num_queries):
    with django_assert_num_queries(1):
        first = selectors.search_query("dragno")
    with django_assert_num_queries(0):
        again = selectors.search_query("dragno")
    forget_all()
    with django_assert_num_queries(1):
        assert first == again == selectors.search_query("dragno")
