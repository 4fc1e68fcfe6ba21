"""Price offers between the demo people in different states, and sellers who do not work all the time."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.listings import services as listings
from wibestore.listings.models import Listing, PriceOffer
from wibestore.users import services as users
from wibestore.users.models import User

WORKS_BY_DAY, IS_AWAY = "timur_gg", "bekzod_77"
AWAY_DAYS = 6
_PRICES = (50_000, 10_000_000)
_STEP = 5_000


@dataclass(frozen=True, slots=True)
class Bargain:
    """
    One offer to be: a percentage of the price, so many hours ago, and what followed.

    `answers` are (party, event, percentage) half an hour apart; without any the seller has not looked yet.
    """

    buyer: str
    seller: str
    percent: int
    hours_ago: float
    message: str
    answers: tuple[tuple[str, str, int], ...] = ()


BARGAINS = (
    Bargain("aziz", "nodir_games", 85, 3, "Assalomu alaykum, bugun olsam shu narxga berasizmi?"),
    Bargain("kamila", "nodir_games", 70, 1.5, "Would you take this? I can pay right away."),
    Bargain(
        "malika", "dilnoza_skins", 75, 7, "Oxirgi narxi qancha boʻladi?", (("seller", "counter", 92),),
    ),
    Bargain(
        "sergey_k", "artyom_store", 80, 2, "Беру сразу, если уступите.",
        (("seller", "counter", 95), ("buyer", "counter", 88)),
    ),
    Bargain("malika", "nodir_games", 90, 0.55, "Shu narxga kelishamizmi?", (("seller", "accept", 0),)),
    Bargain("kamila", "artyom_store", 55, 9, "", (("seller", "decline", 0),)),
    Bargain("aziz", "dilnoza_skins", 60, 20, "Chegirma boʻladimi?", (("buyer", "withdraw", 0),)),
    Bargain("sergey_k", WORKS_BY_DAY, 65, 50, "Торг уместен?"),
)  # fmt: skip


def hours_set(people: Mapping[str, User]) -> None:
    """Let one seller work by day and one be away, as they would say it themselves."""
    users.profile_update(actor=Actor.user(people[WORKS_BY_DAY].id), changes={"work_from": "10:00", "work_to": "22:00"})
    users.profile_update(
        actor=Actor.user(people[IS_AWAY].id), changes={"away_until": clock.now() + timedelta(days=AWAY_DAYS)}
    )


@transaction.atomic
def offers_make(people: Mapping[str, User]) -> None:
    """Make the offers, each for a listing of its own; what is there already stays. What is over ends by the sweep."""
    if PriceOffer.objects.exists():
        return
    on_sale = Listing.objects.filter(status="active", price__range=_PRICES, accepts_offers=True).order_by("title")
    taken: list[Listing] = []
    for bargain in BARGAINS:
        free = on_sale.exclude(id__in=[one.id for one in taken]).only("id", "price", "seller_id", "title")
        # In a small shop a seller may have nothing left: then somebody else's.
        listing = free.filter(seller_id=people[bargain.seller].id).first() or free.first()
        if listing is not None:
            taken.append(listing)
            _make(bargain, listing, people)
    _floor_set(taken)


def _make(bargain: Bargain, listing: Listing, people: Mapping[str, User]) -> None:
    actors = {"buyer": Actor.user(people[bargain.buyer].id), "seller": Actor.user(listing.seller_id)}
    with _ago(bargain):
        offer = listings.offer_make(
            actor=actors["buyer"],
            listing_id=listing.id,
            amount=_amount(listing, bargain.percent),
            message=bargain.message,
        )
    for number, (party, event, percent) in enumerate(bargain.answers, start=1):
        with _ago(bargain, minutes=30 * number):
            offer = listings.offer_transition(
                actor=actors[party],
                offer_id=offer.id,
                event=event,
                expected_version=offer.version,
                amount=_amount(listing, percent) if percent else None,
            )


def _floor_set(taken: list[Listing]) -> None:
    """Give the first of the listings a floor, so that its seller sees where one is set."""
    for listing in taken[:1]:
        changes = {"offer_floor": _amount(listing, 70)}
        listings.listing_update(actor=Actor.user(listing.seller_id), listing_id=listing.id, changes=changes)


def _amount(listing: Listing, percent: int) -> Som:
    return Som(max(listing.price * percent // 100 // _STEP * _STEP, -(-listing.price // 2)))


def _ago(bargain: Bargain, minutes: float = 0) -> AbstractContextManager[None]:
    return clock.travel(timedelta(hours=-bargain.hours_ago, minutes=minutes))
