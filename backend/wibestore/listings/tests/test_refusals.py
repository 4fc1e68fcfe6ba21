"""What listings, drafts and offers refuse over HTTP, code by code, and that a refusal changes nothing."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings.factories import (
    credentials_new,
    listing_active,
    listing_draft,
    listing_row,
    offer_open,
    sell_draft_complete,
)
from wibestore.listings.models import Favorite, Listing, SellDraft
from wibestore.uploads.factories import image_waiting
from wibestore.users.factories import user_create
from wibestore.users.services import user_block

pytestmark = pytest.mark.django_db
API = "/api/v1/"
WHOLE = {"game": "pubg-mobile", "title": "A well kept account", "price": 250_000}
SEALED = {"login_method": "google", "login": "taken_login", "password": "somewhat"}


def got(answer):
    return answer.status_code, answer.json()["code"]


def test_a_picture_that_is_not_ready_or_not_ones_own_is_not_shown(seller, client_for):
    client, listing, draft = client_for(seller), listing_draft(seller.id), sell_draft_complete(seller.id)
    waiting, nobodys = {"image_ids": [str(image_waiting(seller.id).id)]}, {"image_ids": [str(uuid7())]}

    answers = [
        client.put(f"{API}listings/{listing.id}/", {**WHOLE, **nobodys}),
        client.put(f"{API}listings/{listing.id}/", {**WHOLE, **waiting}),
        client.patch(f"{API}listings/{listing.id}/", waiting),
        client.post(f"{API}profile/sell-drafts/", waiting),
        client.put(f"{API}profile/sell-drafts/{draft}/", waiting),
    ]

    assert [got(answer) for answer in answers] == [(404, "upload.not_found"), *[(409, "upload.not_ready")] * 4]
    assert (listing_row(listing.id).image_count, SellDraft.objects.count()) == (0, 1)


def test_what_is_gone_is_not_written_anew(seller, client_for):
    listing, client = listing_active(seller.id), client_for(seller)
    client.delete(f"{API}listings/{listing.id}/")

    answer = client.put(f"{API}listings/{listing.id}/", {**WHOLE, "title": "Another title of it"})

    assert got(answer) == (409, "listing.invalid_transition")
    assert listing_row(listing.id).title == "A well kept account"


def test_one_account_is_on_offer_once(seller, client_for):
    listing_active(seller.id, credentials=credentials_new(SEALED["login"]))
    other, client = listing_active(seller.id), client_for(seller)

    put = client.put(f"{API}listings/{other.id}/credentials/", SEALED)
    replaced = client.put(f"{API}listings/{other.id}/", {**WHOLE, "credentials": SEALED})

    assert [got(put), got(replaced)] == [(409, "vault.credentials_taken")] * 2


def test_there_are_only_so_many_drafts_and_favorites(seller, buyer, client_for, monkeypatch):
    monkeypatch.setattr("wibestore.listings.services.making.DRAFTS_MAX", 1)
    monkeypatch.setattr("wibestore.listings.services.interest.FAVORITES_MAX", 1)
    listings = [listing_active(seller.id).id for _ in range(2)]
    mine, theirs = client_for(seller), client_for(buyer)

    drafts = [mine.post(f"{API}listings/", WHOLE) for _ in range(2)]
    favorites = [theirs.post(f"{API}listings/{listing_id}/favorite/") for listing_id in listings]

    assert [drafts[0].status_code, got(drafts[1])] == [201, (409, "listing.limit_reached")]
    assert [favorites[0].status_code, got(favorites[1])] == [200, (409, "listing.limit_reached")]
    assert (Listing.objects.filter(status="draft").count(), Favorite.objects.count()) == (1, 1)


@pytest.mark.parametrize("role", ["moderator", "finance"])
def test_what_is_not_on_sale_is_listed_for_whoever_may_see_it(role, seller, client_for):
    listing_draft(seller.id)
    person = user_create(username="person", staff_role=role)

    answer = client_for(person).get(f"{API}listings/?status=draft")

    assert answer.status_code == 200
    assert len(answer.json()["results"]) == (1 if role == "moderator" else 0)


def test_somebody_blocked_lists_nothing_of_their_own(seller, client_for):
    client = client_for(seller)
    user_block(user_id=seller.id, actor=Actor.system("tests"), reason="Sold one account twice")

    assert got(client.get(f"{API}listings/?status=draft")) == (403, "user.blocked")


def test_offers_of_a_listing_go_on_by_their_cursor(seller, buyer, stranger, client_for):
    listing, client = listing_active(seller.id), client_for(seller)
    for person in (buyer, stranger):
        offer_open(person, listing)

    first = client.get(f"{API}listings/{listing.id}/offers/?page_size=1").json()
    second = client.get(first["next"])

    assert second.status_code == 200
    assert first["results"] != second.json()["results"]
