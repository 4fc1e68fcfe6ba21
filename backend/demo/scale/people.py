"""Writes people by the hundred thousand: copies of one, with a name and an address of their own."""

from uuid import UUID

from django.db import connection

from demo.scale.rows import AN_ID, copies_insert
from wibestore.users.factories import user_create
from wibestore.users.models import User

#: Every name begins so; a shop that has the first of them has all.
PREFIX = "scale"


def people_are_there() -> bool:
    """Tell whether this shop was filled already."""
    return User.objects.filter(username=f"{PREFIX}_0").exists()


def people_write(count: int) -> list[UUID]:
    """Write `count` people who joined within the last 400 days, with one password; return their ids."""
    first = user_create(username=f"{PREFIX}_0")
    name = f"'{PREFIX}_' || n"
    changed = {
        "id": AN_ID.format(moment="now() - random() * interval '400 days'"),
        "username": name,
        # As `users.rules.username_skeleton` makes it: with these digits for the letters they look like.
        "username_skeleton": f"'{PREFIX}_' || translate(n::text, '015', 'ols')",
        "display_name": f"'{PREFIX.title()} ' || n",
        "email": f"{name} || '@example.uz'",
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        copies_insert(
            cursor,
            User,
            changed,
            source="users_user AS original, generate_series(1, %(count)s) AS n WHERE original.id = %(first)s",
            values={"count": count - 1, "first": first.id},
        )
    return list(User.objects.filter(username__startswith=f"{PREFIX}_").order_by("id").values_list("id", flat=True))
