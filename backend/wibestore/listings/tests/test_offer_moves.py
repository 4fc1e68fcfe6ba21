"""Every state × event × party of an offer: what is listed works, everything else is refused and changes nothing."""

from datetime import timedelta
from itertools import product

import pytest

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.money import Som
from wibestore.listings import selectors, services
from wibestore.listings.errors import InvalidOfferTransition
from wibestore.listings.factories import listing_active, offer_open, offer_step
from wibestore.listings.models import Listing
from wibestore.listings.rules.offers import MOVES, OPEN_FOR, RESERVED_FOR, STEPS_MAX, OfferEvent, OfferParty, OfferState
from wibestore.listings.tests import bargains
from wibestore.listings.tests.bargains import SECOND

pytestmark = pytest.mark.django_db

S, E, P = OfferState, OfferEvent, OfferParty
AMOUNT = Som(210_000)


@pytest.fixture
def actors(buyer, seller, moderator):
    return {
        P.BUYER: Actor.user(buyer.id),
        P.SELLER: Actor.user(seller.id),
        P.STAFF: Actor.user(moderator.id, is_staff=True),
        P.SHOP: Actor.system("test"),
    }


def move(offer, event, actor, **options):
    return services.offer_transition(actor=actor, offer_id=offer.id, event=event, amount=AMOUNT, **options)


@pytest.mark.parametrize("state", list(S))
def test_unlisted_moves_are_refused_and_change_nothing(state, buyer, seller, actors):
    offer = bargains.offer_in(state, buyer, seller)
    before = bargains.everything()
    unlisted = [pair for pair in product(E, P) if (state, *pair) not in MOVES]

    for event, party in unlisted:
        with pytest.raises(InvalidOfferTransition) as refusal:
            move(offer, event, actors[party])
        assert refusal.value.params == {
            "state": state.value,
            "event": event.value,
            "reason": "",
            "version": offer.version,
        }

    assert bargains.everything() == before


# (event, party, whose turn it is) of what the two parties may do with an open offer → where it leads.
ANSWERS = {
    ("accept", "seller", "seller"): "accepted",
    ("accept", "buyer", "buyer"): "accepted",
    ("counter", "seller", "seller"): "open",
    ("counter", "buyer", "buyer"): "open",
    ("decline", "seller", "seller"): "declined",
    ("decline", "buyer", "buyer"): "declined",
    ("withdraw", "buyer", "seller"): "withdrawn",
    ("withdraw", "seller", "buyer"): "withdrawn",
}
WRONG_TURN = {
    (event, party, "buyer" if turn == "seller" else "seller"): "your_turn" if event == "withdraw" else "not_your_turn"
    for event, party, turn in ANSWERS
}


def offer_at_turn(turn, buyer, seller):
    offer = bargains.offer_in(S.OPEN, buyer, seller)
    return offer if turn == "seller" else offer_step(offer, "counter", seller.id, amount=230_000)


@pytest.mark.parametrize(("event", "party", "turn"), list(ANSWERS))
def test_whose_turn_it_is_answers_and_the_maker_takes_back(event, party, turn, buyer, seller, actors):
    offer = offer_at_turn(turn, buyer, seller)
    assert event in selectors.offer_get_for(actor=actors[party], offer_id=offer.id).allowed_events

    moved = move(offer, event, actors[party], expected_version=offer.version)

    assert (moved.state, moved.version) == (ANSWERS[event, party, turn], offer.version + 1)
    amount = AMOUNT if event == "counter" else offer.amount
    assert (moved.amount, moved.moves[-1].event, moved.moves[-1].by, moved.moves[-1].amount) == (
        *(amount, event, party, amount),
    )
    assert bargains.topics(offer.id)[-1] == f"offer.{_past(event)}"
    is_open = event == "counter"
    assert moved.turn == (turn if not is_open else ("buyer" if party == "seller" else "seller"))[: 10 * is_open]
    assert (moved.expires_at is not None, moved.reserved_until is not None) == (is_open, event == "accept")


@pytest.mark.parametrize(("event", "party", "turn"), list(WRONG_TURN))
def test_out_of_turn_nothing_changes(event, party, turn, buyer, seller, actors):
    offer = offer_at_turn(turn, buyer, seller)
    before = bargains.everything()

    with pytest.raises(InvalidOfferTransition) as refusal:
        move(offer, event, actors[party], expected_version=offer.version)

    assert refusal.value.params["reason"] == WRONG_TURN[event, party, turn]
    assert event not in selectors.offer_get_for(actor=actors[party], offer_id=offer.id).allowed_events
    assert bargains.everything() == before


@pytest.mark.parametrize("event", [E.ACCEPT, E.COUNTER])
@pytest.mark.parametrize("status", ["reserved", "sold", "paused", "rejected", "archived", "pending", "quarantined"])
def test_nothing_is_agreed_on_what_is_not_on_sale(event, status, buyer, seller, actors):
    offer = bargains.offer_in(S.OPEN, buyer, seller)
    Listing.objects.update(status=status)
    before = bargains.everything()

    with pytest.raises(InvalidOfferTransition) as refusal:
        move(offer, event, actors[P.SELLER])

    assert refusal.value.params["reason"] == "listing_not_active"
    assert bargains.everything() == before


@pytest.mark.parametrize("event", [E.ACCEPT, E.COUNTER, E.DECLINE])
def test_after_its_time_an_offer_is_not_answered_even_unswept(event, buyer, seller, actors):
    offer = bargains.offer_in(S.OPEN, buyer, seller)
    before = bargains.everything()

    with travel(OPEN_FOR), pytest.raises(InvalidOfferTransition) as refusal:
        move(offer, event, actors[P.SELLER])

    assert refusal.value.params["reason"] == "offer_expired"
    assert bargains.everything() == before


@pytest.mark.parametrize("price", [200_000, 199_000])
def test_what_is_no_discount_any_more_is_not_accepted(price, buyer, seller, actors):
    offer = bargains.offer_in(S.OPEN, buyer, seller)
    services.listing_update(actor=actors[P.SELLER], listing_id=offer.listing["id"], changes={"price": Som(price)})
    before = bargains.everything()

    with pytest.raises(InvalidOfferTransition) as refusal:
        move(offer, E.ACCEPT, actors[P.SELLER])

    assert refusal.value.params["reason"] == "price_not_higher"
    assert bargains.everything() == before
    assert move(offer, E.DECLINE, actors[P.SELLER]).state == "declined"


def test_bargaining_ends_after_so_many_steps(buyer, seller, actors):
    offer = bargains.offer_in(S.OPEN, buyer, seller)
    turns = [P.SELLER, P.BUYER] * STEPS_MAX
    for party in turns[: STEPS_MAX - 1]:
        move(offer, E.COUNTER, actors[party])
    before = bargains.everything()

    with pytest.raises(InvalidOfferTransition) as refusal:
        move(offer, E.COUNTER, actors[turns[STEPS_MAX - 1]])

    assert refusal.value.params["reason"] == "too_many_steps"
    assert bargains.everything() == before
    assert move(offer, E.ACCEPT, actors[turns[STEPS_MAX - 1]]).state == "accepted"


# What the shop does by its clocks: (state, event) → when, and what is missing before.
DUE = {
    (S.OPEN, E.EXPIRE): (OPEN_FOR, "expires_at_not_passed", "expired"),
    (S.ACCEPTED, E.EXPIRE): (RESERVED_FOR, "reserved_until_not_passed", "expired"),
}


@pytest.mark.parametrize(("state", "event"), list(DUE))
def test_clocks_are_refused_until_their_moment_and_fire_at_it(state, event, buyer, seller, actors):
    offer = bargains.offer_in(state, buyer, seller)
    wait, missing, target = DUE[state, event]
    before = bargains.everything()

    with travel(wait - timedelta(seconds=30)), pytest.raises(InvalidOfferTransition) as refusal:
        move(offer, event, actors[P.SHOP])
    unchanged = bargains.everything()
    with travel(wait + SECOND):
        moved = move(offer, event, actors[P.SHOP])

    assert refusal.value.params["reason"] == missing
    assert unchanged == before
    assert (moved.state, moved.version, moved.moves[-1].by) == (target, offer.version + 1, "shop")


def test_an_accepted_offer_is_used_until_its_reservation_is_over(buyer, seller, actors):
    offer = bargains.offer_in(S.ACCEPTED, buyer, seller)
    before = bargains.everything()

    with travel(RESERVED_FOR), pytest.raises(InvalidOfferTransition) as refusal:
        move(offer, E.USE, actors[P.SHOP])

    assert refusal.value.params["reason"] == "offer_expired"
    assert bargains.everything() == before
    assert move(offer, E.USE, actors[P.SHOP]).state == "used"


def test_the_shop_may_end_an_open_offer_at_any_time(buyer, seller, actors):
    offer = bargains.offer_in(S.OPEN, buyer, seller)

    moved = move(offer, E.DECLINE, actors[P.SHOP])

    assert (moved.state, moved.moves[-1].by, moved.turn) == ("declined", "shop", "")


def test_a_floor_that_is_not_due_declines_nothing(buyer, seller, actors):
    above = bargains.offer_in(S.OPEN, buyer, seller)
    listing = listing_active(seller.id, price=bargains.PRICE, offer_floor=Som(220_000))
    below = offer_open(buyer, listing, amount=200_000)
    before = bargains.everything()

    for offer in (above, below):
        with pytest.raises(InvalidOfferTransition) as refusal:
            move(offer, E.FLOOR, actors[P.SHOP])
        assert refusal.value.params["reason"] == "floor_not_due"

    assert bargains.everything() == before
    with travel(timedelta(minutes=21)):
        assert move(below, E.FLOOR, actors[P.SHOP]).state == "declined"


def test_every_row_of_the_table_is_made_by_a_test():
    made = {(S.OPEN, event, party) for event, party, _ in ANSWERS}
    made |= {(state, event, P.SHOP) for state, event in DUE}
    made |= {(S.ACCEPTED, E.USE, P.SHOP), (S.OPEN, E.DECLINE, P.SHOP), (S.OPEN, E.FLOOR, P.SHOP)}

    assert made == set(MOVES)


def _past(event):
    return {"accept": "accepted", "counter": "countered", "decline": "declined", "withdraw": "withdrawn"}[event]
