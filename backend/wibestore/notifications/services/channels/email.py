"""
E-mail: a letter for each important notification that was not read by the time it leaves, and receipts for everybody.

The letter's row is written with the notification; `letters` sends it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import UUIDField

from wibestore.core.statements import IsAnyOf, Select
from wibestore.letters import services as letters
from wibestore.letters.types import JsonValue, LetterDraft, Template
from wibestore.notifications.models import Notification
from wibestore.notifications.rules import FIXED, Telling, rendered
from wibestore.notifications.rules.letters import rows_of
from wibestore.notifications.services.live import Fact
from wibestore.notifications.services.receipts import receipt_params
from wibestore.users import selectors as users
from wibestore.users.types import LetterReader

CHANNEL = "email"
# The first part of the key of a letter that is not needed once its notification was read.
KEY = "notification"
ALWAYS_KEY = "told"

_UNREAD = Select(lambda: Notification.objects.filter(IsAnyOf("id", "ids", UUIDField()), read_at=None).values_list("id"))

type Wants = Callable[[Notification], bool]


def letters_write(fact: Fact, told: Sequence[tuple[Notification, Telling]], wants: Wants) -> None:
    """
    Write down what a fact says by letter, in the current transaction.

    :param told: each notification with the row of the table it came from
    :param wants: tells whether its reader wants letters of it; asked only where that matters
    """
    due = [(row, telling) for row, telling in told if _is_due(row, telling, wants)]
    readers = users.letter_readers({row.user_id for row, _ in due}) if due else {}
    drafts: list[LetterDraft] = []
    for row, telling in due:
        reader = readers[row.user_id]
        if telling.is_receipt:
            drafts += _receipt(fact, row, reader)
        else:
            drafts.append(_letter(row, telling, reader, rows_of(telling.letter, fact.payload)))
    # Whoever closed their account has no address any more.
    letters.letters_enqueue([draft for draft in drafts if draft.to])


def _is_due(row: Notification, telling: Telling, wants: Wants) -> bool:
    if telling.is_receipt:
        return True
    return row.is_important and not telling.has_own_letter and (telling.is_always_sent or wants(row))


def read_among(keys: Collection[str]) -> set[str]:
    """Return those letters whose notification was read or forgotten meanwhile, by their keys."""
    told = {UUID(key.removeprefix(f"{KEY}:")): key for key in keys}
    unread = {told[one] for (one,) in _UNREAD.rows(ids=told)}
    return set(keys) - unread


def _letter(row: Notification, telling: Telling, reader: LetterReader, facts: Sequence[JsonValue]) -> LetterDraft:
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


def _receipt(fact: Fact, row: Notification, reader: LetterReader) -> list[LetterDraft]:
    params = receipt_params(fact, row.user_id)
    if params is None:
        return []
    key = f"receipt:{fact.message_id}:{row.role}"
    return [_draft("transaction_receipt", key, reader, {**params, "path": row.link})]


def _draft(template: Template, key: str, reader: LetterReader, params: Mapping[str, JsonValue]) -> LetterDraft:
    return LetterDraft(
        template=template,
        key=key,
        to=reader.email,
        language=reader.language,
        time_zone=reader.time_zone,
        user_id=reader.id,
        params=params,
    )
