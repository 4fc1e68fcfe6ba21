"""The catalog's administration: what listings use stays, what changes is seen at once."""

import pytest

from wibestore.audit import selectors as audit
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.games import selectors
from wibestore.listings import services as listings
from wibestore.listings.factories import listing_draft, listing_pending
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
GAMES = "/api/v1/admin/games/"
LABEL = {"uz": "Daraja", "ru": "Уровень", "en": "Level"}
NEW = {
    "slug": "a-new-game",
    "name": "A New Game",
    "publisher": "Somebody",
    "category": "battle-royale",
    "platforms": ["pc", "ps"],
    "popularity": 2,
    "aliases": ["ang"],
    "attributes": [
        {"key": "level", "type": "int", "label": LABEL, "min": 1, "max": 50, "is_primary": True},
        {
            "key": "tier",
            "type": "choice",
            "label": LABEL,
            "choices": [{"value": "low", "label": LABEL}, {"value": "high", "label": LABEL}],
        },
    ],
    "reason": "People ask for it every day",
}


@pytest.fixture(autouse=True)
def games_fresh():
    selectors.games_forget()
    yield
    selectors.games_forget()


@pytest.fixture
def admin(db, client_for):
    return client_for(user_create(username="chief", staff_role="admin"))


def whole(admin, slug):
    """Return a game as it would be sent back."""
    shown = admin.get(f"{GAMES}{slug}/").json()
    kept = ("name", "publisher", "platforms", "popularity", "aliases", "is_active", "attributes")
    return {
        **{name: shown[name] for name in kept},
        "category": shown["category"]["slug"],
        "reason": "So that buyers find what they want",
    }


def is_there(slug):
    return slug in {one["slug"] for one in selectors.admin_game_list()}


def history(slug):
    return [line.action for line in audit.audit_list(target="game", target_id=slug)]


def test_a_new_game_is_seen_at_once_at_the_end_of_the_catalog(admin, client, django_assert_num_queries):
    client.get("/api/v1/games/")

    made = admin.post(GAMES, NEW)

    assert made.status_code == 201
    assert (made.json()["attribute_count"], made.json()["cover_url"]) == (2, "/picture-missing.svg")
    assert client.get("/api/v1/games/").json()["results"][-1]["slug"] == "a-new-game"
    assert [one["key"] for one in client.get("/api/v1/games/a-new-game/").json()["attributes"][:2]] == ["level", "tier"]
    assert admin.post(GAMES, NEW).json()["code"] == "game.exists"
    assert history("a-new-game") == ["game.created"]
    with django_assert_num_queries(2):
        assert len(admin.get(GAMES).json()["results"]) == 79


def test_the_order_of_the_games_is_the_catalogs(admin, client):
    before = [one["slug"] for one in client.get("/api/v1/games/").json()["results"]]
    wanted = [before[2], *before[:2], *before[3:]]

    answer = admin.post("/api/v1/admin/games-order/", {"slugs": wanted, "reason": "More people ask for it"})

    assert answer.status_code == 200
    assert [one["slug"] for one in answer.json()["results"]] == wanted
    assert [one["slug"] for one in client.get("/api/v1/games/").json()["results"]] == wanted
    (line,) = audit.audit_list(target="game", target_id="*")
    assert (line.action, line.details["reason"]) == ("game.ordered", "More people ask for it")
    assert line.details["before"] == {before[0]: 1, before[1]: 2, before[2]: 3}
    assert line.details["after"] == {before[0]: 2, before[1]: 3, before[2]: 1}
    admin.post("/api/v1/admin/games-order/", {"slugs": wanted, "reason": "The same order once more"})
    assert len(history("*")) == 1


@pytest.mark.parametrize("lacking", [lambda slugs: slugs[1:], lambda slugs: [*slugs[1:], slugs[1]]])
def test_an_order_without_every_game_changes_nothing(lacking, admin):
    before = [one["slug"] for one in selectors.admin_game_list()]

    refused = admin.post("/api/v1/admin/games-order/", {"slugs": lacking(before), "reason": "More people ask for it"})

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/slugs")
    assert [one["slug"] for one in selectors.admin_game_list()] == before
    assert history("*") == []


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"category": "no-such"}, "/category"),
        ({"attributes": [{"key": "Level", "type": "int", "label": LABEL}]}, "/attributes/0/key"),
        ({"attributes": [{"key": "origin", "type": "int", "label": LABEL}]}, "/attributes/0/key"),
        ({"attributes": [{"key": "a", "type": "bool", "label": LABEL}] * 2}, "/attributes/1/key"),
        ({"attributes": [{"key": "a", "type": "choice", "label": LABEL}]}, "/attributes/0/choices"),
        (
            {"attributes": [{"key": "a", "type": "text", "label": LABEL, "choices": [{"value": "x", "label": LABEL}]}]},
            "/attributes/0/choices",
        ),
        (
            {
                "attributes": [
                    {"key": "a", "type": "choice", "label": LABEL, "choices": [{"value": "x", "label": LABEL}] * 2}
                ]
            },
            "/attributes/0/choices",
        ),
        ({"attributes": [{"key": "a", "type": "int", "label": LABEL, "min": 5, "max": 4}]}, "/attributes/0/max"),
        ({"reason": "short"}, "/reason"),
        ({"slug": "Not A Slug"}, "/slug"),
        ({"platforms": ["toaster"]}, "/platforms/0"),
    ],
)
def test_a_game_that_cannot_be_is_refused_at_its_place(change, pointer, admin):
    refused = admin.post(GAMES, {**NEW, **change})

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == pointer
    assert not is_there("a-new-game")
    assert history("a-new-game") == []


@pytest.mark.parametrize(
    ("change", "key", "value"),
    [
        (lambda attributes: [one for one in attributes if one["key"] != "rank"], "rank", None),
        (
            lambda attributes: [
                {**one, "type": "text", "choices": []} if one["key"] == "rank" else one for one in attributes
            ],
            "rank",
            None,
        ),
        (
            lambda attributes: [
                {**one, "choices": [choice for choice in one["choices"] if choice["value"] != "bronze"]}
                for one in attributes
            ],
            "rank",
            "bronze",
        ),
    ],
)
def test_what_listings_use_cannot_be_taken_away(change, key, value, seller, admin):
    made = [listing_pending(seller.id), listing_draft(seller.id)]
    game = whole(admin, "pubg-mobile")
    taken = {**game, "attributes": change(game["attributes"])}

    refused = admin.patch(f"{GAMES}pubg-mobile/", taken)

    assert (refused.status_code, refused.json()["code"]) == (409, "game.attribute_in_use")
    assert refused.json()["params"] == {"key": key, "value": value, "count": 2}
    assert whole(admin, "pubg-mobile") == game
    assert history("pubg-mobile") == []
    for listing in made:
        listings.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="archive")
    assert admin.patch(f"{GAMES}pubg-mobile/", taken).status_code == 200


def test_what_nobody_uses_goes_and_words_change_at_once(admin, client):
    game = whole(admin, "pubg-mobile")
    game["name"] = "PUBG Mobile 3"
    game["attributes"] = [one for one in game["attributes"] if one["key"] != "rank"]
    client.get("/api/v1/games/pubg-mobile/")

    changed = admin.patch(f"{GAMES}pubg-mobile/", game)

    assert changed.status_code == 200
    assert changed.json()["updated_at"] is not None
    shown = client.get("/api/v1/games/pubg-mobile/").json()
    assert shown["name"] == "PUBG Mobile 3"
    assert "rank" not in {one["key"] for one in shown["attributes"]}
    [line] = audit.audit_list(target="game", target_id="pubg-mobile")
    assert set(line.details["after"]) == {"name", "attributes"}
    assert line.details["before"]["name"] == "PUBG Mobile"
    assert line.details["reason"] == "So that buyers find what they want"


def test_the_same_again_is_no_change(admin):
    for slug in ("pubg-mobile", "steam"):
        assert admin.patch(f"{GAMES}{slug}/", whole(admin, slug)).json()["updated_at"] is None
        assert history(slug) == []


def test_what_a_platform_fills_in_stays(admin):
    game = whole(admin, "steam")

    admin.patch(f"{GAMES}steam/", {**game, "name": "Steam account"})

    assert selectors.game_get("steam").attribute("login_method").default == "steam-acc"


def test_in_a_closed_game_nothing_new_is_sold(admin, client, seller):
    listing = listing_pending(seller.id)
    game = whole(admin, "pubg-mobile")

    assert admin.patch(f"{GAMES}pubg-mobile/", {**game, "is_active": False}).status_code == 200

    assert "pubg-mobile" not in {one["slug"] for one in client.get("/api/v1/games/").json()["results"]}
    assert client.get("/api/v1/games/pubg-mobile/").status_code == 200
    with pytest.raises(ValidationFailed):
        listing_draft(seller.id)
    changed = listings.listing_update(
        actor=Actor.user(seller.id), listing_id=listing.id, changes={"title": "Still a fine account"}
    )
    assert changed.status == "pending"


def test_only_administrators_change_the_catalog(client_for):
    moderator = client_for(user_create(username="second", staff_role="moderator"))

    assert moderator.post(GAMES, NEW).status_code == 403
    assert moderator.get(GAMES).status_code == 403
    assert not is_there("a-new-game")
