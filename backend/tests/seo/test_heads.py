"""What is in the served HTML: titles, canonical, Open Graph, languages, JSON-LD; escaped, and cheap."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.cache import cache

from config.seo.makers import SOLD_FOUND_FOR
from tests.seo.heads import SHELL
from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.games.services import listing_count_set
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing
from wibestore.orders.factories import order_completed
from wibestore.reviews.factories import review_written
from wibestore.users.factories import user_create
from wibestore.users.models import User

pytestmark = pytest.mark.django_db

HOSTILE = "\"></script><script>alert(1)</script><!--<script> \\1 & '\u2028"
SITE = "http://testserver"


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=250_000, title="Conqueror account with rare skins")


class TestListing:
    def test_it_is_told_whole(self, head, listing):
        page = head(f"/listings/{listing.id}")
        url = f"{SITE}/listings/{listing.id}"

        assert (page.status, page.is_indexed) == (200, True)
        assert page.title == "Conqueror account with rare skins — PUBG Mobile · WibeStore"
        assert "250\u00a0000\u00a0soʻm" in page.description
        assert page.canonical == page.properties["og:url"] == [url]
        assert page.properties["og:title"] == page.named["twitter:title"] == [page.title]
        assert page.properties["og:type"] == ["product"]
        offer = page.node("Product")["offers"]
        assert (offer["price"], offer["priceCurrency"]) == ("250000", "UZS")
        assert offer["availability"] == "https://schema.org/InStock"
        assert offer["seller"]["url"] == f"{SITE}/users/seller"
        assert [step["name"] for step in page.node("BreadcrumbList")["itemListElement"]] == [
            "Bosh sahifa", "Barcha oʻyinlar", "PUBG Mobile", "Conqueror account with rare skins",
        ]  # fmt: skip

    def test_it_speaks_the_language_that_is_asked_for(self, head, listing):
        path = f"/listings/{listing.id}"
        told = {language: head(f"{path}?lang={language}") for language in ("uz", "ru", "en")}

        assert {code: page.language for code, page in told.items()} == {"uz": "uz", "ru": "ru", "en": "en"}
        assert [page.description.split(",")[0] for page in told.values()] == [
            "PUBG Mobile akkaunti", "Аккаунт PUBG Mobile", "PUBG Mobile account",
        ]  # fmt: skip
        assert {code: page.canonical for code, page in told.items()} == {
            code: [f"{SITE}{path}?lang={code}"] for code in told
        }
        versions = {code: f"{SITE}{path}?lang={code}" for code in told} | {"x-default": f"{SITE}{path}"}
        assert all(page.alternates == versions for page in (*told.values(), head(path)))
        assert told["ru"].properties["og:locale"] == ["ru_RU"]
        assert told["ru"].properties["og:locale:alternate"] == ["uz_UZ", "en_US"]

    def test_no_title_leaves_its_place(self, head, listing):
        Listing.objects.filter(id=listing.id).update(title=HOSTILE, description=HOSTILE)

        page = head(f"/listings/{listing.id}")

        assert page.html.count("<script") == SHELL.count("<script") + 1
        assert "alert(1)</script>" not in page.html
        assert "<!--" not in page.html
        assert page.title.startswith(HOSTILE)
        assert page.node("Product")["name"] == page.node("Product")["description"] == HOSTILE

    def test_a_sold_one_says_so_and_is_forgotten_after_a_while(self, head, buyer, seller):
        sold = order_completed(buyer, seller).listing["id"]
        now = clock.now()

        Listing.objects.filter(id=sold).update(sold_at=now - SOLD_FOUND_FOR + timedelta(minutes=1))
        lately = head(f"/listings/{sold}")

        cache.clear()
        Listing.objects.filter(id=sold).update(sold_at=now - SOLD_FOUND_FOR - timedelta(minutes=1))
        long_ago = head(f"/listings/{sold}")

        assert (lately.is_indexed, long_ago.is_indexed) == (True, False)
        assert [page.node("Product")["offers"]["availability"] for page in (lately, long_ago)] == [
            "https://schema.org/SoldOut"
        ] * 2
        assert "Sotilgan" in lately.description
        assert long_ago.canonical == []

    @pytest.mark.parametrize("status", ["draft", "pending", "rejected", "paused", "archived", "quarantined"])
    def test_one_that_is_not_public_is_told_to_nobody(self, head, listing, status):
        Listing.objects.filter(id=listing.id).update(status=status, title="Not for everybody")

        page = head(f"/listings/{listing.id}")

        assert (page.status, page.is_indexed, page.graph) == (404, False, [])
        assert "Not for everybody" not in page.html

    def test_it_costs_one_statement_and_then_none(self, head, listing, django_assert_num_queries):
        games.game_list()

        with django_assert_num_queries(1):
            head(f"/listings/{listing.id}")
        with django_assert_num_queries(0):
            head(f"/listings/{listing.id}?lang=ru")


class TestGame:
    def test_it_is_told_with_what_is_on_sale(self, head, listing, django_assert_num_queries):

        listing_count_set(game_id=games.game_get("pubg-mobile").id, count=1, min_price=Som(250_000))
        with django_assert_num_queries(1):
            page = head("/games/pubg-mobile?price=1&cursor=x&lang=en")
        with django_assert_num_queries(0):
            head("/games/pubg-mobile")

        assert page.title == "PUBG Mobile accounts — buy and sell · WibeStore"
        assert page.description.endswith("On sale: 1, from 250\u00a0000\u00a0UZS.")
        assert page.canonical == [f"{SITE}/games/pubg-mobile?lang=en"]
        assert page.node("CollectionPage")["mainEntity"]["numberOfItems"] == 1

    def test_one_that_is_not_there_is_a_page_with_404(self, head):
        page = head("/games/no-such-game?lang=en")

        assert (page.status, page.title) == (404, "404 — Page not found · WibeStore")
        assert 'id="root"' in page.html


class TestSeller:
    def test_without_reviews_there_is_no_rating(self, head, listing):
        profile = head("/users/seller").node("ProfilePage")["mainEntity"]

        assert profile["name"] == "seller"
        assert "aggregateRating" not in profile

    def test_with_reviews_there_is_one(self, head, buyer, seller, django_assert_num_queries):
        review_written(order_completed(buyer, seller), rating=4)

        with django_assert_num_queries(1):
            page = head("/users/SELLER")
        with django_assert_num_queries(0):
            head("/users/SELLER?lang=ru")

        rating = page.node("ProfilePage")["mainEntity"]["aggregateRating"]
        assert (rating["ratingValue"], rating["reviewCount"], rating["bestRating"]) == (4.0, 1, 5)
        assert page.canonical == [f"{SITE}/users/seller"]
        assert "4.0" in page.description

    @pytest.mark.parametrize("name", ["ali.vali", "style.css", "map.gz", "Соня-99", "a.b.c"])
    def test_a_name_may_have_a_dot_or_be_cyrillic(self, head, name):
        user_create(username=name, sales_count=3)

        page = head(f"/users/{quote(name)}")

        assert (page.status, page.is_indexed) == (200, True)
        assert page.title.startswith(f"{name} — ")
        assert page.canonical == [f"{SITE}/users/{quote(name)}"]

    def test_nobody_and_the_blocked_are_not_there(self, head, seller):
        User.objects.filter(id=seller.id).update(is_blocked=True, blocked_at=clock.now())

        assert [head(path).status for path in ("/users/nobody", "/users/no.body", "/users/seller")] == [404] * 3

    def test_one_who_never_sold_is_not_to_be_found(self, head, stranger):
        assert not head("/users/stranger").is_indexed

    def test_what_they_say_of_themselves_stays_in_its_place(self, head, seller):
        User.objects.filter(id=seller.id).update(about=HOSTILE, display_name='"><b>')

        page = head("/users/seller")

        assert page.html.count("<script") == SHELL.count("<script") + 1
        assert "<b>" not in page.html
        assert page.node("ProfilePage")["mainEntity"]["description"] == HOSTILE


class TestOthers:
    def test_home_is_the_shop_and_its_search(self, head, django_assert_num_queries):
        with django_assert_num_queries(0):
            page = head("/")

        target = page.node("WebSite")["potentialAction"]["target"]["urlTemplate"]
        assert target == f"{SITE}/catalog?search={{search_term_string}}"
        assert page.node("Organization")["url"] == f"{SITE}/"
        assert page.canonical == [f"{SITE}/"]

    def test_filters_are_no_part_of_an_address(self, head):
        page = head("/catalog?min_price=1&ordering=price&cursor=abc&attr.rank=ace")

        assert page.canonical == page.properties["og:url"] == [f"{SITE}/catalog"]
        assert page.is_indexed

    @pytest.mark.parametrize("path", ["/catalog?search=pubg", "/games/pubg-mobile?search=x&lang=ru"])
    def test_results_of_a_search_are_not_to_be_found(self, head, path):
        page = head(path)

        assert (page.is_indexed, page.canonical, page.alternates) == (False, [], {})

    @pytest.mark.parametrize(
        "path", ["/wallet", "/orders/x", "/admin/users", "/login?next=/", "/support/x", "/compare"]
    )
    def test_private_pages_say_nothing_and_are_not_to_be_found(self, head, path):
        page = head(path)

        assert (page.status, page.is_indexed, page.graph) == (200, False, [])

    def test_an_address_that_no_page_has_is_404(self, head):
        page = head('/"><script>alert(1)</script>')

        assert (page.status, page.is_indexed) == (404, False)
        assert page.html.count("<script") == SHELL.count("<script")

    @pytest.mark.parametrize("language", ["de", "UZ", "", "uz<script>"])
    def test_a_language_that_the_shop_has_not_is_none(self, head, language):
        page = head(f"/games?lang={language}")

        assert (page.language, page.canonical) == ("uz", [f"{SITE}/games"])

    def test_there_is_one_of_each(self, head, listing):
        page = head(f"/listings/{listing.id}")

        assert all(len(told) == 1 for name, told in page.named.items())
        assert all(len(told) == 1 for name, told in page.properties.items() if name != "og:locale:alternate")
        assert page.html.count("<title>") == page.html.count("</head>") == 1
        assert page.html.count(' lang="') == 1
        assert 'data-theme="light"' in page.html

    def test_a_data_block_is_no_script(self, client, interface):
        answer = client.get("/")

        assert "script-src 'self' https://accounts.google.com/gsi/client" in answer["Content-Security-Policy"]
        block = answer.content.decode().split('<script type="application/ld+json">')[1].split("</script>")[0]
        assert json.loads(block)["@context"] == "https://schema.org"
