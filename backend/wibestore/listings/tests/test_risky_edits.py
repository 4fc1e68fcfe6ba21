"""Which changes of what a moderator let through are looked at again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.listings import services
from wibestore.listings.factories import listing_active, listing_draft, listing_pending, listing_row
from wibestore.listings.rules.risk import PRICE_JUMP, is_price_jump

pytestmark = pytest.mark.django_db
PRICE = 300_000


def reprice(listing, price):
    services.listing_update(actor=Actor.user(listing.seller_id), listing_id=listing.id, changes={"price": price})
    return listing_row(listing.id).status


def submitted():
    return OutboxMessage.objects.filter(topic="listing.submitted").count()


@given(approved=st.integers(1_000, 10**9), price=st.integers(1_000, 10**9))
def test_a_jump_is_more_than_three_times_either_way(approved, price):
    is_within = approved / PRICE_JUMP <= price <= approved * PRICE_JUMP

    assert is_price_jump(approved=approved, price=price) is not is_within
    assert not is_price_jump(approved=None, price=price)


@pytest.mark.parametrize(
    ("price", "status"),
    [
        (PRICE * 3, "active"),
        (PRICE * 3 + 1, "pending"),
        (PRICE // 3, "active"),
        (PRICE // 3 - 1, "pending"),
        (PRICE + 1, "active"),
    ],
)
def test_a_price_that_jumps_goes_back_to_the_moderators(seller, price, status):
    listing = listing_active(seller.id, price=PRICE)
    before = submitted()

    assert reprice(listing, price) == status
    assert listing_row(listing.id).price == price
    assert submitted() - before == (status == "pending")


def test_small_steps_do_not_lead_past_the_moderators(seller):
    listing = listing_active(seller.id, price=PRICE)

    assert reprice(listing, PRICE * 2) == "active"
    assert reprice(listing, PRICE * 3) == "active"
    assert reprice(listing, PRICE * 4) == "pending"


def test_what_the_moderator_lets_through_is_the_new_measure(seller, moderator):
    listing = listing_active(seller.id, price=PRICE)
    reprice(listing, PRICE * 4)
    version = listing_row(listing.id).version
    staff = Actor.user(moderator.id, is_staff=True)
    services.listing_approve(listing_id=listing.id, actor=staff, expected_version=version)

    assert reprice(listing, PRICE * 12) == "active"


def test_a_jump_while_paused_is_submitted_anew(seller):
    listing = listing_active(seller.id, price=PRICE)
    services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="pause")

    assert reprice(listing, PRICE * 4) == "draft"


@pytest.mark.parametrize("make", [listing_draft, listing_pending])
def test_nothing_jumps_before_it_was_let_through(seller, make):
    listing = make(seller.id, price=PRICE)
    before = listing_row(listing.id).status

    assert reprice(listing, PRICE * 100) == before


@pytest.mark.parametrize(("method", "status"), [("google", "active"), ("facebook", "pending")])
def test_a_new_password_stays_on_sale_and_another_way_to_sign_in_does_not(client_for, seller, method, status):
    listing = listing_active(seller.id)
    body = {"login_method": method, "login": "somebody-new", "password": "An0ther-one"}

    answer = client_for(seller).put(f"/api/v1/listings/{listing.id}/credentials/", body)

    assert (answer.json()["status"], answer.json()["login_method"]) == (status, method)
    assert answer.json()["has_credentials"] is True
    assert submitted() == 1 + (status == "pending")


def test_the_language_and_terms_are_the_sellers_own(client_for, seller):
    listing = listing_active(seller.id)
    change = {"language": "en", "delivery_sla_minutes": 30, "accepts_offers": False}

    answer = client_for(seller).patch(f"/api/v1/listings/{listing.id}/", change).json()

    assert (answer["status"], answer["language"]) == ("active", "en")


def test_the_text_is_in_the_sellers_language_unless_said_otherwise(client_for, seller):
    browser = client_for(seller)
    body = {"game": "steam", "title": "A good account", "price": 300_000}

    assert browser.post("/api/v1/listings/", body).json()["language"] == "uz"
    made = browser.post("/api/v1/listings/", {**body, "language": "ru"}).json()
    assert made["language"] == "ru"
    assert browser.put(f"/api/v1/listings/{made['id']}/", body).json()["language"] == "ru"
    assert browser.post("/api/v1/listings/", {**body, "language": "de"}).status_code == 400
