"""What a machine notices of a listing before a moderator looks: hints with a level, never a decision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

PRICE_FACTOR = 3
SALES_ENOUGH = 8
LEVEL_MAX = 3
# A text full of contacts is seen to be one by the first of them.
SPANS_MAX = 20
CODES = (
    "same_picture",
    "same_credentials",
    "price_low",
    "price_high",
    "contact_in_text",
    "new_seller",
    "rejected_before",
    "seller_warned",
)


@dataclass(frozen=True, slots=True)
class Flag:
    """One hint; the higher the level, the more it wants a look: 1 to 3."""

    code: str
    level: int
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Another listing of the same game account: whether it is the same seller's, and whether it was ever delivered."""

    code: str
    is_own: bool
    was_delivered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where a field says what people are reached by, in code points; `end` is the first one after it."""

    kind: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagFacts:
    """What flags are made of; prices in so'm, `pictures` are (code of another seller's listing, distance)."""

    price: int
    median: int | None = None
    sales_counted: int = 0
    pictures: Sequence[tuple[str, int]] = ()
    kin: Sequence[Kin] = ()
    contacts: Sequence[Contact] = ()
    seller_sales: int = 0
    seller_rejected: int = 0
    seller_verdicts: int = 0


def flags_for(facts: FlagFacts) -> list[Flag]:
    """Return what is to be noticed, the highest level first."""
    found = [*_of_pictures(facts), *_of_account(facts), *_of_price(facts), *_of_words(facts), *_of_seller(facts)]
    return sorted(found, key=lambda flag: -flag.level)


def level_of(flags: Sequence[Flag]) -> int:
    """Return the highest level among `flags`; 0 without any."""
    return max((flag.level for flag in flags), default=0)


def _of_pictures(facts: FlagFacts) -> list[Flag]:
    if not facts.pictures:
        return []
    code, distance = min(facts.pictures, key=lambda one: one[1])
    params = {"code": code, "distance": distance, "count": len(facts.pictures)}
    return [Flag("same_picture", 2 if distance else LEVEL_MAX, params)]


def _of_account(facts: FlagFacts) -> list[Flag]:
    # One's own listing that nobody bought may be made again; what was delivered is somebody else's account by now.
    strange = [one.code for one in facts.kin if one.was_delivered or not one.is_own]
    return [Flag("same_credentials", LEVEL_MAX, {"code": strange[0], "count": len(strange)})] if strange else []


def _of_price(facts: FlagFacts) -> list[Flag]:
    if facts.median is None or facts.sales_counted < SALES_ENOUGH:
        return []
    params = {"price": facts.price, "median": facts.median}
    if facts.price * PRICE_FACTOR < facts.median:
        return [Flag("price_low", 2, params)]
    return [Flag("price_high", 1, params)] if facts.price > facts.median * PRICE_FACTOR else []


def _of_words(facts: FlagFacts) -> list[Flag]:
    if not facts.contacts:
        return []
    kinds = sorted({one.kind for one in facts.contacts})
    # Places and never the words: what is found is kept nowhere but in the text itself.
    spans = [
        {"field": one.field, "start": one.start, "end": one.end, "kind": one.kind} for one in facts.contacts[:SPANS_MAX]
    ]
    return [Flag("contact_in_text", 2, {"kinds": kinds, "spans": spans})]


def _of_seller(facts: FlagFacts) -> list[Flag]:
    found = []
    if facts.seller_verdicts:
        found.append(Flag("seller_warned", 2, {"count": facts.seller_verdicts}))
    if not facts.seller_sales:
        found.append(Flag("new_seller", 1))
    if facts.seller_rejected:
        found.append(Flag("rejected_before", 1, {"count": facts.seller_rejected}))
    return found
