"""What a release keeps in advance: afterwards the first visitors cost the database nothing, in any language."""

import io
import re
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from ops import release

from wibestore.core.management.commands import warm_cache
from wibestore.listings.factories import listing_active

PROJECT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.django_db
LANGUAGES = ("uz", "ru", "en")


def warmed() -> str:
    said = io.StringIO()
    call_command("warm_cache", stdout=said)
    return said.getvalue()


def test_the_first_visitors_cost_no_statement_and_read_the_same_in_every_language(client, seller):
    listing_active(seller.id)
    said = warmed()
    asked = list(warm_cache.addresses())

    with CaptureQueriesContext(connection) as statements:
        answers = {
            language: [client.get(address, HTTP_ACCEPT_LANGUAGE=language) for address in asked]
            for language in LANGUAGES
        }

    assert [one["sql"] for one in statements if "SELECT" in one["sql"]] == []
    assert {answer.status_code for ours in answers.values() for answer in ours} == {200}
    bodies = [[answer.content for answer in answers[language]] for language in LANGUAGES]
    assert bodies[0] == bodies[1] == bodies[2]
    assert f"{len(asked)} answers are kept, 0 failed" in said


def test_each_game_and_what_is_popular_is_among_them(seller):
    listing = listing_active(seller.id)

    asked = set(warm_cache.addresses())

    assert {"/api/v1/listings/?game=pubg-mobile", "/api/v1/listings/facets/?game=pubg-mobile"} <= asked
    assert f"/api/v1/listings/{listing.id}/similar/" in asked
    assert len(asked) > 3 * 40


def test_they_are_what_the_interface_asks_for():
    pages = PROJECT / "frontend" / "src" / "pages"
    home = (pages / "home" / "use-home-listings.ts").read_text()
    top = (pages / "top" / "top-listings.tsx").read_text()
    sizes = {re.search(r"ASKED_FOR = (\d+)", home)[1], re.search(r"SHOWN = (\d+)", top)[1]}

    assert sizes == {size for address in warm_cache.FIRST for size in re.findall(r"page_size=(\d+)", address)}
    orders = set(re.findall(r"ordering: '([\w-]+)'", home))
    assert orders <= {order for address in warm_cache.FIRST for order in re.findall(r"ordering=([\w-]+)", address)}


def test_a_page_that_fails_stops_nothing(monkeypatch):
    monkeypatch.setattr(warm_cache, "FIRST", (*warm_cache.FIRST, "/api/v1/nowhere/"))

    assert "1 failed" in warmed()


def test_another_release_reads_nothing_of_this_ones_shape(client, settings):
    warmed()
    cache_keys = set(cache._cache.get_client().scan_iter("*:page:*"))
    settings.RELEASE = "another"
    client.get("/api/v1/games/")

    assert len(set(cache._cache.get_client().scan_iter("*:page:*")) - cache_keys) == 1


@pytest.mark.parametrize("status", [0, 1])
def test_a_release_goes_on_whether_it_could_be_warmed_or_not(capfd, status):
    release.warm([sys.executable, "-c", f"print('asked'); raise SystemExit({status})"])

    assert ("asked" in capfd.readouterr().out) is True
