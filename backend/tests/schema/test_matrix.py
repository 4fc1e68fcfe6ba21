"""
What every operation of a kind must do, asked of each by the document: whoever adds a route adds it here without a word.

Who may call what is in test_access.py; here are repeated keys, rights that wait, answers that have not changed, pages
that follow, filters that narrow.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache

from tests.architecture.test_access import ACCESS, ADMIN, FINANCE, PEOPLE, World
from tests.schema.cases import PREFIX, boundaries
from tests.schema.test_every_operation import DOCUMENT, OPERATIONS, world
from tests.schema.world import undone
from wibestore.core.ids import uuid7

__all__ = ["world"]

ROUTES = {
    (method.upper(), path.removeprefix(PREFIX)): operation
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
# Values that narrow a list of the world; the document cannot know which exist.
VALUES: dict[str, str] = {
    "game": "pubg-mobile",
    "seller": "seller",
    "username": "seller",
    "search": "account",
    "q": "account",
    "provider": "sandbox",
    "method": "sandbox",
    "action": "user.locked",
    "actor": "moderator",
    "state": "paid",
    "status": "active",
    "kind": "deposit",
    "plan": "pro",
    "period": "month",
    "reason": "fraud",
    "ids": "01900000-0000-7000-8000-000000000000",
}


# Bodies that are right, where neither the table has one nor the schema tells all that is asked of it.
QUESTION = {"topic": "other", "text": "Where is the badge of my page as a seller?"}
GAME = {
    "name": "Game of the matrix",
    "category": "shooter",
    "platforms": ["android"],
    "reason": "People ask for it often",
}
BODIES: dict[tuple[str, str], Any] = {
    ("POST", "admin/games/"): GAME | {"slug": "game-of-the-matrix"},
    ("PATCH", "admin/games/{slug}/"): GAME,
    ("POST", "admin/views/"): {"page": "listings", "name": "Waiting", "query": {"status": "pending"}},
    ("POST", "support/requests/"): QUESTION | {"topic": "account"},
    ("PATCH", "admin/payment-methods/{code}/"): {"min_amount": 2_000, "reason": "Too small to be worth it"},
    ("PATCH", "admin/plans/{plan_code}/"): {"price": 99_000, "reason": "A better price for all"},
    ("POST", "admin/reason-templates/"): {
        "code": "of-the-matrix",
        "use": "listing",
        "text": {"uz": "Rasmni almashtiring", "ru": "Замените фото", "en": "Change the picture"},
    },
}
# The world's own game has listings that use its attributes (a new one: backoffice/tests/test_refusals.py).
KEYED = BODIES.keys() - {("PATCH", "admin/games/{slug}/")}


def named(parameter: str) -> list[tuple[str, str]]:
    """Return the routes that take a parameter or a header of this name."""
    return sorted(
        route
        for route, operation in ROUTES.items()
        if any(each["name"] == parameter for each in operation["parameters"])
    )


def let_in(method: str, path: str) -> list[str]:
    """Return who gets a success by the access table; whoever may most comes first where staff work."""
    statuses, _ = ACCESS[method, path]
    known = {person for person, status in zip(PEOPLE, statuses, strict=True) if status < 300}
    if ADMIN.get((method, path), statuses[-1]) < 300:
        known.add("admin")
    if FINANCE.get((method, path), statuses[1]) < 300:
        known.add("finance")
    people = ("buyer", "seller", "stranger", "moderator", "finance", "admin")
    return [person for person in (reversed(people) if is_staff(path) else people) if person in known]


def is_staff(path: str) -> bool:
    return path.startswith(("admin/", "reports/"))


def caller(method: str, path: str) -> str:
    """Return somebody who may call: if nobody succeeds by the table, whoever is let in and refused."""
    return next(iter(let_in(method, path)), "admin" if is_staff(path) else "buyer")


def body_of(method: str, path: str) -> Any:
    """Return a body that the schema takes: one of ours, the table's, or the right one of the boundaries."""
    _, body = ACCESS[method, path]
    if (method, path) in BODIES or (body is not None and let_in(method, path)):
        return BODIES.get((method, path), body)
    cases = boundaries(OPERATIONS[f"{method} {PREFIX}{path}"])
    return body or next((case.body for case in cases if isinstance(case.body, dict)), None)


def ask(world: World, person: str, method: str, path: str, body: Any = None, **headers: str) -> Any:
    """Call; nothing is undone."""
    world.clients[person].cookies.clear()
    address = path if path.startswith("/") else PREFIX + path.format(**world.names)
    return getattr(world.clients[person], method.lower())(address, body, headers=headers)


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), named("Idempotency-Key"))
def test_a_key_is_good_for_one_intent(world, method, path):
    person = caller(method, path)
    key = {"Idempotency-Key": str(uuid7())}

    with undone():
        first = ask(world, person, "POST", "support/requests/", QUESTION, **key)
        refused = ask(world, person, method, path, body_of(method, path), **key)

    assert first.status_code == 201
    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency.mismatch")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path"), [route for route in named("Idempotency-Key") if let_in(*route) or route in KEYED]
)
def test_a_repeated_key_gets_the_first_answer(world, method, path):
    person = caller(method, path)
    body = BODIES.get((method, path), ACCESS[method, path][1])
    key = {"Idempotency-Key": str(uuid7())}

    with undone():
        first = ask(world, person, method, path, body, **key)
        again = ask(world, person, method, path, body, **key)

    assert first.status_code in {200, 201}
    assert (again.status_code, again.content) == (first.status_code, first.content)


STAFF = sorted(route for route, operation in ROUTES.items() if "x-staff-roles" in operation)


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), STAFF)
def test_rights_of_the_staff_wait_for_a_second_factor_and_for_a_fresh_proof(world, settings, method, path):
    settings.STAFF_NEEDS_TWO_FACTOR = True
    without_factor = world.answer("admin", method, path, body_of(method, path))
    settings.STAFF_NEEDS_TWO_FACTOR = False
    settings.STAFF_RIGHTS_FOR = timedelta(microseconds=1)
    stale = world.answer("admin", method, path, body_of(method, path))

    assert (without_factor.status_code, without_factor.json()["code"]) == (403, "auth.two_factor_required")
    assert (stale.status_code, stale.json()["code"]) == (403, "auth.step_up_required")


CACHED = sorted(route for route, operation in ROUTES.items() if "304" in operation["responses"])


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), CACHED)
def test_what_has_not_changed_is_not_sent_again(world, method, path):
    address = PREFIX + path.format(**world.names) + needed(world, method, path)

    first = ask(world, "visitor", method, address)
    again = ask(world, "visitor", method, address, **{"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert (again.status_code, again.content) == (304, b"")


def needed(world: World, method: str, path: str) -> str:
    """Return the parameters without which a list answers nothing."""
    names = [each["name"] for each in ROUTES[method, path]["parameters"] if each["in"] == "query" and each["required"]]
    values = VALUES | {"ids": world.names["listing_id"]}
    return f"?{'&'.join(f'{name}={values[name]}' for name in names)}" if names else ""


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), named("cursor"))
def test_a_list_is_read_page_by_page_and_takes_no_cursor_of_its_own_making(world, method, path):
    person = caller(method, path)
    address = PREFIX + path.format(**world.names)

    page = ask(world, person, method, f"{address}?page_size=1").json()
    made_up = ask(world, person, method, f"{address}?cursor=made-up")

    assert made_up.status_code == 400
    assert len(page["results"]) <= 1
    if page["next"]:
        following = ask(world, person, method, page["next"])
        assert following.status_code == 200
        assert following.json()["results"] != page["results"]


def filters() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every parameter of every address that is read."""
    return [
        (method, path, parameter)
        for (method, path), operation in sorted(ROUTES.items())
        for parameter in operation["parameters"]
        if method == "GET" and parameter["in"] == "query" and parameter["name"] not in {"cursor", "page_size"}
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "parameter"), filters(), ids=lambda value: value["name"] if isinstance(value, dict) else value
)
def test_every_parameter_is_taken_and_a_wrong_one_refused(world, method, path, parameter):
    person = caller(method, path)
    address = PREFIX + path.format(**world.names) + (needed(world, method, path) or "?")

    for value in right(parameter):
        cache.clear()  # What is counted of a person is counted anew.
        answer = ask(world, person, method, f"{address}&{parameter['name']}={value}")
        assert answer.status_code == 200, (value, answer.content)
    # A bare number is no day, though it could be taken for seconds since 1970.
    for value in ["%00", *(["0"] if "date" in str(parameter["schema"].get("anyOf", "")) else [])]:
        assert ask(world, person, method, f"{address}&{parameter['name']}={value}").status_code == 400


def right(parameter: dict[str, Any]) -> list[Any]:
    """Return values that a parameter takes."""
    schema = parameter["schema"]
    schema = next((part for part in schema.get("anyOf", []) if part.get("type") != "null"), schema)
    schema = schema.get("items", schema)
    if "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    if "enum" in schema:
        return list(schema["enum"])
    if schema.get("format") == "uuid":
        return [uuid7()]
    if schema.get("format") == "date":
        return ["2026-11-01"]
    if schema.get("format") == "date-time":
        return ["2026-11-01T00:00:00Z"]
    if schema.get("type") == "boolean":
        return ["true", "false"]
    if schema.get("type") == "integer":
        return [max(1, schema.get("minimum", 1))]
    return [VALUES.get(parameter["name"], "")]
