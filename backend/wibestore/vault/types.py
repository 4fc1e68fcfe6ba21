"""What vault takes and hands over."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Credentials:
    """Login data of a game account in the clear; only ever in memory, never in a repr."""

    login_method: str
    login: str = field(repr=False)
    password: str = field(repr=False)
    email: str = field(default="", repr=False)
    email_password: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SealedCredentials:
    """A sealed set without its secrets."""

    id: UUID
    listing_id: UUID
    version: int
    login_method: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class FingerprintKin:
    """Another listing that offers or offered the same game account; `retired_at` is None while its set is live."""

    listing_id: UUID
    seller_id: UUID
    retired_at: datetime | None
    was_delivered: bool


@dataclass(frozen=True, slots=True)
class Reveal:
    """One look at an order's credentials; of staff also why, but not from where."""

    revealed_at: datetime
    ip: str
    user_agent: str
    by: Literal["buyer", "staff"] = "buyer"
    reason: str = ""
