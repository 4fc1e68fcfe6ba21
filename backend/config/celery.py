"""The Celery application: `celery -A config worker`, `celery -A config beat`."""

import logging.config
import os
from functools import cached_property
from typing import Any

from celery import Celery
from celery.signals import setup_logging, task_postrun, task_prerun, worker_before_create_process
from django.conf import settings

from config import logs, start
from config.metrics import tasks as _tasks  # noqa: F401 - counts by signals from here on

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")


class ShopCelery(Celery):  # type: ignore[misc]  # Celery has no types
    """Celery with a beat that loads no tasks."""

    @cached_property
    def Beat(self) -> Any:  # noqa: N802 - the library's name
        """Return what `celery -A config beat` starts."""
        return self.subclass_with_self("config.beat:SlimBeat", name="Beat")


app = ShopCelery("wibestore", fixups=["config.celery_fixup:fixup"])
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


@worker_before_create_process.connect  # type: ignore[untyped-decorator]
def _share_with_children(**_: Any) -> None:
    start.memory_settle()
