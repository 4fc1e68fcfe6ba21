"""
The played Multicard's test cards: what payments and payouts by them do. docs/providers/multicard.md has the same table.

Only these are taken, so that nobody's own card is typed into a test page; the number is not kept, only its mask.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Conduct(StrEnum):
    """How money moves by a test card."""

    GOES = "goes"
    REFUSED = "refused"
    UNKNOWN_GOES = "unknown_goes"  # ERROR_UNKNOWN / ERROR_DEBIT_UNKNOWN first; done when it is asked twice
    UNKNOWN_FAILS = "unknown_fails"
    SILENT_FIRST = "silent_first"  # the first answer to a payout's draft gets lost
    SILENT_CONFIRM = "silent_confirm"  # the answer to the confirmation gets lost; it was done
    NO_CODE = "no_code"  # a payment by it needs no code


class Refund(StrEnum):
    """What becomes of the shop's wish to give a payment back, as was pressed on its page."""

    REFUSED = "refund_refused"
    SLOW = "refund_slow"  # on its way first; done when it is asked twice
    LOST = "refund_lost"  # done, but neither its answer nor its call reaches the shop


@dataclass(frozen=True, slots=True)
class TestCard:
    """A card that exists at the played Multicard alone; the first one is printed in the real one's documents."""

    number: str
    network: str
    holder: str
    conduct: Conduct

    @property
    def mask(self) -> str:
        """Return all of the number that anybody keeps."""
        return f"{self.number[:6]}******{self.number[-4:]}"


TEST_CARDS = (
    TestCard("8600533364098829", "uzcard", "SINOV UZCARD", Conduct.GOES),
    TestCard("9860530000000014", "humo", "SINOV HUMO", Conduct.GOES),
    TestCard("8600530000000021", "uzcard", "SINOV RAD", Conduct.REFUSED),
    TestCard("8600530000000039", "uzcard", "SINOV NOMALUM", Conduct.UNKNOWN_GOES),
    TestCard("8600530000000047", "uzcard", "SINOV NOMALUM RAD", Conduct.UNKNOWN_FAILS),
    TestCard("9860530000000055", "humo", "SINOV JIM", Conduct.SILENT_FIRST),
    TestCard("9860530000000063", "humo", "SINOV JIM TASDIQ", Conduct.SILENT_CONFIRM),
    TestCard("8600530000000070", "uzcard", "SINOV KODSIZ", Conduct.NO_CODE),
)


def card_find(typed: str) -> TestCard | None:
    """Return the test card whose number was typed, with blanks or without; None for any other number."""
    number = re.sub(r"[\s-]", "", typed)
    return next((card for card in TEST_CARDS if card.number == number), None)
