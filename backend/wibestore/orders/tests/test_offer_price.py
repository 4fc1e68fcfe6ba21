"""An order at the price of an accepted offer: its commission, its deadline, and who may have it."""

from datetime import timedelta

import pytest

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.tests.race import run_together
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.listings import selectors as listings
from wibestore.listings.errors import PriceChanged
from wibestore.listings.factories import listing_active, offer_accepted
from wibestore.orders import services
from wibestore.orders.models import Order
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.orders.types import OrderInfo

PRICE, AMOUNT = 250_000, 200_000
MINUTE = timedelta(minutes=1)


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=PRICE)


def create(user, listing, price):
    return services.order_create(actor=Actor.user(user.id), listing_id=listing.id, price=price)


@pytest.mark.django_db
def test_the_order_freezes_the_accepted_price_and_its_commission(buyer, seller, listing):
    wallet_fund(buyer.id, AMOUNT)
    offer = offer_accepted(buyer, listing, amount=AMOUNT)

    order = create(buyer, listing, AMOUNT)
    paid = services.transition(order.id, Event.PAY, Actor.user(buyer.id))
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
    services.transition(order.id, Event.CONFIRM, Actor.user(buyer.id), expected_version=paid.version)

    assert (order.price, order.rate_bps, order.commission, order.seller_amount) == (200_000, 1_000, 20_000, 180_000)
    assert (wallet_balances(buyer.id).available, wallet_balances(seller.id).available) == (0, 180_000)
    assert books.commission() == 20_000
    assert ledger_check() == []
    used = listings.offer_get_for(actor=Actor.user(seller.id), offer_id=offer.id)
    assert (used.state, used.order_id, used.listing["status"]) == ("used", order.id, "sold")


@pytest.mark.django_db
def test_after_a_quarter_of_an_hour_the_price_is_the_listings_again(buyer, listing, client_for):
    offer_accepted(buyer, listing, amount=AMOUNT)
    client = client_for(buyer)
    body = {"listing_id": str(listing.id), "price": AMOUNT}

    with travel(15 * MINUTE):
        answer = client.post("/api/v1/orders/", body)

    assert (answer.status_code, answer.json()["code"]) == (409, "listing.price_changed")
    assert answer.json()["params"] == {"price": PRICE}
    assert Order.objects.count() == 0
    with travel(14 * MINUTE):
        assert client.post("/api/v1/orders/", body).json()["price"] == AMOUNT


@pytest.mark.django_db
def test_another_buyer_does_not_get_the_price(buyer, stranger, listing):
    offer_accepted(buyer, listing, amount=AMOUNT)

    with pytest.raises(PriceChanged):
        create(stranger, listing, AMOUNT)

    assert Order.objects.count() == 0
    assert create(stranger, listing, PRICE).price == PRICE


@pytest.mark.django_db
def test_a_refused_order_gives_the_offer_back(buyer, seller, listing):
    offer = offer_accepted(buyer, listing, amount=AMOUNT)
    for _ in range(3):
        create(buyer, listing_active(seller.id, price=PRICE), PRICE)

    with pytest.raises(Exception, match="open orders"):
        create(buyer, listing, AMOUNT)

    after = listings.offer_get_for(actor=Actor.user(buyer.id), offer_id=offer.id)
    assert (after.state, after.version) == ("accepted", offer.version)


@pytest.mark.django_db
def test_a_cancelled_order_does_not_bring_the_offer_back(buyer, listing):
    offer = offer_accepted(buyer, listing, amount=AMOUNT)
    order = create(buyer, listing, AMOUNT)

    services.transition(order.id, Event.CANCEL, Actor.user(buyer.id))

    assert listings.offer_get_for(actor=Actor.user(buyer.id), offer_id=offer.id).state == "used"
    with pytest.raises(PriceChanged):
        create(buyer, listing, AMOUNT)


@pytest.mark.django_db(transaction=True)
def test_ten_orders_at_the_accepted_price_are_one(buyer, listing):
    offer = offer_accepted(buyer, listing, amount=AMOUNT)

    outcomes = run_together([lambda: create(buyer, listing, AMOUNT)] * 10)

    [order] = [outcome for outcome in outcomes if isinstance(outcome, OrderInfo)]
    assert order.price == AMOUNT
    assert Order.objects.count() == 1
    assert listings.offer_get_for(actor=Actor.user(buyer.id), offer_id=offer.id).order_id == order.id
