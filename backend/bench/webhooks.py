"""
`python -m bench.webhooks [--rate N] [--seconds N]`: Payme's calls at a fixed rate, whatever the shop does (open loop).

Each payment is three calls (check, create, perform), a second apart, so that calls of many payments are on their way
at once; a call is due at its time and its delay counts from then, so that a slow shop cannot slow the load down. The
bar: p95 of 50 ms at 50 calls a second on two cores, 8 + 4 ms of CPU (web + PostgreSQL) for each.
"""

import argparse
import base64
import http.client
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import django
import orjson

from bench.processes import cpu_of, free_port, postgres_of, web_server

RATE = 50
SECONDS = 60
THREADS = 64
STEPS = 3
AMOUNT = 50_000
BAR_P95_MS = 50
PEOPLE = 40
_own = threading.local()


@dataclass(frozen=True, slots=True)
class Timed:
    """One call: when it is due (seconds after the start), and its body."""

    due_s: float
    body: bytes


def main() -> None:
    """Fill, send, print."""
    options = argparse.ArgumentParser(prog="bench.webhooks", description=__doc__)
    options.add_argument("--rate", type=int, default=RATE)
    options.add_argument("--seconds", type=int, default=SECONDS)
    given = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.bench")
    os.environ["RATE_LIMIT_API"] = os.environ["RATE_LIMIT_API_IP"] = "10000000/minute"
    django.setup()
    print(_measured(given.rate, given.seconds))


def _measured(rate: int, seconds: int) -> str:
    from django.conf import settings  # noqa: PLC0415 - after django.setup

    from wibestore.ledger.services import ledger_check  # noqa: PLC0415

    payme = settings.PAYMENT_PROVIDERS.payme
    pair = f"{payme.login}:{payme.key.get_secret_value()}".encode()
    headers = {"Content-Type": "text/json", "Authorization": f"Basic {base64.b64encode(pair).decode()}"}
    calls = _calls(_deposits(rate * seconds // STEPS), rate, payme.account_field)
    database = postgres_of(int(settings.DATABASES["default"]["PORT"]))
    port = free_port()
    with web_server(port, {"PUBLIC_URL": f"http://127.0.0.1:{port}"}) as web:
        before, started = cpu_of(web, database), time.perf_counter()
        with ThreadPoolExecutor(THREADS) as pool:
            delays = sorted(pool.map(lambda call: _send(port, call, headers, started), calls))
        cpu = cpu_of(web, database).since(before)
    if wrong := ledger_check():
        raise SystemExit(f"The books are wrong: {wrong}")
    p50, p95, p99 = (delays[int(len(delays) * share)] * 1000 for share in (0.5, 0.95, 0.99))
    verdict = "met" if p95 <= BAR_P95_MS else "missed"
    return (
        f"Webhooks at {rate}/s for {seconds} s, open loop: {len(delays):,} calls, p50 / p95 / p99 "
        f"{p50:.1f} / {p95:.1f} / {p99:.1f} ms, CPU of each {1000 * cpu.web_s / len(delays):.2f} + "
        f"{1000 * cpu.database_s / len(delays):.2f} ms (web + PostgreSQL); bar p95 {BAR_P95_MS} ms: {verdict}"
    )


def _deposits(count: int) -> list[str]:
    """Return the references of `count` new deposits that wait for Payme, spread over some people."""
    from wibestore.core.actor import Actor  # noqa: PLC0415 - after django.setup
    from wibestore.core.money import Som  # noqa: PLC0415
    from wibestore.payments import services  # noqa: PLC0415

    people = [Actor.user(person) for person in _people()]
    made = (
        services.deposit_create(actor=people[number % PEOPLE], method="payme", amount=Som(AMOUNT))
        for number in range(count)
    )
    return [deposit.reference for deposit in made]


def _people() -> list[UUID]:
    from wibestore.users.factories import user_create  # noqa: PLC0415 - after django.setup
    from wibestore.users.models import User  # noqa: PLC0415

    known = dict(User.objects.filter(username__startswith="bench_payer_").values_list("username", "id"))
    names = [f"bench_payer_{number}" for number in range(PEOPLE)]
    return [known.get(name) or user_create(username=name).id for name in names]


def _calls(references: list[str], rate: int, account_field: str) -> list[Timed]:
    """Return the calls of all payments in the order of their times."""
    now_ms = int(time.time() * 1000)
    calls: list[Timed] = []
    for number, reference in enumerate(references):
        payment_id = f"{now_ms:012x}{number:012x}"
        paid: dict[str, Any] = {"amount": AMOUNT * 100, "account": {account_field: reference}}
        steps: list[tuple[str, dict[str, Any]]] = [
            ("CheckPerformTransaction", paid),
            ("CreateTransaction", {"id": payment_id, "time": now_ms, **paid}),
            ("PerformTransaction", {"id": payment_id}),
        ]
        first_due = number * STEPS / rate
        calls += [
            Timed(first_due + step * (1 + 1 / rate), orjson.dumps({"id": number, "method": method, "params": params}))
            for step, (method, params) in enumerate(steps)
        ]
    return sorted(calls, key=lambda call: call.due_s)


def _send(port: int, call: Timed, headers: dict[str, str], started: float) -> float:
    """
    Send one call at its time and return how long after that it was answered, in seconds.

    :raises RuntimeError: the shop refused it
    """
    time.sleep(max(0.0, started + call.due_s - time.perf_counter()))
    connection = _connection(port)
    connection.request("POST", "/api/v1/payments/webhooks/payme/", call.body, headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.client.OK or "result" not in orjson.loads(body):
        raise RuntimeError(f"{call.body!r}: {response.status} {body[:300]!r}")
    return time.perf_counter() - started - call.due_s


def _connection(port: int) -> http.client.HTTPConnection:
    """Return the thread's own connection."""
    if not hasattr(_own, "connection"):
        _own.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection: http.client.HTTPConnection = _own.connection
    return connection


if __name__ == "__main__":
    main()
