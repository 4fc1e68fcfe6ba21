"""/metrics/: what an operator watches, and who may read it. A worker's own are in test_worker_metrics.py."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import OperationalError
from prometheus_client.multiprocess import mark_process_dead

from config.metrics import processes, shop
from config.metrics.http import HttpMetricsMiddleware
from wibestore.backoffice import services as backoffice
from wibestore.core import clock
from wibestore.core.clock import travel
from wibestore.core.meters import COUNTED
from wibestore.core.models import Heartbeat, OutboxDelivery, OutboxMessage
from wibestore.core.tests.sockets import Browser, socket_server
from wibestore.letters.models import Letter
from wibestore.orders import factories
from wibestore.payments import services as payments
from wibestore.payments.factories import deposit_succeeded

TOKEN = "a-token-for-the-collector-alone"
NOBODY = "redis://127.0.0.1:1/0"
MINUTE = timedelta(minutes=1)


def figures(answer: Any) -> dict[str, float]:
    assert answer.status_code == 200
    lines = answer.content.decode().splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if line and not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def counted(name: str, /, **labels: str) -> float:
    return COUNTED.get_sample_value(f"wibestore_{name}", labels) or 0.0


class TestShop:
    """What is asked of the database when it is read."""

    pytestmark = pytest.mark.django_db

    def test_what_is_old_what_waits_and_what_is_due(self, client, buyer, seller):
        factories.order_delivered(buyer, seller)
        messages = OutboxMessage.objects.order_by("id")
        OutboxDelivery.objects.create(message=messages[0], handler="one", dead_at=clock.now())
        Heartbeat.objects.create(name="orders.sweep", beat_at=clock.now() - timedelta(seconds=90))
        later = configured.AUTO_RELEASE_AFTER + MINUTE

        with travel(later):
            told = figures(client.get("/metrics/"))

        assert 90 <= told['wibestore_heartbeat_age_seconds{name="orders.sweep"}'] - later.total_seconds() < 120
        assert told["wibestore_outbox_waiting"] == messages.count()
        assert told["wibestore_outbox_dead"] == 1
        assert 0 <= told["wibestore_outbox_oldest_seconds"] - later.total_seconds() < 60
        due = {name: value for name, value in told.items() if "orders_due" in name}
        assert due == {
            'wibestore_orders_due{clock="pay_by"}': 0,
            'wibestore_orders_due{clock="auto_cancel_at"}': 0,
            'wibestore_orders_due{clock="auto_release_at"}': 1,
            'wibestore_orders_due{clock="respond_by"}': 0,
            'wibestore_orders_due{clock="available_at"}': 0,
        }
        assert 0 <= told['wibestore_sweeper_lag_seconds{clock="auto_release_at"}'] - MINUTE.total_seconds() < 60
        assert told['wibestore_sweeper_lag_seconds{clock="pay_by"}'] == 0
        assert (told["wibestore_database_up"], told["wibestore_broker_up"]) == (1, 1)

    def test_letters(self, client):
        now = clock.now()
        waits = {"template": "welcome", "language": "uz", "retry_at": now, "created_at": now}
        Letter.objects.create(key="one", **waits)
        Letter.objects.create(key="two", **waits | {"state": "failed"}, finished_at=now)

        with travel(MINUTE):
            told = figures(client.get("/metrics/"))

        assert (told["wibestore_letters_waiting"], told["wibestore_letters_failed"]) == (1, 1)
        assert 60 <= told["wibestore_letters_oldest_seconds"] < 120

    def test_what_the_shop_owes_is_what_was_counted_last(self, client, buyer, seller):
        new = figures(client.get("/metrics/"))
        order = factories.order_paid(buyer, seller)
        deposit_succeeded(buyer.id, 70_000)
        backoffice.now_count()
        price = int(order.price)

        told = figures(client.get("/metrics/"))

        assert "wibestore_ledger_gap_som" not in new
        assert (told["wibestore_ledger_gap_som"], told["wibestore_escrow_som"], told["wibestore_debt_som"]) == (
            0,
            price,
            0,
        )
        assert told['wibestore_liabilities_som{kind="escrow"}'] == price
        assert 'wibestore_liabilities_som{kind="total"}' not in told
        assert told['wibestore_provider_clearing_som{provider="sandbox"}'] == -70_000
        assert 0 <= told["wibestore_ledger_counted_age_seconds"] < 60

    def test_what_the_last_proof_of_the_books_found(self, client):
        before = figures(client.get("/metrics/"))
        payments.books_check()
        right = figures(client.get("/metrics/"))
        Heartbeat.objects.filter(name="ledger.check").update(figure=2)

        assert "wibestore_ledger_differences" not in before
        assert right["wibestore_ledger_differences"] == 0
        assert figures(client.get("/metrics/"))["wibestore_ledger_differences"] == 2

    def test_backups_are_as_old_and_as_large_as_was_noted(self, client):
        without = figures(client.get("/metrics/"))
        Heartbeat.objects.create(name="backup.base", beat_at=clock.now() - timedelta(hours=1), figure=5_000_000)
        Heartbeat.objects.create(name="backup.drill", beat_at=clock.now() - timedelta(days=1), figure=None)

        told = figures(client.get("/metrics/"))

        assert not [name for name in without if "backup" in name or "drill" in name]
        assert 3_600 <= told['wibestore_backup_age_seconds{kind="base"}'] < 3_700
        assert told['wibestore_backup_size_bytes{kind="base"}'] == 5_000_000
        assert 86_400 <= told["wibestore_restore_drill_age_seconds"] < 86_500

    def test_the_archive_of_the_log_is_told_of_where_there_is_one(self):
        now = clock.now()

        told = {family.name: family.samples[0].value for family in shop._wal_told(now, now - MINUTE, is_failing=True)}

        assert told == {"wibestore_wal_archived_age_seconds": 60, "wibestore_wal_archive_failing": 1}
        assert list(shop._wal_told(now, None, is_failing=False)) == []

    def test_it_takes_as_many_statements_whatever_there_is(self, client, django_assert_num_queries):
        backoffice.now_count()

        with django_assert_num_queries(17):
            client.get("/metrics/")

    def test_which_version_it_is(self, client, settings):
        settings.RELEASE = "2f1c9ab"

        assert figures(client.get("/metrics/"))['wibestore_build_info{release="2f1c9ab"}'] == 1

    def test_how_many_tasks_wait(self, client):
        from config.celery import app

        app.send_task("core.outbox_relay", queue="critical")
        app.send_task("uploads.process", queue="media")
        app.send_task("uploads.process", queue="media")
        app.send_task("letters.send")

        told = figures(client.get("/metrics/"))

        lengths = [
            told[f'wibestore_queue_length{{queue="{name}"}}'] for name in ("critical", "default", "media", "email")
        ]
        assert lengths == [1, 0, 2, 1]


@pytest.mark.django_db
class TestWhatIsAway:
    def test_without_the_database_the_rest_is_told(self, client, monkeypatch):
        def away() -> None:
            raise OperationalError

        client.get("/health/")
        monkeypatch.setattr(shop.clock, "now", away)

        told = figures(client.get("/metrics/"))

        assert told["wibestore_database_up"] == 0
        assert told['wibestore_http_requests_total{method="GET",route="health/",status_class="2xx"}'] > 0
        assert "wibestore_outbox_waiting" not in told

    def test_without_the_broker_too(self, client, settings):
        settings.CELERY_BROKER_URL = NOBODY

        told = figures(client.get("/metrics/"))

        assert (told["wibestore_broker_up"], told["wibestore_database_up"]) == (0, 1)
        assert not [name for name in told if "queue_length" in name]


@pytest.mark.django_db
class TestHttp:
    def answers(self, route: str, status_class: str, method: str = "GET") -> float:
        return counted("http_requests_total", route=route, method=method, status_class=status_class)

    def test_an_answer_is_counted_under_its_route_and_timed(self, client):
        before = self.answers("api/v1/games/<slug>/", "4xx")
        timed = counted("http_request_seconds_count", route="api/v1/games/<slug>/", method="GET")

        client.get("/api/v1/games/no-such-game/")
        client.get("/api/v1/games/no-such-game-either/")

        assert self.answers("api/v1/games/<slug>/", "4xx") - before == 2
        assert counted("http_request_seconds_count", route="api/v1/games/<slug>/", method="GET") - timed == 2

    def test_addresses_that_no_route_knows_are_one_label(self, client):
        before, pages = self.answers("unknown", "4xx"), self.answers("page", "4xx")

        client.get("/api/v1/wp-login.php")
        client.get("/api/.env")
        client.get("/.git/config.php")

        assert self.answers("unknown", "4xx") - before == 2
        assert self.answers("page", "4xx") - pages == 1

    def test_made_up_methods_are_one_label(self, client):
        before = self.answers("unknown", "4xx", "OTHER")

        client.generic("BREW", "/api/v1/coffee/")
        client.generic("X" * 20, "/api/v1/coffee/")

        assert self.answers("unknown", "4xx", "OTHER") - before == 2

    def test_it_stands_before_everything_that_answers(self):
        first = configured.MIDDLEWARE[0]

        assert first == f"{HttpMetricsMiddleware.__module__}.{HttpMetricsMiddleware.__name__}"


@pytest.mark.django_db(transaction=True)
def test_sockets_are_counted_while_they_are_open_by_frames_and_by_how_they_ended(sign_in, buyer):
    def now() -> dict[str, float]:
        frames = {way: counted("socket_frames_total", direction=way) for way in ("in", "out")}
        closes = {code: counted("socket_closes_total", code=code) for code in ("1000", "4401", "other")}
        return {"open": counted("sockets_open", kind="notifications"), **frames, **closes}

    token = sign_in(buyer).token
    before = now()

    with socket_server() as server:
        with Browser(f"{server}/ws/notifications/?token={token}") as browser:
            browser.hear()
            browser.say("no.such.frame")
            browser.hear("problem")
            meanwhile = now()
        with Browser(f"{server}/ws/notifications/?token=forged") as refused:
            assert refused.code() == 4401
        with Browser(f"{server}/ws/notifications/?token={token}") as odd:
            odd.hear()
            odd._connection.close(code=4999)
    after = now()

    assert meanwhile["open"] - before["open"] == 1
    assert meanwhile["in"] - before["in"] == 1
    assert meanwhile["out"] - before["out"] >= 2
    assert after["open"] == before["open"]
    assert {code: after[code] - before[code] for code in ("1000", "4401", "other")} == {
        "1000": 1,
        "4401": 1,
        "other": 1,
    }


class TestProcesses:
    """What several processes of one container count is one figure, whoever of them is read."""

    def child(self, folder: Path, words: str) -> int:
        env = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(folder)}
        program = f"import config, os; from wibestore.core.meters import *; {words}; print(os.getpid())"
        done = subprocess.run([sys.executable, "-c", program], env=env, check=True, capture_output=True, text=True)
        return int(done.stdout)

    def test_processes_that_share_a_folder_are_summed(self, tmp_path, monkeypatch):
        folder = tmp_path / "metrics"
        counting = "socket_frames.labels('in').inc(); sockets_open.labels('chat').inc(2)"
        first, second = self.child(folder, counting), self.child(folder, counting)
        monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(folder))

        def told() -> dict[str, float]:
            families = processes.Family(processes.own_figures()).collect()
            return {sample.name: sample.value for family in families for sample in family.samples}

        both = told()
        mark_process_dead(first)
        one = told()

        assert first != second
        assert (both["wibestore_socket_frames_total"], both["wibestore_sockets_open"]) == (2, 4)
        # What a process that ended had counted stays counted; its sockets are gone.
        assert (one["wibestore_socket_frames_total"], one["wibestore_sockets_open"]) == (2, 2)

    def test_memory_cpu_and_files_are_told_by_process(self, tmp_path):
        (tmp_path / f"counter_{os.getppid()}.db").touch()
        (tmp_path / "counter_999999999.db").touch()

        families = {family.name: family for family in processes.ProcessCollector(str(tmp_path)).collect()}

        for name in ("process_resident_bytes", "process_cpu_seconds", "process_open_files"):
            samples = {one.labels["pid"]: one.value for one in families[f"wibestore_{name}"].samples}
            assert set(samples) == {str(os.getpid()), str(os.getppid())}
        assert families["wibestore_process_resident_bytes"].samples[0].value > 1_000_000
        assert {one.labels["generation"] for one in families["wibestore_process_gc"].samples} == {"0", "1", "2"}

    @pytest.mark.django_db
    def test_a_process_alone_tells_of_itself(self, client):
        told = figures(client.get("/metrics/"))

        assert told[f'wibestore_process_resident_bytes{{pid="{os.getpid()}"}}'] > 1_000_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}, 404),
        ("127.0.0.1", {"Forwarded": "for=203.0.113.9"}, 404),
        ("127.0.0.1", {"X-Real-IP": "203.0.113.9"}, 404),
        ("203.0.113.9", {}, 404),
        ("203.0.113.9", {"Authorization": "Bearer wrong"}, 404),
        ("203.0.113.9", {"Authorization": f"Bearer {TOKEN}"}, 200),
        ("203.0.113.9", {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "203.0.113.9"}, 200),
    ],
)
def test_they_are_shut_from_outside(client, settings, address, headers, status):
    settings.METRICS_TOKEN = TOKEN

    answer = client.get("/metrics/", headers=headers, REMOTE_ADDR=address)

    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_without_a_token_no_token_opens_them(client):
    answer = client.get("/metrics/", headers={"Authorization": "Bearer "}, REMOTE_ADDR="203.0.113.9")

    assert (answer.status_code, answer.json()["code"]) == (404, "request.not_found")
