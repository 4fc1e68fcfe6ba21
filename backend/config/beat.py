"""Beat, which also notes that it lives: the last time it could hand a task to the broker."""

import logging
import time
from typing import Any, Final

from celery.beat import PersistentScheduler

logger = logging.getLogger("wibestore.beat")

HEARTBEAT: Final = "celery.beat"
# The schedule has something every five seconds: without a beat for so long, nothing leaves.
MAX_AGE_S: Final = 90
_EVERY_S: Final = 10.0


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
    # Django knows its models only once Celery has loaded it.
    from django.db import connections  # noqa: PLC0415

    from wibestore.core import clock  # noqa: PLC0415
    from wibestore.core.models import Heartbeat  # noqa: PLC0415

    try:
        Heartbeat.objects.update_or_create(name=HEARTBEAT, defaults={"beat_at": clock.now()})
    except Exception:  # whatever keeps it from being noted must not stop the clock of the shop
        logger.warning("Beat could not note that it lives", exc_info=True)
    finally:
        connections.close_all()
