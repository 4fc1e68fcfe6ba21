"""What each role of the staff may: every route of theirs names its roles, and the schema shows them."""

from typing import Any

import pytest

from config.api import api
from wibestore.core.api import StaffOnly
from wibestore.core.errors import registered_errors
from wibestore.users.factories import user_create

ROLES = {"moderator", "finance", "admin"}

# R1.5 names reports at this address too.
STAFF_BESIDE = {
    ("get", "/api/v1/reports/"),
    ("get", "/api/v1/reports/{report_id}/"),
    ("patch", "/api/v1/reports/{report_id}/"),
}


def operations() -> list[tuple[str, str, Any]]:
    """Return every operation below admin/ with its method and path."""
    found = []
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            address = f"{router.prefix}{path}".lstrip("/")
            for operation in view.operations:
                found += [(method, address, operation) for method in operation.methods]
    return [(method, address, operation) for method, address, operation in found if address.startswith("admin/")]


def test_every_route_of_the_staff_has_a_role():
    assert len(operations()) > 10
    for method, address, operation in operations():
        callbacks = operation.auth_callbacks
        assert len(callbacks) == 1, (method, address)
        assert isinstance(callbacks[0], StaffOnly), (method, address)
        assert set(callbacks[0].roles) <= ROLES
        assert "admin" in callbacks[0].roles


def test_the_schema_shows_the_roles():
    paths = api.get_openapi_schema()["paths"]

    for path, methods in paths.items():
        for method, operation in methods.items():
            is_staff = path.startswith("/api/v1/admin/") or (method, path) in STAFF_BESIDE
            assert ("x-staff-roles" in operation) is is_staff, (method, path)


@pytest.mark.django_db
def test_a_refused_role_says_which_ones_are_let_in(client_for):
    finance = client_for(user_create(username="finance", staff_role="finance"))

    refused = finance.get("/api/v1/admin/listings/").json()

    assert (refused["code"], refused["params"]) == ("auth.not_permitted", {"roles": ["moderator", "admin"]})
    assert registered_errors()["auth.not_permitted"].status == 403
