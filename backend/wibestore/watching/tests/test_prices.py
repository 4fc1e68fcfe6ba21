"""Watched prices: who watches what, and who is told of a lower one."""

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.listings.factories import listing_active, listing_draft
from wibestore.listings.services import listing_event, listing_update
from wibestore.users.factories import user_create
from wibestore.watching import services
from wibestore.watching.factories import price_watched
from wibestore.watching.models import PriceWatch
from wibestore.watching.services import prices
from wibestore.watching.tests.rows import listing_put

pytestmark = pytest.mark.django_db

WATCHES = "/api/v1/profile/price-watches/"
NOBODY = "00000000-0000-7000-8000-000000000000"


def url(listing_id):
    return f"/api/v1/listings/{listing_id}/price-watch/"


def facts() -> list[dict]:
    return [row.payload for row in OutboxMessage.objects.filter(topic="price_watch.dropped").order_by("id")]


def relay_all():
    while outbox.relay():
        pass


def reprice(listing, price: int) -> None:
    actor = Actor.user(listing.seller_id)
    listing_update(actor=actor, listing_id=listing.id, changes={"price": Som(price)})
    relay_all()


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=300_000, with_credentials=False)


def test_a_price_is_watched_once_and_no_longer(client_for, buyer, listing):
    client = client_for(buyer)

    watched = [client.put(url(listing.id)).json() for _ in range(2)]
    ids = client.get(f"{WATCHES}ids/").json()
    left = [client.delete(url(listing.id)).json() for _ in range(2)]

    on = {"listing_id": str(listing.id), "is_watched": True, "price_at_watch": 300_000}
    assert watched == [on, on]
    assert ids == {"ids": [str(listing.id)]}
    assert left == [{**on, "is_watched": False, "price_at_watch": None}] * 2
    assert PriceWatch.objects.count() == 0


def test_watching_is_refused_where_it_makes_no_sense(client_for, buyer, seller, listing):
    draft, sold = listing_draft(seller.id), listing_active(seller.id, with_credentials=False)
    listing_put(sold.id, status="sold")

    assert client_for(None).put(url(listing.id)).status_code == 401
    for nowhere in (draft.id, NOBODY):
        assert client_for(buyer).put(url(nowhere)).json()["code"] == "listing.not_found"
        assert client_for(buyer).delete(url(nowhere)).json()["code"] == "listing.not_found"
    assert client_for(seller).put(url(listing.id)).json()["code"] == "listing.own"
    refused = client_for(buyer).put(url(sold.id)).json()
    assert (refused["code"], refused["params"]) == ("listing.not_active", {"status": "sold"})
    assert PriceWatch.objects.count() == 0


def test_at_most_two_hundred(client_for, buyer, seller, listing, monkeypatch):
    monkeypatch.setattr(prices, "WATCHES_MAX", 1)
    price_watched(buyer.id, listing.id)
    other = listing_active(seller.id, with_credentials=False)

    refused = client_for(buyer).put(url(other.id))

    assert (refused.status_code, refused.json()["code"]) == (409, "price_watch.limit_reached")
    assert client_for(buyer).put(url(listing.id)).status_code == 200
    assert PriceWatch.objects.count() == 1


def test_the_list_shows_cards_with_the_price_then_and_now(client_for, buyer, stranger, listing):
    price_watched(buyer.id, listing.id)
    price_watched(stranger.id, listing.id)
    reprice(listing, 250_000)

    (card,) = client_for(buyer).get(WATCHES).json()["results"]

    assert (card["id"], card["price_at_watch"], card["price"]) == (str(listing.id), 300_000, 250_000)
    assert {"title", "seller", "game", "image", "highlights"} <= set(card)


def test_the_list_is_paged_in_few_queries_and_leaves_out_what_is_not_shown(
    client_for, buyer, seller, django_assert_num_queries
):
    made = [listing_active(seller.id, with_credentials=False) for _ in range(4)]
    for one in made:
        price_watched(buyer.id, one.id)
    listing_put(made[1].id, status="paused")
    client = client_for(buyer)

    with django_assert_num_queries(3):  # who asks, the watches, their cards
        first = client.get(f"{WATCHES}?page_size=2").json()
    second = client.get(first["next"]).json()

    shown = [card["id"] for page in (first, second) for card in page["results"]]
    assert shown == [str(made[place].id) for place in (3, 2, 0)]
    assert second["next"] is None
    assert client.get(f"{WATCHES}?cursor=forged").status_code == 400
    assert len(client.get(f"{WATCHES}ids/").json()["ids"]) == 4
    assert client.delete(url(made[1].id)).json()["is_watched"] is False


def test_each_lower_price_is_told_once_to_each_who_watches(buyer, stranger, listing):
    watches = [price_watched(user.id, listing.id) for user in (buyer, stranger)]
    relay_all()

    reprice(listing, 250_000)
    services.drops_tell(listing_id=listing.id)
    reprice(listing, 280_000)
    reprice(listing, 260_000)
    reprice(listing, 240_000)

    expected = [(250_000, 300_000), (250_000, 300_000), (240_000, 250_000), (240_000, 250_000)]
    assert [(fact["price"], fact["old_price"]) for fact in facts()] == expected
    assert {fact["price_watch_id"] for fact in facts()} == set(map(str, watches))
    assert {fact["user_id"] for fact in facts()} == {str(buyer.id), str(stranger.id)}


def test_a_higher_price_and_ones_own_are_told_to_nobody(buyer, seller, listing):
    price_watched(buyer.id, listing.id)
    PriceWatch.objects.create(
        user_id=seller.id,
        listing_id=listing.id,
        price_at_watch=Som(300_000),
        last_told_price=Som(300_000),
        created_at=PriceWatch.objects.get().created_at,
    )

    reprice(listing, 310_000)
    assert facts() == []
    reprice(listing, 290_000)
    assert [fact["user_id"] for fact in facts()] == [str(buyer.id)]


def test_what_happens_off_sale_is_told_when_it_is_back(buyer, listing):
    price_watched(buyer.id, listing.id)
    actor = Actor.user(listing.seller_id)
    listing_event(actor=actor, listing_id=listing.id, event="pause")
    reprice(listing, 200_000)
    assert facts() == []

    listing_event(actor=actor, listing_id=listing.id, event="resume")
    relay_all()

    assert [fact["price"] for fact in facts()] == [200_000]


@pytest.mark.parametrize("status", ["sold", "reserved", "archived", "paused"])
def test_of_what_cannot_be_bought_nobody_is_told(buyer, listing, status):
    price_watched(buyer.id, listing.id)
    listing_put(listing.id, status=status, price=Som(100_000))

    assert services.drops_tell(listing_id=listing.id) == 0
    assert facts() == []


def test_many_are_told_in_portions(listing, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(prices, "PORTION", 2)
    people = [user_create(username=f"watches{number}") for number in range(5)]
    for user in people:
        price_watched(user.id, listing.id)
    relay_all()
    listing_put(listing.id, price=Som(200_000))

    assert services.drops_tell(listing_id=listing.id) == 2
    relay_all()

    assert sorted(fact["user_id"] for fact in facts()) == sorted(str(user.id) for user in people)


def test_a_portion_costs_the_same_however_many_watch(buyer, stranger, listing, django_assert_num_queries):
    for user in (buyer, stranger):
        price_watched(user.id, listing.id)
    listing_put(listing.id, price=Som(200_000))

    # The savepoint and its end, the listing, the watches, what they know now, the facts.
    with django_assert_num_queries(6):
        services.drops_tell(listing_id=listing.id)
