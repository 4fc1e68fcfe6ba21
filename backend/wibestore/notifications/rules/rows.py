"""What a row of the table is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any, Literal

from wibestore.core.actor import StaffRole
from wibestore.letters.types import Template
from wibestore.notifications.frames import Group

LANGUAGES = ("uz", "ru", "en")
Role = Literal["buyer", "seller", "user", "staff"]
Words = Mapping[str, tuple[str, str]]

# Parameters that are sums of so'm, and those that are names of plans.
MONEY = frozenset({"amount", "price", "old_price", "refund_amount", "debt", "missing"})
PLANS = frozenset({"plan", "next_plan"})
# How many of something: what was told before they were counted says none.
COUNTS = frozenset({"field_count"})
_CURRENCY = {"uz": "soʻm", "ru": "сум", "en": "UZS"}
_THOUSANDS, _BEFORE_CURRENCY = "\u202f", "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """
    One recipient of a fact and what they read: title and body by language, `{name}` a parameter of the fact.

    `link` is a path of the interface. Left out where the fact's `unless` is true or its `only` is not, and with
    `not_by` for the party that did it. Important ones may sound, and are sent by e-mail: by `letter`, unless whoever
    causes the fact writes a letter of their own about it. Some letters leave whatever is wished.
    """

    to: Role
    # Of the staff: whom of them; nothing tells all of them.
    staff_role: StaffRole = ""
    group: Group
    link: str
    words: Words
    is_important: bool = False
    not_by: bool = False
    unless: str = ""
    only: str = ""
    letter: Template = "notification"
    has_own_letter: bool = False
    # The parameters that the words name: nothing else of a fact is kept.
    params: frozenset[str] = field(init=False)

    @property
    def is_receipt(self) -> bool:
        """Tell whether its letter is a receipt."""
        return self.letter == "transaction_receipt"

    @property
    def is_always_sent(self) -> bool:
        """Tell whether no wish and no read mark stops its letter: whoever got in could set both and take the money."""
        return self.is_receipt or self.letter == "withdrawal"

    def __post_init__(self) -> None:
        """Find once what the words name."""
        texts = [text for words in self.words.values() for text in words]
        named = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
        object.__setattr__(self, "params", frozenset(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What open screens learn: the order as its parties see it, the wallets of these roles, the offer (a frame)."""

    order: bool = False
    wallet: tuple[Role, ...] = ()
    offer: Literal["", "offer.created", "offer.changed"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    Who is told of a fact; `subject` names the parameter it is about; `nobody` says why no one is told.

    Of a queue what has not been read yet is one line, whatever number of subjects wait in it.
    """

    tellings: tuple[Telling, ...] = ()
    subject: str = ""
    is_queue: bool = False
    live: Live = field(default_factory=Live)
    nobody: str = ""

    def subject_in(self, payload: Mapping[str, Any]) -> str:
        """Return what unread lines of the fact come together by."""
        return "" if self.is_queue else str(payload[self.subject])


def words(uz: tuple[str, str], ru: tuple[str, str], en: tuple[str, str]) -> Words:
    """Return a title and a body for each language."""
    return {"uz": uz, "ru": ru, "en": en}


def said(text: str, params: Mapping[str, Any], language: str) -> str:
    """Return `text` with its parameters in `language`."""
    named = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: _shown(name, params.get(name), language) for name in named})


def money_shown(amount: int, language: str) -> str:
    """Return a sum as people read it: 4 850 000 soʻm."""
    return f"{amount:,}".replace(",", _THOUSANDS) + _BEFORE_CURRENCY + _CURRENCY[language]


def _shown(name: str, value: Any, language: str) -> str:
    if value is None:
        return "0" if name in COUNTS else ""
    if name in MONEY:
        return money_shown(int(value), language)
    return str(value).capitalize() if name in PLANS else str(value)
