"""A real worker: what it counts and serves, that it answers for its life, and that a dead one does not."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.db import connection

from config import alive, health
from config.celery import app

pytestmark = pytest.mark.django_db(transaction=True)
TIMEOUT_S = 90


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def worker(tmp_path, port) -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker of the default queue on this test's database and Valkey, and stop it by its id."""
    at = connection.settings_dict
    address = f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    env = os.environ | {
        "DATABASE_URL": address,
        "MIGRATE_DATABASE_URL": address,
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics"),
        "WORKER_METRICS_PORT": str(port),
    }
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--queues", "default", "--concurrency", "1"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([*command, "--without-gossip", "--without-mingle"], env=env, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(TIMEOUT_S)


def served(port: int, process: subprocess.Popen[bytes], line: str, log: Path) -> str:
    """Return the worker's figures once they hold `line`."""
    until = time.monotonic() + TIMEOUT_S
    text = ""
    while time.monotonic() < until and process.poll() is None:
        try:
            text = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=5, trust_env=False).text
        except httpx.HTTPError:
            time.sleep(0.1)
            continue
        if line in text:
            return text
        time.sleep(0.1)
    pytest.fail(f"No {line!r} in:\n{text[-2_000:]}\n{log.read_text()[-3_000:]}")


def test_a_worker_serves_what_its_children_counted_and_answers_as_long_as_it_lives(worker, port, tmp_path, capsys):
    app.send_task("core.idempotency_cleanup", queue="default")

    name = 'task="core.idempotency_cleanup"'
    text = served(port, worker, f'wibestore_tasks_total{{outcome="success",{name}}} 1.0', tmp_path / "log")
    answers, lives = health._worker_asked(), alive.main(["worker"])
    nobody = alive.main(["worker", "media"])
    worker.terminate()
    worker.wait(TIMEOUT_S)

    assert f"wibestore_task_seconds_count{{{name}}} 1.0" in text
    assert re.search(r'wibestore_task_wait_seconds_count\{queue="default"\} 1\.0', text)
    assert f'wibestore_process_resident_bytes{{pid="{worker.pid}"}}' in text
    assert (answers, lives, nobody) == (True, 0, 1)
    assert (health._worker_asked(), alive.main(["worker"])) == (False, 1)
    host = socket.gethostname()
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"celery@{host} answers.",
        f"media@{host} does not answer.",
        f"celery@{host} does not answer.",
    ]


def test_a_broker_that_is_away_is_no_worker(monkeypatch, capsys):
    away = type("Env", (), {"broker_url": "redis://127.0.0.1:1/0", "redis_url": ""})
    monkeypatch.setattr(alive, "environment", lambda: away)

    assert alive.main(["worker"]) == 1
    assert "cannot be asked" in capsys.readouterr().out
