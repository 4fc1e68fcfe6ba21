"""
The sandbox bank's test cards: what their payouts do. docs/sandbox.md has the same table for people.

Only these are taken, so that nobody's own card is typed into a test page; the number is not kept, only its mask.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Conduct(StrEnum):
    """How payouts to a test card go."""

    PAYS = "pays"
    FAILS = "fails"
    PENDING_PAYS = "pending_pays"  # taken; paid at the second question
    SILENT_PAYS = "silent_pays"  # taken, but the bank gives no answer to the order; paid when it is asked
    SILENT_FAILS = "silent_fails"
    LOST_PAYS = "lost_pays"  # the first order never arrives; paid when it is sent again


@dataclass(frozen=True, slots=True)
class SandboxCard:
    """A card of the sandbox bank."""

    number: str
    holder: str
    conduct: Conduct

    @property
    def mask(self) -> str:
        """Return all of the number that anybody keeps."""
        return f"{self.number[:6]}******{self.number[-4:]}"


TEST_CARDS = (
    SandboxCard("8600060000000019", "SINOV UZCARD", Conduct.PAYS),
    SandboxCard("9860060000000012", "SINOV HUMO", Conduct.PAYS),
    SandboxCard("8600060000000027", "SINOV RAD", Conduct.FAILS),
    SandboxCard("8600060000000035", "SINOV KUTISH", Conduct.PENDING_PAYS),
    SandboxCard("8600060000000043", "SINOV JIM", Conduct.SILENT_PAYS),
    SandboxCard("9860060000000053", "SINOV JIM RAD", Conduct.SILENT_FAILS),
    SandboxCard("8600060000000068", "SINOV YOQOLGAN", Conduct.LOST_PAYS),
)


def card_find(typed: str) -> SandboxCard | None:
    """Return the test card whose number was typed, with blanks or without; None for any other number."""
    number = re.sub(r"[\s-]", "", typed)
    return next((card for card in TEST_CARDS if card.number == number), None)
