"""The first screen in the served HTML: of the right page, in the right language, filled in, escaped, or not there."""

import pytest

from config.seo.facts import FIRST_CARDS
from tests.seo.heads import SHELL
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing
from wibestore.orders.factories import order_completed

pytestmark = pytest.mark.django_db

HOSTILE = '"></h1><script>alert(1)</script>{src0}'
PICTURE = '<img src="{src0}" srcset="{srcset0}">'
SCREENS = {"home": "<p>home</p>", "catalog": PICTURE + '<img src="{src3}">', "listing": f"{PICTURE}<h1>{{title}}</h1>"}
IMAGE = {name: {"url": f"/media/aa/{name}.webp", "width": 640} for name in ("card", "card_small", "gallery", "full")}


@pytest.fixture
def page(interface, client):
    templates = "\n".join(
        f'<template data-screen="{name}" lang="{spoken}">{screen}</template>'
        for spoken in ("uz", "ru", "en")
        for name, screen in SCREENS.items()
    )
    (interface / "index.html").write_text(SHELL.replace("</body>", f"{templates}</body>"))
    return lambda path: client.get(path).content.decode()


def test_the_language_asked_for_alone_and_all_where_the_browser_chooses(page):
    asked = page("/?lang=ru")
    assert '<div id="root"><div data-screen="home" lang="ru" inert aria-hidden="true"><p>home</p></div></div>' in asked
    assert [page("/").count(f'<div data-screen="home" lang="{spoken}"') for spoken in ("uz", "ru", "en")] == [1, 1, 1]
    assert "<template" not in asked + page("/")


@pytest.mark.parametrize("path", ["/games", "/wallet", "/no-such-page", "/?search=pubg", "/catalog?game=pubg-mobile"])
def test_other_pages_have_an_empty_place(page, path):
    html = page(path)
    assert '<div id="root"></div>' in html
    assert "data-screen" not in html


def test_scripts_are_held_until_the_screen_is_painted(page):
    html = page("/?lang=ru")
    assert '<script src="/before-paint.js" data-held="home" data-files="{}"></script>' in html
    assert '<script type="held" src="/assets/index-4f2a.js"></script>' in html
    assert '<link rel="held" href="/assets/start.js">' in html
    assert 'type="module"' not in html


def test_without_a_screen_scripts_come_at_once(page):
    html = page("/games")
    assert '<script type="module" src="/assets/index-4f2a.js"></script><link rel="modulepreload"' in html
    assert "held" not in html


def test_a_listing_shows_picture_and_title(page, seller):
    listing = listing_active(seller.id)
    Listing.objects.filter(id=listing.id).update(title=HOSTILE, cover=IMAGE)

    html = page(f"/listings/{listing.id}?lang=ru")

    assert '<img src="/media/aa/gallery.webp" srcset="/media/aa/gallery.webp 640w,/media/aa/full.webp 640w">' in html
    # A title that looks like a place stays a title.
    assert "<h1>&quot;&gt;&lt;/h1&gt;&lt;script&gt;alert(1)&lt;/script&gt;{src0}</h1>" in html


def test_a_sold_listing_has_none(page, buyer, seller):
    assert "data-screen" not in page(f"/listings/{order_completed(buyer, seller).listing['id']}")


def test_the_catalog_shows_its_newest_and_none_where_they_are_few(page, seller):
    for _ in range(FIRST_CARDS - 1):
        listing_active(seller.id)
    assert "data-screen" not in page("/catalog")


def test_the_catalog_shows_its_newest_pictures(page, seller, django_assert_num_queries):
    for _ in range(FIRST_CARDS):
        listing_active(seller.id)
    newest = Listing.objects.order_by("-created_at", "-id").first()
    Listing.objects.filter(id=newest.id).update(cover=IMAGE)

    html = page("/catalog?lang=uz")

    assert '<img src="/media/aa/card.webp" srcset="/media/aa/card_small.webp 640w,/media/aa/card.webp 640w">' in html
    assert '<img src="/covers/pubg-mobile.svg">' in html
    with django_assert_num_queries(0):
        page("/catalog?lang=ru")
