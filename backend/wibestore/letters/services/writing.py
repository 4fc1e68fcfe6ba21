"""Letters are written down with the change that causes them, and wake the task that sends them after its commit."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from wibestore.core import clock, marks
from wibestore.core.statements import rows_insert_unless_there
from wibestore.letters.models import Letter
from wibestore.letters.rules import LANGUAGES, params_check
from wibestore.letters.types import TIME_ZONE, JsonValue, LetterDraft, LinkRef, Template

WOKEN = "letters:woken"
HINT_EXPIRES_S = 30
# The facts of a purchase follow each other at once: their letters leave together.
GATHER_S = 1
_ONE_ADDRESS = re.compile(r"[^\s,;<>@]+@[^\s,;<>@]+")


def letter_enqueue(
    *,
    template: Template,
    key: str,
    to: str,
    language: str,
    time_zone: str = TIME_ZONE,
    user_id: UUID | None = None,
    params: Mapping[str, JsonValue] | None = None,
    link: LinkRef | None = None,
) -> UUID:
    """
    Write a letter down in the caller's transaction and return its id; the same `key` again changes nothing.

    :param to: one e-mail address
    :param time_zone: the reader's, by which times are told; one that nobody knows is the shop's own
    :param params: what the words name (ids, numbers, names); never a secret
    :param link: a link that `link_register`ed code makes while the letter is rendered
    :raises ValueError: the letter cannot be written of these parameters (`letters.rules.PARAMS`), or `to` is not one
    """
    draft = LetterDraft(
        template=template,
        key=key,
        to=to,
        language=language,
        time_zone=time_zone,
        user_id=user_id,
        params=params or {},
        link=link,
    )
    letters_enqueue([draft])
    return Letter.objects.values_list("id", flat=True).get(key=key)


def letters_enqueue(drafts: Sequence[LetterDraft]) -> None:
    """
    Write letters down in the caller's transaction; those whose key is known change nothing.

    :raises ValueError: as `letter_enqueue`
    """
    if not drafts:
        return
    now = clock.now()
    rows_insert_unless_there([_row(draft, now) for draft in drafts])
    # One hint for a transaction, unless the one that is planned would go with a savepoint that ours outlives.
    savepoints, planned = set(connection.savepoint_ids), cast("list[Any]", connection.run_on_commit)
    if not any(call is wake and set(at) <= savepoints for at, call, _ in planned):
        transaction.on_commit(wake, robust=True)


def wake() -> None:
    """Let the task look soon. Only a hint: when the broker is away, the sweep of every half minute finds the rows."""
    if marks.claim(WOKEN, HINT_EXPIRES_S):
        task = import_string("wibestore.letters.tasks.send")
        task.apply_async(retry=False, countdown=GATHER_S, expires=HINT_EXPIRES_S)


def _row(draft: LetterDraft, now: datetime) -> Letter:
    if not _ONE_ADDRESS.fullmatch(draft.to):
        raise ValueError("A letter goes to one address")
    params_check(draft.template, draft.params)
    letter = Letter(
        key=draft.key,
        template=draft.template,
        language=draft.language if draft.language in LANGUAGES else LANGUAGES[0],
        time_zone=draft.time_zone,
        user_id=draft.user_id,
        to_address=draft.to,
        params=dict(draft.params),
        link_kind=draft.link.kind if draft.link else "",
        link_id=draft.link.id if draft.link else None,
        retry_at=now,
        created_at=now,
    )
    letter.message_id = message_id_of(letter)
    return letter


def message_id_of(letter: Letter) -> str:
    """Return the Message-ID under which a letter leaves, however often."""
    return f"<{letter.id}@{settings.PUBLIC_HOST}>"
