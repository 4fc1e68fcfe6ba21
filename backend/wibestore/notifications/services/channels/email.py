"""
E-mail: a letter for each important notification that was not read by the time it leaves, and receipts for everybody.

The letter's row is written with the notification; `letters` sends it.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import UUIDField

from wibestore.core.statements import Select, Slot
from wibestore.letters import services as letters
from wibestore.letters.types import JsonValue, LetterDraft, Template
from wibestore.notifications.models import Notification
from wibestore.notifications.rules import FIXED, Telling, rendered
from wibestore.notifications.rules.letters import rows_of
from wibestore.notifications.services.live import Fact
from wibestore.notifications.services.receipts import receipt_params
from wibestore.users import selectors as users
from wibestore.users.types import UserInfo

CHANNEL = "email"
# The first part of the key of a letter that is not needed once its notification was read.
KEY = "notification"
ALWAYS_KEY = "told"

_UNREAD = Select(lambda: Notification.objects.filter(id=Slot("id", UUIDField()), read_at=None).values_list("id"))


def letters_write(fact: Fact, told: Sequence[tuple[Notification, Telling, bool]]) -> None:
    """
    Write down what a fact says by letter, in the current transaction.

    :param told: each notification with the row of the table it came from, and whether its reader wants letters of it
    """
    drafts: list[LetterDraft] = []
    for row, telling, is_wanted in told:
        if telling.is_receipt:
            drafts += _receipt(fact, row)
        elif row.is_important and not telling.has_own_letter and (is_wanted or telling.is_always_sent):
            drafts.append(_letter(row, telling, rows_of(telling.letter, fact.payload)))
    # Whoever closed their account has no address any more.
    letters.letters_enqueue([draft for draft in drafts if draft.to])


def is_read(key: str) -> bool:
    """Tell whether the notification of a letter was read or forgotten meanwhile."""
    return _UNREAD.first(id=UUID(key.removeprefix(f"{KEY}:"))) is None


def _letter(row: Notification, telling: Telling, facts: Sequence[JsonValue]) -> LetterDraft:
    reader = users.user_get(row.user_id)
    title, body = rendered(row.event, row.role, row.params, reader.language)
    params: dict[str, JsonValue] = {
        "title": title,
        "body": body,
        "path": row.link,
        "rows": list(facts),
        "is_wished": not telling.is_always_sent and CHANNEL not in FIXED.get(row.group, ()),
    }
    # One that has grown has had its letter.
    key = f"{ALWAYS_KEY if telling.is_always_sent else KEY}:{row.id}"
    return _draft(telling.letter, key, reader, params)


def _receipt(fact: Fact, row: Notification) -> list[LetterDraft]:
    params = receipt_params(fact, row.user_id)
    if params is None:
        return []
    reader = users.user_get(row.user_id)
    key = f"receipt:{fact.message_id}:{row.role}"
    return [_draft("transaction_receipt", key, reader, {**params, "path": row.link})]


def _draft(template: Template, key: str, reader: UserInfo, params: Mapping[str, JsonValue]) -> LetterDraft:
    return LetterDraft(
        template=template,
        key=key,
        to=reader.email,
        language=reader.language,
        time_zone=reader.time_zone,
        user_id=reader.id,
        params=params,
    )
