"""Refusals that whole kinds of operations have in common, asked of each that the document says gives them."""

import pytest

from tests.architecture.test_access import ACCESS
from tests.schema.cases import PREFIX
from tests.schema.test_every_operation import world
from tests.schema.test_matrix import ROUTES, ask, body_of, caller, let_in, needed
from tests.schema.world import undone
from wibestore.core.ids import uuid7

__all__ = ["world"]

UNKNOWN = "01900000-0000-7000-8000-00000000dead"


def giving(status: str, *codes: str) -> list[tuple[str, str]]:
    """Return the routes that refuse by one of these codes."""
    return sorted(
        route
        for route, operation in ROUTES.items()
        if set(codes) & set(operation["responses"].get(status, {}).get("x-codes", ()))
    )


NAMED = sorted(route for route in ROUTES if "{" in route[1] and "webhooks" not in route[1])


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), NAMED)
def test_what_nobody_has_is_not_found(world, method, path):
    last = path.rpartition("{")[2].partition("}")[0]
    names = world.names | {last: "999999999" if last == "outbox_id" else UNKNOWN}
    address = PREFIX + path.format(**names)

    with undone():
        answer = ask(world, caller(method, path), method, address, body_of(method, path))

    assert answer.status_code == 404
    assert answer.json()["code"].endswith("not_found")


def versioned() -> list[tuple[str, str]]:
    """Return the routes that take the version which the caller saw, and that somebody gets through."""
    found = []
    for method, path in giving("409", "request.version_conflict"):
        _, body = ACCESS[method, path]
        if body and "expected_version" in body and let_in(method, path):
            found.append((method, path))
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), versioned())
def test_what_changed_meanwhile_is_not_changed_unseen(world, method, path):
    _, body = ACCESS[method, path]

    with undone():
        answer = ask(world, caller(method, path), method, path, {**body, "expected_version": 99})

    assert (answer.status_code, answer.json()["code"]) == (409, "request.version_conflict")


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), giving("403", "auth.origin_not_allowed"))
def test_other_pages_sign_nobody_in_and_write_nothing_for_guests(world, method, path):
    with undone():
        answer = ask(world, "visitor", method, path, body_of(method, path), Origin="https://elsewhere.example")

    assert (answer.status_code, answer.json()["code"]) == (403, "auth.origin_not_allowed")


# They look at who calls only where that matters: after the link's token, or for a filter.
LATE = {("GET", "listings/"), ("POST", "appeals/"), ("POST", "auth/email/change/confirm/")}


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), sorted(set(giving("401", "auth.required")) - LATE))
def test_an_authorization_that_is_no_token_is_none(world, method, path):
    address = PREFIX + path.format(**world.names) + needed(world, method, path)

    with undone():
        answer = ask(world, "visitor", method, address, body_of(method, path), Authorization="Basic c29tZWJvZHk6")

    assert answer.status_code == 401
    assert answer.json()["code"] == "auth.required"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


WITH_PICTURES = [
    ("buyer", "POST", "profile/sell-drafts/", {"image_ids": [UNKNOWN]}),
    ("seller", "PUT", "profile/sell-drafts/{sell_draft_id}/", {"title": "Conqueror", "image_ids": [UNKNOWN]}),
    ("seller", "PATCH", "listings/{listing_id}/", {"image_ids": [UNKNOWN]}),
    ("seller", "PUT", "profile/avatar/", {"image_id": UNKNOWN}),
    ("buyer", "POST", "chats/{chat_id}/messages/", {"client_id": str(uuid7()), "upload_id": UNKNOWN}),
    (
        "buyer",
        "POST",
        "support/requests/",
        {"topic": "other", "text": "It looks like this here", "upload_ids": [UNKNOWN]},
    ),
    ("buyer", "POST", "disputes/{dispute_id}/evidence/", {"upload_id": UNKNOWN}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("person", "method", "path", "body"), WITH_PICTURES)
def test_a_picture_that_nobody_has_is_not_shown(world, person, method, path, body):
    with undone():
        answer = ask(world, person, method, path, body)

    assert (answer.status_code, answer.json()["code"]) == (404, "upload.not_found")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("order", "order.not_found"),
        ("deposit", "payment.deposit_not_found"),
        ("withdrawal", "payment.withdrawal_not_found"),
    ],
)
def test_a_question_is_about_something_of_ones_own(world, kind, code):
    question = {"topic": "payment", "text": "Where did the money of it go to?", "subject_kind": kind}

    with undone():
        answer = ask(world, "stranger", "POST", "support/requests/", {**question, "subject_id": UNKNOWN})

    assert (answer.status_code, answer.json()["code"]) == (404, code)


@pytest.mark.django_db
def test_a_game_that_nobody_knows_has_no_sellers(world):
    answer = ask(world, "visitor", "GET", "sellers/top/?game=nothing")

    assert (answer.status_code, answer.json()["code"]) == (404, "game.not_found")
