"""Lists of offers: who sees which, in pages, at a fixed cost."""

import pytest

from wibestore.listings.api.schemas import OfferPageOut
from wibestore.listings.factories import (
    listing_active,
    listing_draft,
    offer_open,
)
from wibestore.listings.tests import bargains
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db

API = "/api/v1/"


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=bargains.PRICE)


def test_strangers_see_no_offers_and_parties_their_own(client_for, buyer, seller, stranger, moderator, listing):
    mine, theirs = offer_open(buyer, listing), offer_open(stranger, listing)

    def ids(user, path):
        answer = client_for(user).get(f"{API}{path}")
        OfferPageOut.model_validate(answer.json())
        return [offer["id"] for offer in answer.json()["results"]]

    on_listing = f"listings/{listing.id}/offers/"
    assert ids(buyer, on_listing) == [str(mine.id)]
    assert ids(stranger, on_listing) == [str(theirs.id)]
    assert ids(seller, on_listing) == ids(moderator, on_listing) == [str(theirs.id), str(mine.id)]
    assert ids(user_create(username="another"), on_listing) == []
    assert client_for(stranger).get(f"{API}offers/{mine.id}/").json()["code"] == "offer.not_found"
    assert client_for(buyer).get(f"{API}listings/{listing_draft(seller.id).id}/offers/").status_code == 404
    assert ids(buyer, "profile/offers/?side=sent") == ids(buyer, "profile/offers/") == [str(mine.id)]
    assert ids(buyer, "profile/offers/?side=received") == ids(seller, "profile/offers/?side=sent") == []
    assert ids(seller, "profile/offers/?side=received&state=open") == [str(theirs.id), str(mine.id)]
    assert ids(seller, "profile/offers/?state=accepted") == []


def test_lists_are_paged_without_a_gap_at_four_queries(client_for, buyer, dealer, django_assert_num_queries):
    offers = [offer_open(buyer, listing_active(dealer.id)) for _ in range(5)]
    client = client_for(dealer)
    path = f"{API}profile/offers/?side=received&page_size=2"
    client.get(path)

    seen = []
    while path:
        # The session, the offers with their listings, the people, the moves.
        with django_assert_num_queries(4):
            page = client.get(path).json()
        seen += [offer["id"] for offer in page["results"]]
        path = page["next"]

    assert seen == [str(offer.id) for offer in reversed(offers)]
    with django_assert_num_queries(4):
        assert len(client.get(f"{API}profile/offers/").json()["results"]) == 5


def test_the_offers_of_a_listing_cost_five_queries(client_for, seller, listing, django_assert_num_queries):
    for number in range(3):
        offer_open(user_create(username=f"buyer-{number}"), listing)
    client = client_for(seller)

    with django_assert_num_queries(5):
        page = client.get(f"{API}listings/{listing.id}/offers/").json()

    assert len(page["results"]) == 3


@pytest.mark.parametrize(
    "query", ["side=both", "state=paid", "cursor=x", "page_size=0", "page_size=101", "listing=1", "state="]
)
def test_wrong_parameters_are_400(client_for, buyer, query):
    answer = client_for(buyer).get(f"{API}profile/offers/?{query}")

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")


def test_a_cursor_of_another_list_is_refused(client_for, buyer, dealer):
    for _ in range(2):
        offer_open(buyer, listing_active(dealer.id))
    client = client_for(buyer)
    page = client.get(f"{API}profile/offers/?side=sent&page_size=1").json()

    assert client.get(page["next"].replace("side=sent", "side=received")).status_code == 400
