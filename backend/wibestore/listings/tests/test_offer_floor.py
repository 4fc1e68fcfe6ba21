"""The seller's floor: it declines by itself, and nobody can tell that from a decline of the seller's own."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.money import Som
from wibestore.listings import selectors, services
from wibestore.listings.factories import listing_active, offer_open, offer_step
from wibestore.listings.rules.offers import OPEN_FOR
from wibestore.listings.services.offer_moves import FLOOR_MINUTES
from wibestore.listings.tests import bargains
from wibestore.listings.tests.bargains import SECOND
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db

LATE = timedelta(minutes=FLOOR_MINUTES[1])
PRIVATE = ("id", "listing", "moves", "expires_at", "server_time", "created_at")


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=bargains.PRICE, offer_floor=Som(200_000))


def seen_by(user, offer):
    """Return what a party sees of an offer, less what differs between any two."""
    info = selectors.offer_get_for(actor=Actor.user(user.id), offer_id=offer.id)
    shown = {name: getattr(info, name) for name in info.__slots__ if name not in PRIVATE}
    return shown, [(move.seq, move.event, move.by, move.amount, move.message) for move in info.moves]


def test_below_the_floor_looks_like_a_sellers_own_decline(buyer, seller, listing):
    without = listing_active(seller.id, price=bargains.PRICE)
    floored, plain = offer_open(buyer, listing, amount=199_999), offer_open(buyer, without, amount=199_999)

    at_once = seen_by(buyer, floored), seen_by(buyer, plain)
    bargains.sweep_after(LATE + SECOND)
    offer_step(plain, "decline", seller.id)
    after = seen_by(buyer, floored), seen_by(buyer, plain)

    assert at_once[0] == at_once[1]
    assert at_once[0][0]["state"] == "open"
    assert after[0] == after[1]
    assert after[0][0]["state"] == "declined"
    assert after[0][1][-1] == (2, "decline", "seller", 199_999, "")


def test_the_seller_and_the_books_know_better(buyer, seller, moderator, listing):
    offer = offer_open(buyer, listing, amount=199_999)

    bargains.sweep_after(LATE + SECOND)

    assert bargains.steps(offer.id)[-1] == (2, "floor", "shop", 199_999)
    assert seen_by(seller, offer)[1][-1] == (2, "floor", "shop", 199_999, "")
    staff = selectors.offer_get_for(actor=Actor.user(moderator.id, is_staff=True), offer_id=offer.id)
    assert (staff.moves[-1].event, staff.allowed_events) == ("floor", [])
    # Whoever tells the seller leaves this out; the buyer is told as of any other.
    assert [(topic, fact["by"], fact["is_floor"]) for topic, fact in bargains.facts(offer.id)] == [
        ("offer.created", "buyer", True),
        ("offer.declined", "seller", True),
    ]


def test_it_takes_the_time_of_a_person_and_bears_the_time_it_was_due(buyer, listing):
    offer = offer_open(buyer, listing, amount=199_999)
    row = bargains.row(offer.id)
    due = row.floor_declines_at

    early = bargains.sweep_after(due - clock.now() - timedelta(seconds=5))
    moved = bargains.sweep_after(due - clock.now() + timedelta(seconds=25))

    assert timedelta(minutes=FLOOR_MINUTES[0]) <= due - row.created_at <= LATE
    assert (early, moved) == (0, 1)
    last = selectors.offer_get_for(actor=Actor.system("test"), offer_id=offer.id).moves[-1]
    # Not the beat of the sweep, which everybody could learn from other offers.
    assert last.created_at == due


def test_a_seller_who_sleeps_declines_nothing(buyer):
    opens = (clock.now() + timedelta(hours=4)).replace(second=0, microsecond=0)
    hours = {"work_from": opens.time(), "work_to": (opens + timedelta(hours=6)).time(), "time_zone": "UTC"}
    sleeper = user_create(username="sleeper", **hours)
    listing = listing_active(sleeper.id, price=bargains.PRICE, offer_floor=Som(200_000))

    due = bargains.row(offer_open(buyer, listing, amount=150_000).id).floor_declines_at

    assert timedelta(minutes=FLOOR_MINUTES[0]) <= due - opens <= LATE


@pytest.mark.parametrize("amount", [200_000, 249_999])
def test_from_the_floor_on_the_seller_decides(buyer, listing, amount):
    offer = offer_open(buyer, listing, amount=amount)

    assert bargains.row(offer.id).floor_declines_at is None
    assert bargains.sweep_after(OPEN_FOR - SECOND) == 0
    assert bargains.row(offer.id).state == "open"


def test_a_buyers_counter_below_the_floor_is_declined_too_and_a_sellers_is_not(buyer, seller, listing):
    offer = offer_step(offer_open(buyer, listing, amount=210_000), "counter", seller.id, amount=190_000)
    assert bargains.row(offer.id).floor_declines_at is None

    offer_step(offer, "counter", buyer.id, amount=180_000)
    assert bargains.row(offer.id).floor_declines_at is not None
    bargains.sweep_after(LATE + SECOND)

    assert bargains.row(offer.id).state == "declined"


def test_a_seller_may_be_faster_than_the_floor(buyer, seller, listing):
    offer = offer_step(offer_open(buyer, listing, amount=150_000), "counter", seller.id, amount=220_000)

    assert bargains.sweep_after(LATE + SECOND) == 0
    assert (bargains.row(offer.id).state, bargains.row(offer.id).amount) == ("open", 220_000)


def test_what_a_buyer_takes_back_is_not_declined(buyer, listing):
    offer = offer_step(offer_open(buyer, listing, amount=150_000), "withdraw", buyer.id)

    assert bargains.sweep_after(LATE + SECOND) == 0
    assert bargains.row(offer.id).state == "withdrawn"


def test_a_floor_costs_no_query_more(buyer, seller, listing, django_assert_num_queries):
    without = listing_active(seller.id, price=bargains.PRICE)

    for each in (listing, without):
        with django_assert_num_queries(15):
            offer_open(buyer, each, amount=150_000)


def test_nobody_but_the_seller_is_told_the_floor(client_for, buyer, seller, moderator, listing):
    floors = {
        user.username if user else "": client_for(user).get(f"/api/v1/listings/{listing.id}/").json()["offer_floor"]
        for user in (None, buyer, moderator, seller)
    }

    assert floors == {"": None, "buyer": None, "moderator": None, "seller": 200_000}
    offer = offer_open(buyer, listing, amount=150_000)
    bargains.sweep_after(LATE + SECOND)
    for path in (f"offers/{offer.id}/", "profile/offers/", f"listings/{listing.id}/offers/"):
        body = client_for(buyer).get(f"/api/v1/{path}").content
        assert b"floor" not in body
        assert b"200000" not in body


def test_the_order_of_an_archived_listing_and_its_floor_is_no_bug(buyer, seller, listing):
    offer = offer_open(buyer, listing, amount=150_000)
    services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="archive")

    assert bargains.sweep_after(LATE + SECOND) == 1
    assert bargains.row(offer.id).state == "declined"
    with travel(LATE):
        assert services.offers_sweep() == 0
