from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.users.factories import user_create
from wibestore.users.models import User
from wibestore.users.tests.conftest import ME

pytestmark = pytest.mark.django_db

PROFILE = "/api/v1/profile/"
PATHS = pytest.mark.parametrize("path", [ME, PROFILE])


def row(user):
    return User.objects.filter(id=user.id).values().get()


@PATHS
def test_people_see_themselves(client_for, buyer, path):
    answer = client_for(buyer).get(path)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer.json() == {
        "id": str(buyer.id),
        "email": "buyer@example.uz",
        "username": "buyer",
        "display_name": "",
        "about": "",
        "phone": "",
        "language": "uz",
        "time_zone": "Asia/Tashkent",
        "work_from": None,
        "work_to": None,
        "away_until": None,
        "is_email_verified": True,
        "is_staff": False,
        "staff_role": "",
        "plan": "free",
        "rating": None,
        "rating_count": 0,
        "sales_count": 0,
        "created_at": buyer.created_at.isoformat().replace("+00:00", "Z"),
        "pending_email": None,
        "has_password": True,
        "has_google": False,
        "has_two_factor": False,
        "two_factor_due": False,
        "avatar": None,
        "is_verified": False,
        "may": {"sell": "", "withdraw": ""},
    }


@PATHS
def test_what_is_given_changes_and_the_rest_stays(client_for, buyer, path):
    before = row(buyer)

    answer = client_for(buyer).patch(
        path, {"about": "<b>PUBG</b> & Steam", "phone": "+998 90 123 45 67", "language": "ru"}
    )

    assert answer.status_code == 200
    assert answer.json()["about"] == "PUBG & Steam"
    changed = {"about": "PUBG & Steam", "phone": "+998901234567", "language": "ru"}
    assert row(buyer) == {**before, **changed, "last_seen_at": row(buyer)["last_seen_at"]}


def test_an_empty_phone_removes_it_and_null_leaves_it(client_for, buyer):
    client = client_for(buyer)
    client.patch(ME, {"phone": "+998901234567"})

    assert client.patch(ME, {"phone": None}).json()["phone"] == "+998901234567"
    assert client.patch(ME, {"phone": ""}).json()["phone"] == ""


def test_working_hours_are_set_together_and_removed_by_null(client_for, buyer):
    client = client_for(buyer)

    for window in (("09:00", "18:00"), ("22:30", "04:00"), ("00:00", "04:00")):
        answer = client.patch(PROFILE, {"work_from": window[0], "work_to": window[1]})
        assert (answer.status_code, answer.json()["work_from"], answer.json()["work_to"]) == (200, *window)
    assert client.patch(PROFILE, {"about": "x"}).json()["work_from"] == "00:00"
    removed = client.patch(PROFILE, {"work_from": None, "work_to": None}).json()
    assert (removed["work_from"], removed["work_to"]) == (None, None)
    assert row(buyer)["work_from"] is None


def test_the_away_switch_lasts_two_weeks_at_most_and_null_ends_it(client_for, buyer):
    client, now = client_for(buyer), clock.now()
    until = (now + timedelta(days=14) - timedelta(seconds=5)).replace(microsecond=0)

    assert (
        client.patch(PROFILE, {"away_until": until.isoformat()}).json()["away_until"] == f"{until:%Y-%m-%dT%H:%M:%SZ}"
    )
    too_long = client.patch(PROFILE, {"away_until": (now + timedelta(days=14, minutes=1)).isoformat()})

    assert (too_long.status_code, too_long.json()["errors"][0]["params"]) == (400, {"max_days": 14})
    assert row(buyer)["away_until"] == until
    assert client.patch(PROFILE, {"away_until": None}).json()["away_until"] is None


def test_username_changes_and_its_old_look_is_free(client_for, buyer):
    client = client_for(buyer)

    assert client.patch(ME, {"username": "BUYER"}).json()["username"] == "BUYER"
    assert client.patch(ME, {"username": "Ўткир"}).json()["username"] == "Ўткир"
    assert user_create(username="buyer", email="second@example.uz").username == "buyer"


def test_a_taken_username_is_refused(client_for, buyer, seller):
    before = row(buyer)

    answer = client_for(buyer).patch(ME, {"username": "se11er", "about": "x"})

    assert (answer.status_code, answer.json()["code"]) == (409, "user.username_taken")
    assert {**row(buyer), "last_seen_at": None} == before


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"phone": "+79001234567"}, "/phone", "invalid_phone"),
        ({"phone": 998901234567}, "/phone", "invalid_string"),
        ({"time_zone": "Mars/Olympus"}, "/time_zone", "invalid_time_zone"),
        ({"time_zone": "../../etc/passwd"}, "/time_zone", "invalid_time_zone"),
        ({"language": "fr"}, "/language", "invalid_choice"),
        ({"username": "wibestore_uz"}, "/username", "reserved_username"),
        ({"username": "пaypal"}, "/username", "invalid_username"),
        ({"display_name": "WibeStore support"}, "/display_name", "reserved_name"),
        ({"display_name": "x" * 61}, "/display_name", "max_length"),
        ({"work_from": "09:00"}, "/work_to", "required"),
        ({"work_to": "18:00"}, "/work_from", "required"),
        ({"work_from": None, "work_to": "18:00"}, "/work_from", "required"),
        ({"work_from": "09:00", "work_to": "12:59"}, "/work_to", "min_window"),
        ({"work_from": "09:00", "work_to": "09:00"}, "/work_to", "min_window"),
        ({"work_from": "23:00", "work_to": "02:00"}, "/work_to", "min_window"),
        ({"work_from": "9:00", "work_to": "18:00"}, "/work_from", "invalid_string"),
        ({"work_from": "09:00", "work_to": "24:00"}, "/work_to", "invalid_string"),
        ({"work_from": "09:00", "work_to": "18:00:30"}, "/work_to", "max_length"),
        ({"work_from": 900, "work_to": "18:00"}, "/work_from", "invalid_string"),
        ({"work_from": "٠٩:٠٠", "work_to": "18:00"}, "/work_from", "invalid_string"),
        ({"away_until": "2020-01-01T00:00:00Z"}, "/away_until", "in_the_past"),
        ({"away_until": "9999-12-31T23:59:59-12:00"}, "/away_until", "max_value"),
        ({"away_until": "0001-01-01T00:00:00+12:00"}, "/away_until", "in_the_past"),
        ({"away_until": "2026-12-01T10:00:00"}, "/away_until", "invalid_value"),
        ({"away_until": 1796083200}, "/away_until", "invalid"),
        ({"away_until": "tomorrow"}, "/away_until", "invalid_date"),
        ({"about": "x" * 1001}, "/about", "max_length"),
        *[
            ({name: value}, f"/{name}", "unknown_field")
            for name, value in {
                "email": "other@example.uz",
                "is_staff": True,
                "staff_role": "admin",
                "is_superuser": True,
                "plan": "pro",
                "rating_sum": 500,
                "rating_count": 100,
                "sales_count": 100,
                "is_blocked": False,
                "is_email_verified": True,
                "password": "x",
                "id": "0",
                "groups": [1],
                "user.is_staff": True,
            }.items()
        ],
    ],
)
@PATHS
def test_what_may_not_change_is_refused_by_name(client_for, buyer, path, body, pointer, code):
    client = client_for(buyer)
    before = row(buyer)

    answer = client.patch(path, {"about": "changed", **body})

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]
    assert row(buyer) == before


@PATHS
@pytest.mark.parametrize("body", ["[]", "null", '"x"', "{", '{"about": "a\\u0000b"}'])
def test_bodies_that_are_no_changes_are_refused(client_for, buyer, path, body):
    assert client_for(buyer).patch(path, body).status_code == 400


@PATHS
def test_visitors_have_no_profile(client_for, path):
    visitor = client_for(None)

    for answer in (visitor.get(path), visitor.patch(path, {"about": "x"})):
        assert (answer.status_code, answer.json()["code"]) == (401, "auth.required")


def test_staff_may_bear_the_shops_name(client_for, moderator):
    answer = client_for(moderator).patch(ME, {"display_name": "WibeStore support"})

    assert answer.status_code == 200


def test_a_bug_cannot_write_other_columns(buyer):
    from wibestore.core.actor import Actor
    from wibestore.users import services

    with pytest.raises(ValueError, match="is_staff"):
        services.profile_update(actor=Actor.user(buyer.id), changes={"is_staff": True})


@pytest.mark.parametrize(
    "change",
    [
        {"about": "Yozing: t.me/kimdir"},
        {"about": "Telefonim +998 90 123 45 67"},
        {"display_name": "@kimdir_tg"},
        {"about": "kimdir@mail.uz ga yozing"},
    ],
)
def test_contacts_take_nobody_elsewhere(client_for, seller, change):
    client = client_for(seller)

    answer = client.patch("/api/v1/profile/", change)

    assert answer.status_code == 400
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        (f"/{next(iter(change))}", "contact")
    ]
    user = User.objects.get(id=seller.id)
    assert (user.about, user.display_name) == ("", "")
