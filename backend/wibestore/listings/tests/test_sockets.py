"""The socket of a listing, over a real server."""

import pytest

from wibestore.core.realtime.sending import frame_send
from wibestore.core.tests.sockets import Browser, socket_server
from wibestore.listings.factories import listing_active
from wibestore.listings.frames import LISTING_CHANGED, listing_group

pytestmark = pytest.mark.django_db(transaction=True)


def test_whoever_looks_hears_of_a_change(seller, buyer, sign_in):
    listing = listing_active(seller.id)
    data = {"listing_id": listing.id, "code": "x", "status": "paused", "price": 5, "price_before": None, "version": 3}

    with socket_server() as server, Browser(f"{server}/ws/listings/{listing.id}/?token={sign_in(buyer).token}") as one:
        greeting = one.hear(LISTING_CHANGED)
        frame_send(listing_group(listing.id), LISTING_CHANGED, data)
        change = one.hear(LISTING_CHANGED)

    assert greeting["data"]["status"] == "active"
    assert change["data"]["status"] == "paused"
