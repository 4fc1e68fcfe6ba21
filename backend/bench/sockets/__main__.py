"""
`python -m bench.sockets [--sockets 100,1000] [--kinds bare,stock,ours] [--seconds N]`: rooms and chats of many sockets.

Each is served by two processes; medians of three rounds over the same sockets. This process is the client.
"""

import argparse
import asyncio
import os
import platform
import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from uuid import UUID

import django

from bench.sockets.client import Socket, sockets_open
from bench.sockets.report import PAIRS, PAUSING, Row, write_report
from bench.sockets.servers import Meter, Used, publisher, socket_servers
from bench.sockets.works import Pair, Result, pairs_round, room_round

ROUNDS = 3
SECONDS = 4.0
# A pair then says 50 a minute, what the shop takes of one person: 500 pairs some 400 a second, stock Channels took 117.
PAUSE_S = 1.2
FILES_SPARE = 500
# Numbers of a round's messages in a room begin here, times the round.
STEP = 1_000_000
REPORT = Path(__file__).resolve().parents[3] / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Scene:
    """Who is there: a listing, tokens of people, their conversations two by two."""

    listing_id: UUID
    tokens: Sequence[str]
    chats: Sequence[UUID]
    seconds: float
    meter: Callable[..., Meter]


def main() -> None:
    """Fill, measure, write."""
    options = argparse.ArgumentParser(prog="bench.sockets", description=__doc__)
    options.add_argument("--sockets", default="100,1000")
    options.add_argument("--kinds", default="bare,stock,ours")
    options.add_argument("--works", default=f"room,{PAIRS},{PAUSING}")
    options.add_argument("--seconds", type=float, default=SECONDS)
    given = options.parse_args()
    counts = [int(one) for one in given.sockets.split(",")]
    _files_allow(max(counts) + FILES_SPARE)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.bench"
    limits = ("RATE_LIMIT_API", "RATE_LIMIT_API_IP", "RATE_LIMIT_AUTH", "RATE_LIMIT_SOCKET")
    os.environ |= dict.fromkeys(limits, "10000000/minute")
    django.setup()
    scene = _scene(max(counts), given.seconds)
    rows = []
    works = given.works.split(",")
    for count in counts:
        for kind in given.kinds.split(","):
            for work, measured in (("room", _room), (PAIRS, _chat), (PAUSING, _chat_pausing)):
                if work in works and (kind == "ours" or work != PAUSING):
                    rows.append(asyncio.run(measured(kind, count, scene)))
                    print(rows[-1].line(), flush=True)
    if {row.kind for row in rows} == {"bare", "stock", "ours"} and len(works) > 2:
        from bench.sockets.inserts import inserts_per_second  # noqa: PLC0415 - after django.setup

        print(write_report(REPORT, rows, inserts=inserts_per_second(), machine=_machine()))


def _files_allow(count: int) -> None:
    """
    Let this process and its children open `count` files.

    :raises SystemExit: the machine does not allow it
    """
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard not in (resource.RLIM_INFINITY,) and hard < count:
        raise SystemExit(f"{count} open files are needed, {hard} allowed: ulimit -n {count}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(count, resource.getrlimit(resource.RLIMIT_NOFILE)[0]), hard))


def _machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"2 server processes (Uvicorn), {os.cpu_count()} cores, {platform.machine()}, the client beside them; load of "
        f"the machine at the end {load:.1f}; medians of {ROUNDS} rounds."
    )


def _scene(count: int, seconds: float) -> Scene:
    from django.conf import settings  # noqa: PLC0415 - after django.setup

    from bench.sockets import people  # noqa: PLC0415

    talkers = people.talkers(count)
    database_port = int(settings.DATABASES["default"]["PORT"])
    valkey_port = int(settings.REDIS_URL.rsplit(":", 1)[1].split("/")[0])
    return Scene(
        listing_id=people.room(),
        tokens=people.tokens_of(talkers),
        chats=people.chats(talkers),
        seconds=seconds,
        meter=lambda processes: Meter.of(processes, database_port=database_port, valkey_port=valkey_port),
    )


async def _room(kind: str, count: int, scene: Scene) -> Row:
    path = f"/ws/listings/{scene.listing_id}/"
    group = f"listing.{scene.listing_id}" if kind == "ours" else path.strip("/").replace("/", ".")
    with socket_servers(kind) as servers, publisher("stock" if kind == "bare" else kind, group) as (speaker, speak):
        ports = list(servers)
        addresses = [(ports[n % len(ports)], _with_token(kind, path, scene.tokens[n])) for n in range(count)]
        sockets = await sockets_open(addresses, greeted=kind == "ours")
        said = partial(_bare_publish, sockets[: len(ports)]) if kind == "bare" else speak
        meter = scene.meter([*servers.values(), speaker])
        await room_round(sockets, said, scene.seconds / 4, STEP)
        rounds = []
        for number in range(2, ROUNDS + 2):
            before = meter.read()
            result = await room_round(sockets, said, scene.seconds, number * STEP)
            rounds.append((result, meter.read().since(before)))
        return _row("room", kind, sockets, rounds)


def _bare_publish(speakers: Sequence[Socket], number: int) -> None:
    # It has no way from process to process: one socket of each says it.
    for socket in speakers:
        socket.say(b'{"type":"listing.changed","id":"0","data":{"code":"N%dN","price":250000}}' % number)


async def _chat(kind: str, count: int, scene: Scene) -> Row:
    return await _pairs(kind, count, scene, PAIRS, 0.0)


async def _chat_pausing(kind: str, count: int, scene: Scene) -> Row:
    return await _pairs(kind, count, scene, PAUSING, PAUSE_S)


async def _pairs(kind: str, count: int, scene: Scene, work: str, pause_s: float) -> Row:
    with socket_servers(kind) as servers:
        ports = list(servers)
        addresses = [_chat_address(kind, number, scene, ports) for number in range(count)]
        sockets = await sockets_open(addresses, greeted=False)
        pairs = [Pair(n, (sockets[2 * n], sockets[2 * n + 1])) for n in range(count // 2)]
        meter = scene.meter(list(servers.values()))
        await pairs_round(pairs, scene.seconds / 4, pause_s)
        rounds = []
        for _ in range(ROUNDS):
            before = meter.read()
            result = await pairs_round(pairs, scene.seconds, pause_s)
            rounds.append((result, meter.read().since(before)))
        return _row(work, kind, sockets, rounds)


def _chat_address(kind: str, number: int, scene: Scene, ports: Sequence[int]) -> tuple[int, str]:
    pair = number // 2
    # Of every two pairs, one is in one process and the other in both; the floor has no way between them.
    is_across = kind != "bare" and number % 2 == 1 and pair % 2 == 1
    port = ports[(pair // 2 + is_across) % len(ports)]
    return port, _with_token(kind, f"/ws/chat/{scene.chats[pair]}/", scene.tokens[number])


def _with_token(kind: str, path: str, token: str) -> str:
    return f"{path}?token={token}" if kind == "ours" else path


def _row(work: str, kind: str, sockets: Sequence[Socket], rounds: Sequence[tuple[Result, Used]]) -> Row:
    def middle(value: Callable[[Result, Used], float]) -> float:
        return median(value(result, used) for result, used in rounds)

    def each_us(seconds: Callable[[Used], float]) -> float:
        return middle(lambda result, used: seconds(used) * 1e6 / max(len(result.delays), 1))

    def percentile_ms(share: float) -> float:
        return middle(lambda result, _: sorted(result.delays or [0.0])[int(len(result.delays) * share)] * 1000)

    row = Row(
        sockets=len(sockets),
        work=work,
        kind=kind,
        server_us=each_us(lambda used: used.server_s),
        database_us=each_us(lambda used: used.database_s),
        valkey_us=each_us(lambda used: used.valkey_s),
        per_second=middle(lambda result, _: len(result.delays) / result.elapsed_s),
        p50_ms=percentile_ms(0.5),
        p95_ms=percentile_ms(0.95),
        closed=sum(not socket.is_open for socket in sockets),
        lost=sum(result.lost for result, _ in rounds),
        client_us=each_us(lambda used: used.client_s),
    )
    for socket in sockets:
        socket.close()
    return row


if __name__ == "__main__":
    main()
