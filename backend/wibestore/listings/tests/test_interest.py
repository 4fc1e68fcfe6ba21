"""Favorites and views."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.listings.factories import listing_active, listing_draft, listing_row
from wibestore.listings.models import Favorite, Listing, ListingView

pytestmark = pytest.mark.django_db

URL = "/api/v1/listings/"
FAVORITES = "/api/v1/profile/favorites/"
NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def listing(seller):
    return listing_active(seller.id)


def test_a_favorite_is_counted_once_and_taken_back_once(client_for, listing, buyer):
    browser, url = client_for(buyer), f"{URL}{listing.id}/favorite/"

    liked = [browser.post(url).json() for _ in range(2)]
    ids = browser.get(f"{FAVORITES}ids/").json()
    disliked = [browser.delete(url).json() for _ in range(2)]

    on = {"listing_id": str(listing.id), "is_favorite": True, "favorite_count": 1}
    assert liked == [on, on]
    assert ids == {"ids": [str(listing.id)]}
    assert disliked == [{**on, "is_favorite": False, "favorite_count": 0}] * 2
    assert listing_row(listing.id).version == listing.version


def test_favorites_are_refused_where_they_make_no_sense(client_for, listing, seller, buyer):
    draft = listing_draft(seller.id)

    assert client_for(None).post(f"{URL}{listing.id}/favorite/").status_code == 401
    assert client_for(buyer).post(f"{URL}{draft.id}/favorite/").status_code == 404
    assert client_for(buyer).post(f"{URL}{NOBODY}/favorite/").status_code == 404
    assert client_for(buyer).post(f"{URL}x/favorite/").status_code == 404
    assert client_for(seller).post(f"{URL}{listing.id}/favorite/").json()["code"] == "listing.own"
    assert Favorite.objects.count() == 0


def test_what_is_no_longer_shown_leaves_the_list_and_can_be_taken_back(client_for, listing, buyer):
    browser = client_for(buyer)
    browser.post(f"{URL}{listing.id}/favorite/")
    Listing.objects.filter(id=listing.id).update(status="archived")

    assert browser.get(FAVORITES).json()["results"] == []
    assert browser.delete(f"{URL}{listing.id}/favorite/").status_code == 200


def test_favorites_are_paged_the_latest_first_both_ways(client_for, dealer, buyer, django_assert_max_num_queries):
    browser = client_for(buyer)
    made = [str(listing_active(dealer.id, with_credentials=False).id) for _ in range(5)]
    for listing_id in made:
        browser.post(f"{URL}{listing_id}/favorite/")

    with django_assert_max_num_queries(5):
        first = browser.get(f"{FAVORITES}?page_size=2").json()
    second = browser.get(first["next"]).json()
    third = browser.get(second["next"]).json()
    back = browser.get(third["previous"]).json()

    seen = [card["id"] for page in (first, second, third) for card in page["results"]]
    assert seen == made[::-1]
    assert (first["previous"], third["next"]) == (None, None)
    assert back["results"] == second["results"]
    assert browser.get(f"{FAVORITES}?cursor=x").status_code == 400
    assert client_for(None).get(FAVORITES).status_code == 401


def test_a_view_counts_once_a_visitor_and_day(client_for, listing, buyer, seller):
    url = f"{URL}{listing.id}/view/"
    visitor = client_for(None)

    counts = [
        visitor.post(url, headers={"User-Agent": "one"}).json()["view_count"],
        visitor.post(url, headers={"User-Agent": "one"}).json()["view_count"],
        visitor.post(url, headers={"User-Agent": "two"}).json()["view_count"],
        client_for(buyer).post(url).json()["view_count"],
        client_for(buyer).post(url, headers={"User-Agent": "other"}).json()["view_count"],
        client_for(seller).post(url).json()["view_count"],
    ]
    with clock.travel(timedelta(days=1)):
        counts.append(visitor.post(url, headers={"User-Agent": "one"}).json()["view_count"])

    assert counts == [1, 1, 2, 3, 3, 3, 4]
    assert ListingView.objects.filter(visitor_hash__contains="127.0.0.1").count() == 0


def test_views_of_what_is_not_shown_are_refused(client, seller):
    draft = listing_draft(seller.id)

    assert client.post(f"{URL}{draft.id}/view/").status_code == 404
    assert client.post(f"{URL}{NOBODY}/view/").status_code == 404
    assert ListingView.objects.count() == 0
