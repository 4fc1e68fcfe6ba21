"""
Beat, which also notes that it lives: the last time it could hand a task to the broker.

It sends names and runs nothing, so it loads neither the shop nor Django's applications: a third of their memory.
"""

import logging
import time
from typing import Any, Final

from celery.apps.beat import Beat
from celery.beat import PersistentScheduler

logger = logging.getLogger("wibestore.beat")

HEARTBEAT: Final = "celery.beat"
# The schedule has something every five seconds: without a beat for so long, nothing leaves.
MAX_AGE_S: Final = 90
_EVERY_S: Final = 10.0
_NOTE: Final = """
    INSERT INTO core_heartbeat (name, beat_at) VALUES (%s, now())
    ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at
"""


class SlimBeat(Beat):  # type: ignore[misc]  # Celery has no types
    """Celery's own beat without the tasks, whose modules are the whole shop: they are sent by name."""

    def init_loader(self) -> None:
        """Load nothing but what Celery itself brings."""
        self.app.finalize()


class HeartbeatScheduler(PersistentScheduler):  # type: ignore[misc]  # Celery has no types
    """Celery's own scheduler with a heartbeat in the database; neither a pid nor the schedule's file proves as much."""

    _noted_at = 0.0

    def apply_async(self, *args: Any, **options: Any) -> Any:
        """Send a task; what could be sent is a sign of life."""
        sent = super().apply_async(*args, **options)
        now = time.monotonic()
        if now - self._noted_at >= _EVERY_S:
            self._noted_at = now
            heartbeat_note()
        return sent


def heartbeat_note() -> None:
    """Write that beat lives; with the database away it goes on sending."""
    # Django reads its settings only once Celery has loaded its own; whoever asks for the heartbeat does without.
    from django.db import connection, connections  # noqa: PLC0415

    try:
        connection.ensure_connection()
        # Past Django's cursor, which warns of a database that is asked before all applications are loaded.
        connection.connection.execute(_NOTE, [HEARTBEAT])
    except Exception:  # whatever keeps it from being noted must not stop the clock of the shop
        logger.warning("Beat could not note that it lives", exc_info=True)
    finally:
        connections.close_all()
