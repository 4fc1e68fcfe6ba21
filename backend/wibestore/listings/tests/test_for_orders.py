"""What orders ask of listings: reserve, release, sell, pause, quarantine."""

from dataclasses import replace

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.games import selectors as games
from wibestore.listings import services
from wibestore.listings.errors import (
    InvalidListingTransition,
    ListingNotActive,
    ListingNotFound,
    OwnListing,
    PriceChanged,
)
from wibestore.listings.factories import credentials_new, listing_active, listing_draft, listing_row
from wibestore.listings.types import ReservedListing
from wibestore.users import selectors as users
from wibestore.users.factories import user_create
from wibestore.users.services import user_block
from wibestore.vault import selectors as vault

PRICE = Som(250_000)


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=PRICE)


@pytest.mark.django_db
def test_reserve_takes_the_listing_off_sale_and_says_what_the_order_needs(listing, buyer, seller):
    reserved = services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)

    row = listing_row(listing.id)
    assert row.status == "reserved"
    assert replace(reserved, snapshot={}) == ReservedListing(
        id=listing.id,
        seller_id=seller.id,
        game_id=row.game_id,
        game_slug="pubg-mobile",
        price=PRICE,
        delivery="instant",
        delivery_sla_minutes=60,
        version=listing.version + 1,
        snapshot={},
    )
    assert isinstance(reserved.price, Som)


@pytest.mark.django_db
def test_reserve_refuses_what_cannot_be_bought_and_changes_nothing(listing, buyer, seller, stranger):
    draft = listing_draft(seller.id)

    with pytest.raises(OwnListing):
        services.listing_reserve(listing_id=listing.id, buyer_id=seller.id, price=PRICE)
    with pytest.raises(PriceChanged) as changed:
        services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE - 1)
    with pytest.raises(ListingNotFound):
        services.listing_reserve(listing_id=draft.id, buyer_id=buyer.id, price=PRICE)
    assert changed.value.params == {"price": PRICE}
    assert listing_row(listing.id).status == "active"
    assert listing_row(listing.id).version == listing.version

    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)
    with pytest.raises(ListingNotActive) as taken:
        services.listing_reserve(listing_id=listing.id, buyer_id=stranger.id, price=PRICE)
    assert taken.value.params == {"status": "reserved"}


@pytest.mark.django_db(transaction=True)
def test_of_fifty_buyers_at_once_one_reserves():
    seller = user_create(username="seller")
    listing = listing_active(seller.id, price=PRICE)
    buyers = [user_create(username=f"buyer-{number}").id for number in range(50)]

    def buy(buyer_id):
        return lambda: services.listing_reserve(listing_id=listing.id, buyer_id=buyer_id, price=PRICE)

    outcomes = run_together([buy(buyer_id) for buyer_id in buyers])

    assert sum(isinstance(outcome, ReservedListing) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, ListingNotActive) for outcome in outcomes) == 49
    assert listing_row(listing.id).version == listing.version + 1
    assert services.counts_refresh() == 2
    game = games.game_detail("pubg-mobile")
    assert (game["listing_count"], game["min_price"]) == (0, None)
    assert users.public_user_get("seller").active_listing_count == 0
    assert services.counts_refresh() == 0


@pytest.mark.django_db
def test_release_puts_it_back_on_sale(listing, buyer):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)

    assert services.listing_release(listing.id).status == "active"
    with pytest.raises(InvalidListingTransition):
        services.listing_release(listing.id)


@pytest.mark.django_db
def test_release_pauses_what_a_blocked_seller_offers(listing, buyer, seller, moderator):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)
    user_block(user_id=seller.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

    assert services.listing_release(listing.id).status == "paused"


@pytest.mark.django_db
def test_sell_ends_it_and_frees_the_game_account(listing, buyer):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)

    services.listings_sell(listing_ids=[listing.id], now=clock.now())

    assert listing_row(listing.id).status == "sold"
    assert not vault.credentials_exist(listing.id)
    with pytest.raises(InvalidListingTransition):
        services.listings_sell(listing_ids=[listing.id], now=clock.now())


@pytest.mark.django_db
def test_sell_takes_all_or_none_and_knows_them_all(listing, buyer, seller):
    other = listing_active(seller.id, price=PRICE)
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)
    before = [listing_row(one.id).version for one in (listing, other)]

    with pytest.raises(InvalidListingTransition):
        services.listings_sell(listing_ids=[listing.id, other.id], now=clock.now())
    with pytest.raises(ListingNotFound):
        services.listings_sell(listing_ids=[listing.id, uuid7()], now=clock.now())

    assert [listing_row(one.id).version for one in (listing, other)] == before
    assert vault.credentials_exist(listing.id)


@pytest.mark.django_db
def test_pause_after_a_decline_leaves_it_to_the_seller(listing, buyer, seller):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)

    services.listing_pause(listing.id)

    assert listing_row(listing.id).status == "paused"
    services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="resume")
    assert listing_row(listing.id).status == "active"


@pytest.mark.django_db
def test_quarantine_lasts_until_new_credentials_are_sealed(listing, buyer, seller):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)
    services.listing_quarantine(listing.id)

    assert listing_row(listing.id).status == "quarantined"
    assert listing_row(listing.id).delivery == "manual"
    with pytest.raises(InvalidListingTransition):
        services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="resume")

    services.credentials_put(actor=Actor.user(seller.id), listing_id=listing.id, credentials=credentials_new())

    assert listing_row(listing.id).status == "paused"
    assert listing_row(listing.id).delivery == "instant"
    services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="resume")
    assert listing_row(listing.id).status == "active"


@pytest.mark.django_db
def test_snapshot_holds_what_the_order_shows(listing, buyer):
    row = listing_row(listing.id)

    reserved = services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=PRICE)

    assert reserved.snapshot == {
        "id": str(listing.id),
        "code": row.code,
        "title": "A well kept account",
        "description": row.description,
        "game": {"slug": "pubg-mobile", "name": "PUBG Mobile"},
        "image": None,
        "attributes": row.attributes,
        "highlights": row.highlights,
        "images": [],
        "delivery": "instant",
        "delivery_sla_minutes": 60,
    }
