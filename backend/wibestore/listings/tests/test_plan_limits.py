"""How many listings a plan allows, before and after it changes."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.errors import ListingLimitReached
from wibestore.listings.factories import listing_active, listing_pending, listing_row
from wibestore.listings.models import Listing
from wibestore.subscriptions import selectors as subscriptions
from wibestore.subscriptions import services as subscriptions_services

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


@pytest.fixture(autouse=True)
def small_plans(db):
    """Make the limits reachable."""
    for code, limit in (("free", 1), ("premium", 2), ("pro", 3)):
        apps.get_model("subscriptions", "Plan").objects.filter(code=code).update(active_listing_limit=limit)


def quote(seller, plan):
    return subscriptions.quote_get(actor=Actor.user(seller.id), plan=plan, period="monthly")


def buy(seller, plan):
    amount = quote(seller, plan).amount_due
    if amount:
        wallet_fund(seller.id, amount)
    subscriptions_services.subscription_purchase(
        actor=Actor.user(seller.id), plan=plan, period="monthly", expected_amount=amount
    )


def test_each_plan_has_its_limit(seller):
    for plan, limit in (("free", 1), ("premium", 2), ("pro", 3)):
        if plan != "free":
            buy(seller, plan)
        listing_active(seller.id)

        with pytest.raises(ListingLimitReached) as refused:
            listing_pending(seller.id)

        assert refused.value.params == {"limit": limit}
        assert Listing.objects.filter(seller_id=seller.id, status="active").count() == limit


def test_listings_above_a_lower_limit_stay_and_new_ones_are_refused(seller, django_capture_on_commit_callbacks):
    buy(seller, "pro")
    with django_capture_on_commit_callbacks(execute=True):
        listings = [listing_active(seller.id) for _ in range(3)]

    assert (quote(seller, "free").listings_over_limit, quote(seller, "premium").listings_over_limit) == (2, 1)
    buy(seller, "premium")
    wallet_fund(seller.id, 99_000)
    with clock.travel(MONTH):
        subscriptions_services.subscriptions_sweep()
        with pytest.raises(ListingLimitReached):
            listing_pending(seller.id)

        assert subscriptions.plan_terms(seller.id).code == "premium"
    assert {listing_row(listing.id).status for listing in listings} == {"active"}


def test_the_limit_of_a_plan_in_grace_still_holds(seller):
    buy(seller, "premium")
    listing_active(seller.id)

    with clock.travel(MONTH + timedelta(days=2)):
        listing_active(seller.id)
    with clock.travel(MONTH + timedelta(days=3)), pytest.raises(ListingLimitReached):
        listing_pending(seller.id)
