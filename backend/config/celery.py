"""The Celery application: `celery -A config worker`, `celery -A config beat`."""

import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging, task_postrun, task_prerun
from django.conf import settings

from config import logs
from config.metrics import tasks as _tasks  # noqa: F401 - counts by signals from here on

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("wibestore", fixups=["config.celery_fixup:fixup"])
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect  # type: ignore[untyped-decorator]  # Celery has no types
def _keep_our_log_lines(**_: Any) -> None:
    # Else Celery puts handlers of its own in place of ours, and what a worker logs is masked by nobody.
    logging.config.dictConfig(settings.LOGGING)


@task_prerun.connect  # type: ignore[untyped-decorator]
def _name_the_task(task_id: str = "", **_: Any) -> None:
    logs.task_id.set(task_id)


@task_postrun.connect  # type: ignore[untyped-decorator]
def _forget_the_task(**_: Any) -> None:
    logs.task_id.set("")
    logs.user_id.set("")
