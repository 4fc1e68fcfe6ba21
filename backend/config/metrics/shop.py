"""
How the shop stands, asked of the database and the broker at the moment of reading.

Every process that is read tells the same of it: rules take `max by (…)`. Nothing is summed here: what the books hold
is counted every five minutes (`backoffice.now_count`), and each of the rest is one read of an index.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from psycopg_pool import PoolTimeout

from wibestore.backoffice import services as backoffice
from wibestore.core import clock, outbox
from wibestore.core.models import Heartbeat
from wibestore.letters import services as letters
from wibestore.orders import services as orders

logger = logging.getLogger("wibestore.metrics")

QUEUES = ("critical", "default", "media", "email")
# What the nightly proof of the books, the wiping of login data and the backups note beside their time.
_LEDGER_CHECK = "ledger.check"
_WIPE = "orders.credentials_wipe"
_BACKUP = "backup.base"
_DRILL = "backup.drill"
_TIMEOUT_S = 1


def _gauge(name: str, help_text: str, values: Iterable[tuple[str, float]], *, label: str) -> Metric:
    family = GaugeMetricFamily(f"wibestore_{name}", help_text, labels=[label])
    for key, value in values:
        family.add_metric([key], value)
    return family


def _plain(name: str, help_text: str, value: float | None) -> Metric:
    return GaugeMetricFamily(f"wibestore_{name}", help_text, value=value)


class ShopCollector(Collector):
    """What PostgreSQL knows. Without it, `wibestore_database_up` says so, and the rest is told all the same."""

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges."""
        try:
            told = [*self._told()]
            is_up = 1
        except (DatabaseError, PoolTimeout):
            logger.warning("The figures of the shop cannot be read", exc_info=True)
            told, is_up = [], 0
        yield _plain("database_up", "Whether PostgreSQL answers", is_up)
        build = InfoMetricFamily("wibestore_build", "Which version this is")
        build.add_metric([], {"release": settings.RELEASE})
        yield build
        yield from told

    def _told(self) -> Iterator[Metric]:
        now = clock.now()
        yield from _beats(now)
        yield from _waiting(now)
        yield from _money(now)
        yield from _wal(now)


class BrokerCollector(Collector):
    """How many tasks stand in each queue."""

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges; a broker that is away is told so."""
        lengths: list[tuple[str, float]] = []
        try:
            lengths = _queue_lengths()
            is_up = 1
        except (redis.RedisError, OSError):
            logger.warning("The queues cannot be counted")
            is_up = 0
        yield _plain("broker_up", "Whether the broker of tasks answers", is_up)
        yield _gauge("queue_length", "Tasks that wait for a worker", lengths, label="queue")


def _queue_lengths() -> list[tuple[str, float]]:
    address = settings.CELERY_BROKER_URL
    client = redis.Redis.from_url(address, socket_connect_timeout=_TIMEOUT_S, socket_timeout=_TIMEOUT_S)
    try:
        asked = client.pipeline(transaction=False)
        for queue in QUEUES:
            asked.llen(queue)
        return list(zip(QUEUES, asked.execute(), strict=True))
    finally:
        client.close()


def _age(now: datetime, at: datetime | None) -> float:
    """Return for how many seconds something has waited, nothing for nothing."""
    return (now - at).total_seconds() if at else 0.0


def _beats(now: datetime) -> Iterator[Metric]:
    rows = list(Heartbeat.objects.order_by("name").values_list("name", "beat_at", "figure"))
    ages = {name: _age(now, beat_at) for name, beat_at, _ in rows}
    figures = {name: figure for name, _, figure in rows if figure is not None}
    yield _gauge("heartbeat_age_seconds", "Seconds since a periodic job last ran", ages.items(), label="name")
    if _LEDGER_CHECK in figures:
        differences = figures[_LEDGER_CHECK]
        yield _plain("ledger_differences", "What the last proof of the books found wrong", differences)
    if _WIPE in figures:
        yield _plain("credentials_wiped", "Sets of login data that the last night wiped", figures[_WIPE])
    if _BACKUP in ages:
        base = [("base", ages[_BACKUP])]
        yield _gauge("backup_age_seconds", "Seconds since the last whole backup", base, label="kind")
    if _BACKUP in figures:
        size = [("base", figures[_BACKUP])]
        yield _gauge("backup_size_bytes", "Size of the last backup", size, label="kind")
    if _DRILL in ages:
        yield _plain("restore_drill_age_seconds", "Seconds since a backup was last restored to try it", ages[_DRILL])


def _waiting(now: datetime) -> Iterator[Metric]:
    waiting, dead = outbox.backlog()
    oldest = outbox.waiting_since()
    yield _plain("outbox_waiting", "Facts not yet handed to every handler", waiting)
    yield _plain("outbox_dead", "Deliveries that were given up", dead)
    yield _plain("outbox_oldest_seconds", "For how long the oldest of them has waited", _age(now, oldest))
    unsent, failed = letters.letters_backlog()
    yield _plain("letters_waiting", "Letters not yet sent", unsent)
    yield _plain("letters_failed", "Letters that were given up in the last day", failed)
    oldest = letters.letters_waiting_since()
    yield _plain("letters_oldest_seconds", "For how long the oldest letter has waited", _age(now, oldest))
    due = orders.due_backlog()
    counts = [(column, count) for column, (count, _) in due.items()]
    lags = [(column, _age(now, oldest)) for column, (_, oldest) in due.items()]
    yield _gauge("orders_due", "Orders whose clock has run out, to be swept", counts, label="clock")
    yield _gauge("sweeper_lag_seconds", "For how long the oldest of them has been due", lags, label="clock")


def _money(now: datetime) -> Iterator[Metric]:
    position = backoffice.position_now()
    if position is None:  # a new shop has not been counted yet
        return
    owed = position.owed
    liabilities = [(kind, amount) for kind, amount in owed.items() if kind != "total"]
    yield _plain("ledger_gap_som", "By how much kept balances and postings differ", position.gap)
    yield _plain("ledger_counted_age_seconds", "Seconds since that was counted", _age(now, position.counted_at))
    yield _plain("escrow_som", "What is held for orders", owed["escrow"])
    yield _plain("debt_som", "What users owe the shop", owed["debt"])
    yield _gauge("liabilities_som", "What the shop owes people, by where it lies", liabilities, label="kind")
    clearing = position.clearing.items()
    yield _gauge("provider_clearing_som", "What lies at the payment providers", clearing, label="provider")


def _wal(now: datetime) -> Iterator[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT last_archived_time, coalesce(last_failed_time > last_archived_time, false) FROM pg_stat_archiver"
        )
        archived_at, is_failing = cursor.fetchone()
    yield from _wal_told(now, archived_at, is_failing=is_failing)


def _wal_told(now: datetime, archived_at: datetime | None, *, is_failing: bool) -> Iterator[Metric]:
    if archived_at:  # without an archive, as on a developer's machine, there is nothing to be late
        yield _plain(
            "wal_archived_age_seconds", "Seconds since a piece of the log was archived", _age(now, archived_at)
        )
        yield _plain("wal_archive_failing", "Whether the last try to archive one failed", float(is_failing))
