"""What somebody is about to sell, kept on every step: saved, sealed, thrown away; and what is refused."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.games import selectors as games
from wibestore.listings.api.selling_schemas import SellDraftOut
from wibestore.listings.factories import attributes_for, credentials_new, listing_active, sell_draft_complete
from wibestore.listings.models import SELL_DRAFTS_MAX, Listing, SellDraft
from wibestore.uploads import services as uploads
from wibestore.uploads.factories import image_create
from wibestore.users import services as users
from wibestore.vault import selectors as vault

pytestmark = pytest.mark.django_db

URL = "/api/v1/profile/sell-drafts/"
SECRET = {"login_method": "google", "login": "player-one", "password": "s3cret-Pass"}
NOWHERE = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def browser(client_for, seller):
    return client_for(seller)


def errors_of(response):
    return [(error["pointer"], error["code"]) for error in response.json()["errors"]]


def row_of(draft):
    return SellDraft.objects.filter(id=draft["id"]).values().get()


def test_an_empty_body_is_a_draft_in_the_sellers_language(browser, seller):
    response = browser.post(URL, {})

    draft = SellDraftOut.model_validate_json(response.content)
    assert response.status_code == 201
    assert response["Cache-Control"] == "no-store"
    assert (draft.version, draft.game, draft.price, draft.title, draft.step) == (1, None, None, "", "")
    assert (draft.language, draft.delivery, draft.delivery_sla_minutes) == ("uz", "manual", 60)
    assert (draft.has_credentials, draft.login_method, draft.images) == (False, "", [])
    assert Listing.objects.count() == 0


def test_wrong_and_missing_parts_are_kept_as_they_are(browser):
    sent = {
        "game": "pubg-mobile",
        "step": "price",
        "language": "ru",
        "title": "abc",
        "description": "Девять <b>сезонов</b>",
        "price": 5,
        "attributes": {"rank": "no-such-rank", "colour": "red", "level": None, "linked": True, "count": 7},
        "delivery": "instant",
        "delivery_sla_minutes": 61,
        "accepts_offers": False,
        "offer_floor": 900_000,
    }

    draft = browser.post(URL, sent).json()

    kept = {name: draft[name] for name in sent if name not in ("game", "attributes", "description")}
    assert kept == {name: sent[name] for name in kept}
    assert draft["game"]["slug"] == "pubg-mobile"
    assert draft["description"] == "Девять сезонов"
    assert draft["attributes"] == {"rank": "no-such-rank", "colour": "red", "linked": True, "count": 7}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"game": "no-such-game"}, "/game"),
        ({"game": None}, "/game"),
        ({"title": "x" * 121}, "/title"),
        ({"description": "x" * 5001}, "/description"),
        ({"step": "x" * 17}, "/step"),
        ({"language": "de"}, "/language"),
        ({"price": -1}, "/price"),
        ({"price": 1.5}, "/price"),
        ({"price": 10**30}, "/price"),
        ({"attributes": {f"key-{number}": 1 for number in range(61)}}, "/attributes"),
        ({"attributes": {"x" * 65: 1}}, "/attributes"),
        ({"attributes": {"rank": "x" * 501}}, "/attributes"),
        ({"attributes": {"rank": [1]}}, "/attributes"),
        ({"attributes": {"rank": {"a": {"b": {}}}}}, "/attributes"),
        ({"attributes": {"rank": 1.5}}, "/attributes"),
        ({"attributes": {"rank": 10**16}}, "/attributes"),
        ({"attributes": []}, "/attributes"),
        ({"image_ids": [NOWHERE] * 6}, "/image_ids"),
        ({"image_ids": [NOWHERE] * 2}, "/image_ids"),
        ({"delivery": "drone"}, "/delivery"),
        ({"delivery_sla_minutes": -1}, "/delivery_sla_minutes"),
        ({"colour": "red"}, "/colour"),
        ({"credentials": SECRET}, "/credentials"),
    ],
)
def test_what_is_too_large_or_of_the_wrong_kind_is_refused_and_nothing_kept(browser, change, pointer):
    draft = browser.post(URL, {"title": "Kept"}).json()
    before = row_of(draft)

    made = browser.post(URL, change)
    changed = browser.put(f"{URL}{draft['id']}/", change)

    assert (made.status_code, changed.status_code) == (400, 400)
    assert pointer in [where for where, _ in errors_of(made)]
    assert errors_of(changed) == errors_of(made)
    assert row_of(draft) == before
    assert SellDraft.objects.count() == 1


def test_saving_again_replaces_all_and_counts_versions(browser):
    draft = browser.post(URL, {"title": "Conqueror", "price": 300_000}).json()
    url = f"{URL}{draft['id']}/"

    second = browser.put(url, {"title": "Conqueror account", "expected_version": 1}).json()
    same = browser.put(url, {"title": "Conqueror account", "expected_version": 2}).json()
    old = browser.put(url, {"title": "Of another window", "expected_version": 1})
    unasked = browser.put(url, {"title": "Whatever was before"}).json()

    assert (second["version"], second["title"], second["price"]) == (2, "Conqueror account", None)
    assert (same["version"], same["updated_at"]) == (2, second["updated_at"])
    assert (old.status_code, old.json()["code"], old.json()["params"]) == (
        409,
        "request.version_conflict",
        {"version": 2},
    )
    assert (unasked["version"], unasked["title"]) == (3, "Whatever was before")


def test_twenty_are_kept_and_no_more(browser, seller):
    for _ in range(SELL_DRAFTS_MAX):
        last = browser.post(URL, {}).json()

    refused = browser.post(URL, {})
    browser.delete(f"{URL}{last['id']}/")
    again = browser.post(URL, {})

    assert (refused.status_code, refused.json()["code"]) == (409, "listing.limit_reached")
    assert refused.json()["params"] == {"limit": SELL_DRAFTS_MAX}
    assert again.status_code == 201
    assert SellDraft.objects.filter(seller_id=seller.id).count() == SELL_DRAFTS_MAX


def test_the_list_shows_the_last_changed_first_by_as_many_queries_for_all(browser, seller, django_assert_num_queries):
    first, second = browser.post(URL, {"title": "First"}).json(), browser.post(URL, {"title": "Second"}).json()
    images = [image_create(seller.id), image_create(seller.id)]
    with clock.travel(timedelta(minutes=1)):
        browser.put(f"{URL}{first['id']}/", {"game": "pubg-mobile", "image_ids": [str(images[0].id)]})
        sell_draft_complete(seller.id, image_ids=(images[1].id,))

    # The session, the drafts, their pictures, what is sealed.
    with django_assert_num_queries(4):
        shown = browser.get(URL).json()["results"]

    assert [draft["title"] for draft in shown] == ["A well kept account", "", "Second"]
    assert [len(draft["images"]) for draft in shown] == [1, 1, 0]
    assert shown[2]["id"] == second["id"]


def test_pictures_hang_on_the_draft_and_the_sweep_spares_them(browser, seller):
    one, two = image_create(seller.id), image_create(seller.id)
    draft = browser.post(URL, {"image_ids": [str(two.id), str(one.id)]}).json()
    url = f"{URL}{draft['id']}/"

    with clock.travel(timedelta(days=2)):
        assert uploads.images_sweep() == 0
        kept = browser.put(url, {"image_ids": [str(one.id)]}).json()

    assert [image["id"] for image in draft["images"]] == [str(two.id), str(one.id)]
    assert [image["id"] for image in kept["images"]] == [str(one.id)]
    assert str(apps.get_model("uploads", "Image").objects.get(id=one.id).used_by) == draft["id"]
    assert apps.get_model("uploads", "Image").objects.get(id=two.id).used_by is None


def test_pictures_of_others_or_in_use_are_refused_and_the_old_ones_stay(browser, seller, stranger):
    mine, foreign, used = image_create(seller.id), image_create(stranger.id), image_create(seller.id)
    listing_active(seller.id, image_ids=(used.id,))
    draft = browser.post(URL, {"image_ids": [str(mine.id)]}).json()
    before = row_of(draft)

    for image in (foreign, used):
        refused = browser.put(f"{URL}{draft['id']}/", {"image_ids": [str(mine.id), str(image.id)]})
        assert (refused.status_code, refused.json()["code"]) == (404, "upload.not_found")

    assert row_of(draft) == before
    assert str(apps.get_model("uploads", "Image").objects.get(id=mine.id).used_by) == draft["id"]


def test_credentials_are_sealed_under_the_drafts_id_and_are_in_no_row_of_it(browser, seller):
    draft = browser.post(URL, {"game": "pubg-mobile"}).json()

    response = browser.put(f"{URL}{draft['id']}/credentials/", SECRET)

    sealed = response.json()
    assert (sealed["has_credentials"], sealed["login_method"], sealed["delivery"]) == (True, "google", "instant")
    assert sealed["version"] == 2
    assert vault.sealed_for(draft["id"]).version == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(listings_selldraft)::text FROM listings_selldraft")
        rows = str(cursor.fetchall())
    for secret in ("player-one", "s3cret-Pass"):
        assert secret not in response.content.decode()
        assert secret not in rows


def test_credentials_need_a_game_and_all_their_fields(browser):
    draft = browser.post(URL, {}).json()
    url = f"{URL}{draft['id']}/"

    without = browser.put(f"{url}credentials/", SECRET)
    browser.put(url, {"game": "pubg-mobile"})
    blank = browser.put(f"{url}credentials/", {**SECRET, "login": " "})

    assert errors_of(without) == [("/game", "required")]
    assert errors_of(blank) == [("/login", "required")]
    assert apps.get_model("vault", "CredentialSet").objects.count() == 0


def test_taking_credentials_away_frees_the_game_account(browser, client_for, seller, stranger):
    draft_id = sell_draft_complete(seller.id)
    browser.put(f"{URL}{draft_id}/credentials/", SECRET)

    unsealed = browser.delete(f"{URL}{draft_id}/credentials/").json()
    again = browser.delete(f"{URL}{draft_id}/credentials/").json()
    theirs = client_for(stranger).put(f"{URL}{sell_draft_complete(stranger.id)}/credentials/", SECRET)

    assert (unsealed["has_credentials"], unsealed["delivery"], unsealed["version"]) == (False, "manual", 3)
    assert again["version"] == 3
    assert theirs.status_code == 200


def test_a_game_account_on_offer_elsewhere_is_refused(browser, client_for, seller, stranger):
    credentials = credentials_new()
    listing_active(stranger.id, credentials=credentials)
    draft_id = sell_draft_complete(seller.id)
    body = {"login_method": "google", "login": credentials.login, "password": "another"}

    refused = browser.put(f"{URL}{draft_id}/credentials/", body)

    assert (refused.status_code, refused.json()["code"]) == (409, "vault.credentials_taken")
    assert not vault.credentials_exist(draft_id)
    assert SellDraft.objects.get(id=draft_id).delivery == "manual"


def test_another_game_takes_away_what_was_sealed_and_the_same_does_not(browser):
    draft = browser.post(URL, {"game": "pubg-mobile"}).json()
    url = f"{URL}{draft['id']}/"
    browser.put(f"{url}credentials/", SECRET)

    same = browser.put(url, {"game": "pubg-mobile", "title": "Conqueror", "delivery": "instant"}).json()
    other = browser.put(url, {"game": "steam", "delivery": "instant"}).json()

    assert (same["has_credentials"], other["has_credentials"]) == (True, False)


def test_throwing_a_draft_away_frees_pictures_and_game_account(browser, seller):
    image = image_create(seller.id)
    draft = browser.post(URL, {"game": "pubg-mobile", "image_ids": [str(image.id)]}).json()
    url = f"{URL}{draft['id']}/"
    browser.put(f"{url}credentials/", SECRET)

    gone = browser.delete(url)

    assert gone.status_code == 204
    assert browser.get(url).status_code == 404
    assert browser.delete(url).status_code == 404
    assert apps.get_model("uploads", "Image").objects.get(id=image.id).used_by is None
    assert not vault.credentials_exist(draft["id"])


@pytest.mark.parametrize("who", ["stranger", "moderator"])
def test_for_anybody_else_a_draft_does_not_exist(client_for, seller, stranger, moderator, who):
    draft_id = sell_draft_complete(seller.id)
    url, before = f"{URL}{draft_id}/", SellDraft.objects.values().get(id=draft_id)
    browser = client_for({"stranger": stranger, "moderator": moderator}[who])

    answers = [
        browser.get(url),
        browser.put(url, {"title": "Mine now"}),
        browser.delete(url),
        browser.put(f"{url}credentials/", SECRET),
        browser.delete(f"{url}credentials/"),
        browser.post(f"{url}publish/", {"expected_version": 1}),
    ]

    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(404, "sell_draft.not_found")}
    assert browser.get(URL).json() == {"results": []}
    assert SellDraft.objects.values().get(id=draft_id) == before
    assert apps.get_model("vault", "CredentialSet").objects.count() == Listing.objects.count() == 0


def test_a_blocked_seller_keeps_publishes_and_imports_nothing(browser, seller, moderator):
    draft_id = sell_draft_complete(seller.id)
    before = SellDraft.objects.values().get(id=draft_id)
    users.user_block(user_id=seller.id, actor=Actor.user(moderator.id, is_staff=True), reason="Fraud")

    answers = [
        browser.post(URL, {}),
        browser.put(f"{URL}{draft_id}/", {"title": "Another"}),
        browser.post(f"{URL}{draft_id}/publish/", {"expected_version": 1}),
        browser.post("/api/v1/profile/listings/bulk/", {"ids": [str(draft_id)], "action": "resume"}),
        browser.post("/api/v1/profile/listings/import/"),
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert list(SellDraft.objects.values()) == [before]
    assert Listing.objects.count() == 0


def test_deep_and_broken_bodies_are_refused(browser):
    deep = b'{"attributes": {"a": ' + b"[" * 900 + b"]" * 900 + b"}}"

    for body in (deep, b"[" * 5000, b'{"title": "\\u0000"}', b"null", b'{"price": NaN}'):
        answer = browser.generic("POST", URL, body, "application/json")
        assert answer.status_code == 400, body[:40]

    assert SellDraft.objects.count() == 0


def test_attributes_are_complete_for_the_drafts_of_these_tests(seller):
    draft = SellDraft.objects.get(id=sell_draft_complete(seller.id))

    assert draft.attributes == attributes_for(games.game_get("pubg-mobile"))
