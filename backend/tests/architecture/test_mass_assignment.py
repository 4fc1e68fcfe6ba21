"""
What is not ones own to say is refused by every writer, flat, nested or dotted (X4, 15.3.3).

Every route that takes JSON is asked; a right person sends it, so that nothing but the fields can be the reason.
"""

from typing import Any

import pytest

from config.api import api
from tests.architecture.test_access import ACCESS, World, world

__all__ = ["world"]

# What a caller would like to be, to have or to have done.
FORBIDDEN: dict[str, Any] = {
    "id": "01900000-0000-7000-8000-000000000000",
    "pk": 1,
    "user_id": "01900000-0000-7000-8000-000000000000",
    "user": "admin",
    "owner_id": "01900000-0000-7000-8000-000000000000",
    "seller": "admin",
    "seller_id": "01900000-0000-7000-8000-000000000000",
    "buyer_id": "01900000-0000-7000-8000-000000000000",
    "is_staff": True,
    "is_superuser": True,
    "is_blocked": False,
    "is_email_verified": True,
    "role": "admin",
    "staff_role": "admin",
    "is_verified": True,
    "permissions": ["all"],
    "state": "completed",
    "balance": 10**9,
    "available": 10**9,
    "commission": 0,
    "commission_bps": 0,
    "fee": 0,
    "rating_average": 5,
    "rating_count": 1000,
    "sales_count": 1000,
    "views_count": 1000,
    "favorites_count": 1000,
    "is_premium": True,
    "plan_until": "2099-01-01T00:00:00Z",
    "created_at": "2020-01-01T00:00:00Z",
    "published_at": "2020-01-01T00:00:00Z",
    "paid_at": "2020-01-01T00:00:00Z",
    "released_at": "2020-01-01T00:00:00Z",
    "approved_by": "admin",
    "version": 1,
    "totp_enabled_at": None,
    "google_sub": "1",
    "__proto__": {"is_staff": True},
}


def writers() -> dict[tuple[str, str], set[str]]:
    """Return the routes that take a JSON object, and the names of their fields."""
    document = api.get_openapi_schema()
    schemas = document["components"]["schemas"]
    found = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
            if reference:
                fields = set(schemas[reference.rsplit("/", 1)[-1]]["properties"])
                found[method.upper(), path.removeprefix("/api/v1/")] = fields
    return found


def refused(world: World, row: tuple[str, str], body: dict[str, Any]) -> set[str]:
    """Let an admin send `body`; return the fields that were refused as unknown."""
    method, path = row
    client = world.clients["admin"]
    client.cookies.clear()
    answer = getattr(client, method.lower())("/api/v1/" + path.format(**world.names), body)
    assert answer.status_code == 400, (row, answer.status_code)
    return {one["pointer"] for one in answer.json()["errors"] if one["code"] == "unknown_field"}


@pytest.mark.django_db
@pytest.mark.parametrize("row", sorted(writers()), ids=" ".join)
def test_no_writer_takes_what_is_not_ones_own_to_say(world, row):
    unknown = {name: value for name, value in FORBIDDEN.items() if name not in writers()[row]}
    good = ACCESS[row][1] or {}

    flat = refused(world, row, {**good, **unknown})
    nested = refused(world, row, {**good, "user": unknown, "data": unknown})
    dotted = refused(world, row, {**good, **{f"user.{name}": value for name, value in unknown.items()}})

    assert len(unknown) >= 30
    assert flat == {f"/{name}" for name in unknown}
    assert nested >= {"/data"}
    assert dotted == {f"/user.{name}" for name in unknown}


def test_the_writers_are_found():
    assert len(writers()) > 40
    assert ("PATCH", "profile/") in writers()
