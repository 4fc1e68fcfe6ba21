"""Beat loads none of the shop, so what it sends must be all that a task needs."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config.celery import app

BACKEND = Path(__file__).resolve().parents[1]
# What beat does before it starts its clock; then, whether the shop was loaded.
STARTED = """
import sys
from config.celery import app
app.Beat(schedule="", pidfile="").init_loader()
from django.apps import apps
print(apps.ready, any(name.endswith(".tasks") for name in sys.modules if name.startswith("wibestore.")))
"""


def test_beat_loads_neither_applications_nor_tasks():
    said = subprocess.run([sys.executable, "-c", STARTED], cwd=BACKEND, capture_output=True, text=True, check=True)

    assert said.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("entry", settings.CELERY_BEAT_SCHEDULE)
def test_a_task_that_is_sent_by_its_name_has_no_options_of_its_own(entry):
    app.loader.import_default_modules()
    task = app.tasks[settings.CELERY_BEAT_SCHEDULE[entry]["task"]]

    own = {name for name, value in task._get_exec_options().items() if value is not None}

    # Both are what the settings say of every task, or of no matter to who sends.
    assert own <= {"serializer", "ignore_result"}
