"""Paynet's times: text of whole seconds, GMT+5."""

from datetime import datetime, timedelta, timezone
from typing import Final

TASHKENT: Final = timezone(timedelta(hours=5))
_WRITTEN: Final = "%Y-%m-%d %H:%M:%S"
# The specification's own sample of a cancellation has dots.
_READ: Final = (_WRITTEN, "%d.%m.%Y %H:%M:%S")
_MAX_LENGTH: Final = 19
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def written(moment: datetime) -> str:
    """Return `moment` as Paynet writes it."""
    return moment.astimezone(TASHKENT).strftime(_WRITTEN)


def moment(text: str) -> datetime | None:
    """Return the beginning of the second that Paynet writes as `text`; None where it writes none."""
    if len(text) > _MAX_LENGTH or not text.isascii():
        return None
    for form in _READ:
        try:
            read = datetime.strptime(text, form).replace(tzinfo=TASHKENT)
        except ValueError:
            continue
        return read if _FIRST_YEAR <= read.year <= _LAST_YEAR else None
    return None
