"""Purchases between the demo people: deposits, orders in every state, reviews; all through the services."""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from demo.accounts import credentials_for
from demo.plans import ListingPlan
from demo.quarrels import DAYS_AGO, quarrel_make
from demo.texts import words
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.listings.models import Listing
from wibestore.orders import services as orders
from wibestore.orders.models import Order
from wibestore.orders.rules import Event
from wibestore.orders.types import OrderInfo
from wibestore.payments.factories import deposit_pending, deposit_succeeded
from wibestore.reviews import services as reviews
from wibestore.users.models import User

BUYERS = ("aziz", "malika", "sergey_k", "kamila")
# What the buyers' wallets hold besides, in so'm.
POCKET_MONEY = {"aziz": 6_000_000, "malika": 2_500_000, "sergey_k": 1_200_000, "kamila": 450_000}
_DEAREST = 3_000_000
_OPENED_TODAY = ("awaiting", "awaiting", "paid", "paid", "delivered", "delivered")
_FAILED = ("declined", "declined", "unpaid", "late")
# Stories of listings whose credentials are sealed; the others are delivered by hand.
_INSTANT = ("delivered", "awaiting", "unpaid")
_NOW = 0.002


@dataclass(frozen=True, slots=True)
class Sale:
    """One purchase to be: `story` says how far it gets, `rating` what the buyer thinks (0: says nothing)."""

    plan: ListingPlan
    buyer: str
    days_ago: float
    story: str
    rating: int = 0


def sales_planned(plans: Sequence[ListingPlan]) -> list[Sale]:
    """Return the purchases of a shop with these listings, the oldest first."""
    rng = random.Random("sales")  # noqa: S311 - the same shop every time is the point
    free = [plan for plan in plans if plan.fate == "active" and plan.draft.price <= _DEAREST and plan.days_ago > 1]
    sales = []
    for story in (*_OPENED_TODAY, *_FAILED):
        plan = next((plan for plan in reversed(free) if plan.with_credentials is (story in _INSTANT)), None)
        if plan is not None:
            free.remove(plan)
            longest = plan.days_ago * 0.8 if story in _FAILED else 0.2
            sales.append(
                Sale(plan, rng.choice(BUYERS), _NOW if story == "awaiting" else rng.uniform(0.1, longest), story)
            )
    for seller in dict.fromkeys(plan.seller for plan in plans):
        offered = [plan for plan in free if plan.seller is seller]
        if seller.delivers:
            offered.sort(key=lambda plan: plan.with_credentials is (plan.seller.delivers == "by_hand"))
        # One buyer more says nothing.
        for plan, rating in zip(offered, (*seller.ratings, 0) if seller.ratings else (), strict=False):
            days_ago = plan.days_ago * rng.uniform(0.35, 0.8)
            sales.append(Sale(plan, rng.choice(BUYERS), days_ago, "completed", rating))
    taken = {sale.plan.draft.title for sale in sales}
    left = [plan for plan in free if plan.with_credentials and plan.draft.title not in taken]
    for plan, (story, days_ago) in zip(reversed(left), DAYS_AGO.items(), strict=False):
        sales.append(Sale(plan, rng.choice(BUYERS), days_ago, story))
    return sorted(sales, key=lambda sale: -sale.days_ago)


def sales_make(sales: Sequence[Sale], people: Mapping[str, User]) -> None:
    """Make the purchases that were not made yet; each is there whole or not at all."""
    rows = Listing.objects.filter(title__in=[sale.plan.draft.title for sale in sales], status="active")
    never_ordered = rows.exclude(id__in=Order.objects.values("listing_id"))
    on_sale = {row.title: row.id for row in never_ordered.only("id", "title")}
    for sale in sales:
        listing_id = on_sale.get(sale.plan.draft.title)
        if listing_id is not None:
            with transaction.atomic():
                _make(sale, listing_id, people)


def wallets_fill(people: Mapping[str, User]) -> None:
    """Give the buyers money to try the shop with, and one a deposit that is still on its way."""
    for username, amount in POCKET_MONEY.items():
        with clock.travel(timedelta(hours=-5)):
            deposit_succeeded(people[username].id, amount)
    deposit_pending(people["kamila"].id, 300_000)


def _make(sale: Sale, listing_id: UUID, people: Mapping[str, User]) -> None:
    buyer, seller = Actor.user(people[sale.buyer].id), Actor.user(people[sale.plan.seller.username].id)
    price = sale.plan.draft.price
    with _at(sale, minutes=-20):
        if sale.story not in ("awaiting", "unpaid"):
            deposit_succeeded(buyer.user_id, -(-price // 50_000) * 50_000)
    with _at(sale):
        order = orders.order_create(
            actor=buyer,
            listing_id=listing_id,
            price=price,
            pay_with="provider" if sale.story == "awaiting" else "wallet",
        )
    if sale.story == "awaiting":
        return
    with _at(sale, minutes=6):
        event = Event.CANCEL if sale.story == "unpaid" else Event.PAY
        order = orders.transition(order.id, event, buyer)
    if sale.story in DAYS_AGO:
        quarrel_make(sale.story, order, people, days_ago=sale.days_ago)
    else:
        _STORIES[sale.story](sale, order, buyer, seller)


def _complete(sale: Sale, order: OrderInfo, buyer: Actor, seller: Actor) -> None:
    _deliver(sale, order, buyer, seller)
    with _at(sale, minutes=40):
        orders.credentials_reveal(order_id=order.id, actor=buyer)
    with _at(sale, minutes=170):
        orders.transition(order.id, Event.CONFIRM, buyer)
    if sale.rating:
        texts = words(_LANGUAGES[sale.buyer])["reviews"][str(sale.rating)]
        with _at(sale, minutes=200):
            text = texts[len(sale.plan.draft.title) % len(texts)]
            reviews.review_create(actor=buyer, order_id=order.id, rating=sale.rating, text=text)


def _deliver(sale: Sale, order: OrderInfo, buyer: Actor, seller: Actor) -> None:
    if order.state == "paid":
        # Some sellers are quicker than others, and not the same each time.
        with _at(sale, minutes=10 + len(sale.plan.draft.title + sale.plan.seller.username) % 25):
            credentials = credentials_for(sale.plan.draft.game, sale.plan.draft.attributes)
            orders.transition(order.id, Event.DELIVER, seller, credentials=credentials)


def _decline(sale: Sale, order: OrderInfo, buyer: Actor, seller: Actor) -> None:
    with _at(sale, minutes=30):
        orders.transition(order.id, Event.DECLINE, seller, reason="Akkaunt boshqa joyda sotilib ketdi, uzr.")


def _give_up(sale: Sale, order: OrderInfo, buyer: Actor, seller: Actor) -> None:
    with _at(sale, minutes=sale.plan.draft.delivery_sla_minutes + 40):
        orders.transition(order.id, Event.CANCEL, buyer, reason="Sotuvchi javob bermadi")


def _wait(sale: Sale, order: OrderInfo, buyer: Actor, seller: Actor) -> None:
    """Leave the order as it is."""


_STORIES: dict[str, Callable[[Sale, OrderInfo, Actor, Actor], None]] = {
    "completed": _complete,
    "declined": _decline,
    "late": _give_up,
    "unpaid": _wait,
    "paid": _wait,
    "delivered": _deliver,
}
_LANGUAGES = {"aziz": "uz", "malika": "uz", "sergey_k": "ru", "kamila": "en"}


def _at(sale: Sale, minutes: float = 0) -> AbstractContextManager[None]:
    return clock.travel(min(timedelta(0), timedelta(days=-sale.days_ago, minutes=minutes)))
