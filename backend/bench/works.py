"""The measured works: what is asked, how often, and the bar of docs/performance.md that it is held against."""

import random
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import orjson

from bench.load import CONNECTIONS, Call, Calls

JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Work:
    """One work: `web_ms` and `database_ms` are the most CPU a request may cost."""

    name: str
    calls: Calls
    count: int
    web_ms: float
    database_ms: float
    requests_per_work: int = 1


def _reads(path: Callable[[random.Random], str], headers: dict[str, str] | None = None, expected: int = 200) -> Calls:
    def calls(_: int) -> Generator[Call, Any, None]:
        # Not seeded: what a round asked for is kept for the next one, and would be measured as uncached.
        shuffled = random.Random()
        while True:
            yield Call("GET", path(shuffled), headers or {}, expected=expected)

    return calls


def reads(listing_ids: list[UUID], etag: str) -> list[Work]:
    """Return the works that change nothing. Uncached ones ask something else each time."""
    return [
        Work("health (floor)", _reads(lambda _: "/health/"), 2_000, 1, 0.1),
        Work(
            "browse 24 cards, uncached",
            _reads(lambda r: f"/api/v1/listings/?min_price={r.randrange(1_000, 4_000_000)}"),
            1_200,
            6,
            2,
        ),
        Work("browse 24 cards, cached", _reads(lambda _: "/api/v1/listings/"), 2_000, 1.3, 0.1),
        Work("browse, 304", _reads(lambda _: "/api/v1/listings/", {"If-None-Match": etag}, 304), 2_000, 1.3, 0.1),
        Work(
            "search a word, uncached",
            _reads(lambda r: f"/api/v1/listings/?search=conqueror&min_price={r.randrange(1_000, 4_000_000)}"),
            600,
            6,
            8,
        ),
        Work(
            "facets of a game, uncached",
            _reads(lambda r: f"/api/v1/listings/facets/?game=pubg-mobile&min_price={r.randrange(1_000, 4_000_000)}"),
            200,
            4,
            15,
        ),
        Work("detail", _reads(lambda r: f"/api/v1/listings/{r.choice(listing_ids)}/"), 1_200, 4, 2),
    ]


def purchase(listing_ids: list[UUID], price: int, tokens: list[str]) -> Work:
    """Return the work of buying each listing once from the wallet: one request reserves, pays and delivers."""

    def calls(connection: int) -> Generator[Call, Any, None]:
        for listing_id in listing_ids[connection::CONNECTIONS]:
            yield from purchase_calls(listing_id, price, tokens[connection])

    return Work("purchase (order + pay at once)", calls, len(listing_ids), 15, 5)


def purchase_calls(listing_id: UUID, price: int, token: str = "") -> Generator[Call, Any, None]:
    """Give the request of one purchase from the wallet; `price` is what the buyer saw."""
    body = orjson.dumps({"listing_id": str(listing_id), "price": price, "pay_now": True})
    bearer = {"Authorization": f"Bearer {token}"} if token else {}
    yield Call("POST", "/api/v1/orders/", {**JSON, **bearer, "Idempotency-Key": str(uuid4())}, body, 201)


def purchase_in_two(listing_ids: list[UUID], price: int, tokens: list[str]) -> Work:
    """Return the same work as the first shop does it: one request reserves, a second one pays."""

    def calls(connection: int) -> Generator[Call, Any, None]:
        headers = {**JSON, "Authorization": f"Bearer {tokens[connection]}"}
        for listing_id in listing_ids[connection::CONNECTIONS]:
            body = orjson.dumps({"listing_id": str(listing_id), "price": price})
            order = yield Call("POST", "/api/v1/orders/", {**headers, "Idempotency-Key": str(uuid4())}, body, 201)
            paid = orjson.dumps({"expected_version": order["version"]})
            yield Call("POST", f"/api/v1/orders/{order['id']}/pay/", {**headers, "Idempotency-Key": str(uuid4())}, paid)

    return Work("purchase in two requests", calls, 2 * len(listing_ids), 15, 5, requests_per_work=2)
