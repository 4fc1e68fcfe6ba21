"""The Celery application: `celery -A config worker`, `celery -A config beat`."""

import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("wibestore", fixups=["config.celery_fixup:fixup"])
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect  # type: ignore[untyped-decorator]  # Celery has no types
def _keep_our_log_lines(**_: Any) -> None:
    # Else Celery puts handlers of its own in place of ours, and what a worker logs is masked by nobody.
    logging.config.dictConfig(settings.LOGGING)
