"""What a listing says of offers and of its seller's hours, and what its seller may set."""

from datetime import UTC, datetime, time, timedelta

import pytest

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.listings import services
from wibestore.listings.factories import (
    listing_active,
    listing_draft,
)
from wibestore.listings.models import Listing
from wibestore.listings.tests import bargains
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db

API = "/api/v1/"
HUGE = 2**63


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=bargains.PRICE)


def test_the_listing_says_who_may_offer(client_for, buyer, seller, stranger, listing):
    closed = listing_active(seller.id, accepts_offers=False)

    def seen(user, which):
        page = client_for(user).get(f"{API}listings/{which.id}/").json()
        return page["accepts_offers"], "offer" in page["allowed_events"], page["offer_refusal"]

    assert seen(buyer, listing) == (True, True, "")
    assert seen(None, listing) == (True, False, "sign_in")
    assert seen(seller, listing) == (True, False, "own_listing")
    assert seen(buyer, closed) == (False, False, "not_accepted")
    services.listing_reserve(listing_id=listing.id, buyer_id=stranger.id, price=Som(250_000))
    assert seen(buyer, listing) == (True, False, "not_active")


def test_terms_of_offers_leave_a_listing_on_sale(client_for, seller, buyer, listing):
    client, path = client_for(seller), f"{API}listings/{listing.id}/"

    changed = client.patch(path, {"offer_floor": 200_000, "accepts_offers": False}).json()
    kept = client.patch(path, {"price": 260_000}).json()
    removed = client.patch(path, {"offer_floor": None, "accepts_offers": None}).json()

    assert (changed["status"], changed["offer_floor"], changed["accepts_offers"]) == ("active", 200_000, False)
    assert (kept["offer_floor"], kept["accepts_offers"]) == (200_000, False)
    assert (removed["offer_floor"], removed["accepts_offers"]) == (None, False)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0, "min_value"),
        (250_001, "max_value"),
        (-1, "min_value"),
        (1.5, "invalid_int"),
        (HUGE, "max_value"),
        ("1", "invalid_int"),
    ],
)
def test_a_floor_is_between_one_and_the_price(client_for, seller, listing, value, code):
    before = bargains.everything()

    answer = client_for(seller).patch(f"{API}listings/{listing.id}/", {"offer_floor": value})

    assert answer.status_code == 400
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [("/offer_floor", code)]
    assert bargains.everything() == before


def test_a_floor_is_judged_by_the_price_that_comes_with_it(client_for, seller, listing):
    client, path = client_for(seller), f"{API}listings/{listing.id}/"

    assert client.patch(path, {"price": 300_000, "offer_floor": 280_000}).status_code == 200
    assert client.patch(path, {"price": 200_000, "offer_floor": 280_000}).status_code == 400


def test_a_new_listing_and_a_replaced_one_carry_their_terms(client_for, seller):
    client = client_for(seller)
    listing = listing_draft(seller.id, accepts_offers=False, offer_floor=Som(150_000))
    page = client.get(f"{API}listings/{listing.id}/").json()
    body = {name: page[name] for name in ("title", "price", "attributes")} | {"game": "pubg-mobile"}

    replaced = client.put(f"{API}listings/{listing.id}/", body).json()

    assert (page["accepts_offers"], page["offer_floor"]) == (False, 150_000)
    assert (replaced["accepts_offers"], replaced["offer_floor"]) == (True, None)
    assert (
        client.post(f"{API}listings/", {**body, "offer_floor": 300_000}).json()["errors"][0]["pointer"]
        == "/offer_floor"
    )
    assert Listing.objects.count() == 1


def test_the_listing_says_when_its_seller_works(client, client_for):
    trader = user_create(username="trader", work_from=time(22), work_to=time(4))
    # A page is kept for some seconds, so each is asked for once.
    path, other = (f"{API}listings/{listing_active(trader.id).id}/" for _ in range(2))

    # 23:00 and 05:00 in Tashkent.
    with clock.travel(datetime(2026, 11, 25, 18, tzinfo=UTC) - clock.now()):
        by_night = client.get(path)
    with clock.travel(datetime(2026, 11, 25, 0, tzinfo=UTC) - clock.now()):
        by_day = client.get(other)

    facts = {"work_from": "22:00", "work_to": "04:00", "time_zone": "Asia/Tashkent", "away_until": None}
    assert by_night.json()["seller_availability"] == {**facts, "opens_at": None}
    assert by_day.json()["seller_availability"] == {**facts, "opens_at": "2026-11-25T17:00:00Z"}
    # Nobody shows a page that says "now" without asking; one's own is not even kept.
    assert (by_night["Cache-Control"], "Authorization" in by_night["Vary"]) == ("no-cache", True)
    assert client_for(trader).get(path)["Cache-Control"] == "no-store"


def test_an_away_seller_is_away_until_they_say(client):
    until = clock.now().replace(microsecond=0) + timedelta(days=3)
    listing = listing_active(user_create(username="traveller", away_until=until).id)

    said = client.get(f"{API}listings/{listing.id}/").json()["seller_availability"]

    moment = f"{until:%Y-%m-%dT%H:%M:%SZ}"
    assert (said["away_until"], said["opens_at"], said["work_from"]) == (moment, moment, None)
