"""A listing's attributes: typed strictly, every wrong one named at once."""

import pytest

from wibestore.core.errors import ValidationFailed
from wibestore.games import selectors, services

pytestmark = pytest.mark.django_db

GOOD = {
    "level": 70,
    "rank": "ace",
    "uc": 0,
    "origin": "own",
    "email_status": "email-original",
    "phone_linked_owner": False,
    "full_unlink": True,
    "ban_history": "bans-none",
}


@pytest.fixture
def game():
    return selectors.game_get("pubg-mobile")


def refused(game, values, **options):
    with pytest.raises(ValidationFailed) as refusal:
        services.attributes_clean(game, values, **options)
    return [(error.pointer, error.code) for error in refusal.value.errors]


def test_good_values_come_back_in_the_games_order(game):
    clean = services.attributes_clean(game, {**GOOD, "metro_royale": True})

    assert clean == {**GOOD, "metro_royale": True}
    assert list(clean)[:4] == ["level", "rank", "uc", "metro_royale"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("level", True, "invalid_int"),
        ("level", "70", "invalid_int"),
        ("level", 70.0, "invalid_int"),
        ("level", 0, "min_value"),
        ("level", 101, "max_value"),
        ("uc", -1, "min_value"),
        ("uc", 10**30, "max_value"),
        ("rank", "emperor", "invalid_choice"),
        ("rank", ["ace"], "invalid_choice"),
        ("rank", {"value": "ace"}, "invalid_choice"),
        ("full_unlink", 1, "invalid_bool"),
        ("full_unlink", "true", "invalid_bool"),
        ("level", [], "invalid_int"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(game, key, value, code):
    assert refused(game, {**GOOD, key: value}) == [(f"/attributes/{key}", code)]


def test_everything_wrong_is_named_at_once(game):
    values = {"level": "x", "rank": "y", "a/b~c": 1}

    assert refused(game, values, pointer="/x") == [
        ("/x/a~1b~0c", "unknown_field"),
        ("/x/level", "invalid_int"),
        ("/x/rank", "invalid_choice"),
        ("/x/uc", "required"),
        ("/x/origin", "required"),
        ("/x/email_status", "required"),
        ("/x/phone_linked_owner", "required"),
        ("/x/full_unlink", "required"),
        ("/x/ban_history", "required"),
    ]


def test_a_draft_may_lack_what_is_required_but_nothing_may_be_wrong(game):
    assert services.attributes_clean(game, {"level": 5, "rank": None}, is_complete=False) == {"level": 5}
    assert refused(game, {"level": "5"}, is_complete=False) == [("/attributes/level", "invalid_int")]


def test_text_is_cleaned_and_limited():
    game = next(game for game in selectors.game_list() if any(spec.type == "text" for spec in game.attributes))
    key = next(spec.key for spec in game.attributes if spec.type == "text")

    clean = services.attributes_clean(game, {key: " <b>a</b>\n\n b  c "}, is_complete=False)

    assert clean[key] == "a b c"
    assert refused(game, {key: "x" * 101}, is_complete=False) == [(f"/attributes/{key}", "max_length")]
    assert refused(game, {key: 5}, is_complete=False) == [(f"/attributes/{key}", "invalid_string")]
    assert key not in services.attributes_clean(game, {key: "  "}, is_complete=False)


def test_a_platforms_only_way_to_sign_in_is_filled_in():
    steam = selectors.game_get("steam")

    assert services.attributes_clean(steam, {}, is_complete=False) == {"login_method": "steam-acc"}


def test_highlights_are_the_first_three_primary_facts_in_words(game):
    shown = services.highlights_of(game, {"level": 70, "rank": "ace", "uc": 12_500, "metro_royale": True})

    assert [one["key"] for one in shown] == ["level", "rank", "uc"]
    assert shown[0]["label"] == {"uz": "Akkaunt darajasi", "ru": "Уровень аккаунта", "en": "Account level"}
    assert shown[1]["text"] == {"uz": "As", "ru": "Ас", "en": "Ace"}
    assert shown[2]["text"]["en"] == "12\u00a0500"
    assert services.highlights_of(game, {}) == []
