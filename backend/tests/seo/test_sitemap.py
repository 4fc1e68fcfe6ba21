"""The sitemap: an index and parts, each of them with no more than it may have, every public address once."""

import gzip
import threading
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection

from config.seo import sitemaps
from config.seo.kinds import PUBLIC, is_page
from wibestore.core import clock
from wibestore.games import selectors as games
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing
from wibestore.users.factories import user_create
from wibestore.users.models import User

SITE = "http://testserver"
_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client, path: str) -> list[str]:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - the project's own file
    return [str(one.text).removeprefix(SITE) for one in root.iter(f"{_NAMESPACE}loc")]


@pytest.mark.django_db
class TestSitemap:
    def test_an_empty_shop_has_its_pages_and_games(self, client):
        assert addresses(client, "/sitemap.xml") == ["/sitemap-pages-1.xml", "/sitemap-games-1.xml"]
        assert addresses(client, "/sitemap-pages-1.xml") == [kind.route for kind in PUBLIC if kind.is_listed]
        assert addresses(client, "/sitemap-games-1.xml") == [f"/games/{game.slug}" for game in games.game_list()]

    @pytest.mark.parametrize(("most", "sizes"), [(3, [3, 3, 1]), (7, [7]), (1, [1] * 7)])
    def test_parts_have_no_more_than_they_may_and_nothing_is_left_out(self, client, settings, seller, most, sizes):
        made = [listing_active(seller.id).id for _ in range(7)]
        # Equal keys across the border of two parts.
        Listing.objects.filter(id__in=made[1:5]).update(created_at=clock.now())
        settings.SITEMAP_PART_MAX = most

        index = addresses(client, "/sitemap.xml")
        parts = [addresses(client, path) for path in index if path.startswith("/sitemap-listings-")]

        assert [len(part) for part in parts] == sizes
        assert sorted(address for part in parts for address in part) == sorted(f"/listings/{one}" for one in made)
        assert client.get(f"/sitemap-listings-{len(sizes) + 1}.xml").status_code == 404

    def test_only_what_is_on_sale_and_who_sells_is_in_it(self, client, seller, stranger):
        shown, sold, hidden = (listing_active(seller.id).id for _ in range(3))
        Listing.objects.filter(id=sold).update(status="sold")
        Listing.objects.filter(id=hidden).update(status="paused")
        blocked, closed = (user_create(username=name) for name in ("blocked.one", "closed.one"))
        User.objects.filter(id=blocked.id).update(is_blocked=True, blocked_at=clock.now(), active_listing_count=1)
        User.objects.filter(id=closed.id).update(is_closed=True, active_listing_count=1)
        User.objects.filter(id=seller.id).update(active_listing_count=1)

        assert addresses(client, "/sitemap-listings-1.xml") == [f"/listings/{shown}"]
        assert addresses(client, "/sitemap-sellers-1.xml") == ["/users/seller"]

    def test_every_address_in_it_is_a_page(self, client, seller):
        listing_active(seller.id)

        parts = addresses(client, "/sitemap.xml")

        assert all(is_page(address) for path in parts for address in addresses(client, path))

    def test_it_is_read_in_portions_and_then_kept(self, client, seller, monkeypatch, django_assert_max_num_queries):
        for _ in range(5):
            listing_active(seller.id)
        monkeypatch.setattr(sitemaps, "_PORTION", 2)

        # Where the parts begin: two. The part: three portions. Around them: turns and savepoints.
        with django_assert_max_num_queries(5 + 2 * 3):
            first = client.get("/sitemap-listings-1.xml")
        with django_assert_max_num_queries(0):
            again = client.get("/sitemap-listings-1.xml")

        assert first.content == again.content

    def test_a_listing_is_found_by_its_index(self, seller):
        from wibestore.listings.rules.states import ListingState

        place = (clock.now(), listing_active(seller.id).id)
        rows = Listing.objects.filter(status=ListingState.ACTIVE, created_at__gte=place[0]).order_by("created_at", "id")
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = rows.values_list("id")[:10].explain()

        # Both are in the order of dates.
        assert "listing_newest" in plan or "listing_status" in plan
        assert "Sort" not in plan

    def test_it_is_packed_for_whoever_takes_it_so_and_has_an_etag(self, client):
        plain = client.get("/sitemap-games-1.xml")
        packed = client.get("/sitemap-games-1.xml", HTTP_ACCEPT_ENCODING="gzip, br")
        again = client.get("/sitemap-games-1.xml", HTTP_IF_NONE_MATCH=plain["ETag"])

        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert plain["ETag"] != packed["ETag"]
        assert plain["Vary"] == "Accept-Encoding"
        assert (again.status_code, again.content) == (304, b"")

    @pytest.mark.parametrize("path", ["/sitemap-nothing-1.xml", "/sitemap-games-2.xml", "/sitemap-games-0.xml"])
    def test_a_part_that_is_not_there_is_404(self, client, path):
        assert client.get(path).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_a_part_once(monkeypatch, seller):
    listing_active(seller.id)
    sitemaps.part_xml("listings", 1)
    cache.clear()
    sitemaps._starts("listings")
    made, gate = [], threading.Barrier(4)
    real = sitemaps._part

    def told(*args):
        made.append(1)
        return real(*args)

    monkeypatch.setattr(sitemaps, "_part", told)

    def ask() -> None:
        gate.wait()
        sitemaps.part_xml("listings", 1)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [1]
