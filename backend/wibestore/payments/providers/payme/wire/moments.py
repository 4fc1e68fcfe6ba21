"""Payme's times: whole milliseconds since 1970, by integer arithmetic."""

from datetime import UTC, datetime, timedelta
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)


def milliseconds(moment: datetime | None) -> int:
    """Return `moment` as Payme writes it; 0 for one that has not come."""
    return 0 if moment is None else (moment - EPOCH) // MILLISECOND


def moment(count: int) -> datetime:
    """Return the moment that Payme writes as `count`."""
    return EPOCH + count * MILLISECOND
