"""Previews: real pictures of their size whose words fit, drawn once, kept, and of what everybody may see alone."""

import threading
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from PIL import Image, ImageChops

from config.headers import API_CSP
from config.seo import drawing
from config.seo.cards import Card, listing_card
from config.seo.facts import listing_facts
from config.seo.lettering import drawable, fitting, line_height, lines_of, shortened, width_of
from config.seo.page import SHOP_PREVIEW
from wibestore.games import selectors as games
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing

pytestmark = pytest.mark.django_db

LONGEST = {
    "words": ("Conqueror account with rare skins, all seasons and a " * 3)[:120],
    "one word": "Ш" * 120,
    "wide": "WWWWWWWWWW " * 10 + "WWWWWWWWWW",
    "uzbek": ("Oʻzbekistondagi eng zoʻr akkaunt, barcha qurollar bilan " * 3)[:120],
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    """Keep pictures in a folder of this test."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """Tell which cards are drawn."""
    names: list[str] = []
    real = drawing.card_png

    def told(shown: Card) -> bytes:
        names.append(shown.name)
        return real(shown)

    monkeypatch.setattr(drawing, "card_png", told)
    return names


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, title="Conqueror account with rare skins")


def picture(answer) -> Image.Image:
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    image = Image.open(BytesIO(answer.content))
    image.load()
    return image


def card(**shown) -> Card:
    return Card(
        **{"name": "listings/x", "title": "A title", "game_slug": "pubg-mobile", "game_name": "PUBG Mobile"} | shown
    )


class TestServed:
    def test_a_listing_has_a_picture_that_its_page_names(self, client, head, listing, media):
        (address,) = head(f"/listings/{listing.id}").properties["og:image"]
        answer = client.get(address)

        image = picture(answer)
        assert (image.size, image.format) == ((1200, 630), "PNG")
        assert "immutable" in answer["Cache-Control"]
        assert answer["Content-Security-Policy"] == API_CSP
        assert len(answer.content) < 400_000
        assert [path.suffix for path in media.rglob("*") if path.is_file()] == [".png"]

    def test_every_page_has_one(self, client, head):
        for path in ("/", "/catalog", "/games/pubg-mobile", "/users/nobody", "/wallet"):
            (address,) = head(path).properties["og:image"]
            assert picture(client.get(address)).size == (1200, 630)
        assert head("/faq").properties["og:image"] == [f"http://testserver{SHOP_PREVIEW}"]

    def test_it_is_drawn_once_and_anew_when_what_it_shows_changes(self, client, listing, drawn, media):
        path = f"/previews/listings/{listing.id}.png"
        first, again = client.get(path), client.get(path)
        cache.clear()
        Listing.objects.filter(id=listing.id).update(price=999_000)
        changed = client.get(path)

        assert len(drawn) == 2
        assert first.content == again.content != changed.content
        assert first["ETag"] == again["ETag"] != changed["ETag"]
        assert len([one for one in media.rglob("*") if one.is_file()]) == 1

    def test_who_has_it_is_not_sent_it_again(self, client, listing, drawn):
        path = f"/previews/listings/{listing.id}.png"
        etag = f'"{listing_card(listing_facts(listing.id)).version}"'

        answer = client.get(path, HTTP_IF_NONE_MATCH=etag)

        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
        assert drawn == []

    def test_an_old_address_is_not_kept_for_ever(self, client, listing):
        answer = client.get(f"/previews/listings/{listing.id}.png?v=0123456789abcdef")

        assert answer["Cache-Control"] == "public, max-age=3600"

    @pytest.mark.parametrize("status", ["draft", "paused", "rejected"])
    def test_one_that_is_not_public_has_none(self, client, listing, drawn, status):
        Listing.objects.filter(id=listing.id).update(status=status)

        assert client.get(f"/previews/listings/{listing.id}.png").status_code == 404
        assert drawn == []

    @pytest.mark.parametrize("path", ["listings/x.png", "games/no-such-game.png", "users/seller.png", "../secret.png"])
    def test_nothing_else_has_one(self, client, path):
        assert client.get(f"/previews/{path}").status_code == 404

    def test_drawing_is_rationed_and_looking_is_not(self, client, settings, seller, drawn):
        settings.RATE_LIMIT_PREVIEWS = "1/minute"
        paths = [f"/previews/listings/{listing_active(seller.id).id}.png" for _ in range(2)]

        answers = [client.get(path).status_code for path in (paths[0], paths[1], paths[0])]

        assert answers == [200, 429, 200]
        assert len(drawn) == 1

    def test_a_file_that_is_none_is_drawn_anew(self, client, listing, media, drawn):
        path = f"/previews/listings/{listing.id}.png"
        client.get(path)
        (file,) = [one for one in media.rglob("*") if one.is_file()]
        file.write_bytes(b"half of a pic")

        assert picture(client.get(path)).size == (1200, 630)
        assert len(drawn) == 2

    def test_without_a_storage_it_says_so(self, client, listing, settings, tmp_path):
        (tmp_path / "media").write_text("a file where the folder should be")

        answer = client.get(f"/previews/listings/{listing.id}.png")

        assert (answer.status_code, answer["Retry-After"]) == (503, "60")

    def test_it_costs_what_the_page_costs(self, client, listing, django_assert_num_queries):
        path = f"/previews/listings/{listing.id}.png"
        games.game_list()
        client.get(path)

        with django_assert_num_queries(0):
            client.get(path)


class TestWords:
    @pytest.mark.parametrize("title", LONGEST.values(), ids=LONGEST)
    def test_the_longest_titles_stay_in_their_box(self, title):
        shown = Image.open(BytesIO(drawing.card_png(card(title=title, price="1 000 000 000 soʻm"))))
        without = Image.open(BytesIO(drawing.card_png(card(title="i", price="1 000 000 000 soʻm"))))

        # What differs is the title alone: left of the cover, between the game's name and the price.
        left, top, right, bottom = ImageChops.difference(shown, without).getbbox()
        assert left >= 60
        assert top >= 190
        assert right <= 1136 - 480 - 20
        assert bottom <= 480

    @pytest.mark.parametrize("title", LONGEST.values(), ids=LONGEST)
    def test_lines_are_no_wider_than_they_may_be(self, title):
        size, lines = fitting(title, sizes=(56, 44, 34), weight=700, width=552, height=236)

        assert len(lines) * line_height(size) <= 236
        assert all(width_of(line, size=size, weight=700) <= 552 for line in lines)

    def test_a_price_and_a_name_are_cut_to_their_place(self):
        long = card(seller="Ш" * 60, plan="premium", is_verified=True, price="1\u00a0000\u00a0000\u00a0000\u00a0soʻm")

        shown = Image.open(BytesIO(drawing.card_png(long)))
        without = Image.open(BytesIO(drawing.card_png(card())))

        left, _, right, _ = ImageChops.difference(shown, without).getbbox()
        assert left >= 60
        assert right <= 1140

    def test_letters_that_cannot_be_drawn_are_left_out(self):
        assert drawable("🔥 𝐏𝐔𝐁𝐆  акк\u200b 中 Oʻzbek™ №1") == "PUBG акк Oʻzbek™ №1"
        assert drawable("🔥🔥") == ""
        assert Image.open(BytesIO(drawing.card_png(card(title="🔥🔥")))).size == (1200, 630)

    @pytest.mark.parametrize("text", ["Conqueror", "Конкерор", "Ўқғҳ Қўл", "Żółć Şımarık", "Oʻyin — 100 % № 5"])
    def test_every_letter_of_our_scripts_has_a_shape(self, text):
        nothing = width_of("\u00a0", size=40, weight=700)

        assert drawable(text) == text
        assert all(width_of(letter, size=40, weight=700) > 0 for letter in text)
        assert width_of(text, size=40, weight=700) > nothing

    def test_cutting_and_breaking(self):
        assert shortened("short", size=20, weight=500, width=500) == "short"
        assert shortened("a long one indeed", size=20, weight=500, width=80).endswith("…")
        assert lines_of("one two", size=20, weight=500, width=500) == ["one two"]
        assert "".join(lines_of("W" * 40, size=40, weight=700, width=200)) == "W" * 40

    def test_a_game_without_a_cover_and_every_plan_are_drawn(self):
        for plan in ("free", "premium", "pro", "unknown"):
            content = drawing.card_png(card(game_slug="new-game", seller="Sardor", plan=plan, is_verified=True))
            assert Image.open(BytesIO(content)).size == (1200, 630)

    def test_the_version_changes_with_whatever_is_shown(self):
        versions = {
            card(**changed).version
            for changed in ({}, {"title": "x"}, {"price": "1"}, {"seller": "x"}, {"plan": "pro"}, {"is_verified": True})
        }

        assert len(versions) == 6


@pytest.mark.django_db(transaction=True)
def test_two_at_once_draw_it_once(sign_in, seller, drawn):
    listing = listing_active(seller.id)
    listing_facts(listing.id)
    gate = threading.Barrier(4)
    answers = []

    def ask() -> None:
        browser = sign_in(None)
        gate.wait()
        answers.append(browser.get(f"/previews/listings/{listing.id}.png"))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.content for answer in answers}) == 1
    assert len(drawn) == 1
