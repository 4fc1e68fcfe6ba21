"""What is known of a payout card: its provider's token and a mask, never its number."""

import re
from datetime import timedelta
from enum import StrEnum

MAX_CARDS = 5  # pending and active ones of a user
BINDING_LIFETIME = timedelta(minutes=15)

# For display alone: a card is never refused by its first digits.
_BRANDS = {"8600": "uzcard", "5614": "uzcard", "9860": "humo"}
_MASK = re.compile(r"[0-9]{4,6}\*{4,9}[0-9]{4}")
MASK_PATTERN = rf"^{_MASK.pattern}$"
NUMBER_PATTERN = r"[0-9]([ -]?[0-9]){12,18}"
# A token may well hold many digits in a row (it is often hexadecimal); it must not be, or name, a number.
TOKEN_IS_NUMBER_PATTERN = rf"^{NUMBER_PATTERN}$|(^|[^0-9A-Za-z])[0-9]{{13,19}}($|[^0-9A-Za-z])"


class CardStatus(StrEnum):
    """Where a payout card is; a removed one keeps its mask for the withdrawals it was used for, not its token."""

    PENDING = "pending"
    ACTIVE = "active"
    REMOVED = "removed"


def is_token(text: str) -> bool:
    """Tell whether `text` can be a provider's token: not empty, and no card's number."""
    return bool(text) and re.search(TOKEN_IS_NUMBER_PATTERN, text) is None


def is_mask(text: str) -> bool:
    """Tell whether `text` is a masked number: four to six digits, stars, four digits."""
    return _MASK.fullmatch(text) is not None


def brand_of(mask: str) -> str:
    """Return `uzcard`, `humo` or `other` by the first digits of a mask."""
    return _BRANDS.get(mask[:4], "other")
