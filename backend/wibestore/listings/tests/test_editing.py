"""What a seller does over HTTP: make, change, seal, submit, archive; and what is refused."""

import pytest

from wibestore.audit.selectors import audit_list
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed, VersionConflict
from wibestore.core.models import OutboxMessage
from wibestore.games import selectors as games
from wibestore.listings import services
from wibestore.listings.api.schemas import ListingOut
from wibestore.listings.errors import InvalidListingTransition
from wibestore.listings.factories import (
    attributes_for,
    credentials_new,
    listing_active,
    listing_draft,
    listing_pending,
    listing_row,
)
from wibestore.listings.models import Listing
from wibestore.uploads.factories import image_create, image_waiting
from wibestore.vault import selectors as vault

pytestmark = pytest.mark.django_db

URL = "/api/v1/listings/"
SECRET = {"login_method": "google", "login": "player-one", "password": "s3cret-Pass"}


def body_of(**overrides):
    game = games.game_get("pubg-mobile")
    return {
        "game": "pubg-mobile",
        "title": "Conqueror account",
        "description": "Nine seasons",
        "price": 300_000,
        "attributes": attributes_for(game, rank="conqueror"),
        **overrides,
    }


def errors_of(response):
    return [(error["pointer"], error["code"]) for error in response.json()["errors"]]


def told():
    return list(
        OutboxMessage.objects.filter(topic__startswith="listing.").order_by("id").values_list("topic", flat=True)
    )


def test_create_makes_a_draft_with_everything(client_for, seller):
    image = image_create(seller.id)

    response = client_for(seller).post(URL, body_of(image_ids=[str(image.id)], credentials=SECRET))

    listing = ListingOut.model_validate_json(response.content)
    assert response.status_code == 201
    assert (listing.status, listing.version, listing.delivery) == ("draft", 1, "instant")
    assert (listing.has_credentials, listing.login_method) == (True, "google")
    assert listing.code.startswith("WB-")
    assert len(listing.code) == 8
    assert listing.images == [listing.image]
    assert listing.image.id == image.id
    assert listing.image_count == 1
    assert listing.allowed_events == ["edit", "submit", "archive"]
    assert listing.buy_refusal == "own_listing"
    assert response["Cache-Control"] == "no-store"
    assert "s3cret" not in response.content.decode()
    assert told() == []


def test_submit_then_approval_puts_it_on_sale(client_for, seller, moderator, client):
    browser = client_for(seller)
    listing = browser.post(URL, body_of(credentials=SECRET)).json()

    sent = browser.patch(f"{URL}{listing['id']}/", {"event": "submit", "expected_version": 1})
    assert sent.json()["status"] == "pending"
    assert client.get(URL).json()["results"] == []
    staff = Actor.user(moderator.id, is_staff=True)
    services.listing_approve(listing_id=listing["id"], actor=staff, expected_version=2)

    shown = client.get(URL).json()["results"]
    assert [card["id"] for card in shown] == [listing["id"]]
    assert shown[0]["published_at"] is not None
    assert told() == ["listing.submitted", "listing.changed", "listing.approved"]
    assert audit_list(target="listing", target_id=listing["id"])[0].action == "listing.approved"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "short"}, ("/title", "min_length")),
        ({"title": "x" * 121}, ("/title", "max_length")),
        ({"title": 5}, ("/title", "invalid_string")),
        ({"price": 999}, ("/price", "min_value")),
        ({"price": 1_000_000_001}, ("/price", "max_value")),
        ({"price": -1}, ("/price", "min_value")),
        ({"price": 10**30}, ("/price", "invalid_int")),
        ({"price": "300000"}, ("/price", "invalid_int")),
        ({"price": True}, ("/price", "invalid_int")),
        ({"game": "no-such-game"}, ("/game", "invalid_choice")),
        ({"attributes": {"rank": "emperor"}}, ("/attributes/rank", "invalid_choice")),
        ({"attributes": {"colour": "red"}}, ("/attributes/colour", "unknown_field")),
        ({"attributes": []}, ("/attributes", "invalid_dict")),
        ({"image_ids": ["x"]}, ("/image_ids/0", "invalid_uuid")),
        ({"image_ids": ["00000000-0000-7000-8000-000000000000"] * 2}, ("/image_ids", "not_unique")),
        ({"delivery_sla_minutes": 61}, ("/delivery_sla_minutes", "invalid_choice")),
        ({"colour": "red"}, ("/colour", "unknown_field")),
        ({"credentials": {**SECRET, "password": ""}}, ("/credentials/password", "min_length")),
        ({"credentials": {**SECRET, "login": "  "}}, ("/credentials/login", "required")),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_made(client_for, seller, change, expected):
    response = client_for(seller).post(URL, body_of(**change))

    assert response.status_code == 400
    assert expected in errors_of(response)
    assert Listing.objects.count() == 0


def test_text_cannot_carry_markup_or_nul(client_for, seller):
    browser = client_for(seller)

    made = browser.post(URL, body_of(title="<b>Conqueror</b> account", description="<script>x</script>fine"))
    nul = browser.post(URL, body_of(title="Conqueror\u0000 account"))

    assert (made.json()["title"], made.json()["description"]) == ("Conqueror account", "fine")
    assert nul.status_code == 400


def test_another_persons_picture_or_a_used_one_is_refused(client_for, seller, stranger):
    browser = client_for(seller)
    foreign, used = image_create(stranger.id), image_create(seller.id)
    browser.post(URL, body_of(image_ids=[str(used.id)]))

    assert browser.post(URL, body_of(image_ids=[str(foreign.id)])).status_code == 404
    assert browser.post(URL, body_of(image_ids=[str(used.id)])).status_code == 404
    assert Listing.objects.count() == 1


def test_a_picture_that_is_not_ready_is_refused(client_for, seller):
    waiting = image_waiting(seller.id)

    response = client_for(seller).post(URL, body_of(image_ids=[str(waiting.id)]))

    assert (response.status_code, response.json()["code"]) == (409, "upload.not_ready")
    assert response.json()["params"] == {"image_id": str(waiting.id)}
    assert not Listing.objects.exists()


def test_the_same_game_account_cannot_be_offered_twice(client_for, seller, stranger):
    client_for(seller).post(URL, body_of(credentials=SECRET))

    response = client_for(stranger).post(URL, body_of(credentials=SECRET))

    assert response.status_code == 409
    assert response.json()["code"] == "vault.credentials_taken"
    assert Listing.objects.count() == 1


def test_an_incomplete_draft_can_be_kept_but_not_submitted(client_for, seller):
    browser = client_for(seller)
    listing = browser.post(URL, body_of(attributes={"level": 5})).json()

    response = browser.patch(f"{URL}{listing['id']}/", {"event": "submit"})

    assert ("/attributes/rank", "required") in errors_of(response)
    assert listing_row(listing["id"]).status == "draft"
    assert told() == []


def test_the_plan_limits_what_is_on_sale(client_for, seller):
    for _ in range(10):
        listing_pending(seller.id, with_credentials=False)
    draft = listing_draft(seller.id)

    response = client_for(seller).patch(f"{URL}{draft.id}/", {"event": "submit"})

    assert response.status_code == 409
    assert response.json()["code"] == "listing.limit_reached"
    assert response.json()["params"] == {"limit": 10}
    assert listing_row(draft.id).status == "draft"


def test_a_new_price_stays_on_sale_and_new_content_goes_back_to_the_moderators(client_for, seller):
    browser = client_for(seller)
    listing = listing_active(seller.id)
    url = f"{URL}{listing.id}/"

    assert browser.patch(url, {"price": 260_000, "delivery_sla_minutes": 30}).json()["status"] == "active"
    assert browser.patch(url, {"title": "A well kept account"}).json()["version"] == listing.version + 1
    assert browser.patch(url, {"title": "Another title now"}).json()["status"] == "pending"
    assert listing_row(listing.id).price == 260_000
    assert told()[-1] == "listing.submitted"


@pytest.mark.parametrize("change", [{"description": "new"}, {"attributes": {}}, {"image_ids": []}])
def test_every_kind_of_content_is_looked_at_again(client_for, seller, change):
    image = image_create(seller.id)
    listing = listing_active(seller.id, image_ids=(image.id,))
    if change == {"attributes": {}}:
        change = {"attributes": attributes_for(games.game_get("pubg-mobile"), rank="conqueror")}

    response = client_for(seller).patch(f"{URL}{listing.id}/", change)

    assert response.status_code == 200
    assert response.json()["status"] == "pending"


def test_pictures_are_replaced_in_their_order(client_for, seller):
    one, two = image_create(seller.id), image_create(seller.id)
    browser = client_for(seller)
    listing = browser.post(URL, body_of(image_ids=[str(one.id), str(two.id)])).json()

    changed = browser.patch(f"{URL}{listing['id']}/", {"image_ids": [str(two.id), str(one.id)]}).json()
    fewer = browser.patch(f"{URL}{listing['id']}/", {"image_ids": []}).json()

    assert [image["id"] for image in changed["images"]] == [str(two.id), str(one.id)]
    assert changed["image"]["id"] == str(two.id)
    assert (fewer["images"], fewer["image"], fewer["image_count"]) == ([], None, 0)


def test_put_replaces_all_but_the_game(client_for, seller):
    browser = client_for(seller)
    listing = browser.post(URL, body_of()).json()
    url = f"{URL}{listing['id']}/"

    whole = browser.put(url, body_of(title="All of it anew", description="", credentials=SECRET))
    other = browser.put(url, body_of(game="steam", attributes={}))

    assert whole.status_code == 200
    assert (whole.json()["title"], whole.json()["description"]) == ("All of it anew", "")
    assert whole.json()["delivery"] == "instant"
    assert errors_of(other) == [("/game", "immutable")]


def test_an_old_version_is_refused(client_for, seller):
    listing = listing_active(seller.id)

    response = client_for(seller).patch(f"{URL}{listing.id}/", {"price": 1_000, "expected_version": 1})

    assert response.status_code == 409
    assert response.json()["code"] == "request.version_conflict"
    assert response.json()["params"] == {"version": listing.version}
    assert listing_row(listing.id).price == 250_000


@pytest.mark.parametrize("event", ["submit", "resume"])
def test_an_event_that_is_not_open_is_refused_with_those_that_are(client_for, seller, event):
    listing = listing_active(seller.id)

    response = client_for(seller).patch(f"{URL}{listing.id}/", {"event": event})

    assert response.status_code == 409
    assert response.json()["code"] == "listing.invalid_transition"
    assert response.json()["params"]["allowed_events"] == ["edit", "pause", "archive"]


def test_pause_and_resume(client_for, seller, client):
    browser, listing = client_for(seller), listing_active(seller.id)
    url = f"{URL}{listing.id}/"

    assert browser.patch(url, {"event": "pause"}).json()["status"] == "paused"
    assert client.get(url).status_code == 404
    assert browser.patch(url, {"event": "resume"}).json()["status"] == "active"


def test_delete_archives_and_frees_the_game_account(client_for, seller, buyer):
    browser, listing = client_for(seller), listing_active(seller.id)
    url = f"{URL}{listing.id}/"

    assert browser.delete(url).status_code == 204
    assert listing_row(listing.id).status == "archived"
    assert not vault.credentials_exist(listing.id)
    assert browser.delete(url).status_code == 409


def test_delete_of_what_is_being_bought_is_refused(client_for, seller, buyer):
    listing = listing_active(seller.id)
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=250_000)

    response = client_for(seller).delete(f"{URL}{listing.id}/")

    assert response.status_code == 409
    assert response.json()["code"] == "listing.invalid_transition"
    assert listing_row(listing.id).status == "reserved"
    assert vault.credentials_exist(listing.id)


def test_credentials_are_sealed_and_not_shown(client_for, seller):
    browser, listing = client_for(seller), listing_draft(seller.id, with_credentials=False)
    url = f"{URL}{listing.id}/credentials/"

    response = browser.put(url, SECRET)
    blank = browser.put(url, {**SECRET, "login": " "})

    assert response.json()["delivery"] == "instant"
    assert response.json()["has_credentials"] is True
    assert "player-one" not in response.content.decode()
    assert errors_of(blank) == [("/login", "required")]


def test_credentials_of_a_sold_listing_are_refused(client_for, seller, buyer):
    listing = listing_active(seller.id)
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=250_000)

    response = client_for(seller).put(f"{URL}{listing.id}/credentials/", SECRET)

    assert response.status_code == 409
    assert vault.sealed_for(listing.id).version == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete", "credentials"])
def test_strangers_change_nothing(client_for, seller, stranger, client, method):
    public, private = listing_active(seller.id), listing_draft(seller.id)
    bodies = {"put": body_of(), "patch": {"price": 1_000}, "delete": None, "credentials": SECRET}

    def send(browser, listing_id):
        suffix = "credentials/" if method == "credentials" else ""
        verb = "put" if method == "credentials" else method
        return getattr(browser, verb)(f"{URL}{listing_id}/{suffix}", bodies[method])

    assert send(client_for(stranger), public.id).status_code == 403
    assert send(client_for(stranger), private.id).status_code == 404
    assert send(client_for(stranger), "00000000-0000-7000-8000-000000000000").status_code == 404
    assert send(client_for(None), public.id).status_code == 401
    assert listing_row(public.id).version == public.version


def test_a_visitor_cannot_create(client_for):
    assert client_for(None).post(URL, body_of()).status_code == 401


def test_who_sees_what(client_for, seller, stranger, moderator, client):
    draft, active = listing_draft(seller.id), listing_active(seller.id)

    assert client.get(f"{URL}{draft.id}/").status_code == 404
    assert client_for(stranger).get(f"{URL}{draft.id}/").status_code == 404
    assert client_for(moderator).get(f"{URL}{draft.id}/").json()["has_credentials"] is True
    visitor = client.get(f"{URL}{active.id}/").json()
    assert (visitor["has_credentials"], visitor["rejection_reason"]) == (None, None)
    assert (visitor["allowed_events"], visitor["buy_refusal"]) == ([], "sign_in")
    buyer = client_for(stranger).get(f"{URL}{active.id}/").json()
    assert (buyer["allowed_events"], buyer["buy_refusal"]) == (["buy", "offer"], "")


@pytest.mark.parametrize("status", ["reserved", "sold"])
def test_what_was_on_sale_stays_readable_and_marked(client, seller, status):
    listing = listing_active(seller.id)
    Listing.objects.filter(id=listing.id).update(status=status)

    shown = client.get(f"{URL}{listing.id}/").json()

    assert (shown["status"], shown["buy_refusal"]) == (status, "not_active")


def test_the_detail_costs_two_queries(client, seller, django_assert_num_queries):
    listing = listing_active(seller.id)
    client.get(URL)

    with django_assert_num_queries(2):
        client.get(f"{URL}{listing.id}/")


def test_a_rejection_needs_a_reason_and_shows_it_to_the_seller(client_for, seller, moderator):
    listing, staff = listing_pending(seller.id), Actor.user(moderator.id, is_staff=True)

    with pytest.raises(ValidationFailed):
        services.listing_reject(listing_id=listing.id, actor=staff, expected_version=2, reason=" ")
    with pytest.raises(VersionConflict):
        services.listing_reject(listing_id=listing.id, actor=staff, expected_version=1, reason="Blurred")
    services.listing_reject(listing_id=listing.id, actor=staff, expected_version=2, reason="Blurred pictures")

    shown = client_for(seller).get(f"{URL}{listing.id}/").json()
    assert (shown["status"], shown["rejection_reason"]) == ("rejected", "Blurred pictures")
    with pytest.raises(InvalidListingTransition):
        services.listing_approve(listing_id=listing.id, actor=staff, expected_version=3)
    assert client_for(seller).patch(f"{URL}{listing.id}/", {"event": "submit"}).json()["status"] == "pending"
    assert told() == ["listing.submitted", "listing.rejected", "listing.submitted"]


def test_own_lists_show_every_status_or_one(client_for, seller, stranger, moderator):
    draft, active = listing_draft(seller.id), listing_active(seller.id)
    listing_active(stranger.id)
    browser = client_for(seller)

    def ids(path, who=browser):
        return [card["id"] for card in who.get(path).json()["results"]]

    assert ids("/api/v1/profile/listings/") == [str(active.id), str(draft.id)]
    assert ids("/api/v1/profile/listings/?status=draft") == [str(draft.id)]
    assert ids(f"{URL}?status=draft") == [str(draft.id)]
    assert ids(f"{URL}?status=draft", client_for(stranger)) == []
    assert ids(f"{URL}?status=draft&seller=seller", client_for(stranger)) == []
    assert ids(f"{URL}?status=draft&seller=seller", client_for(moderator)) == [str(draft.id)]
    assert client_for(None).get(f"{URL}?status=draft").status_code == 401
    assert client_for(None).get("/api/v1/profile/listings/").status_code == 401
    assert browser.get("/api/v1/profile/listings/?status=x").status_code == 400
    assert browser.get("/api/v1/profile/listings/")["Cache-Control"] == "no-store"


def test_a_sellers_public_list_holds_what_is_on_sale(client, seller):
    listing_draft(seller.id)
    active = listing_active(seller.id, credentials=credentials_new())

    shown = client.get("/api/v1/users/seller/listings/").json()["results"]

    assert [card["id"] for card in shown] == [str(active.id)]
    assert client.get("/api/v1/users/nobody/listings/").status_code == 404
