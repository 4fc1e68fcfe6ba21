"""What is kept is what would be built now, on every public list, after each thing that happens to a listing."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.public_cache import version_of
from wibestore.listings import services
from wibestore.listings.api import reading
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing
from wibestore.listings.selectors import EVERY_LISTING
from wibestore.orders import services as orders
from wibestore.orders.rules import Event

pytestmark = pytest.mark.django_db(transaction=True)
PRICE, CHEAPER = 250_000, 180_000
API = "/api/v1"
WHERE = (
    f"{API}/listings/",
    f"{API}/listings/?game=pubg-mobile&ordering=price",
    f"{API}/listings/?max_price=200000",
    f"{API}/listings/facets/",
    f"{API}/listings/facets/?game=pubg-mobile",
    f"{API}/games/",
    f"{API}/games/pubg-mobile/",
    f"{API}/games/pubg-mobile/listings/",
    f"{API}/search/suggest/?q=con",
    f"{API}/users/seller/listings/",
)


def own(person, listing, event):
    return lambda: services.listing_event(actor=Actor.user(person.id), listing_id=listing.id, event=event)


def asked(client, where) -> dict[str, bytes]:
    answers = {address: client.get(address) for address in where}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: answer.content for address, answer in answers.items()}


def test_what_is_kept_is_what_would_be_built(client, buyer, seller):
    listing, other = listing_active(seller.id, price=PRICE), listing_active(seller.id, price=PRICE * 2)
    where = (*WHERE, f"{API}/listings/{other.id}/similar/", f"{API}/listings/by-ids/?ids={listing.id},{other.id}")
    who, made = Actor.user(buyer.id), []
    happens = {
        "cheaper": lambda: services.listing_update(
            actor=Actor.user(seller.id), listing_id=listing.id, changes={"price": CHEAPER}
        ),
        "paused": own(seller, listing, "pause"),
        "resumed": own(seller, listing, "resume"),
        "ordered": lambda: made.append(orders.order_create(actor=who, listing_id=listing.id, price=CHEAPER)),
        "cancelled": lambda: orders.transition(made[0].id, Event.CANCEL, who),
        "another": lambda: listing_active(seller.id, price=PRICE // 2),
        "archived": own(seller, listing, "archive"),
    }
    stale, same = [], []
    for what, happen in happens.items():
        before = asked(client, where)
        happen()
        kept = asked(client, where)
        cache.clear()
        built = asked(client, where)
        stale += [(what, address) for address in where if kept[address] != built[address]]
        same += [what] if kept == before else []

    assert stale == []
    # Each of them is seen by somebody.
    assert same == []


def test_a_visitor_reads_what_is_kept_and_a_member_their_own_view(client, client_for, buyer, seller, monkeypatch):
    assert reading._DETAIL_KEPT_S == 5
    # However slow this machine is: it is not to lapse between two reads.
    monkeypatch.setattr(reading, "_DETAIL_KEPT_S", 600)
    listing, member = listing_active(seller.id, price=PRICE), client_for(buyer)
    address = f"{API}/listings/{listing.id}/"
    first = client.get(address)
    own_view = member.get(address)

    with CaptureQueriesContext(connection) as by_visitor:
        again = client.get(address)
    with CaptureQueriesContext(connection) as by_member:
        mine = member.get(address)

    assert (again.content, len(by_visitor)) == (first.content, 0)
    assert mine.json() == own_view.json() != first.json()
    assert any(Listing._meta.db_table in one["sql"] for one in by_member)
    assert (first["Cache-Control"], "no-store" in mine["Cache-Control"]) == ("no-cache", True)


def test_a_fact_that_finds_redis_away_makes_pages_stale_when_it_is_back(client, seller, settings):
    listing = listing_active(seller.id, price=PRICE)
    while outbox.relay():
        pass
    outbox.publish("listing.changed", {"listing_id": str(listing.id), "price_before": PRICE})
    before, known = version_of(EVERY_LISTING), settings.CACHES

    settings.CACHES = {"default": {**known["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    while outbox.relay():
        pass
    settings.CACHES = known
    assert version_of(EVERY_LISTING) == before
    with travel(timedelta(hours=1)):
        while outbox.relay():
            pass

    assert version_of(EVERY_LISTING) != before
