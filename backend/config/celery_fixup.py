"""
Celery's own fixup for Django, but that a worker's process keeps its database pool from task to task.

Celery closes the pool around every task: each one would open threads and connections anew, 16 ms of CPU here and a
new process of PostgreSQL, which is more than most tasks cost.
"""

from typing import Any

from celery.app.base import Celery
from celery.fixups.django import DjangoFixup, DjangoWorkerFixup
from django.db import connections


class KeptPools(DjangoWorkerFixup):  # type: ignore[misc]  # Celery has no types
    """Gives a task's connection back to its pool."""

    def on_task_prerun(self, sender: Any, **_: Any) -> None:
        """Begin with no connection of another task."""
        if not sender.request.is_eager:
            connections.close_all()

    def on_task_postrun(self, sender: Any, **_: Any) -> None:
        """Give back what the task used."""
        if not sender.request.is_eager:
            connections.close_all()
            self.close_cache()


class Fixup(DjangoFixup):  # type: ignore[misc]
    """The fixup of the application; around a fork, Celery closes pools as before."""

    _worker_fixup: DjangoWorkerFixup | None

    @property
    def worker_fixup(self) -> DjangoWorkerFixup:
        """Return ours, made when it is first asked for: before that the settings are not read."""
        if self._worker_fixup is None:
            self._worker_fixup = KeptPools(self.app)
        return self._worker_fixup


def fixup(app: Celery) -> Fixup:
    """Install the fixup; named in `config.celery`."""
    installed = Fixup(app)
    installed.install()
    return installed
