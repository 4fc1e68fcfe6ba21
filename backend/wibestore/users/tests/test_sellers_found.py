"""Finding sellers by a part of a name: who is found, in which order, by which index."""

import pytest
from django.db import connection

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.public_cache import version_of
from wibestore.users import rules, selectors, services
from wibestore.users.factories import user_create
from wibestore.users.models import User
from wibestore.users.selectors.finding import _alike, _named

pytestmark = pytest.mark.django_db
MANY = 50_000
INDEXES = ("user_name_part", "user_shown_name_part")


def found(text, limit=10):
    return [seller.username for seller in selectors.sellers_found(text, limit=limit)]


@pytest.fixture
def sellers():
    """People who sell or sold, and some who must never be found."""
    user_create(username="tulpor", display_name="Жасур Тулпоров", sales_count=3)
    user_create(username="tulip.shop", active_listing_count=2, sales_count=40)
    user_create(username="bestulpan", display_name="O'tkir Savdo", sales_count=1)
    user_create(username="vernon", sales_count=1)
    user_create(username="tulbuyer", display_name="Tulpan only buys")
    user_create(username="tulblocked", sales_count=9, is_blocked=True, blocked_at=clock.now())
    user_create(username="tulclosed", sales_count=9, is_closed=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tul", ["tulip.shop", "tulpor", "bestulpan"]),
        ("TUL", ["tulip.shop", "tulpor", "bestulpan"]),
        ("@tulpor", ["tulpor"]),
        ("tu", ["tulip.shop", "tulpor"]),
        ("t", []),
        ("жас", ["tulpor"]),
        ("тулпор", ["tulpor"]),
        ("savdo", ["bestulpan"]),
        ("ver", ["vernon"]),
        ("vern", ["vernon"]),
        ("tulporr", ["tulpor"]),
        ("nobody at all", []),
        ("%", []),
        ("__", []),
        ("%tulpor", ["tulpor"]),
        ("@", []),
        ("   ", []),
        ("'; DROP TABLE users_user; --", []),
        ("\\", []),
        ("😀😀😀😀", []),
    ],
)
def test_a_part_of_a_name_finds_its_sellers(sellers, text, expected):
    assert found(text) == expected


def test_no_more_than_asked_for(sellers):
    assert found("tul", limit=1) == ["tulip.shop"]


def test_a_name_costs_one_query_and_a_slip_one_more(sellers, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert found("tul")
    with django_assert_num_queries(2):
        assert found("tulporr")


def test_what_may_begin_a_name_counts_the_pair_that_may_follow():
    assert rules.username_beginnings("ver") == ["ver", "vem"]
    assert rules.username_beginnings("av") == ["av", "aw"]
    assert rules.username_beginnings("ali") == ["all"]


def test_every_change_of_who_may_be_found_makes_the_answers_stale(seller, moderator):
    staff = Actor.user(moderator.id, is_staff=True)
    versions = [version_of(selectors.SELLERS_VERSION)]

    for change in (
        lambda: services.profile_update(actor=Actor.user(seller.id), changes={"display_name": "Another name"}),
        lambda: services.user_block(user_id=seller.id, actor=staff, reason="fraud"),
        lambda: services.user_unblock(user_id=seller.id, actor=staff, reason="no fraud"),
        lambda: services.account_close(actor=Actor.user(seller.id)),
    ):
        change()
        versions.append(version_of(selectors.SELLERS_VERSION))

    assert len(set(versions)) == 5
    services.profile_update(actor=Actor.user(moderator.id), changes={"language": "ru"})
    assert version_of(selectors.SELLERS_VERSION) == versions[-1]


def test_the_search_goes_by_its_indexes_however_many_there_are(seller):
    names = [field.column for field in User._meta.concrete_fields]
    letters = "translate(md5(n::text), '0123456789', 'ghijkpqtuz')"
    new = {"id": "gen_random_uuid()", "email": "'p' || n || '@example.uz'", "display_name": f"upper({letters})"} | (
        dict.fromkeys(("username", "username_skeleton"), f"left({letters}, 30)")
    )
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(new.get(name, f'"{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO users_user ({columns}) SELECT {values} FROM users_user, generate_series(1, {MANY}) AS n "
            "WHERE users_user.id = %s",
            [seller.id],
        )
        # Rows that wait to be sorted into an index make it dear; whether some do is chance. Vacuum sorts them in.
        for index in INDEXES:
            cursor.execute("SELECT gin_clean_pending_list(%s)", [index])
        cursor.execute("ANALYZE users_user")

    for rows in (_named("feedcab"), _named("fee"), _alike("feedcabfeed")):
        plan = rows[:3].explain()
        assert [index for index in INDEXES if index not in plan] == [], plan
