"""Fills an empty shop with its demo people, listings and purchases, once."""

import math
import random
from collections.abc import Mapping

from django.db import transaction

from demo.drafts import drafts_make
from demo.listings import listings_make
from demo.offers import hours_set, offers_make
from demo.payouts import withdrawals_make
from demo.people import people_make
from demo.plans import LISTINGS, listing_plans
from demo.reactions import reactions_make
from demo.trade import BUYERS, sales_make, sales_planned, wallets_fill
from wibestore.backoffice import services as backoffice
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.models import Heartbeat
from wibestore.listings import services as listings
from wibestore.listings.models import Listing
from wibestore.orders import services as orders
from wibestore.subscriptions import services as subscriptions
from wibestore.users.models import User

FAVORITES = 18


def seed(*, mark: str, count: int = LISTINGS) -> None:
    """
    Make the demo people and `count` listings with their orders; what is there already stays.

    An interrupted run is taken up by the next: each thing is made whole or not at all.

    :param mark: the heartbeat that tells that everything is there
    """
    people = people_make()
    plans = listing_plans(count)
    listings_make(plans, people)
    sales = sales_planned(plans)
    sales_make(sales, people)
    reactions_make(people)
    drafts_make(people)
    hours_set(people)
    offers_make(people)
    _likes_and_views(people)
    orders.sweep(budget_s=math.inf)
    while listings.offers_sweep():
        pass
    subscriptions.subscriptions_remind()
    while outbox.relay():
        pass
    listings.popularity_refresh()
    orders.sellers_count()
    with transaction.atomic():
        # Together with the mark: a second run must not fill the wallets again.
        wallets_fill(people)
        withdrawals_make(people)
        _days_count(people)
        Heartbeat.objects.create(name=mark, beat_at=clock.now())


def _days_count(people: Mapping[str, User]) -> None:
    """Count the days that the demo tells of, which no hourly task has lived through."""
    first = min(person.created_at for person in people.values())
    backoffice.totals_count(since=first.date())
    backoffice.now_count()


def _likes_and_views(people: Mapping[str, User]) -> None:
    rng = random.Random("likes")  # noqa: S311 - the same shop every time is the point
    public = list(
        Listing.objects.filter(status__in=("active", "sold")).order_by("title").only("id", "status", "created_at")
    )
    now = clock.now()
    for listing in public:
        listing.view_count = round(((now - listing.created_at).days + 1) * rng.uniform(2, 26))
    Listing.objects.bulk_update(public, ["view_count"])
    on_sale = [listing for listing in public if listing.status == "active"]
    for username in BUYERS:
        for listing in rng.sample(on_sale, min(FAVORITES, len(on_sale))):
            listings.favorite_set(actor=Actor.user(people[username].id), listing_id=listing.id, is_favorite=True)
