"""Gunicorn's settings for both kinds of web processes: `config.wsgi` and, with `SocketWorker`, `config.asgi`."""

import os
import shutil
from pathlib import Path
from typing import Any

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "8"))
# A process that does not give a sign of life for so long is replaced; loading the shop on a busy machine is part of it.
timeout = 120
# Longer than nginx keeps a connection to us, so that it never sends a request into one that we are closing.
keepalive = 75
# Whoever stops us waits longer than this (`stop_grace_period`).
graceful_timeout = 25
# A sign of life is a file; on a disk it would wait for the disk.
worker_tmp_dir = "/dev/shm"  # noqa: S108
control_socket_disable = True
# The shop is loaded once and its pages are shared; `config.start` takes them out of the garbage collector's sight.
preload_app = True
# What was asked is nginx's to tell; here an address could hold a socket's ticket.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "config.logs.SecretsFilter"}},
    "formatters": {"line": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}

_METRICS = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")


def on_starting(server: Any) -> None:
    """Empty the folder where the workers keep their figures: what is in it is of processes long gone."""
    if _METRICS:
        shutil.rmtree(_METRICS, ignore_errors=True)
        Path(_METRICS).mkdir(parents=True)


def child_exit(server: Any, worker: Any) -> None:
    """Forget the gauges of a worker that has ended."""
    if _METRICS:
        from prometheus_client import multiprocess  # noqa: PLC0415 - reads the folder at once

        multiprocess.mark_process_dead(worker.pid)
