"""How a provider is asked to give a payment back to whoever paid it, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from wibestore.core.money import Som


@dataclass(frozen=True, slots=True)
class RefundOrder:
    """
    One credited payment that is to go back in full: by the provider's own id of it, with what its attempt has kept.

    `is_repeat`: it may have been sent before, so that a refusal may only mean that it was done then.
    """

    external_id: str
    reference: str
    amount: Som
    paid_at: datetime
    details: Mapping[str, Any] = field(default_factory=dict)
    is_repeat: bool = False


class RefundState(StrEnum):
    """How a refund stands at the provider."""

    REFUNDED = "refunded"
    PENDING = "pending"  # taken, not ended
    REFUSED = "refused"  # the provider keeps the payment as it is, for good
    STANDS = "stands"  # the payment stands and nothing is under way: it can be sent (again)
    UNKNOWN = "unknown"  # the provider cannot say yet: ask again, credit nothing


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """What a provider says about a refund."""

    state: RefundState
    failure_code: str = ""
