"""What each letter must be told to be written: the table of `docs/letters.md`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wibestore.letters.types import JsonValue, Template

LANGUAGES: Final = ("uz", "ru", "en")
MAX_ROWS = 20
_MAX_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A code out of a few."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Params:
    """The names of a letter's parameters: `str`, an instant as ISO text, so'm, a choice, or rows of (label, value)."""

    needed: Mapping[str, "type | Choice"]
    optional: Mapping[str, "type | Choice"]


def _params(optional: Mapping[str, "type | Choice"] | None = None, /, **needed: "type | Choice") -> Params:
    return Params(needed=needed, optional=optional or {})


_PLACE: Final[Mapping[str, type | Choice]] = {"browser": str, "system": str, "place": str, "ip": str, "at": str}
# A notification's own words, in the reader's language, and facts to read at a glance.
_TOLD: Final = _params({"path": str, "rows": list, "is_wished": bool}, title=str, body=str)

PARAMS: Final[dict[Template, Params]] = {
    # Of somebody whose e-mail is proved already it asks for nothing: no link, the button opens the shop.
    "welcome": _params({"is_verified": bool}, username=str),
    "email_verification": _params(),
    "password_reset": _params(),
    "email_change": _params(new_email_masked=str, which=Choice(("old", "new"))),
    "email_changed": _params({"at": str}, new_email_masked=str),
    "email_in_use": _params(),
    "account_closed": _params({"username": str}),
    "new_login": _params(_PLACE),
    "password_changed": _params(_PLACE),
    "sessions_warning": _params(_PLACE),
    "account_locked": _params({"at": str}),
    "two_factor_changed": _params({"at": str}, change=Choice(("on", "off", "codes", "code_used", "reset"))),
    "verdict": _params({"rows": list}, kind=Choice(("warn", "hide", "block")), text=str),
    "support_confirm": _params(),
    "support_answer": _params(number=str),
    "notification": _TOLD,
    "withdrawal": _TOLD,
    "dispute": _TOLD,
    "subscription": _TOLD,
    "transaction_receipt": _params(
        {"path": str},
        kind=Choice(("deposit", "purchase", "sale", "withdrawal", "subscription")),
        number=str,
        rows=list,
        total=int,
        at=str,
    ),
}


def params_check(template: Template, params: Mapping[str, JsonValue]) -> None:
    """
    Say whether a letter can be written of these.

    :raises ValueError: a name is unknown or missing, or a value is of another kind; names it, never shows the value
    """
    known = PARAMS[template]
    if missing := known.needed.keys() - params.keys():
        raise ValueError(f"{template} lacks {', '.join(sorted(missing))}")
    kinds = {**known.needed, **known.optional}
    for name, value in params.items():
        if name not in kinds:
            raise ValueError(f"{template} knows no {name}")
        if not _is_of(kinds[name], value):
            raise ValueError(f"{name} of {template} is of another kind")


def _is_of(kind: "type | Choice", value: JsonValue) -> bool:
    if isinstance(kind, Choice):
        return value in kind.codes
    if kind is list:
        return isinstance(value, list) and len(value) <= MAX_ROWS and all(map(_is_row, value))
    if kind is str:
        return isinstance(value, str) and len(value) <= _MAX_TEXT
    return type(value) is kind


def _is_row(row: JsonValue) -> bool:
    return isinstance(row, list) and len(row) == 2 and isinstance(row[0], str) and isinstance(row[1], str | int)
