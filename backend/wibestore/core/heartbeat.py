"""
The beat of a periodic job, and what its silence does not take away (threat T-24).

Deadlines are columns that a job looks at. Where the job was away, nobody could act in time either: before
anything fires, the running clocks get the lost time back.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from wibestore.core import clock
from wibestore.core.models import Heartbeat

logger = logging.getLogger("wibestore.heartbeat")


@transaction.atomic
def beat(name: str, *, outage: timedelta, extend: Callable[[datetime, datetime], int]) -> datetime:
    """
    Note that the job `name` runs, and return the time it runs at.

    Of several at once, one extends: the row of the heartbeat is locked meanwhile.

    :param outage: a longer silence than this is an outage
    :param extend: called after one with the last beat and the time now, in the same transaction; gives every
        clock that runs the time it lost (one that started meanwhile lost less) and returns how many rows it changed
    """
    now = clock.now()
    last, _ = Heartbeat.objects.select_for_update().get_or_create(name=name, defaults={"beat_at": now})
    if now - last.beat_at > outage:
        extended = extend(last.beat_at, now)
        gap_s = int((now - last.beat_at).total_seconds())
        logger.warning(
            "A periodic job was away: clocks were extended", extra={"job": name, "gap_s": gap_s, "rows": extended}
        )
    if now > last.beat_at:
        last.beat_at = now
        last.save(update_fields=["beat_at"])
    return now
