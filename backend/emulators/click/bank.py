"""What the played Click remembers of payments, under their `click_paydoc_id`."""

import secrets
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from emulators import store
from emulators.store import Data

PROVIDER = "click"
PAYMENT = "payment"
_TASHKENT = ZoneInfo("Asia/Tashkent")
_FIRST_ID = 10**17


class Status(IntEnum):
    """A payment's `payment_status`; Click publishes only that negative ones are failures."""

    REVERSED = -2
    FAILED = -1
    WAITING = 0
    PAID = 2


class Reversal(StrEnum):
    """What happens when the shop asks to give the money back."""

    GOES = "goes"
    REFUSED = "refused"  # by the card's bank
    LOST = "lost"  # it is given back, but the first answer does not arrive


def now() -> datetime:
    """Return Click's time."""
    return datetime.now(_TASHKENT)


def make(reference: str, amount: str, reversal: Reversal) -> Data:
    """Remember a new payment that waits."""
    paydoc_id = _number()
    payment = {
        "paydoc_id": paydoc_id,
        "trans_id": _number(),
        "reference": reference,
        "amount": amount,
        "status": Status.WAITING.value,
        "day": now().date().isoformat(),
        "reversal": reversal.value,
    }
    return store.record_make(PROVIDER, PAYMENT, str(paydoc_id), payment)


def get(paydoc_id: int) -> Data | None:
    """Return a payment; None where there is none."""
    return store.record_get(PROVIDER, PAYMENT, str(paydoc_id))


def find(reference: str, day: str) -> Data | None:
    """Return the payment of the shop's `reference` made on `day`: the one that was paid, else the last one."""
    known = [row for row in store.record_list(PROVIDER, PAYMENT) if (row["reference"], row["day"]) == (reference, day)]
    paid = [row for row in known if row["status"] == Status.PAID]
    return next(reversed(paid or known), None)


def update(paydoc_id: int, **changes: Any) -> Data:
    """Change some fields and return all."""
    return store.record_change(PROVIDER, PAYMENT, str(paydoc_id), lambda data: data.update(changes))


def is_month_open(day: str, today: date) -> bool:
    """Tell whether a payment of `day` can be reversed: of this month, or of the last one on the first day of this."""
    paid = date.fromisoformat(day)
    months_ago = (today.year - paid.year) * 12 + today.month - paid.month
    return months_ago == 0 or (months_ago == 1 and today.day == 1)


def _number() -> int:
    # Larger than 2^53: whoever reads it as a float loses its end.
    return _FIRST_ID + secrets.randbelow(8 * _FIRST_ID)
