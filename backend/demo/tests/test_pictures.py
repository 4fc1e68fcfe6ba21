"""The pictures and covers the project draws itself."""

import json
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat

from demo.cover_pictures import PICTURES, picture_file
from demo.covers import COVERS, GAMES, cover_svg, initials
from demo.pictures import COPIES, picture, places
from demo.pictures import picture_file as demo_file
from wibestore.uploads.processing import variants_make


@pytest.mark.parametrize("kind", COPIES)
def test_picture_is_the_same_every_time_and_large_enough_to_upload(kind):
    place = (3, kind, 0)

    first = picture(place)

    assert first.size == (1280, 800)
    assert first.tobytes() == picture(place).tobytes()
    assert first.tobytes() != picture((4, kind, 0)).tobytes()


def test_small_card_of_every_demo_picture_is_light():
    cards = [variants_make(demo_file(place)).card_small for place in places()]

    assert {(card.width, card.height) for card in cards} == {(400, 250)}
    assert max(len(card.content) for card in cards) <= 25_000


def test_pool_has_every_kind_for_every_palette():
    assert len(set(places())) == 12 * sum(COPIES.values())


def test_every_game_has_its_cover_and_it_is_up_to_date():
    games = json.loads(GAMES.read_text(encoding="utf-8"))

    assert {path.stem for path in COVERS.glob("*.svg")} == {game["slug"] for game in games}
    for game in games:
        committed = (COVERS / f"{game['slug']}.svg").read_text(encoding="utf-8")
        assert committed == cover_svg(game["slug"], game["name"], game["category"])
        assert len(committed.encode()) <= 2000
        root = ElementTree.fromstring(committed)  # noqa: S314 - the project's own file
        assert root.attrib["viewBox"] == "0 0 320 200"


def test_every_game_has_its_picture_for_previews():
    slugs = {game["slug"] for game in json.loads(GAMES.read_text(encoding="utf-8"))}

    assert {path.stem for path in PICTURES.glob("*.webp")} == slugs
    assert sum(path.stat().st_size for path in PICTURES.glob("*.webp")) < 1_000_000


@pytest.mark.parametrize("slug", ["pubg-mobile", "steam", "standoff-2", "genshin-impact"])
def test_a_picture_for_previews_is_up_to_date(slug):
    committed = Image.open(PICTURES / f"{slug}.webp").convert("RGB")
    now = Image.open(BytesIO(picture_file((COVERS / f"{slug}.svg").read_text(encoding="utf-8")))).convert("RGB")

    assert committed.size == now.size == (480, 300)
    # Another version of the encoder may differ a little.
    assert max(ImageStat.Stat(ImageChops.difference(committed, now)).mean) < 3


@pytest.mark.parametrize(
    ("name", "letters"),
    [("PUBG Mobile", "PM"), ("Counter-Strike 2", "CS2"), ("8 Ball Pool", "8BP"), ("Rust", "RU")],
)
def test_initials_stand_for_the_name(name, letters):
    assert initials(name) == letters
