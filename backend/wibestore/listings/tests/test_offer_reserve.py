"""Ordering at an accepted price: `listing_reserve` takes the offer, once, for its buyer, in its time."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.listings import services
from wibestore.listings.errors import OfferNotFound, PriceChanged
from wibestore.listings.factories import listing_active, listing_row, offer_accepted, offer_open
from wibestore.listings.rules.offers import RESERVED_FOR
from wibestore.listings.tests import bargains
from wibestore.listings.tests.bargains import SECOND

pytestmark = pytest.mark.django_db
PRICE, AMOUNT = Som(bargains.PRICE), Som(200_000)


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=PRICE)


def reserve(listing, user, price):
    return services.listing_reserve(listing_id=listing.id, buyer_id=user.id, price=price)


def test_the_buyer_reserves_at_the_accepted_price(buyer, listing):
    offer = offer_accepted(buyer, listing)

    reserved = reserve(listing, buyer, AMOUNT)

    assert (reserved.price, reserved.offer_id, reserved.version) == (AMOUNT, offer.id, listing.version + 1)
    assert isinstance(reserved.price, Som)
    row = bargains.row(offer.id)
    assert (row.state, row.reserved_until, row.order_id, row.version) == ("used", None, None, 3)
    assert bargains.steps(offer.id)[-1] == (3, "use", "shop", AMOUNT)
    # The order itself is the fact that people are told.
    assert bargains.topics(offer.id) == ["offer.created", "offer.accepted"]
    assert (listing_row(listing.id).price, listing_row(listing.id).status) == (PRICE, "reserved")


def test_the_buyer_may_still_pay_the_full_price(buyer, listing):
    offer = offer_accepted(buyer, listing)

    reserved = reserve(listing, buyer, PRICE)

    assert (reserved.price, reserved.offer_id) == (PRICE, None)
    assert bargains.row(offer.id).state == "accepted"


def test_nobody_else_has_that_price_and_others_still_buy_at_the_full_one(buyer, stranger, listing):
    offer = offer_accepted(buyer, listing)
    before = bargains.everything()

    with pytest.raises(PriceChanged) as refusal:
        reserve(listing, stranger, AMOUNT)

    assert refusal.value.params == {"price": PRICE}
    assert bargains.everything() == before
    assert reserve(listing, stranger, PRICE).price == PRICE
    assert bargains.row(offer.id).state == "accepted"


@pytest.mark.parametrize("price", [AMOUNT - 1, AMOUNT + 1, PRICE + 1, Som(0)])
def test_another_price_than_the_accepted_one_is_no_price(buyer, listing, price):
    offer_accepted(buyer, listing)
    before = bargains.everything()

    with pytest.raises(PriceChanged) as refusal:
        reserve(listing, buyer, price)

    assert refusal.value.params == {"price": PRICE}
    assert bargains.everything() == before


def test_an_open_offer_is_no_price(buyer, listing):
    offer_open(buyer, listing)
    before = bargains.everything()

    with pytest.raises(PriceChanged):
        reserve(listing, buyer, AMOUNT)

    assert bargains.everything() == before


def test_after_its_time_an_accepted_price_is_none_even_unswept(buyer, listing):
    offer_accepted(buyer, listing)
    before = bargains.everything()

    with travel(RESERVED_FOR), pytest.raises(PriceChanged):
        reserve(listing, buyer, AMOUNT)

    assert bargains.everything() == before
    with travel(RESERVED_FOR - 30 * SECOND):
        assert reserve(listing, buyer, AMOUNT).price == AMOUNT


@pytest.mark.parametrize("price", [AMOUNT, AMOUNT - 10_000])
def test_nobody_pays_more_than_everybody_pays(buyer, seller, listing, price):
    offer = offer_accepted(buyer, listing)
    services.listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"price": Som(price)})

    if price < AMOUNT:
        before = bargains.everything()
        with pytest.raises(PriceChanged) as refusal:
            reserve(listing, buyer, AMOUNT)
        assert refusal.value.params == {"price": price}
        assert bargains.everything() == before
    reserved = reserve(listing, buyer, Som(price))

    assert (reserved.price, reserved.offer_id) == (price, None)
    assert bargains.row(offer.id).state == "accepted"


def test_a_higher_price_leaves_what_was_agreed(buyer, seller, listing):
    offer_accepted(buyer, listing)
    services.listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"price": PRICE + 100_000})

    assert reserve(listing, buyer, AMOUNT).price == AMOUNT


def test_an_offer_is_used_once(buyer, listing):
    offer_accepted(buyer, listing)
    reserve(listing, buyer, AMOUNT)
    services.listing_release(listing.id)
    before = bargains.everything()

    with pytest.raises(PriceChanged):
        reserve(listing, buyer, AMOUNT)

    assert bargains.everything() == before


def test_the_order_is_noted_once_on_a_used_offer(buyer, listing):
    offer, order_id = offer_accepted(buyer, listing), uuid7()

    with pytest.raises(OfferNotFound):
        services.offer_order_note(offer_id=offer.id, order_id=order_id)
    reserve(listing, buyer, AMOUNT)
    services.offer_order_note(offer_id=offer.id, order_id=order_id)
    with pytest.raises(OfferNotFound):
        services.offer_order_note(offer_id=offer.id, order_id=uuid7())

    assert bargains.row(offer.id).order_id == order_id


def test_an_ordinary_purchase_pays_nothing_for_offers(buyer, stranger, seller, listing, django_assert_num_queries):
    plain = listing_active(seller.id, price=PRICE)
    offer_accepted(buyer, listing)
    offer_open(stranger, listing)

    for each in (plain, listing):
        with django_assert_num_queries(5):
            reserve(each, buyer, PRICE)


def test_a_refused_price_costs_one_query(buyer, listing, django_assert_num_queries):
    # The listing under its lock, the offer, and the savepoint: set, rolled back, let go.
    with django_assert_num_queries(5), pytest.raises(PriceChanged):
        reserve(listing, buyer, AMOUNT)
