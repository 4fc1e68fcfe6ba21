"""When the login data of a delivered order is wiped (docs/adr/0046-login-data-is-wiped.md)."""

from datetime import datetime, timedelta

from wibestore.orders.rules.situation import OrderState

# From here nothing leads on but the end of a hold: while that runs, a claim can still be made (T21).
ENDED_STATES = frozenset(
    {OrderState.COMPLETED, OrderState.REFUNDED, OrderState.PARTIALLY_REFUNDED, OrderState.CANCELLED}
)


def wipe_at(
    *, state: str, is_delivered: bool, moved_at: datetime, available_at: datetime | None, kept: timedelta
) -> datetime | None:
    """
    Return from when on the order's login data is wiped; None while it goes on, or where none was handed over.

    :param moved_at: its last step; available_at: until when a claim can be made, where one still can
    """
    if state not in ENDED_STATES or not is_delivered:
        return None
    return (available_at or moved_at) + kept
