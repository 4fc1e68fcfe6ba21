"""
The one table: fact → who is told, in which words, by which channels, and which screens change.

A fact without a row fails `tests/architecture/test_notifications.py`.
"""

from typing import Final, get_args

from wibestore.notifications.frames import Group
from wibestore.notifications.rules import accounts, money, orders, people, staff, watching
from wibestore.notifications.rules.rows import LANGUAGES, Live, Role, Row, Telling, money_shown, said

TABLE: Final[dict[str, Row]] = {
    **orders.ROWS,
    **money.ROWS,
    **people.ROWS,
    **accounts.ROWS,
    **staff.ROWS,
    **watching.ROWS,
}

GROUPS: Final[tuple[Group, ...]] = get_args(Group)
CHANNELS: Final = ("socket", "email", "push", "telegram")
# What works today; the others are named so that wishes for them can be kept.
AVAILABLE: Final = ("socket", "email")
# What nobody can turn off.
FIXED: Final[dict[str, tuple[str, ...]]] = {"money": ("socket",), "security": ("socket", "email")}
_BY_DEFAULT: Final = {"socket": True, "email": True, "push": False, "telegram": False}

__all__ = [
    "AVAILABLE",
    "CHANNELS",
    "FIXED",
    "GROUPS",
    "LANGUAGES",
    "TABLE",
    "Live",
    "Role",
    "Row",
    "Telling",
    "channel_is_on",
    "money_shown",
    "rendered",
    "said",
]


def channel_is_on(group: str, channel: str, wish: bool | None) -> bool:
    """Return whether a channel tells of a group: always where it is fixed, as wished, else by default."""
    if channel in FIXED.get(group, ()):
        return True
    return _BY_DEFAULT[channel] if wish is None else wish


def rendered(event: str, role: str, params: dict[str, object], language: str) -> tuple[str, str]:
    """Return title and body of what was told to `role`; the event's own name where the table has forgotten it."""
    for telling in TABLE[event].tellings if event in TABLE else ():
        if telling.to == role:
            title, body = telling.words[language if language in LANGUAGES else LANGUAGES[0]]
            return said(title, params, language), said(body, params, language)
    return event, ""
