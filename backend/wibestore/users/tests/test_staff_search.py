"""Each way to look for a person goes by an index, however many there are."""

from uuid import UUID

import pytest
from django.db import connection

from wibestore.core.actor import Actor
from wibestore.users.factories import user_create
from wibestore.users.models import User
from wibestore.users.selectors import StaffUserFilter, staff_user_page
from wibestore.users.selectors.staff import _rows

pytestmark = pytest.mark.django_db
MANY = 100_000
NEW = {
    "id": "gen_random_uuid()",
    "email": "'person' || n || '@example.uz'",
    # In letters: look-alike digits are folded.
    "username": "'person' || translate(n::text, '0123456789', 'abcdefghij')",
    "username_skeleton": "'person' || translate(n::text, '0123456789', 'abcdefghij')",
    "phone": "'+998' || (900000000 + n)",
}


@pytest.fixture
def many(buyer):
    """Copies of the buyer, each with an id, a name, an e-mail and a number of their own."""
    names = [field.column for field in User._meta.concrete_fields]
    values = ", ".join(NEW.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO users_user ({columns}) SELECT {values} FROM users_user, generate_series(1, {MANY}) AS n "
            "WHERE users_user.id = %s",
            [buyer.id],
        )
        cursor.execute("ANALYZE users_user")


def test_a_search_goes_by_its_index_and_finds_the_right_one(many):
    by_index = {
        "user_name_part": {"name": "ersonHHBCD"},
        "user_email_part": {"email": "on77123@exa"},
        "user_phone": {"phone": "+998900077123"},
        "users_user_pkey": {"ids": frozenset({UUID(int=1)})},
        "user_staff": {"role": "finance"},
        "user_blocked": {"is_blocked": True},
    }
    staff = Actor.user(user_create(username="moderator", staff_role="moderator").id, staff_role="moderator")

    for index, wanted in by_index.items():
        plan = _rows(StaffUserFilter(**wanted)).order_by("-id")[:51].explain()
        assert index in plan, plan
    for index in ("user_name_part", "user_email_part", "user_phone"):
        page = staff_user_page(actor=staff, wanted=StaffUserFilter(**by_index[index]), limit=10)
        assert [user.email for user in page.users] == ["p***@example.uz"]
        assert [user.username for user in page.users] == ["personhhbcd"]
