"""Roles of the staff: what is stored, what an actor has of it, and how long a session has it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.users import selectors, services
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import User

pytestmark = pytest.mark.django_db

QUEUE = "/api/v1/admin/disputes/"
IN_TIME, LATE = timedelta(hours=11, minutes=59), timedelta(hours=12, minutes=1)


@pytest.fixture(autouse=True)
def twelve_hours(settings):
    settings.STAFF_RIGHTS_FOR = timedelta(hours=12)


def actor_of(client):
    return services.access_authenticate(token=client.token, ip="", user_agent="")


@pytest.mark.parametrize(
    ("role", "is_moderator", "is_finance", "is_admin"),
    [
        ("", False, False, False),
        ("moderator", True, False, False),
        ("finance", False, True, False),
        ("admin", True, True, True),
    ],
)
def test_a_role_gives_its_own_rights_and_an_admins_gives_all(sign_in, role, is_moderator, is_finance, is_admin):
    person = user_create(username="person", staff_role=role)

    actor = actor_of(sign_in(person))

    assert (actor.staff_role, actor.is_staff) == (role, role != "")
    assert (actor.is_moderator, actor.is_finance, actor.is_admin) == (is_moderator, is_finance, is_admin)
    assert (person.staff_role, person.is_staff) == (role, role != "")


def test_staff_without_a_role_are_admins():
    assert user_create(username="person", is_staff=True).staff_role == "admin"
    assert user_create(username="root", is_staff=True, is_superuser=True).staff_role == "admin"
    assert Actor.user(user_create(username="somebody").id, is_staff=True).is_admin


@pytest.mark.parametrize(
    "columns",
    [
        {"is_staff": True},
        {"staff_role": "finance"},
        {"is_staff": True, "staff_role": "owner"},
        {"is_superuser": True},
        {"is_staff": True, "staff_role": "finance", "is_superuser": True},
    ],
)
def test_the_database_refuses_half_a_role(buyer, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(id=buyer.id).update(**columns)


def test_who_has_the_rights_of_a_role(buyer):
    moderator, finance = (user_create(username=name, staff_role=name) for name in ("moderator", "finance"))
    admin = user_create(username="root", staff_role="admin")
    blocked = user_create(username="away", staff_role="moderator")
    services.user_block(user_id=blocked.id, actor=Actor.user(admin.id, is_staff=True), reason="Left the shop")

    assert selectors.staff_ids() == [moderator.id, finance.id, admin.id]
    assert selectors.staff_ids("moderator") == [moderator.id, admin.id]
    assert selectors.staff_ids("admin") == [admin.id]
    asked = [buyer.id, moderator.id, finance.id, blocked.id]
    assert selectors.staff_among(asked) == {moderator.id, finance.id}
    assert selectors.staff_among(asked, role="finance") == {finance.id}


def test_rights_last_twelve_hours_after_the_last_proof(sign_in):
    client = sign_in(user_create(username="moderator", staff_role="moderator"))

    with clock.travel(IN_TIME):
        assert client.get(QUEUE).status_code == 200
    with clock.travel(LATE):
        late, actor = client.get(QUEUE), actor_of(client)
        assert client.get("/api/v1/auth/me/").json()["staff_role"] == "moderator"
        assert client.post("/api/v1/auth/step-up/", {"password": PASSWORD}).status_code == 200
        assert client.get(QUEUE).status_code == 200

    assert (late.status_code, late.json()["code"]) == (403, "auth.step_up_required")
    assert late.json()["params"] == {"methods": ["password"]}
    assert (actor.is_staff, actor.staff_role, actor.is_moderator, actor.is_step_up_due) == (False, "", False, True)


def test_a_superuser_has_no_rights_either_after_that_time(sign_in):
    client = sign_in(user_create(username="root", is_staff=True, is_superuser=True))

    with clock.travel(LATE):
        actor = actor_of(client)

    assert (actor.is_superuser, actor.is_admin, actor.is_step_up_due) == (False, False, True)


def test_others_never_need_a_proof_for_the_time(sign_in, buyer):
    client = sign_in(buyer)

    with clock.travel(LATE):
        assert client.get(QUEUE).json()["code"] == "auth.not_permitted"
        assert not actor_of(client).is_step_up_due


def test_no_time_is_without_an_end(sign_in, settings):
    settings.STAFF_RIGHTS_FOR = timedelta(0)
    client = sign_in(user_create(username="moderator", staff_role="moderator"))

    with clock.travel(timedelta(days=3)):
        assert actor_of(client).is_moderator
