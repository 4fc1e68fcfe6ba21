"""A draft becomes a listing of the same id, checked as any listing is; pressed twice it is one."""

import pytest
from django.apps import apps

from wibestore.core.actor import Actor
from wibestore.core.errors import VersionConflict
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.games import selectors as games
from wibestore.listings import services
from wibestore.listings.api import reading
from wibestore.listings.api.schemas import ListingOut
from wibestore.listings.errors import ListingLimitReached, SellDraftNotFound
from wibestore.listings.factories import attributes_for, listing_pending, listing_row, sell_draft_complete
from wibestore.listings.models import SELL_DRAFTS_MAX, Listing, ListingImage, SellDraft
from wibestore.listings.types import SellDraftContent
from wibestore.uploads.factories import image_create
from wibestore.vault import selectors as vault

URL = "/api/v1/profile/sell-drafts/"
SECRET = {"login_method": "google", "login": "player-one", "password": "s3cret-Pass"}
VERSION = {"expected_version": 1}


@pytest.fixture
def browser(client_for, seller):
    return client_for(seller)


def errors_of(response):
    return sorted((error["pointer"], error["code"]) for error in response.json()["errors"])


def told():
    return list(OutboxMessage.objects.filter(topic__startswith="listing.").values_list("topic", flat=True))


@pytest.mark.django_db
def test_a_whole_draft_becomes_a_submitted_listing_and_everything_stays_where_it_is(browser, seller):
    image = image_create(seller.id)
    draft_id = sell_draft_complete(
        seller.id, image_ids=(image.id,), language="ru", description="Девять сезонов", accepts_offers=False
    )
    browser.put(f"{URL}{draft_id}/credentials/", SECRET)
    sealed = vault.sealed_for(draft_id)

    response = browser.post(f"{URL}{draft_id}/publish/", {"expected_version": 2})

    listing = ListingOut.model_validate_json(response.content)
    assert response.status_code == 201
    assert (listing.id, listing.status, listing.delivery, listing.login_method) == (
        draft_id,
        "pending",
        "instant",
        "google",
    )
    assert (listing.language, listing.description, listing.accepts_offers) == ("ru", "Девять сезонов", False)
    assert (listing.has_credentials, [one.id for one in listing.images]) == (True, [image.id])
    assert vault.sealed_for(draft_id) == sealed
    assert apps.get_model("uploads", "Image").objects.get(id=image.id).used_by == draft_id
    assert ListingImage.objects.get(listing_id=draft_id).image_id == image.id
    assert SellDraft.objects.count() == 0
    assert told() == ["listing.submitted"]


@pytest.mark.django_db
def test_pressed_twice_it_is_the_same_listing(browser, seller):
    draft_id = sell_draft_complete(seller.id)

    first = browser.post(f"{URL}{draft_id}/publish/", VERSION)
    second = browser.post(f"{URL}{draft_id}/publish/", VERSION)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() | {"seller_availability": None} == second.json() | {"seller_availability": None}
    assert Listing.objects.count() == 1
    assert told() == ["listing.submitted"]


@pytest.mark.django_db
def test_everything_wrong_or_missing_is_named_at_once_where_listings_name_it(browser):
    draft = browser.post(URL, {"game": "pubg-mobile", "title": "short", "delivery": "instant"}).json()
    url = f"{URL}{draft['id']}/publish/"

    refused = browser.post(url, VERSION)

    required = {("/attributes/" + key, "required") for key in attributes_for(games.game_get("pubg-mobile"))}
    expected = {("/title", "min_length"), ("/price", "required"), ("/credentials", "required")} | required
    assert refused.status_code == 400
    assert set(errors_of(refused)) == expected
    assert Listing.objects.count() == 0
    assert SellDraft.objects.get().version == 1
    assert told() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"game": ""}, ("/game", "required")),
        ({"title": ""}, ("/title", "required")),
        ({"price": 999}, ("/price", "min_value")),
        ({"price": 1_000_000_001}, ("/price", "max_value")),
        ({"offer_floor": 300_000}, ("/offer_floor", "max_value")),
        ({"offer_floor": 0}, ("/offer_floor", "min_value")),
        ({"delivery_sla_minutes": 61}, ("/delivery_sla_minutes", "invalid_choice")),
        ({"attributes": {}}, ("/attributes/rank", "required")),
        ({"attributes": {"rank": "emperor"}}, ("/attributes/rank", "invalid_choice")),
        ({"attributes": {"colour": "red"}}, ("/attributes/colour", "unknown_field")),
        ({"delivery": "instant"}, ("/credentials", "required")),
    ],
)
def test_one_wrong_part_stops_it_and_the_draft_stays(browser, seller, change, expected):
    draft_id = sell_draft_complete(seller.id, **change)
    before = SellDraft.objects.values().get()

    refused = browser.post(f"{URL}{draft_id}/publish/", VERSION)

    assert refused.status_code == 400
    assert expected in errors_of(refused)
    assert SellDraft.objects.values().get() == before
    assert Listing.objects.count() == 0


@pytest.mark.django_db
def test_another_version_than_the_one_seen_is_refused(browser, seller):
    draft_id = sell_draft_complete(seller.id)

    refused = browser.post(f"{URL}{draft_id}/publish/", {"expected_version": 2})
    without = browser.post(f"{URL}{draft_id}/publish/", {})

    assert (refused.status_code, refused.json()["params"]) == (409, {"version": 1})
    assert errors_of(without) == [("/expected_version", "required")]
    assert (SellDraft.objects.count(), Listing.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_the_plans_limit_holds_and_the_draft_with_its_secrets_stays(browser, seller):
    for _ in range(10):
        listing_pending(seller.id, with_credentials=False)
    image = image_create(seller.id)
    draft_id = sell_draft_complete(seller.id, image_ids=(image.id,))
    browser.put(f"{URL}{draft_id}/credentials/", SECRET)

    refused = browser.post(f"{URL}{draft_id}/publish/", {"expected_version": 2})

    assert (refused.status_code, refused.json()["code"]) == (409, "listing.limit_reached")
    assert refused.json()["params"] == {"limit": 10}
    assert SellDraft.objects.get().image_ids == [image.id]
    assert vault.credentials_exist(draft_id)
    assert Listing.objects.count() == 10


@pytest.mark.django_db
def test_who_then_chose_to_deliver_by_hand_does_so(browser, seller):
    draft_id = sell_draft_complete(seller.id)
    browser.put(f"{URL}{draft_id}/credentials/", SECRET)
    draft = browser.get(f"{URL}{draft_id}/").json()
    body = {name: draft[name] for name in ("title", "price", "attributes")}
    browser.put(f"{URL}{draft_id}/", {**body, "game": "pubg-mobile", "delivery": "manual"})

    listing = browser.post(f"{URL}{draft_id}/publish/", {"expected_version": 3}).json()

    assert (listing["delivery"], listing["has_credentials"]) == ("manual", False)
    assert not vault.credentials_exist(draft_id)


def publish(seller, draft_id):
    return lambda: services.sell_draft_publish(
        actor=Actor.user(seller.id), draft_id=draft_id, expected_version=1, read=reading.listing_draft_of
    )


@pytest.mark.django_db(transaction=True)
def test_pressed_eight_times_at_once_it_is_one_listing(seller):
    image = image_create(seller.id)
    draft_id = sell_draft_complete(seller.id, image_ids=(image.id,))

    outcomes = run_together([publish(seller, draft_id)] * 8)

    assert sorted(is_new for _, is_new in outcomes) == [False] * 7 + [True]
    assert {change.id for change, _ in outcomes} == {draft_id}
    assert (Listing.objects.count(), ListingImage.objects.count(), SellDraft.objects.count()) == (1, 1, 0)
    assert told() == ["listing.submitted"]


@pytest.mark.django_db(transaction=True)
def test_saving_throwing_away_and_publishing_at_once_are_one_after_the_other(seller):
    actor = Actor.user(seller.id)
    for _ in range(6):
        draft_id = sell_draft_complete(seller.id)
        published, saved, thrown = run_together(
            [
                publish(seller, draft_id),
                lambda one=draft_id: services.sell_draft_replace(
                    actor=actor, draft_id=one, content=SellDraftContent(title="Another"), expected_version=1
                ),
                lambda one=draft_id: services.sell_draft_delete(actor=actor, draft_id=one),
            ]
        )

        is_listing = Listing.objects.filter(id=draft_id).exists()
        assert not SellDraft.objects.filter(id=draft_id).exists()
        if is_listing:
            assert isinstance(published, tuple)
            assert isinstance(saved, SellDraftNotFound)
            assert isinstance(thrown, SellDraftNotFound)
            assert listing_row(draft_id).title == "A well kept account"
        else:
            assert isinstance(published, SellDraftNotFound | VersionConflict)
            assert thrown is None


@pytest.mark.django_db(transaction=True)
def test_many_new_drafts_at_once_are_twenty_at_most(seller):
    def create():
        return services.sell_draft_create(actor=Actor.user(seller.id), content=SellDraftContent())

    for _ in range(SELL_DRAFTS_MAX - 2):
        create()

    outcomes = run_together([create] * 6)

    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert {type(one) for one in refused} == {ListingLimitReached}
    assert SellDraft.objects.count() == SELL_DRAFTS_MAX - 2 + 6 - len(refused)
    assert sorted(SellDraft.objects.values_list("slot", flat=True)) == list(range(1, SELL_DRAFTS_MAX + 1))
