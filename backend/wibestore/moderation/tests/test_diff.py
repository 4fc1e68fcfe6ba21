"""What changed since the approval is named to the field, and nothing else."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from wibestore.moderation.rules.diff import Difference, differences
from wibestore.moderation.rules.looking import (
    CHECKLIST,
    checklist_missing,
    is_reason_field,
    sla_at_of,
    tone_of,
)

ONE, TWO, THREE = ({"id": name, "placeholder": ""} for name in ("one", "two", "three"))
BEFORE = {
    "title": "Conqueror",
    "description": "Glacier M416",
    "price": 250_000,
    "login_method": "google",
    "attributes": {"level": 70, "rank": "ace", "unlink": True},
    "images": [ONE, TWO],
    "highlights": [],
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "Ace"}, [Difference("title", "Conqueror", "Ace", "text")]),
        ({"description": ""}, [Difference("description", "Glacier M416", "", "text")]),
        ({"price": 90_000}, [Difference("price", 250_000, 90_000, "value")]),
        ({"login_method": "apple"}, [Difference("login_method", "google", "apple", "value")]),
        ({"images": [TWO, ONE]}, [Difference("images", [ONE, TWO], [TWO, ONE], "images")]),
        ({"images": [ONE]}, [Difference("images", [ONE, TWO], [ONE], "images")]),
        ({"images": [ONE, TWO, THREE]}, [Difference("images", [ONE, TWO], [ONE, TWO, THREE], "images")]),
        ({"highlights": [1], "view_count": 5}, []),
        (
            {"attributes": {"level": 71, "unlink": True, "uc": 5}},
            [
                Difference("attributes.level", 70, 71, "value"),
                Difference("attributes.uc", None, 5, "value"),
                Difference("attributes.rank", "ace", None, "value"),
            ],
        ),
        (
            {"attributes": {"level": 70, "rank": "ace", "unlink": 1}},
            [Difference("attributes.unlink", True, 1, "value")],
        ),
    ],
)
def test_each_kind_of_change(change, expected):
    assert differences(BEFORE, {**BEFORE, **change}) == expected


def test_the_same_picture_with_other_sizes_is_no_change():
    assert differences(BEFORE, {**BEFORE, "images": [{**ONE, "placeholder": "x"}, TWO]}) == []


def test_any_set_of_changes_comes_back_whole():
    dice = random.Random(8)
    changes = {"title": "New", "description": "New", "price": 1, "login_method": "new", "images": [THREE]}
    for _ in range(100):
        chosen = {name: value for name, value in changes.items() if dice.random() < 0.5}

        found = differences(BEFORE, {**BEFORE, **chosen})

        assert {one.field: one.after for one in found} == chosen


def test_the_tone_turns_at_half_and_at_the_end():
    start = datetime(2026, 11, 26, tzinfo=UTC)
    sla_at = sla_at_of(start, 4)

    def tone(minutes):
        return tone_of(submitted_at=start, sla_at=sla_at, now=start + timedelta(minutes=minutes))

    assert [tone(0), tone(119), tone(120), tone(240), tone(241)] == ["ok", "ok", "soon", "soon", "late"]


def test_everything_on_the_checklist_must_be_confirmed():
    assert checklist_missing(dict.fromkeys(CHECKLIST, True)) == []
    assert checklist_missing({**dict.fromkeys(CHECKLIST, True), "price": False}) == ["price"]
    assert checklist_missing({}) == list(CHECKLIST)
    assert all(set(label) == {"uz", "ru", "en"} for label in CHECKLIST.values())


@pytest.mark.parametrize(
    ("field", "is_one"),
    [
        ("title", True),
        ("attributes", True),
        ("attributes.rank", True),
        ("attributes.nothing", False),
        ("seller", False),
        ("", False),
    ],
)
def test_a_reason_is_about_a_field_that_is_there(field, is_one):
    assert is_reason_field(field, frozenset({"rank"})) is is_one
