"""The table of moves: what is in it happens, what is not is refused and changes nothing."""

from itertools import product

import pytest

from wibestore.core import clock
from wibestore.core.models import OutboxMessage
from wibestore.listings.errors import InvalidListingTransition
from wibestore.listings.factories import listing_draft, listing_row
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import (
    MOVES,
    ORDER_EVENTS,
    PUBLIC_STATES,
    ListingEvent,
    ListingParty,
    ListingState,
    events_allowed,
    move_of,
)
from wibestore.listings.services.lifecycle import listing_move

pytestmark = pytest.mark.django_db

EVERY_MOVE = list(product(ListingState, ListingEvent, ListingParty))


@pytest.fixture
def listing(seller):
    return listing_row(listing_draft(seller.id).id)


@pytest.mark.parametrize(("state", "event", "party"), EVERY_MOVE)
def test_only_listed_moves_change_the_listing(listing, state, event, party):
    Listing.objects.filter(id=listing.id).update(status=state)
    listing.status = state
    move = MOVES.get((state, event, party))

    if move is None:
        with pytest.raises(InvalidListingTransition) as refusal:
            listing_move(listing, event, party, now=clock.now())
        assert refusal.value.params["status"] == state
        assert refusal.value.params["event"] == event
    else:
        listing_move(listing, event, party, now=clock.now())

    after = listing_row(listing.id)
    assert after.status == (move.target if move else state)
    assert after.version == (2 if move else 1)
    # What people can see is told them, but what orders do: those tell of it themselves.
    is_seen = move is not None and move.target != state and {state, move.target} & PUBLIC_STATES
    expected = ["listing.changed"] if is_seen and event not in ORDER_EVENTS else []
    assert list(OutboxMessage.objects.values_list("topic", flat=True)) == expected


def test_nothing_leaves_the_archive_and_only_a_claim_leaves_sold():
    leaving = {state: {event for at, event, _ in MOVES if at is state} for state in ListingState}

    assert leaving[ListingState.ARCHIVED] == set()
    assert leaving[ListingState.SOLD] == {ListingEvent.QUARANTINE}


def test_a_seller_cannot_touch_a_listing_that_is_being_bought():
    assert events_allowed("reserved", ListingParty.SELLER) == []


def test_only_staff_put_a_listing_on_sale_for_the_first_time():
    ways = {(at, event, party) for (at, event, party), move in MOVES.items() if move.target is ListingState.ACTIVE}

    assert {way for way in ways if way[0] not in (ListingState.ACTIVE, ListingState.PAUSED, ListingState.RESERVED)} == {
        (ListingState.PENDING, ListingEvent.APPROVE, ListingParty.STAFF)
    }


def test_content_of_a_paused_listing_cannot_be_resumed_past_the_moderators():
    assert move_of("paused", ListingEvent.EDIT, ListingParty.SELLER).target is ListingState.DRAFT
