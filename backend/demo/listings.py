"""Puts the planned listings into the shop through its services, several at a time."""

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from django.db import connection, transaction

from demo.accounts import credentials_for
from demo.pictures import Place, picture_file
from demo.plans import ListingPlan
from demo.texts import words
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.listings import services as listings
from wibestore.listings.models import Listing
from wibestore.listings.types import ListingChange
from wibestore.uploads import services as uploads
from wibestore.users.models import User

WORKERS = 2
# A moderator looks at a listing after so many days.
_REVIEWED_AFTER = 0.12
_RECENT = {"pending": 1.4, "draft": 3.0}
Pictures = Mapping[Place, Future[bytes]]


def listings_make(plans: Sequence[ListingPlan], people: Mapping[str, User]) -> None:
    """Make the listings of `plans` that are not there yet; an interrupted run is taken up where it stopped."""
    known = set(Listing.objects.filter(seller__in=people.values()).values_list("title", flat=True))
    missing = [plan for plan in plans if plan.draft.title not in known]
    places = dict.fromkeys(place for plan in missing for place in plan.places)
    # New processes, not copies of this one: its database connections must not be shared.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=context) as painters, ThreadPoolExecutor(WORKERS) as writers:
        pictures = {place: painters.submit(picture_file, place) for place in places}
        for _ in writers.map(lambda plan: _make(plan, people, pictures), missing):
            pass


def _make(plan: ListingPlan, people: Mapping[str, User], pictures: Pictures) -> None:
    try:
        seller = Actor.user(people[plan.seller.username].id)
        sent = [pictures[place].result() for place in plan.places]
        images = [uploads.image_store_now(actor=seller, data=content, file_name="screen.jpg") for content in sent]
        draft = replace(
            plan.draft,
            image_ids=tuple(image.id for image in images),
            credentials=credentials_for(plan.draft.game, plan.draft.attributes) if plan.with_credentials else None,
        )
        staff = Actor.user(people["admin"].id, is_staff=True)
        with transaction.atomic():
            with clock.travel(timedelta(days=-_days_ago(plan))):
                change = listings.listing_create(actor=seller, draft=draft)
            with clock.travel(timedelta(days=-max(0.01, _days_ago(plan) - _REVIEWED_AFTER))):
                _settle(plan, change, seller, staff)
    finally:
        connection.close()


def _days_ago(plan: ListingPlan) -> float:
    return min(plan.days_ago, _RECENT.get(plan.fate, plan.days_ago))


def _settle(plan: ListingPlan, change: ListingChange, seller: Actor, staff: Actor) -> None:
    """Move a new listing to the state its plan names."""
    if plan.fate == "draft":
        return
    change = listings.listing_event(actor=seller, listing_id=change.id, event="submit")
    if plan.fate == "pending":
        return
    if plan.fate == "rejected":
        reasons = words(plan.seller.language)["rejections"]
        reason = reasons[len(plan.draft.title) % len(reasons)]
        listings.listing_reject(listing_id=change.id, actor=staff, expected_version=change.version, reason=reason)
        return
    change = listings.listing_approve(listing_id=change.id, actor=staff, expected_version=change.version)
    if plan.fate in ("paused", "archived"):
        event = {"paused": "pause", "archived": "archive"}[plan.fate]
        listings.listing_event(actor=seller, listing_id=change.id, event=event)
