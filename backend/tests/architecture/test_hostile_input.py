"""Whatever is sent, the answer is a clear 4xx problem and never a 5xx (issue: bad input)."""

import pytest

from wibestore.games import selectors as games
from wibestore.listings.factories import attributes_for, listing_active

pytestmark = pytest.mark.django_db

HUGE = 10**40
# (path, field) of every body field with free values, tried with every value below.
WRITERS = [
    ("auth/register/", "email"),
    ("auth/register/", "username"),
    ("auth/register/", "password"),
    ("auth/login/", "email"),
    ("listings/", "title"),
    ("listings/", "price"),
    ("listings/", "game"),
    ("listings/", "attributes"),
    ("listings/", "image_ids"),
    ("profile/sell-drafts/", "game"),
    ("profile/sell-drafts/", "title"),
    ("profile/sell-drafts/", "price"),
    ("profile/sell-drafts/", "attributes"),
    ("profile/sell-drafts/", "image_ids"),
    ("profile/listings/bulk/", "ids"),
    ("profile/listings/bulk/", "price"),
    ("orders/", "listing_id"),
    ("orders/", "price"),
    ("payments/deposit/", "amount"),
    ("payments/deposit/", "order_id"),
    ("payments/withdraw/", "amount"),
    ("payments/withdraw/", "card_id"),
    ("payments/cards/", "method"),
    ("reviews/", "rating"),
    ("reviews/", "order_id"),
    ("profile/saved-searches/", "name"),
    ("profile/saved-searches/", "query"),
]
VALUES: list[object] = [
    None, True, 1.5, -1, 0, HUGE, -HUGE, "1", "", "\x00", "a" * 100_000, [], {}, [[]], {"a": {"b": {}}},
    "'; DROP TABLE users; --", "{{7*7}}", "\u202e", "😀" * 50, [None] * 50,
]  # fmt: skip
QUERIES = [
    "page_size=0", "page_size=101", "page_size=x", "page_size=" + "9" * 6000, "cursor=x", "cursor=%00", "nonsense=1",
    "min_price=-1", "min_price=" + "9" * 40, "min_price=1.5", "ordering=password", "game=no-such-game",
    "attr.rank=ace", "game=pubg-mobile&attr.nothing=1", "game=pubg-mobile&attr.level.min=x", "status=draft",
    "search=%00", "search=" + "a" * 5000, "is_premium=maybe", "seller=%FF", "delivery=drone",
]  # fmt: skip


@pytest.fixture
def member(client_for, buyer):
    return client_for(buyer)


def complete(path: str, seller) -> dict[str, object]:
    """Return a good body of a route, so that one bad field at a time is judged."""
    bodies: dict[str, dict[str, object]] = {
        "auth/register/": {"email": "new@example.uz", "password": "korzinka-Tulpor-27", "username": "newcomer"},
        "auth/login/": {"email": "new@example.uz", "password": "korzinka-Tulpor-27"},
        "listings/": {
            "game": "pubg-mobile",
            "title": "A good account",
            "price": 100_000,
            "attributes": attributes_for(games.game_get("pubg-mobile")),
        },
        "profile/sell-drafts/": {"game": "pubg-mobile", "title": "A good account"},
        "profile/listings/bulk/": {
            "ids": ["01900000-0000-7000-8000-000000000000"],
            "action": "reprice",
            "price": 100_000,
        },
        "orders/": {"listing_id": str(listing_active(seller.id, price=100_000).id), "price": 100_000},
        "payments/deposit/": {"method": "sandbox", "amount": 100_000},
        "payments/withdraw/": {"amount": 100_000, "card_id": "01900000-0000-7000-8000-000000000000"},
        "payments/cards/": {"method": "sandbox"},
        "reviews/": {"order_id": "01900000-0000-7000-8000-000000000000", "rating": 5},
        "profile/saved-searches/": {"name": "Aces", "query": "game=pubg-mobile"},
    }
    return bodies[path]


@pytest.mark.parametrize(("path", "field"), WRITERS)
def test_one_wrong_field_is_a_4xx_problem(member, seller, path, field):
    good = complete(path, seller)

    for value in VALUES:
        answer = member.post(f"/api/v1/{path}", {**good, field: value})
        assert answer.status_code < 500, (value, answer.content)
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
            assert answer.json()["code"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("path", ["listings/", "listings/facets/", "games/pubg-mobile/listings/"])
def test_wrong_filters_are_400_and_name_the_parameter(client_for, path, query):
    answer = client_for(None).get(f"/api/v1/{path}?{query}")

    assert answer.status_code in {200, 400, 401, 404}, answer.content
    if answer.status_code == 400:
        assert answer.json()["code"] in {"validation.failed", "request.malformed"}


@pytest.mark.parametrize("query", QUERIES)
def test_wrong_filters_are_not_saved_either(member, query):
    answer = member.post("/api/v1/profile/saved-searches/", {"name": "Aces", "query": query})

    # What one may ask for, and nobody has: a seller of an odd name.
    assert answer.status_code == (201 if query == "seller=%FF" else 400), answer.content


@pytest.mark.parametrize("query", ["nonsense=1", "page_size=0", "cursor=x", "min_price=-1", "ordering=password"])
def test_filters_that_cannot_be_right_are_never_ignored(client_for, query):
    assert client_for(None).get(f"/api/v1/listings/?{query}").status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"text"', b"{" * 6000, b'{"price": NaN}', b'{"email": "\\ud800"}', b"\xff\xfe"]
)
def test_a_body_that_cannot_be_read_is_400(member, body):
    for path in ("orders/", "auth/login/", "listings/"):
        answer = member.generic("POST", f"/api/v1/{path}", body, "application/json")
        assert answer.status_code == 400, (path, answer.content)
        assert answer["Content-Type"] == "application/problem+json"


def test_a_body_of_ten_megabytes_is_413(member):
    answer = member.generic("POST", "/api/v1/orders/", b"x" * 10_000_000, "application/json")

    assert answer.status_code == 413
    assert answer.json()["code"] == "request.too_large"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_methods_that_an_address_does_not_take_are_405(member, method):
    answer = member.generic(method, "/api/v1/games/")

    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("field", ["is_staff", "id", "rating", "sales_count", "plan", "balance", "is_email_verified"])
def test_fields_that_are_not_ones_own_to_change_are_refused(member, field):
    answer = member.patch("/api/v1/profile/", {field: True})

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{field}"]
