"""What every route is made of: strict parameters and bodies."""

import pytest

pytestmark = pytest.mark.django_db


def refused(answer) -> list[tuple[str, str]]:
    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


@pytest.mark.parametrize("path", ["games/", "games/pubg-mobile/", "subscriptions/plans/", "auth/csrf/"])
def test_every_parameter_that_a_route_does_not_declare_is_named(client_for, path):
    answer = client_for(None).get(f"/api/v1/{path}?colour=red&size=xl")

    assert refused(answer) == [("?colour", "unknown_parameter"), ("?size", "unknown_parameter")]


def test_a_route_that_writes_refuses_parameters_before_it_does_anything(client_for, buyer):
    member = client_for(buyer)

    answer = member.post("/api/v1/payments/deposit/?dry_run=1", {"method": "sandbox", "amount": 10_000})

    assert refused(answer) == [("?dry_run", "unknown_parameter")]
    assert member.get("/api/v1/payments/transactions/").json()["results"] == []


def test_a_parameter_belongs_to_the_route_that_declares_it(client_for):
    assert refused(client_for(None).get("/api/v1/games/pubg-mobile/listings/?game=valorant")) == [
        ("?game", "unknown_parameter")
    ]


def test_a_long_name_is_cut_in_the_answer(client_for):
    [(pointer, _)] = refused(client_for(None).get(f"/api/v1/games/?{'a' * 3_000}=1"))

    assert pointer == "?" + "a" * 64


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"about": "a\\u0000b"}', "request.malformed"),
        (b'{"\\u0000": 1}', "request.malformed"),
        (b'{"about": "\\ud800"}', "request.malformed"),
        (b'{"about": "a"} trailing', "request.malformed"),
        (b'{"about": NaN}', "request.malformed"),
        (b"\xff\xfe{}", "request.malformed"),
        (b'{"about": 1}', "validation.failed"),
        (b'{"about": "a", "is_staff": true}', "validation.failed"),
        (b"[]", "validation.failed"),
    ],
)
def test_a_body_that_is_not_as_declared_changes_nothing(client_for, buyer, body, code):
    member = client_for(buyer)

    answer = member.generic("PATCH", "/api/v1/profile/", body, "application/json")

    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert member.get("/api/v1/profile/").json()["about"] == ""


def test_an_escaped_backslash_before_u0000_is_only_text(client_for, buyer):
    answer = client_for(buyer).generic("PATCH", "/api/v1/profile/", rb'{"about": "\\u0000"}', "application/json")

    assert (answer.status_code, answer.json()["about"]) == (200, "\\u0000")
