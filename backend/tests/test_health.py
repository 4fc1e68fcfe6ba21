"""Health: that a process lives, what each dependency does, who is told, and that one that hangs holds nobody up."""

from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from celery import Celery
from celery.beat import SchedulingError
from django.db import connection
from django.test import Client

from config import alive, health
from config.beat import HEARTBEAT, HeartbeatScheduler
from config.celery import app
from wibestore.core import clock, outbox
from wibestore.core.models import Heartbeat, OutboxDelivery, OutboxMessage

# Each look has a thread and a connection of its own: it sees what was committed.
pytestmark = pytest.mark.django_db(transaction=True)

NOBODY = "redis://127.0.0.1:1/0"
DETAILED = "/health/detailed/"
OUTSIDE = {"REMOTE_ADDR": "203.0.113.9"}
TOKEN = "a-token-for-the-collector-alone"


@pytest.fixture
def worker(monkeypatch) -> None:
    """A worker that answers; a real one is asked in test_worker_metrics.py."""
    monkeypatch.setitem(health._LOOKS, ("worker",), lambda: {"worker": {"status": "ok", "latency_ms": 1.0}})


@pytest.fixture
def beat() -> None:
    """A beat that lives."""
    Heartbeat.objects.create(name=HEARTBEAT, beat_at=clock.now())


def statuses(answer: Any) -> dict[str, str]:
    return {name: part["status"] for name, part in answer.json()["components"].items()}


def test_a_living_process_says_so_without_looking_at_anything(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/health/")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer["Cache-Control"] == "no-store"


def test_only_reading_is_answered(client):
    assert client.post("/health/").status_code == 405
    assert client.head("/health/").status_code == 200


def test_every_dependency_is_looked_at(client, worker, beat):
    answer = client.get(DETAILED)

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert statuses(answer) == dict.fromkeys(("database", "beat", "outbox", "redis", "worker", "storage"), "ok")
    assert answer.json()["components"]["outbox"]["age_s"] is None


def test_redis_away_is_503_and_the_rest_is_still_told(client, settings, worker, beat):
    settings.REDIS_URL = NOBODY

    answer = client.get(DETAILED)

    assert (answer.status_code, answer.json()["status"]) == (503, "degraded")
    assert {name for name, status in statuses(answer).items() if status == "down"} == {"redis"}


def test_each_of_three_redis_servers_counts(client, settings, worker, beat):
    settings.CELERY_BROKER_URL = NOBODY

    assert statuses(client.get(DETAILED))["redis"] == "down"


def test_a_beat_that_stopped_is_503(client, worker):
    nothing = statuses(client.get(DETAILED))
    Heartbeat.objects.create(name=HEARTBEAT, beat_at=clock.now() - timedelta(minutes=2))
    old = client.get(DETAILED)

    assert (nothing["beat"], statuses(old)["beat"], old.status_code) == ("down", "down", 503)
    assert 119 < old.json()["components"]["beat"]["age_s"] < 200


def test_facts_that_nobody_takes_up_are_503_and_those_that_a_handler_failed_at_are_not(client, worker, beat):
    outbox.publish("order.paid", {})
    OutboxMessage.objects.update(created_at=clock.now() - timedelta(minutes=3))
    untouched = statuses(client.get(DETAILED))
    OutboxDelivery.objects.create(message=OutboxMessage.objects.get(), handler="one", attempts=1)
    tried = statuses(client.get(DETAILED))

    assert (untouched["outbox"], tried["outbox"]) == ("down", "ok")


def test_a_folder_that_cannot_be_written_is_503(client, settings, tmp_path, worker, beat, monkeypatch):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    fresh = statuses(client.get(DETAILED))
    monkeypatch.setattr("config.storages.os.access", lambda *_: False)

    assert (fresh["storage"], statuses(client.get(DETAILED))["storage"]) == ("ok", "down")


def test_without_the_database_it_is_asked_once(client, no_database, worker):
    answer = client.get(DETAILED)

    told = answer.json()["components"]
    assert answer.status_code == 503
    assert {name for name, status in statuses(answer).items() if status == "down"} == {"database", "beat", "outbox"}
    assert (told["beat"]["latency_ms"], told["outbox"]["latency_ms"]) == (0, 0)


def test_what_hangs_is_down_by_the_deadline_and_is_not_asked_a_second_time(client, monkeypatch, worker, beat):
    """As a name that no resolver answers for: eight seconds, whatever time-out the client has."""
    begun, ends = [], Event()

    def hangs() -> dict[str, Any]:
        begun.append(1)
        ends.wait(30)
        return {"redis": {"status": "ok", "latency_ms": 1.0}}

    monkeypatch.setitem(health._LOOKS, ("redis",), hangs)
    monkeypatch.setattr(health, "DEADLINE_S", 0.3)
    first, second = client.get(DETAILED), client.get(DETAILED)
    monkeypatch.setattr(health, "DEADLINE_S", 10)
    ends.set()
    health._running["redis",].result(10)
    third = client.get(DETAILED)

    assert [answer.status_code for answer in (first, second, third)] == [503, 503, 200]
    assert first.json()["components"]["redis"] == {"status": "down", "latency_ms": 300.0}
    assert len(begun) == 2


class TestWhoIsTold:
    @pytest.fixture(autouse=True)
    def answers(self, settings, worker, beat) -> None:
        settings.METRICS_TOKEN = TOKEN

    def test_strangers_get_nothing(self, client, client_for, buyer):
        answers = [client.get(DETAILED, **OUTSIDE), client_for(buyer).get(DETAILED, **OUTSIDE)]
        answers += [client.get(DETAILED, HTTP_AUTHORIZATION="Bearer wrong", **OUTSIDE)]

        assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "request.not_found")] * 3
        assert "components" not in answers[0].content.decode()

    def test_the_staff_the_collector_and_this_machine_are_told(self, client, client_for, moderator):
        answers = [
            client_for(moderator).get(DETAILED, **OUTSIDE),
            client.get(DETAILED, HTTP_AUTHORIZATION=f"Bearer {TOKEN}", **OUTSIDE),
            client.get(DETAILED),
        ]

        assert [answer.status_code for answer in answers] == [200] * 3

    def test_in_development_everybody_is_told(self, client, settings):
        settings.HEALTH_IS_OPEN = True

        assert client.get(DETAILED, **OUTSIDE).status_code == 200

    def test_without_the_database_the_staff_is_not_known_and_the_collector_is(self, client_for, moderator, request):
        member = client_for(moderator)
        request.getfixturevalue("no_database")

        assert member.get(DETAILED, **OUTSIDE).status_code == 404
        assert Client().get(DETAILED, HTTP_AUTHORIZATION=f"Bearer {TOKEN}", **OUTSIDE).status_code == 503


class TestBeat:
    def entry(self, scheduler: HeartbeatScheduler) -> Any:
        return scheduler.Entry(name="relay", task="core.outbox_relay", schedule=5.0, options={"expires": 1}, app=app)

    def test_what_it_could_send_is_its_heartbeat(self, monkeypatch, capsys):
        scheduler = HeartbeatScheduler(app=app, lazy=True)

        scheduler.apply_async(self.entry(scheduler), advance=False)
        first = Heartbeat.objects.get(name=HEARTBEAT).beat_at
        scheduler.apply_async(self.entry(scheduler), advance=False)

        assert timedelta(0) <= clock.now() - first < timedelta(seconds=30)
        # Not with every task: that would be a write every few seconds.
        assert Heartbeat.objects.get(name=HEARTBEAT).beat_at == first
        assert self.alive(monkeypatch) == 0
        Heartbeat.objects.update(beat_at=clock.now() - timedelta(minutes=3))
        assert self.alive(monkeypatch) == 1
        assert "Beat sent something 18" in capsys.readouterr().out

    def test_without_a_broker_it_does_not_live(self, monkeypatch):
        lost = Celery(broker=NOBODY, set_as_current=False)
        lost.conf.broker_transport_options = {"max_retries": 0}
        scheduler = HeartbeatScheduler(app=lost, lazy=True)

        with pytest.raises(SchedulingError):
            scheduler.apply_async(self.entry(scheduler), advance=False)

        assert not Heartbeat.objects.filter(name=HEARTBEAT).exists()
        assert self.alive(monkeypatch) == 1

    def test_without_the_database_it_goes_on_sending(self, no_database, monkeypatch):
        scheduler = HeartbeatScheduler(app=app, lazy=True)

        assert scheduler.apply_async(self.entry(scheduler), advance=False) is not None
        assert self.alive(monkeypatch) == 1

    def alive(self, monkeypatch) -> int:
        at = connection.settings_dict
        address = f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
        monkeypatch.setattr(alive, "environment", lambda: type("Env", (), {"database_url": address}))
        return alive.main(["beat"])


def test_who_is_asked_for_must_be_named(capsys):
    assert alive.main([]) == 1
    assert capsys.readouterr().out == "Say worker, worker NAME or beat.\n"
