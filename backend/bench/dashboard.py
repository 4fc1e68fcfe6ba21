"""
`python -m bench --orders 1000000`: fills a shop with so many orders of 400 days, counts its days, measures the page.

Every answer is made anew: the cache is emptied before each request. docs/performance.md says what this prints.
"""

import http.client
import random
import time
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from bench.processes import free_port, web_server
from demo.scale import orders
from demo.scale.rows import statistics_refresh, without_triggers
from wibestore.backoffice import selectors, services
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.listings.factories import listing_draft
from wibestore.listings.models import Listing
from wibestore.orders.models import Order
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.users.models import User

DAYS = 400
BUYERS = 200
SELLERS = 40
LISTINGS = 120
REQUESTS = 40
PERIODS = (30, 90, 365)
_GAMES = ("pubg-mobile", "standoff-2", "free-fire", "mobile-legends", "brawl-stars", "steam", "genshin-impact")
_CHIEF = "bench_chief"


def measure(count: int) -> None:
    """Fill, count the days, and print how long each part and the page took."""
    today = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    first = today - timedelta(days=DAYS)
    if not Order.objects.exists():
        _timed(f"{count:,} orders written", lambda: _fill(count, first, today))
    _timed(f"{DAYS} days counted", lambda: services.totals_count(since=first))
    _timed("what is owed now counted", services.now_count)
    _timed("one day counted", lambda: services.totals_count(since=today - timedelta(days=1), until=today))
    chief = User.objects.filter(username=_CHIEF).values_list("id", flat=True).first()
    chief = chief or user_create(username=_CHIEF, is_staff=True).id
    token, port = users.session_start(user_id=chief, actor=Actor.visitor()).access, free_port()
    with web_server(port, {"PUBLIC_URL": f"http://127.0.0.1:{port}"}):
        for days in PERIODS:
            taken = sorted(_asked(port, token, today, days) for _ in range(REQUESTS))
            p50, p95 = (taken[int(len(taken) * share)] * 1_000 for share in (0.5, 0.95))
            print(f"| {days} days with those before | {p50:.1f} | {p95:.1f} |", flush=True)
    _explain(chief, today)


def _fill(count: int, first: date, today: date) -> int:
    shuffled = random.Random(8)
    sellers = [user_create(username=f"bench_seller_{n}").id for n in range(SELLERS)]
    made = [listing_draft(sellers[n % SELLERS], game=_GAMES[n % len(_GAMES)]).id for n in range(LISTINGS)]
    ground = orders.Ground(
        buyers=[user_create(username=f"bench_payer_{n}").id for n in range(BUYERS)],
        listings=list(Listing.objects.filter(id__in=made).values_list("id", "seller_id")),
    )
    zone = ZoneInfo(settings.PEOPLE_TIME_ZONE)
    since, until = (datetime.combine(day, datetime.min.time(), tzinfo=zone) for day in (first, today))
    with without_triggers():
        # What an order does takes up to a week: nothing is written of days to come.
        entries = orders.stories_write(
            orders.stories(shuffled, ground, count=count, since=since, until=until - timedelta(days=8))
        )
    statistics_refresh()
    return entries


def _timed(name: str, work: Any) -> None:
    started = time.perf_counter()
    found = work()
    print(f"{name}: {time.perf_counter() - started:.1f} s ({found})", flush=True)


def _asked(port: int, token: str, today: date, days: int) -> float:
    """Return how long the page took, made anew."""
    cache.clear()
    first = today - timedelta(days=days - 1)
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    started = time.perf_counter()
    client.request(
        "GET",
        f"/api/v1/admin/dashboard/?first_on={first}&last_on={today}&compare=true",
        headers={"Authorization": f"Bearer {token}"},
    )
    answer = client.getresponse()
    answer.read()
    taken = time.perf_counter() - started
    client.close()
    if answer.status != http.client.OK:
        raise RuntimeError(f"the dashboard answered {answer.status}")
    return taken


def _explain(chief: UUID, today: date) -> None:
    """Print how PostgreSQL reads each statement of the page."""
    asked: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    cache.clear()
    with connection.execute_wrapper(note):
        selectors.dashboard_get(
            actor=Actor.user(chief, is_staff=True),
            first_on=today - timedelta(days=364),
            last_on=today,
            compare=True,
            step="day",
        )
    with connection.cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {sql}", params)
            plan = [line for (line,) in cursor.fetchall()]
            scans = sorted({line.strip(" ->").split(" (")[0] for line in plan if "Scan" in line})
            print(f"- {plan[-1].strip()}: {'; '.join(scans) or plan[0].split(' (')[0]}", flush=True)
