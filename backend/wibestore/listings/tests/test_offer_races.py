"""Offers at the same moment, in real threads on PostgreSQL: one wins, the others are told so, nothing is half done."""

import pytest

from wibestore.core.clock import travel
from wibestore.core.errors import VersionConflict
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.listings import services
from wibestore.listings.errors import (
    InvalidOfferTransition,
    ListingNotActive,
    OfferExists,
    OfferLimitReached,
    PriceChanged,
)
from wibestore.listings.factories import listing_active, listing_row, offer_accepted, offer_open, offer_step
from wibestore.listings.models import PriceOffer
from wibestore.listings.rules.offers import OPEN_FOR
from wibestore.listings.tests import bargains
from wibestore.listings.tests.bargains import SECOND
from wibestore.listings.types import OfferInfo, ReservedListing
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db(transaction=True)
AMOUNT, PRICE = Som(200_000), Som(bargains.PRICE)
REPEATS = 20


@pytest.fixture
def seller(dealer):
    """Somebody whose plan allows as many listings as there are repeats."""
    return dealer


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=PRICE)


def answer(offer, event, user, **details):
    return lambda: offer_step(offer, event, user.id, **details)


def kinds(outcomes):
    return sorted(type(outcome).__name__ for outcome in outcomes)


def reserve(listing, user, price):
    return lambda: services.listing_reserve(listing_id=listing.id, buyer_id=user.id, price=price)


def story_is_whole(offer_id):
    """Tell whether every version has its step, and every step but `use` its fact."""
    row, steps = bargains.row(offer_id), bargains.steps(offer_id)
    is_counted = [seq for seq, *_ in steps] == list(range(1, row.version + 1))
    return is_counted and len(bargains.topics(offer_id)) == len(steps) - (row.state == "used")


def test_twenty_offers_of_one_buyer_are_one(buyer, listing):
    outcomes = run_together([lambda: offer_open(buyer, listing)] * 20)

    assert kinds(outcomes) == ["OfferExists"] * 19 + ["OfferInfo"]
    [offer] = PriceOffer.objects.all()
    assert story_is_whole(offer.id)


def test_the_daily_limit_holds_against_a_fast_hand(buyer, listing):
    def make_and_take_back():
        return offer_step(offer_open(buyer, listing), "withdraw", buyer.id)

    outcomes = []
    while not any(isinstance(outcome, OfferLimitReached) for outcome in outcomes):
        outcomes += run_together([make_and_take_back] * 6)

    assert {type(outcome) for outcome in outcomes} <= {OfferInfo, OfferExists, OfferLimitReached}
    assert [bargains.row(offer.id).state for offer in PriceOffer.objects.all()] == ["withdrawn"] * 5


def test_accept_and_withdraw_at_once_have_one_winner(buyer, seller):
    for _ in range(REPEATS):
        listing = listing_active(seller.id, price=PRICE)
        offer = offer_open(buyer, listing)

        outcomes = run_together([answer(offer, "accept", seller), answer(offer, "withdraw", buyer)])

        row = bargains.row(offer.id)
        assert kinds(outcomes) == ["InvalidOfferTransition", "OfferInfo"]
        assert (row.state, row.version) in {("accepted", 2), ("withdrawn", 2)}
        assert story_is_whole(offer.id)


def test_eight_answers_at_once_have_one_winner(buyer, seller, listing):
    offer = offer_open(buyer, listing)
    calls = [answer(offer, "accept", seller), answer(offer, "decline", seller)] * 3
    calls += [answer(offer, "counter", seller, amount=220_000)] * 2

    outcomes = run_together(calls)

    assert sum(isinstance(outcome, OfferInfo) for outcome in outcomes) == 1
    refused = [outcome for outcome in outcomes if not isinstance(outcome, OfferInfo)]
    assert {type(refusal) for refusal in refused} <= {InvalidOfferTransition, VersionConflict}
    assert bargains.row(offer.id).version == 2
    assert story_is_whole(offer.id)


def test_one_accepted_price_sells_once_and_to_its_buyer_alone(buyer, stranger, seller):
    for _ in range(REPEATS):
        listing = listing_active(seller.id, price=PRICE)
        offer = offer_accepted(buyer, listing)

        outcomes = run_together([reserve(listing, buyer, AMOUNT), reserve(listing, stranger, AMOUNT)] * 2)

        mine, theirs = outcomes[::2], outcomes[1::2]
        assert kinds(mine) == ["ListingNotActive", "ReservedListing"]
        assert {type(one) for one in theirs} <= {PriceChanged, ListingNotActive}
        assert (bargains.row(offer.id).state, listing_row(listing.id).status) == ("used", "reserved")
        assert story_is_whole(offer.id)


def test_accepting_while_another_buys(buyer, stranger, seller):
    for _ in range(REPEATS):
        listing = listing_active(seller.id, price=PRICE)
        offer = offer_open(buyer, listing)

        accepted, bought = run_together([answer(offer, "accept", seller), reserve(listing, stranger, PRICE)])

        assert isinstance(bought, ReservedListing)
        state = bargains.row(offer.id).state
        if isinstance(accepted, InvalidOfferTransition):
            assert (accepted.params["reason"], state) == ("listing_not_active", "open")
        else:
            assert (accepted.state, state) == ("accepted", "accepted")
        assert listing_row(listing.id).status == "reserved"
        assert listing_row(listing.id).version == listing.version + 1
        with pytest.raises(ListingNotActive):
            reserve(listing, buyer, AMOUNT)()


def test_the_accepted_buyer_and_a_full_payer_race_for_one_listing(buyer, stranger, seller):
    for _ in range(REPEATS):
        listing = listing_active(seller.id, price=PRICE)
        offer = offer_accepted(buyer, listing)

        mine, theirs = run_together([reserve(listing, buyer, AMOUNT), reserve(listing, stranger, PRICE)])

        assert kinds([mine, theirs]) == ["ListingNotActive", "ReservedListing"]
        is_mine = isinstance(mine, ReservedListing)
        assert bargains.row(offer.id).state == ("used" if is_mine else "accepted")
        assert story_is_whole(offer.id)


def test_several_sweeps_and_an_answer_at_once(seller, listing):
    offers = [offer_open(user_create(username=f"buyer-{number}"), listing) for number in range(10)]

    def sweep():
        with travel(OPEN_FOR + SECOND):
            return services.offers_sweep()

    outcomes = run_together([sweep, sweep, sweep, answer(offers[0], "accept", seller)])
    while bargains.sweep_after(OPEN_FOR + SECOND):
        pass  # What somebody else held is left to the next sweep.

    errors = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert {type(error) for error in errors} <= {InvalidOfferTransition, VersionConflict}
    for offer in offers:
        assert bargains.row(offer.id).state == "expired"
        assert [event for _, event, _, _ in bargains.steps(offer.id)].count("expire") == 1
        assert story_is_whole(offer.id)
