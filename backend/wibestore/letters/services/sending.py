"""
Sending the letters that wait: claim a few and commit, speak to the mail server, note what came of each and commit.

No lock and no transaction is held while the server is spoken to. Whoever dies in between leaves a claim that runs out;
the letter is then sent again under the same Message-ID.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, UUIDField
from django.db.models.functions import Now

from wibestore.core import clock, marks
from wibestore.core.statements import IsAnyOf, Select, Slot, Update, row_update
from wibestore.letters.models import Letter, LetterState
from wibestore.letters.rules import letter_render
from wibestore.letters.services.mime import LetterMessage
from wibestore.letters.services.registry import link_url, needless_among
from wibestore.letters.services.writing import WOKEN, message_id_of, wake

logger = logging.getLogger("wibestore.letters")

BATCH = 100
# So many are claimed at once: all of them have left before the claim is over, however slow the server is.
TOGETHER = 4
MAX_ATTEMPTS = 8
# Longer than a mail server may take for one letter (EMAIL_TIMEOUT for each of its answers).
CLAIM = timedelta(minutes=5)
PAUSE = timedelta(seconds=30)
_MAX_ERROR = 200
_PERMANENT = 500

_COLUMNS = [field.attname for field in Letter._meta.concrete_fields]
_NOW = ExpressionWrapper(Now() + Slot("ahead", DurationField()), output_field=DateTimeField())
# With the moment at which they were taken, and one more than is claimed: it says whether to look again.
_DUE = Select(
    lambda: (
        Letter.objects.select_for_update(skip_locked=True, no_key=True)
        .filter(state=LetterState.WAITING, retry_at__lte=_NOW)
        .order_by("retry_at")
        .values_list(*_COLUMNS, Now())[: TOGETHER + 1]
    )
)
_CLAIMED = Update(
    lambda: Letter.objects.filter(IsAnyOf("id", "ids", UUIDField())),
    lambda: {
        "attempts": F("attempts") + 1,
        "retry_at": Slot("until", DateTimeField()),
        "claimed_until": Slot("until", DateTimeField()),
    },
)
_SENT = Update(
    lambda: Letter.objects.filter(
        pk=Slot("id", UUIDField()),
        state=LetterState.WAITING,
        claimed_until=Slot("claimed_until", DateTimeField()),
    ),
    lambda: {
        "state": LetterState.SENT,
        "finished_at": _NOW,
        "claimed_until": None,
    },
)


class _Needless(Exception):
    """The letter was overtaken, or its link is dead."""


def letters_send() -> int:
    """
    Send the letters that are due and return how many left.

    One that fails is tried again with growing pauses, eight times; others go on meanwhile. While the mail server is
    away nothing counts as a try: the next run asks again.
    """
    marks.release(WOKEN)
    sent = taken = 0
    post = _Post()
    try:
        while taken < BATCH:
            letters, has_more = _claim()
            needless = needless_among([letter.key for letter in letters])
            for at, letter in enumerate(letters):
                if not post.open():
                    _give_back(letters[at:])
                    return sent
                sent += _send(letter, post, is_needless=letter.key in needless)
            taken += len(letters)
            if not has_more:
                return sent
        wake()
    finally:
        post.close()
    return sent


class _Post:
    """The way to the mail server, opened when the first letter needs it and again after it broke."""

    def __init__(self) -> None:
        self.connection: Any = None

    def open(self) -> bool:
        """Return whether the server is there."""
        if self.connection is not None:
            return True
        connection = get_connection()
        try:
            connection.open()
        except (SMTPException, OSError):
            logger.warning("The mail server is away", exc_info=True)
            return False
        self.connection = connection
        return True

    def close(self) -> None:
        """Hang up; what the server thinks of it does not matter any more."""
        connection, self.connection = self.connection, None
        if connection is not None:
            try:
                connection.close()
            except (SMTPException, OSError):
                logger.info("The mail server did not say goodbye")


@transaction.atomic(durable=True)
def _claim() -> tuple[list[Letter], bool]:
    """
    Take the letters that have waited longest, and tell whether more wait.

    Nobody else sees them until the claim is over.
    """
    due = _DUE.rows(ahead=clock.ahead())
    letters = [Letter.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row[:-1]) for row in due[:TOGETHER]]
    if letters:
        until = clock.told(due[0][-1]) + CLAIM
        _CLAIMED.run(ids=[letter.pk for letter in letters], until=until)
    for letter in letters:
        letter.attempts += 1
        letter.retry_at = letter.claimed_until = until
        if not letter.message_id:  # written down by the release before
            letter.message_id = message_id_of(letter)
            row_update(letter, "message_id")
    return letters, len(due) > TOGETHER


def _give_back(letters: Sequence[Letter]) -> None:
    """Let others take claimed letters soon: the mail server is away, which counts as no try."""
    retry_at = clock.now() + PAUSE
    for letter in letters:
        _finish(letter, LetterState.WAITING, attempts=letter.attempts - 1, retry_at=retry_at)


def _send(letter: Letter, post: _Post, *, is_needless: bool) -> int:
    try:
        if is_needless:
            raise _Needless
        message = _message(letter)
        message.connection = post.connection
        message.send()
    except _Needless:
        _finish(letter, LetterState.NEEDLESS)
        return 0
    except (SMTPException, OSError) as error:
        # Whatever is left of the talk belongs to this letter.
        post.close()
        told = _told(error)
        logger.warning("A letter could not be sent", extra={"letter_id": str(letter.id), "error": told})
        _postpone(letter, told, is_final=_is_refused_for_good(error))
        return 0
    except Exception as error:  # a letter that cannot be written must not stop those behind it
        logger.exception("A letter could not be written", extra={"letter_id": str(letter.id)})
        _postpone(letter, f"{type(error).__name__}: {error}")
        return 0
    _finish(letter, LetterState.SENT)
    return 1


def _message(letter: Letter) -> LetterMessage:
    """
    Return the letter as it is sent.

    :raises _Needless: nobody needs it any more
    """
    link = link_url(letter.link_kind, letter.link_id) if letter.link_kind and letter.link_id else ""
    if link is None:
        raise _Needless
    written = letter_render(
        template=letter.template,  # type: ignore[arg-type]  # a column of codes
        language=letter.language,
        time_zone=letter.time_zone,
        params=letter.params,
        link_url=link,
        home_url=settings.PUBLIC_URL,
    )
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    if letter.params.get("is_wished"):
        headers["List-Unsubscribe"] = f"<{settings.PUBLIC_URL}/settings/notifications>"
    message = LetterMessage(written.subject, written.text, to=[letter.to_address], headers=headers)
    message.attach_alternative(written.html, "text/html")
    return message


def _is_refused_for_good(error: Exception) -> bool:
    codes = _codes(error) if isinstance(error, SMTPRecipientsRefused) else []
    return bool(codes) and min(codes) >= _PERMANENT


def _told(error: Exception) -> str:
    # By its codes alone: what servers answer names the address.
    return " ".join([type(error).__name__, *map(str, _codes(error))])


def _codes(error: Exception) -> list[int]:
    if isinstance(error, SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, SMTPResponseException) else []


def _postpone(letter: Letter, told: str, *, is_final: bool = False) -> None:
    error = told[:_MAX_ERROR]
    if is_final or letter.attempts >= MAX_ATTEMPTS:
        _finish(letter, LetterState.FAILED, last_error=error)
    else:
        _finish(letter, LetterState.WAITING, last_error=error, retry_at=clock.now() + PAUSE * 2**letter.attempts)


def _finish(letter: Letter, state: LetterState, **changes: Any) -> None:
    """Note what came of a claim; one that somebody else has taken since is theirs."""
    if state == LetterState.SENT:
        _SENT.run(id=letter.pk, claimed_until=letter.claimed_until, ahead=clock.ahead())
        return
    finished_at: datetime | None = None if state == LetterState.WAITING else clock.now()
    mine = Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING, claimed_until=letter.claimed_until)
    mine.update(state=state, finished_at=finished_at, claimed_until=None, **changes)
