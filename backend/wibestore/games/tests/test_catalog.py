"""The catalog: reference data, its pages as bytes, its counts."""

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import CacheHandler

from wibestore.core.money import Som
from wibestore.games import selectors, services
from wibestore.games.api.schemas import GameDetailOut, GameListOut
from wibestore.games.errors import GameNotFound
from wibestore.games.models import Category, Game

pytestmark = pytest.mark.django_db


def test_migrate_alone_yields_the_games_and_no_user():
    assert Game.objects.count() == 78
    assert Category.objects.count() == 15
    assert get_user_model().objects.count() == 0
    assert list(Game.objects.values_list("slug", flat=True)[:3]) == ["pubg-mobile", "standoff-2", "free-fire"]


def test_loading_again_adds_nothing_and_keeps_what_staff_changed():
    Game.objects.filter(slug="pubg-mobile").update(name="PUBG Mobile 3")

    assert services.reference_load() == 0
    assert Game.objects.get(slug="pubg-mobile").name == "PUBG Mobile 3"


def test_loading_adds_a_game_that_is_missing():
    Game.objects.filter(slug="rust").delete()

    assert services.reference_load() == 1
    assert selectors.game_get("rust").name == "Rust"


def test_a_game_has_its_own_attributes_then_the_common_ones():
    game = selectors.game_get("pubg-mobile")

    assert [spec.key for spec in game.attributes[:3]] == ["level", "rank", "uc"]
    assert [spec.key for spec in game.attributes if spec.is_common][:2] == ["origin", "email_status"]
    assert {spec.key for spec in game.attributes if spec.is_required} == {
        "level",
        "rank",
        "uc",
        "origin",
        "email_status",
        "phone_linked_owner",
        "full_unlink",
        "ban_history",
    }
    assert selectors.game_by_id(game.id) is game
    assert selectors.game_refs([game.id, -1])[game.id].slug == "pubg-mobile"


def test_only_numbers_choices_and_flags_can_be_filtered():
    for game in selectors.game_list():
        assert not any(spec.is_filterable for spec in game.attributes if spec.type == "text")
    assert not selectors.game_get("steam").attribute("login_method").is_filterable


def test_an_unknown_game_is_refused():
    with pytest.raises(GameNotFound):
        selectors.game_get("no-such-game")
    with pytest.raises(GameNotFound):
        selectors.game_by_id(-1)


def test_the_list_holds_every_game_and_matches_its_schema(client):
    response = client.get("/api/v1/games/")

    page = GameListOut.model_validate_json(response.content)
    assert response.status_code == 200
    assert len(page.results) == 78
    assert page.results[0].cover_url == "/covers/pubg-mobile.svg"
    assert page.results[0].listing_count == 0
    assert response["Cache-Control"].startswith("public, max-age=")


def test_the_list_costs_one_query_and_then_none(client, django_assert_num_queries):
    selectors.game_get("rust")

    with django_assert_num_queries(1):
        first = client.get("/api/v1/games/")
    with django_assert_num_queries(0):
        second = client.get("/api/v1/games/")
        third = client.get("/api/v1/games/", headers={"If-None-Match": first["ETag"]})

    assert second.content == first.content
    assert third.status_code == 304
    assert third.content == b""
    assert third["ETag"] == first["ETag"]


def test_the_pages_live_without_a_cache(client, monkeypatch):
    # A port where nothing listens: a real client that cannot reach its server.
    away = {"BACKEND": "config.cache.OneClientRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    monkeypatch.setattr("wibestore.core.public_cache.cache", CacheHandler({"default": away})["default"])

    assert client.get("/api/v1/games/").status_code == 200


def test_detail_matches_its_schema(client):
    response = client.get("/api/v1/games/pubg-mobile/")

    game = GameDetailOut.model_validate_json(response.content)
    assert game.category.label.ru == "Королевская битва"
    assert game.attributes[1].choices[0].value == "bronze"
    assert (game.attributes[0].min, game.attributes[0].max) == (1, 100)


@pytest.mark.parametrize("path", ["no-such-game/", "no-such-game/listings/", "%F0%9F%98%80/", "a" * 300 + "/"])
def test_an_unknown_game_is_404(client, path):
    response = client.get(f"/api/v1/games/{path}")

    assert response.status_code == 404
    assert response.json()["code"] == "game.not_found"


def test_unknown_parameters_are_refused(client):
    response = client.get("/api/v1/games/?colour=red")

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "?colour"


def test_counts_are_written_from_above_and_shown_at_once(client):
    game = selectors.game_get("rust")
    client.get("/api/v1/games/rust/")

    services.listing_count_add(game_id=game.id, delta=2, min_price=Som(90_000))
    shown = client.get("/api/v1/games/rust/").json()
    services.listing_count_add(game_id=game.id, delta=-5)

    assert (shown["listing_count"], shown["min_price"]) == (2, 90_000)
    row = Game.objects.get(slug="rust")
    assert (row.listing_count, row.min_price) == (0, None)


def test_counts_are_set_whole_where_they_drifted():
    rust, steam = selectors.game_get("rust"), selectors.game_get("steam")
    services.listing_count_add(game_id=rust.id, delta=7, min_price=Som(1_000))

    services.listing_counts_set({steam.id: (3, Som(5_000))})

    assert Game.objects.get(id=rust.id).listing_count == 0
    assert Game.objects.get(id=steam.id).min_price == 5_000
