"""Celery by task: how often and how it ended, how long it took, how long it waited; a worker serves these itself."""

import time
from typing import Any

from celery.signals import before_task_publish, task_postrun, task_prerun, worker_ready
from django.conf import settings
from prometheus_client import Counter, Histogram, start_http_server

from config.metrics.processes import Family, own_figures
from wibestore.core.meters import COUNTED

# The header that says when a message was sent (seconds since 1970).
SENT_AT = "wibestore_sent_at"

tasks = Counter("wibestore_tasks", "Tasks that were run", ["task", "outcome"], registry=COUNTED)
seconds = Histogram(
    "wibestore_task_seconds",
    "How long tasks took",
    ["task"],
    buckets=(0.01, 0.05, 0.1, 0.5, 1, 5, 15, 30, 60, 300),
    registry=COUNTED,
)
waited = Histogram(
    "wibestore_task_wait_seconds",
    "How long tasks stood in their queue",
    ["queue"],
    buckets=(0.01, 0.1, 0.5, 1, 5, 15, 30, 60, 300, 1800),
    registry=COUNTED,
)

_started: dict[str, float] = {}


@before_task_publish.connect
def sent(headers: dict[str, Any], **_: Any) -> None:
    """Write on a message when it was sent."""
    headers[SENT_AT] = time.time()


@task_prerun.connect
def begun(task_id: str, task: Any, **_: Any) -> None:
    """Note how long a task has waited, and that it begins."""
    _started[task_id] = time.perf_counter()
    sent_at = task.request.get(SENT_AT)
    queue = (task.request.delivery_info or {}).get("routing_key")
    if sent_at is not None and queue:
        # Two machines' clocks may differ.
        waited.labels(queue).observe(max(0.0, time.time() - sent_at))


@task_postrun.connect
def ended(task_id: str, task: Any, state: str | None = None, **_: Any) -> None:
    """Count a task that has run."""
    tasks.labels(task.name, (state or "unknown").lower()).inc()
    started = _started.pop(task_id, None)
    if started is not None:
        seconds.labels(task.name).observe(time.perf_counter() - started)


@worker_ready.connect
def serve(**_: Any) -> None:
    """Serve what this worker's processes count, where a port is set: inside, to the collector alone."""
    if settings.WORKER_METRICS_PORT:
        # The whole family of processes: tasks run in children of this one.
        start_http_server(settings.WORKER_METRICS_PORT, addr="0.0.0.0", registry=Family(own_figures()))  # noqa: S104
