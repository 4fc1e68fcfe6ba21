"""The nightly proof of the books."""

import logging

from wibestore.core import clock
from wibestore.core.models import Heartbeat
from wibestore.ledger import services as ledger

logger = logging.getLogger("wibestore.ledger")

HEARTBEAT = "ledger.check"


def books_check() -> int:
    """Run `ledger_check`, log each difference as an error, note that it ran; return how many there are."""
    differences = ledger.ledger_check()
    for sentence in differences:
        logger.error("The books are wrong", extra={"difference": sentence})
    Heartbeat.objects.update_or_create(name=HEARTBEAT, defaults={"beat_at": clock.now(), "figure": len(differences)})
    return len(differences)
