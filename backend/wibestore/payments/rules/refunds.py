"""The states of a deposit's way back to where it was paid from, and why there may be none; no ORM, no clock."""

from enum import StrEnum
from typing import Final


class RefundStatus(StrEnum):
    """Where a refund is. The money has left the wallet in all but the last."""

    REQUESTED = "requested"  # the provider has not heard of it
    SENT = "sent"  # the provider may have heard of it
    REFUNDED = "refunded"
    REFUSED = "refused"  # the money is in the wallet again


OPEN_REFUNDS: Final = frozenset({RefundStatus.REQUESTED, RefundStatus.SENT})


class RefundHindrance(StrEnum):
    """Why a deposit cannot go back."""

    NOT_SUCCEEDED = "not_succeeded"
    REFUNDING = "refunding"
    REFUSED = "refused"  # it was asked for once, and the provider has said no
    NOT_CONNECTED = "not_connected"
    UNSUPPORTED = "unsupported"  # the provider gives nothing back when it is asked
    TOO_LATE = "too_late"
    IN_DEBT = "in_debt"
    SPENT = "spent"  # the wallet does not hold all of it any more
