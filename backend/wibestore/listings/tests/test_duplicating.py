"""The like of a listing as a new draft: text, terms and pictures, never what was sealed."""

import pytest
from django.apps import apps

from wibestore.listings.factories import listing_active, listing_draft, listing_row, sell_draft_complete
from wibestore.listings.models import SELL_DRAFTS_MAX, SellDraft
from wibestore.uploads import selectors as uploads_selectors
from wibestore.uploads import services as uploads
from wibestore.uploads.factories import image_create
from wibestore.vault import selectors as vault

pytestmark = pytest.mark.django_db


def address(listing_id):
    return f"/api/v1/listings/{listing_id}/duplicate/"


def test_a_duplicate_has_everything_but_the_credentials(client_for, seller):
    images = [image_create(seller.id), image_create(seller.id, color="#112233")]
    listing = listing_active(
        seller.id,
        image_ids=tuple(image.id for image in images),
        description="Nine seasons",
        language="ru",
        delivery_sla_minutes=30,
        accepts_offers=False,
        offer_floor=200_000,
    )

    response = client_for(seller).post(address(listing.id))

    draft, row = response.json(), listing_row(listing.id)
    assert response.status_code == 201
    assert (draft["title"], draft["description"], draft["language"]) == (row.title, "Nine seasons", "ru")
    assert (draft["price"], draft["delivery_sla_minutes"], draft["accepts_offers"]) == (250_000, 30, False)
    assert (draft["offer_floor"], draft["attributes"]) == (200_000, row.attributes)
    assert (draft["game"]["slug"], draft["delivery"]) == ("pubg-mobile", "manual")
    assert (draft["has_credentials"], draft["login_method"]) == (False, "")
    assert vault.credentials_exist(listing.id)
    assert row.version == listing.version


def test_the_pictures_are_the_same_files_as_images_of_their_own(client_for, seller):
    image = image_create(seller.id)
    listing = listing_active(seller.id, image_ids=(image.id,))

    draft = client_for(seller).post(address(listing.id)).json()

    copied = draft["images"][0]
    assert copied["id"] != str(image.id)
    assert copied["full"]["url"] == image.full.url
    rows = apps.get_model("uploads", "Image").objects
    assert rows.get(id=image.id).used_by == listing.id
    assert str(rows.get(id=copied["id"]).used_by) == draft["id"]
    assert apps.get_model("uploads", "ImageFile").objects.count() == 1


def test_the_shared_file_stays_while_one_of_them_shows_it(client_for, seller):
    image = image_create(seller.id)
    browser, listing = client_for(seller), listing_draft(seller.id, image_ids=(image.id,))
    draft = browser.post(address(listing.id)).json()

    browser.delete(f"/api/v1/profile/sell-drafts/{draft['id']}/")
    browser.delete(f"/api/v1/upload/image/{draft['images'][0]['id']}/")

    assert apps.get_model("uploads", "Image").objects.count() == 1
    assert uploads_selectors.images_by_ids([image.id])[image.id].full.url == image.full.url


def test_a_copy_of_what_is_not_ones_own_is_left_out(seller, stranger):
    mine, foreign = image_create(seller.id), image_create(stranger.id)

    copies = uploads.images_copy(owner_id=seller.id, image_ids=[mine.id, foreign.id])

    assert list(copies) == [mine.id]
    assert apps.get_model("uploads", "Image").objects.count() == 3


@pytest.mark.parametrize("status", ["paused", "rejected", "sold", "archived", "quarantined"])
def test_one_may_sell_the_like_of_anything_one_has_had(client_for, seller, status):
    listing = listing_active(seller.id)
    type(listing_row(listing.id)).objects.filter(id=listing.id).update(status=status)

    assert client_for(seller).post(address(listing.id)).status_code == 201
    assert listing_row(listing.id).status == status


def test_strangers_and_a_full_desk_make_nothing(client_for, seller, stranger):
    public, private = listing_active(seller.id), listing_draft(seller.id)

    assert client_for(stranger).post(address(public.id)).status_code == 403
    assert client_for(stranger).post(address(private.id)).status_code == 404
    assert client_for(None).post(address(public.id)).status_code == 401
    assert SellDraft.objects.count() == 0
    image = image_create(seller.id)
    shown = listing_draft(seller.id, image_ids=(image.id,))
    for _ in range(SELL_DRAFTS_MAX):
        sell_draft_complete(seller.id, game="")

    refused = client_for(seller).post(address(shown.id))

    assert (refused.status_code, refused.json()["code"]) == (409, "listing.limit_reached")
    assert SellDraft.objects.count() == SELL_DRAFTS_MAX
    assert apps.get_model("uploads", "Image").objects.count() == 1
