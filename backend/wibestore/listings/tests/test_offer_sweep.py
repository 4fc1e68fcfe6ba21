"""What happens to offers by themselves, and what an outage does not take from them."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat
from wibestore.core.money import Som
from wibestore.listings import services
from wibestore.listings.factories import listing_active, offer_accepted, offer_open, offer_step
from wibestore.listings.models import Listing
from wibestore.listings.rules.offers import OPEN_FOR, RESERVED_FOR
from wibestore.listings.services import offers
from wibestore.listings.tasks import offers_sweep
from wibestore.listings.tests import bargains
from wibestore.listings.tests.bargains import SECOND

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=bargains.PRICE)


def test_an_unanswered_offer_expires_after_a_day(buyer, listing):
    offer = offer_open(buyer, listing)

    early = bargains.sweep_after(OPEN_FOR - SECOND)
    moved, again = bargains.sweep_after(OPEN_FOR + SECOND), bargains.sweep_after(OPEN_FOR + SECOND)

    assert (early, moved, again) == (0, 1, 0)
    assert bargains.row(offer.id).state == "expired"
    assert bargains.steps(offer.id)[-1] == (2, "expire", "shop", 200_000)
    assert bargains.topics(offer.id) == ["offer.created", "offer.expired"]


def test_a_counter_starts_the_day_anew(buyer, seller, listing):
    offer = offer_open(buyer, listing)
    with travel(OPEN_FOR - MINUTE):
        offer_step(offer, "counter", seller.id, amount=230_000)

    assert bargains.sweep_after(OPEN_FOR + MINUTE) == 0
    assert bargains.sweep_after(2 * OPEN_FOR) == 1


def test_an_accepted_offer_is_kept_for_a_quarter_of_an_hour(buyer, listing):
    offer = offer_accepted(buyer, listing)

    assert bargains.sweep_after(RESERVED_FOR - SECOND) == 0
    assert bargains.sweep_after(RESERVED_FOR + SECOND) == 1
    assert (bargains.row(offer.id).state, bargains.row(offer.id).reserved_until) == ("expired", None)


@pytest.mark.parametrize("status", ["reserved", "sold", "paused", "rejected", "archived", "pending", "quarantined"])
def test_what_left_the_sale_ends_its_open_offers_and_leaves_accepted_ones(buyer, stranger, listing, status):
    opened, accepted = offer_open(buyer, listing), offer_accepted(stranger, listing)
    Listing.objects.filter(id=listing.id).update(status=status)

    assert (services.offers_sweep(), services.offers_sweep()) == (1, 0)
    assert bargains.steps(opened.id)[-1] == (2, "decline", "shop", 200_000)
    assert bargains.row(accepted.id).state == "accepted"


def test_a_listing_back_on_sale_meanwhile_keeps_its_offers(buyer, listing, monkeypatch):
    offer = offer_open(buyer, listing)
    due = [(offers.Event.DECLINE, offers.PriceOffer.objects.filter(id=offer.id))]
    monkeypatch.setattr(offers, "_due", lambda now: due)

    assert services.offers_sweep() == 0
    assert bargains.row(offer.id).state == "open"


def test_a_batch_leaves_the_rest_for_the_next(buyer, dealer):
    for _ in range(3):
        offer_open(buyer, listing_active(dealer.id))

    with travel(OPEN_FOR + SECOND):
        assert [services.offers_sweep(limit=2) for _ in range(3)] == [2, 1, 0]


def test_an_outage_extends_what_runs_before_anything_fires(buyer, stranger, listing):
    opened, accepted = offer_open(buyer, listing), offer_accepted(stranger, listing)
    services.offers_sweep()
    before = {offer.id: bargains.row(offer.id) for offer in (opened, accepted)}
    gap = timedelta(hours=30)

    with travel(gap):
        assert services.offers_sweep() == 0

    after = {offer.id: bargains.row(offer.id) for offer in (opened, accepted)}
    for offer, column in ((opened, "expires_at"), (accepted, "reserved_until")):
        lost = getattr(after[offer.id], column) - getattr(before[offer.id], column)
        assert abs(lost - gap) < MINUTE
        assert after[offer.id].version == before[offer.id].version
    with travel(gap + RESERVED_FOR + MINUTE):
        Heartbeat.objects.update(beat_at=clock.now())
        assert services.offers_sweep() == 1


def test_a_clock_that_started_during_the_outage_gets_only_what_it_lost(buyer, listing):
    services.offers_sweep()
    with travel(timedelta(hours=5)):
        offer = offer_open(buyer, listing)
    before = bargains.row(offer.id).expires_at

    with travel(timedelta(hours=6)):
        services.offers_sweep()

    assert abs(bargains.row(offer.id).expires_at - before - timedelta(hours=1)) < MINUTE


def test_an_outage_does_not_touch_what_is_over(buyer, listing):
    offer = offer_step(offer_open(buyer, listing), "withdraw", buyer.id)
    services.offers_sweep()
    before = bargains.everything()

    with travel(timedelta(hours=30)):
        services.offers_sweep()

    assert bargains.everything() == before
    assert bargains.row(offer.id).state == "withdrawn"


def test_a_bug_with_one_offer_does_not_keep_the_others(buyer, dealer, monkeypatch):
    bad, good = (offer_open(buyer, listing_active(dealer.id)) for _ in range(2))
    real = offers.move_on

    def move(offer, *args, **options):
        if offer.id == bad.id:
            raise RuntimeError("broken")
        return real(offer, *args, **options)

    with travel(OPEN_FOR + SECOND):
        with monkeypatch.context() as patched:
            patched.setattr(offers, "move_on", move)
            assert services.offers_sweep() == 1
        assert (bargains.row(bad.id).state, bargains.row(good.id).state) == ("open", "expired")
        assert services.offers_sweep() == 1


def test_the_task_sweeps(buyer, listing):
    offer = offer_open(buyer, listing)

    with travel(OPEN_FOR + SECOND):
        assert offers_sweep() == 1

    assert bargains.row(offer.id).state == "expired"


def test_an_accepted_offer_of_a_listing_that_was_dropped_cannot_be_used(buyer, seller, listing):
    from wibestore.listings.errors import ListingNotFound

    offer = offer_accepted(buyer, listing)
    services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="archive")
    before = bargains.everything()

    with pytest.raises(ListingNotFound):
        services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=Som(200_000))

    assert bargains.everything() == before
    assert bargains.sweep_after(RESERVED_FOR + SECOND) == 1
    assert bargains.row(offer.id).state == "expired"
