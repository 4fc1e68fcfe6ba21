"""A new price is what everybody reads next, on every public address that says it, and so is what is no longer there."""

from functools import partial

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.tests.race import run_together
from wibestore.listings import services
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing

pytestmark = pytest.mark.django_db(transaction=True)
OLD, NEW = 250_000, 317_000


@pytest.fixture
def listing(seller):
    """A listing on sale."""
    return listing_active(seller.id, price=OLD)


def addresses(listing) -> list[str]:
    api = "/api/v1"
    return [
        f"{api}/listings/",
        f"{api}/listings/?ordering=-popularity&page_size=12",
        f"{api}/listings/by-ids/?ids={listing.id}",
        f"{api}/listings/{listing.id}/",
        f"{api}/games/pubg-mobile/listings/",
        f"{api}/listings/?game=pubg-mobile&ordering=price",
        f"{api}/games/",
        f"{api}/games/pubg-mobile/",
        f"{api}/users/seller/listings/",
        f"/listings/{listing.id}",
        "/games/pubg-mobile",
    ]


def said(client, listing, price: int) -> list[str]:
    """Return the addresses whose answer says `price`."""
    spaced = f"{price // 1000} {price % 1000:03}"
    found = []
    for address in addresses(listing):
        text = client.get(address).content.decode().replace("\u00a0", " ")
        if str(price) in text or spaced in text:
            found.append(address)
    return found


def test_a_new_price_is_read_everywhere_at_once(client, seller, listing):
    warm = said(client, listing, OLD)
    services.listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"price": NEW})

    assert said(client, listing, OLD) == []
    assert said(client, listing, NEW) == warm
    assert len(warm) >= 9


def test_an_etag_of_before_is_no_longer_current(client, seller, listing):
    before = client.get("/api/v1/listings/")
    services.listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"price": NEW})

    after = client.get("/api/v1/listings/", HTTP_IF_NONE_MATCH=before["ETag"])

    assert (after.status_code, after["ETag"] != before["ETag"]) == (200, True)
    assert client.get("/api/v1/listings/", HTTP_IF_NONE_MATCH=after["ETag"]).status_code == 304


def test_what_is_paused_is_in_no_list(client, seller, listing):
    warm = [one for one in said(client, listing, OLD) if "listings/?" in one or one.endswith("/listings/")]
    services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="pause")

    left = said(client, listing, OLD)

    assert warm
    assert [one for one in warm if one in left] == []


def test_the_fact_mends_what_a_process_that_died_after_its_commit_left(client, seller, listing):
    # A price that nobody bumped for: the process was killed between the commit and the second bump.
    assert said(client, listing, OLD)
    Listing.objects.filter(id=listing.id).update(price=NEW)
    outbox.publish("listing.changed", {"listing_id": str(listing.id), "price_before": OLD})

    while outbox.relay():
        pass

    lists = [one for one in said(client, listing, OLD) if "listings" in one]
    assert lists == []


def test_sellers_who_change_prices_at_once_leave_the_cheapest_one_in_the_catalog(client, seller):
    made = [listing_active(seller.id, price=OLD + number) for number in range(6)]
    changes = [
        partial(
            services.listing_update,
            actor=Actor.user(seller.id),
            listing_id=one.id,
            changes={"price": 400_000 - number * 1_000},
        )
        for number, one in enumerate(made)
    ]

    outcomes = run_together(changes)

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    game = client.get("/api/v1/games/pubg-mobile/").json()
    assert (game["min_price"], game["listing_count"]) == (395_000, 6)
