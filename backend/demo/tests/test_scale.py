"""A shop filled past its services: the books are right, what is counted is there, and every page answers."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, F, Min, Sum
from django.test import Client

from demo.scale.listings import OWN_WORDS, own_word
from demo.scale.people import PREFIX
from demo.scale.rows import INDEXED, unhurried, without_indexes
from demo.scale.seed import NOT_ON_SALE, scale_seed
from wibestore.chat.models import Conversation
from wibestore.games.models import Game
from wibestore.ledger import services as ledger
from wibestore.listings.models import Favorite, Listing, ListingImage
from wibestore.listings.services import popularity_refresh
from wibestore.moderation.models import ReviewTask
from wibestore.notifications.models import Notification
from wibestore.orders.models import Order
from wibestore.reviews.models import Review
from wibestore.users.models import User
from wibestore.users.rules import username_skeleton

pytestmark = pytest.mark.django_db
LISTINGS, USERS, ORDERS, TEMPLATES = 120, 60, 80, 12


@pytest.fixture
def filled() -> None:
    scale_seed(listings=LISTINGS, users=USERS, orders=ORDERS, said=lambda _: None, is_proved=True, templates=TEMPLATES)


@pytest.mark.usefixtures("filled")
def test_it_writes_what_was_asked_for_and_the_books_are_right() -> None:
    assert Listing.objects.filter(status="active").count() == LISTINGS
    assert User.objects.filter(username__startswith=f"{PREFIX}_").count() == USERS
    people = User.objects.filter(username__startswith=f"{PREFIX}_").values_list("username", "username_skeleton")
    assert all(username_skeleton(name) == skeleton for name, skeleton in people)
    assert Order.objects.count() == ORDERS
    assert ledger.ledger_check() == []


@pytest.mark.usefixtures("filled")
def test_what_is_not_on_sale_is_there_too() -> None:
    over = Listing.objects.exclude(status="active")
    waiting = over.filter(status="pending")
    pictured = Listing.objects.filter(image_count=1)

    assert over.count() == LISTINGS // NOT_ON_SALE
    assert set(over.values_list("status", flat=True)) <= {"sold", "archived", "pending"}
    assert over.filter(status="sold").count() == over.filter(sold_at__isnull=False).count() > 0
    assert ReviewTask.objects.filter(listing__in=waiting, status="open").count() == waiting.count()
    assert 0 < pictured.count() < Listing.objects.count()
    assert pictured.count() == ListingImage.objects.filter(listing__in=pictured).count()


@pytest.mark.usefixtures("filled")
def test_the_word_of_a_copy_finds_it(client: Client) -> None:
    # Those of the services have no pictures.
    listing = Listing.objects.filter(status="active", image_count=1)[0]
    word = listing.title.rpartition(" ")[2]

    found = client.get("/api/v1/listings/", {"search": word, "page_size": "60"}).json()["results"]

    assert word in {own_word(rank) for rank in range(1, OWN_WORDS)}
    assert str(listing.id) in {card["id"] for card in found}


def test_indexes_that_were_taken_away_are_made_again_whatever_happens() -> None:
    owner = connection.cursor().connection
    before = _indexes(owner)

    taken: set[tuple[str, str]] = set()

    def stopped_half_way() -> None:
        with without_indexes(owner, INDEXED):
            taken.update(before - _indexes(owner))
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half"):
        stopped_half_way()

    assert {name for name, _ in taken} > {"listing_words", "listing_tokens"}
    # What keeps something true stays.
    assert not any("UNIQUE" in definition for _, definition in taken)
    assert _indexes(owner) == before


def _indexes(owner: Any) -> set[tuple[str, str]]:
    return set(owner.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'").fetchall())


@pytest.mark.usefixtures("filled")
def test_what_is_kept_is_what_counting_finds() -> None:
    on_sale = Listing.objects.filter(status="active").order_by()
    games = on_sale.values("game_id").annotate(count=Count("id"), cheapest=Min("price"))
    sellers = on_sale.values("seller_id").annotate(count=Count("id"))
    completed = Order.objects.filter(state="completed").values("seller_id").annotate(count=Count("id"))

    kept = Game.objects.filter(listing_count__gt=0)
    assert {game.id: (game.listing_count, game.min_price) for game in kept} == {
        row["game_id"]: (row["count"], row["cheapest"]) for row in games
    }
    people = User.objects.in_bulk([row["seller_id"] for row in [*sellers, *completed]])
    assert {row["seller_id"]: row["count"] for row in sellers} == {
        user.id: user.active_listing_count for user in people.values() if user.active_listing_count
    }
    assert {row["seller_id"]: row["count"] for row in completed} == {
        user.id: user.sales_count for user in people.values() if user.sales_count
    }


@pytest.mark.usefixtures("filled")
def test_what_people_said_and_liked_is_kept_as_it_is_counted() -> None:
    stars = Review.objects.order_by().values_list("seller_id").annotate(Sum("rating"))
    likes = Favorite.objects.order_by().values_list("listing_id").annotate(Count("id"))
    talks = Conversation.objects.annotate(said=Count("messages"))
    told = Notification.objects.filter(event="order.paid")

    assert stars
    assert dict(stars) == dict(User.objects.filter(rating_count__gt=0).values_list("id", "rating_sum"))
    assert likes
    assert dict(likes) == dict(Listing.objects.filter(favorite_count__gt=0).values_list("id", "favorite_count"))
    assert talks
    assert not talks.exclude(said=F("last_sequence")).exists()
    assert told.count() == Order.objects.filter(paid_at__isnull=False).count()
    assert popularity_refresh() == 0


@pytest.mark.usefixtures("filled")
def test_pages_answer(client: Client) -> None:
    newest = client.get("/api/v1/listings/").json()["results"]
    assert newest
    for path in (
        f"listings/{newest[-1]['id']}/",
        f"users/{newest[0]['seller']['username']}/",
        f"listings/facets/?game={newest[0]['game']['slug']}",
        "listings/?search=Glacier",
        "listings/?ordering=-price",
        "games/",
    ):
        assert client.get(f"/api/v1/{path}").status_code == 200, path


@pytest.mark.usefixtures("filled")
def test_a_shop_is_filled_once() -> None:
    before = Listing.objects.count()

    with pytest.raises(CommandError, match="filled already"):
        call_command("seed_scale", listings=10, users=2, orders=0)
    call_command("seed_scale", listings=10, users=2, orders=0, once=True)

    assert Listing.objects.count() == before


def test_numbers_that_are_none_write_nothing() -> None:
    for users in (-1, 1):
        with pytest.raises(CommandError, match="who buy"):
            call_command("seed_scale", listings=10, users=users, orders=0)

    assert not User.objects.filter(username__startswith=PREFIX).exists()


def test_what_copies_much_has_no_limit_of_time_and_gives_it_back() -> None:
    def limit() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            return str(cursor.fetchone()[0])

    before = limit()
    with unhurried():
        within = limit()

    assert before != "0"
    assert (within, limit()) == ("0", before)
