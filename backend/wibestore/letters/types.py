"""What callers say about a letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal
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
    "verdict",
    "support_confirm",
    "support_answer",
]
# Of readers who have named no other.
TIME_ZONE: Final = "Asia/Tashkent"
JsonValue = str | int | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class LinkRef:
    """Names a link that is made only while the letter is rendered, so that no table holds its secret."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter to be written down; the names are those of `letters.services.letter_enqueue`."""

    template: Template
    key: str
    to: str
    language: str
    time_zone: str = TIME_ZONE
    user_id: UUID | None = None
    params: Mapping[str, JsonValue] = field(default_factory=dict)
    link: LinkRef | None = None
