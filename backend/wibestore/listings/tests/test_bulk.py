"""One action for many listings: each row by itself, one refused stops no other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.listings import services
from wibestore.listings.factories import listing_active, listing_draft, listing_row
from wibestore.listings.models import Listing

URL = "/api/v1/profile/listings/bulk/"


@pytest.fixture
def seller(dealer):
    """Somebody whose plan allows many listings."""
    return dealer


def send(browser, ids, action, **terms):
    return browser.post(URL, {"ids": [str(one) for one in ids], "action": action, **terms})


def rows_of(response):
    assert response.status_code == 200, response.content
    return [(row["is_changed"], row["problem"] and row["problem"]["code"]) for row in response.json()["results"]]


@pytest.mark.django_db
def test_each_row_is_answered_by_itself_in_the_order_asked(client_for, seller, stranger):
    active, draft = listing_active(seller.id), listing_draft(seller.id)
    public, private = listing_active(stranger.id), listing_draft(stranger.id)
    other = listing_active(seller.id)
    ids = [active.id, draft.id, public.id, private.id, other.id, active.id]

    response = send(client_for(seller), ids, "pause")

    assert rows_of(response) == [
        (True, None),
        (False, "listing.invalid_transition"),
        (False, "auth.not_permitted"),
        (False, "listing.not_found"),
        (True, None),
    ]
    shown = response.json()["results"]
    assert [row["id"] for row in shown] == [str(one) for one in ids[:5]]
    assert [row["listing"] and row["listing"]["status"] for row in shown] == ["paused", "draft", None, None, "paused"]
    assert shown[0]["listing"]["allowed_events"] == ["edit", "resume", "archive"]
    assert shown[1]["problem"]["params"]["allowed_events"] == ["edit", "submit", "archive"]
    assert (listing_row(public.id).version, listing_row(private.id).version) == (public.version, private.version)


@pytest.mark.django_db
def test_titles_of_refusals_are_in_the_readers_language(client_for, seller):
    draft = listing_draft(seller.id)

    response = client_for(seller).post(URL, {"ids": [str(draft.id)], "action": "pause"}, HTTP_ACCEPT_LANGUAGE="ru")

    assert response.json()["results"][0]["problem"]["title"] == "С объявлением сейчас так нельзя"


@pytest.mark.django_db
def test_pause_resume_and_archive(client_for, seller):
    browser, ids = client_for(seller), [listing_active(seller.id).id for _ in range(3)]

    for action, status in (("pause", "paused"), ("resume", "active"), ("archive", "archived")):
        assert rows_of(send(browser, ids, action)) == [(True, None)] * 3
        assert {listing_row(one).status for one in ids} == {status}
    assert rows_of(send(browser, ids, "resume")) == [(False, "listing.invalid_transition")] * 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("terms", "prices"),
    [
        ({"price": 300_000}, [300_000, 300_000]),
        ({"percent": -10}, [225_000, 299_999]),
        ({"percent": 7}, [267_500, 356_666]),
        ({"percent": 0}, [250_000, 333_333]),
    ],
)
def test_a_new_price_is_one_number_or_a_share_rounded_down(client_for, seller, terms, prices):
    ids = [listing_active(seller.id, price=price).id for price in (250_000, 333_333)]

    response = send(client_for(seller), ids, "reprice", **terms)

    changed = terms != {"percent": 0}
    assert rows_of(response) == [(changed, None)] * 2
    assert [listing_row(one).price for one in ids] == prices


@pytest.mark.django_db
def test_a_price_out_of_bounds_is_that_rows_own_problem(client_for, seller):
    cheap, dear = listing_active(seller.id, price=1_500), listing_active(seller.id, price=500_000)

    response = send(client_for(seller), [cheap.id, dear.id], "reprice", percent=-50)

    assert rows_of(response) == [(False, "validation.failed"), (True, None)]
    assert response.json()["results"][0]["problem"]["params"] == {"pointer": "/price", "code": "min_value", "min": 1000}
    assert [listing_row(one.id).price for one in (cheap, dear)] == [1_500, 250_000]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        {"ids": [], "action": "pause"},
        {"ids": ["x"], "action": "pause"},
        {"action": "pause"},
        {"action": "sell"},
        {"action": "approve"},
        {"action": "reprice"},
        {"action": "reprice", "price": 300_000, "percent": 5},
        {"action": "reprice", "percent": -91},
        {"action": "reprice", "percent": 201},
        {"action": "reprice", "percent": 1.5},
        {"action": "pause", "price": 300_000},
        {"action": "pause", "colour": "red"},
    ],
)
def test_what_cannot_be_meant_is_refused_whole(client_for, seller, body):
    listing = listing_active(seller.id)
    if body != {"action": "pause"}:
        body = {"ids": [str(listing.id)], **body}

    response = client_for(seller).post(URL, body)

    assert response.status_code == 400
    assert listing_row(listing.id).version == listing.version


@pytest.mark.django_db
def test_a_hundred_and_one_are_too_many(client_for, seller):
    listing = listing_active(seller.id)

    ids = [listing.id, *(f"00000000-0000-7000-8000-{number:012}" for number in range(100))]

    assert send(client_for(seller), ids, "pause").status_code == 400
    assert listing_row(listing.id).status == "active"


@pytest.mark.django_db
def test_each_row_more_costs_the_same_queries(client_for, seller):
    browser = client_for(seller)
    listings = [listing_active(seller.id, image_ids=()) for _ in range(7)]
    counts = []

    for some in (listings[:1], listings[1:3], listings[3:7]):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            rows_of(send(browser, [one.id for one in some], "reprice", price=260_000))
        counts.append(len(captured))

    per_row = counts[1] - counts[0]
    assert counts[2] - counts[1] == 2 * per_row
    # Savepoint and lock twice, the clock, the change, its fact and the outbox's own.
    assert (counts[0] - per_row, per_row) == (3, 9)


@pytest.mark.django_db(transaction=True)
def test_the_same_rows_from_two_windows_at_once_change_once_each(seller):
    ids = [listing_active(seller.id).id for _ in range(4)]

    def reprice(order):
        return lambda: services.listings_bulk(
            actor=Actor.user(seller.id), ids=order, action="reprice", price=Som(300_000)
        )

    outcomes = run_together([reprice(ids), reprice(ids[::-1])])

    changed = [one.id for outcome in outcomes for one in outcome if one.is_changed]
    assert sorted(changed) == sorted(ids)
    assert set(Listing.objects.filter(id__in=ids).values_list("price", flat=True)) == {300_000}
