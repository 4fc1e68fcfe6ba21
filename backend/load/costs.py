"""What each kind of work of the load test costs alone: CPU of every member of the shop, its facts told as well."""

import asyncio
import random
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlsplit
from uuid import uuid4

import orjson

from bench.load import CONNECTIONS, Call, run_load
from bench.sockets.client import Socket, sockets_open
from bench.works import JSON
from load.facts import facts_settle
from load.shop import LoadShop
from load.world import World
from wibestore.core.actor import Actor
from wibestore.users import services as users

MEMBERS = ("web", "sockets", "worker", "postgres", "valkey")
IDLE_S = 10
#: What waits when a shop starts (counts, marks of the run before) is done by then, and is no rest.
SETTLE_S = 15
_WARM_UP = 24
_LOST_AFTER_S = 15
_UNTIL_ALL_ARE_SENT = 10**9

type Works = Generator[Call, Any, None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work, how many of them are measured, and how many of a hundred tasks of the load test it is."""

    name: str
    run: Callable[[LoadShop, int], None]
    count: int
    share: float


def costs_table(shop: LoadShop, world: World, *, only: str = "") -> str:
    """
    Return what each kind costs, in milliseconds of CPU of each member, and what a task costs in the mix.

    :param only: how the names of those begin that are asked for; without the mix, then
    """
    time.sleep(SETTLE_S)
    idle = _spent(shop, lambda: time.sleep(IDLE_S))
    rows = [f"| nothing, a second | {_cells({name: idle[name] / IDLE_S for name in MEMBERS})} |"]
    mixed = dict.fromkeys(MEMBERS, 0.0)
    for kind in kinds(world):
        if not kind.name.startswith(only):
            continue
        kind.run(shop, _WARM_UP if kind.count > _WARM_UP else CONNECTIONS)
        facts_settle()
        began = time.monotonic()
        spent = _spent(shop, lambda kind=kind: kind.run(shop, kind.count))  # type: ignore[misc]
        elapsed = time.monotonic() - began
        own = {name: max(spent[name] - idle[name] / IDLE_S * elapsed, 0.0) / kind.count for name in MEMBERS}
        mixed = {name: mixed[name] + own[name] * kind.share / 100 for name in MEMBERS}
        rows.append(f"| {kind.name} | {_cells(own)} |")
        print(rows[-1], flush=True)
    if not only:
        rows.append(f"| **a task of the mix** | {_cells(mixed)} |")
    head = f"| one of | {' | '.join(MEMBERS)} | all |\n|---|{'---|' * (len(MEMBERS) + 1)}\n"
    return head + "\n".join(rows)


def _cells(seconds: dict[str, float]) -> str:
    parts = [seconds[name] for name in MEMBERS]
    return " | ".join(f"{part * 1_000:.2f}" for part in [*parts, sum(parts)])


def _spent(shop: LoadShop, work: Callable[[], None]) -> dict[str, float]:
    before = shop.cpu_s()
    work()
    facts_settle()
    after = shop.cpu_s()
    return {name: after[name] - before[name] for name in MEMBERS}


def kinds(world: World) -> list[Kind]:
    """Return the kinds of the load test: what is kept and what is built anew apart."""
    token = [users.session_start(user_id=one, actor=Actor.visitor()).access for one in _people(world)]
    stock = iter(world.for_sale)
    return [
        Kind("list, kept", _reads(lambda r: f"?game={r.choice(world.games)}"), 1_200, 60 * 0.7),
        Kind("list, built anew", _reads(lambda r: f"?{_game(r, world)}max_price={_price(r)}"), 600, 60 * 0.3),
        Kind("search", _reads(lambda r: f"?search={_words(r, world)}&min_price={r.randrange(1_000)}"), 400, 15),
        Kind("listing", _reads(lambda r: f"{r.choice(world.listings)}/"), 800, 15),
        Kind("like, and back", _http(lambda at, count: _likes(world, token[at], count)), 120, 4),
        Kind("purchase, four requests", _http(lambda at, count: _purchases(world, token[at], stock, count)), 80, 2),
        Kind("offer for sale", _http(lambda at, count: _offers(world, token[at], count)), 60, 1),
        Kind("message", lambda shop, count: asyncio.run(_messages(shop, world, count)), 160, 3),
    ]


def _people(world: World) -> list[Any]:
    return [visitor["id"] for visitor in world.visitors[-CONNECTIONS:]]


def _game(shuffled: random.Random, world: World) -> str:
    return f"game={shuffled.choice(world.games)}&" if shuffled.random() < 0.8 else ""


def _price(shuffled: random.Random) -> int:
    return shuffled.randrange(100_000, 9_000_000)


def _words(shuffled: random.Random, world: World) -> str:
    return quote_plus(" ".join(shuffled.sample(world.words, 1 if shuffled.random() < 0.7 else 2)))


def _reads(path: Callable[[random.Random], str]) -> Callable[[LoadShop, int], None]:
    def calls(_: int, count: int) -> Works:
        shuffled = random.Random()
        for _ in range(count):
            yield Call("GET", f"/api/v1/listings/{path(shuffled)}")

    return _http(calls)


def _http(calls: Callable[[int, int], Works]) -> Callable[[LoadShop, int], None]:
    """Return what sends the requests of so many works over each connection; `calls` takes its number and how many."""

    def run(shop: LoadShop, count: int) -> None:
        address = urlsplit(shop.address)
        run_load(
            str(address.hostname),
            int(address.port or 0),
            lambda at: calls(at, count // CONNECTIONS),
            _UNTIL_ALL_ARE_SENT,
        )

    return run


def _likes(world: World, token: str, count: int) -> Works:
    bearer = {"Authorization": f"Bearer {token}"}
    shuffled = random.Random()
    for number in range(count):
        path = f"/api/v1/listings/{shuffled.choice(world.listings)}/favorite/"
        yield Call("POST", path, bearer)
        if number % 2:
            yield Call("DELETE", path, bearer)


def _purchases(world: World, token: str, stock: Iterator[str], count: int) -> Works:
    bearer = {**JSON, "Authorization": f"Bearer {token}"}

    def call(path: str, body: dict[str, Any], status: int = 200) -> Call:
        headers = {**bearer, "Idempotency-Key": str(uuid4())}
        return Call("POST", f"/api/v1/orders/{path}", headers, orjson.dumps(body), status)

    for _ in range(count):
        order = yield call("", {"listing_id": next(stock), "price": world.price}, 201)
        for step in ("pay", "credentials/reveal", "confirm"):
            answer = yield call(f"{order['id']}/{step}/", {"expected_version": order["version"]})
            order = answer if "state" in answer else order


def _offers(world: World, token: str, count: int) -> Works:
    bearer = {**JSON, "Authorization": f"Bearer {token}"}
    for _ in range(count):
        body = {
            "game": world.game_sold,
            "title": f"Account of a visitor {uuid4().hex[:6]}",
            "price": random.randrange(50, 900) * 1_000,
            "attributes": world.attributes,
        }
        yield Call("POST", "/api/v1/listings/", bearer, orjson.dumps(body), 201)


async def _messages(shop: LoadShop, world: World, count: int) -> None:
    """Say something on one socket after the other, each time when the one before was heard: nothing to be bundled."""
    port = int(urlsplit(shop.sockets).port or 0)
    speakers = world.visitors[: 2 * CONNECTIONS]
    sockets = await sockets_open(
        [(port, f"/ws/chat/{one['chat']}/?token={one['token']}") for one in speakers], greeted=False
    )
    for at in range(count):
        await _said(sockets[at % len(sockets)], sockets)
    for socket in sockets:
        socket.close()


async def _said(speaker: Socket, sockets: Sequence[Socket]) -> None:
    client_id = str(uuid4())
    told = asyncio.Event()

    def heard(socket: Socket, body: bytes) -> None:
        if socket is speaker and client_id.encode() in body:
            told.set()

    for socket in sockets:
        socket.heard = heard
    data = {"client_id": client_id, "text": "Salom, hali sotuvdami?"}
    speaker.say(orjson.dumps({"type": "chat.send", "id": client_id, "data": data}))
    await asyncio.wait_for(told.wait(), _LOST_AFTER_S)
