"""A verdict keeps a listing off sale: its seller cannot bring it back, an order loses nothing, the end is told."""

from datetime import timedelta

import pytest

from wibestore.audit import selectors as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.listings import services
from wibestore.listings.errors import InvalidListingTransition, ListingHidden
from wibestore.listings.factories import listing_active, listing_draft, listing_pending, listing_row

pytestmark = pytest.mark.django_db

STAFF = Actor.system("moderation")
VERDICT = uuid7()


@pytest.fixture
def listing(seller):
    return listing_active(seller.id)


def hide(listing, verdict_id=VERDICT, **options):
    return services.listing_hide(listing_id=listing.id, actor=STAFF, verdict_id=verdict_id, **options)


def show(listing, verdict_id=VERDICT):
    return services.listing_show(listing_id=listing.id, actor=STAFF, verdict_id=verdict_id)


def facts(topic):
    return OutboxMessage.objects.filter(topic=topic).count()


def test_hiding_takes_it_off_sale_once_and_says_so(listing, client_for, stranger):
    first, again = hide(listing), hide(listing)

    assert (first.status, again.version) == ("paused", first.version)
    assert (facts("listing.hidden"), facts("listing.changed")) == (1, 2)
    [record] = [line for line in audit.audit_list(target="listing", target_id=listing.id) if "hidden" in line.action]
    assert (record.details["before"], record.details["after"]) == ({"status": "active"}, {"status": "paused"})
    assert client_for(stranger).get(f"/api/v1/listings/{listing.id}/").status_code == 404


def test_its_seller_reads_why_it_waits_and_cannot_bring_it_back(listing, seller, client_for):
    until = clock.now() + timedelta(days=7)
    hide(listing, until=until)
    client = client_for(seller)

    read = client.get(f"/api/v1/listings/{listing.id}/").json()
    [row] = client.get("/api/v1/profile/listings/").json()["results"]
    refused = client.patch(f"/api/v1/listings/{listing.id}/", {"event": "resume"})

    assert (read["is_hidden"], row["is_hidden"]) == (True, True)
    assert read["hidden_until"] == row["hidden_until"] is not None
    assert read["allowed_events"] == row["allowed_events"] == ["edit", "archive"]
    assert (refused.status_code, refused.json()["code"]) == (409, "listing.hidden")
    assert refused.json()["params"]["until"] == until.isoformat()
    assert listing_row(listing.id).status == "paused"


def test_rewriting_it_leads_no_way_around(listing, seller):
    hide(listing)
    actor = Actor.user(seller.id)
    services.listing_update(actor=actor, listing_id=listing.id, changes={"title": "Quite another account"})

    with pytest.raises(ListingHidden) as refusal:
        services.listing_event(actor=actor, listing_id=listing.id, event="submit")

    assert refusal.value.params == {"until": None}
    assert listing_row(listing.id).status == "draft"


def test_the_end_lets_its_seller_resume_it(listing, seller):
    hide(listing)

    shown, again = show(listing), show(listing)

    assert (shown.status, again.version) == ("paused", shown.version)
    assert facts("listing.shown") == 1
    row = listing_row(listing.id)
    assert (row.hidden_verdict_id, row.hidden_until) == (None, None)
    assert services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="resume").status == "active"


def test_another_verdict_ends_nothing(listing):
    hide(listing)

    show(listing, uuid7())

    assert listing_row(listing.id).hidden_verdict_id == VERDICT
    assert facts("listing.shown") == 0


def test_what_is_being_bought_is_hidden_when_it_comes_back(listing, buyer):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=Som(250_000))

    assert hide(listing).status == "reserved"
    assert services.listing_release(listing.id).status == "paused"


def test_a_release_after_the_end_puts_it_back_on_sale(listing, buyer):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=Som(250_000))
    hide(listing)
    show(listing)

    assert services.listing_release(listing.id).status == "active"


def test_what_was_sold_meanwhile_is_only_forgotten(listing, buyer):
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=Som(250_000))
    hide(listing)
    services.listings_sell(listing_ids=[listing.id], now=clock.now())

    assert show(listing).status == "sold"
    assert listing_row(listing.id).hidden_verdict_id is None
    assert facts("listing.shown") == 0


@pytest.mark.parametrize("make", [listing_draft, listing_pending])
def test_what_nobody_sees_cannot_be_hidden(make, seller):
    listing = make(seller.id)

    with pytest.raises(InvalidListingTransition):
        hide(listing)

    row = listing_row(listing.id)
    assert (row.hidden_verdict_id, row.version) == (None, listing.version)
    assert facts("listing.hidden") == 0


def test_a_bulk_resume_names_it(listing, seller):
    hide(listing)

    [change] = services.listings_bulk(actor=Actor.user(seller.id), ids=[listing.id], action="resume")

    assert (change.is_changed, change.problem.code) == (False, "listing.hidden")


def test_a_rejection_by_field_is_read_by_its_seller_alone(seller, client_for, moderator):
    listing = listing_pending(seller.id)
    reasons = [{"field": "title", "text": "Name the rank"}]
    services.listing_reject(
        listing_id=listing.id,
        actor=Actor.user(moderator.id, is_staff=True),
        expected_version=listing.version,
        reason="Name the rank",
        field_reasons=reasons,
    )

    read = client_for(seller).get(f"/api/v1/listings/{listing.id}/").json()
    [row] = client_for(seller).get("/api/v1/profile/listings/").json()["results"]

    assert read["rejection_fields"] == row["rejection_fields"] == reasons
    assert OutboxMessage.objects.get(topic="listing.rejected").payload["field_count"] == 1
    services.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="submit")
    again = listing_row(listing.id)
    services.listing_approve(listing_id=again.id, actor=STAFF, expected_version=again.version)
    assert listing_row(listing.id).rejection_fields == []
    assert client_for(None).get(f"/api/v1/listings/{listing.id}/").json()["rejection_fields"] is None
