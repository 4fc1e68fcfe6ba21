"""What a text gives away: contacts are masked before it is stored, login data is refused."""

from collections.abc import Sequence

from wibestore.chat.errors import CredentialsRefused
from wibestore.chat.frames import MAX_TEXT_LENGTH
from wibestore.chat.types import Outgoing
from wibestore.core.errors import DomainError
from wibestore.screening.services import text_screen


def texts_screen(batch: Sequence[Outgoing]) -> list[tuple[str, bool] | DomainError]:
    """Return for each message its text as it may be stored and whether something in it was masked, or the refusal."""
    return [_screened(one.text) for one in batch]


def _screened(text: str) -> tuple[str, bool] | DomainError:
    if not text:
        return "", False
    screened = text_screen(text)
    if screened.has_credentials:
        return CredentialsRefused()
    return screened.text[:MAX_TEXT_LENGTH], bool(screened.findings)
