"""What callers say about a letter."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Template = Literal[
    "welcome",
    "email_verification",
    "password_reset",
    "notification",
    "transaction_receipt",
    "new_login",
    "withdrawal",
    "dispute",
    "subscription",
    "email_change",
    "email_changed",
    "password_changed",
    "account_locked",
    "sessions_warning",
    "two_factor_changed",
    "email_in_use",
    "account_closed",
]
JsonValue = str | int | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class LinkRef:
    """Names a link that is made only while the letter is rendered, so that no table holds its secret."""

    kind: str
    id: UUID
