"""What a text gives away: login data is refused, card numbers are masked. Contacts stay: this is how one is reached."""

from wibestore.screening.services import MASK, text_screen
from wibestore.screening.types import FindingKind
from wibestore.support.errors import SecretsRefused
from wibestore.support.rules import TEXT_LENGTH


def text_safe(text: str) -> str:
    """
    Return a text as it may be stored.

    :raises SecretsRefused: it holds login data
    """
    screened = text_screen(text)
    if screened.has_credentials:
        raise SecretsRefused
    parts: list[str] = []
    at = 0
    for finding in screened.findings:
        if finding.kind is FindingKind.CARD:
            parts += [text[at : finding.start], MASK]
            at = finding.end
    return "".join([*parts, text[at:]])[:TEXT_LENGTH]
