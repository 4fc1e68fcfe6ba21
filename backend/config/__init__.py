"""Settings, addresses and processes: the only place that knows everything."""

import os
from pathlib import Path

# Before anything counts: Prometheus' library opens its files there as soon as it is imported.
if _folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
    Path(_folder).mkdir(parents=True, exist_ok=True)

from config.celery import app as celery_app

__all__ = ["celery_app"]
