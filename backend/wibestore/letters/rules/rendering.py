"""A letter's parameters become its subject, HTML and plain text; both texts are drawn from the same blocks."""

from collections.abc import Mapping
from typing import Final, cast

from django.template.loader import render_to_string

from wibestore.letters.rules.accounts import ACCOUNTS
from wibestore.letters.rules.blocks import Block, Content, Line, Rendered, Said, Words
from wibestore.letters.rules.deals import DEALS
from wibestore.letters.rules.decisions import DECISIONS
from wibestore.letters.rules.guests import GUESTS, REASONS
from wibestore.letters.rules.params import LANGUAGES, params_check
from wibestore.letters.rules.security import SECURITY
from wibestore.letters.rules.shown import Reader, clean, device_rows, label_of, lines_of, money
from wibestore.letters.types import TIME_ZONE, JsonValue, Template

WORDS: Final[dict[str, Words]] = {**ACCOUNTS, **SECURITY, **DEALS, **DECISIONS, **GUESTS}
# Of letters that are written in several ways, which parameter says how.
_VARIANTS: Final[dict[str, str]] = {
    "email_change": "which",
    "two_factor_changed": "change",
    "transaction_receipt": "kind",
    "verdict": "kind",
}
# Where the button leads when it is no secret link.
_PATHS: Final[dict[str, str]] = {
    "new_login": "/settings/sessions",
    "sessions_warning": "/settings/sessions",
    "password_changed": "/settings/security",
    "two_factor_changed": "/settings/security",
}
_LINKED: Final = frozenset(
    {"welcome", "email_verification", "password_reset", "email_change", "account_locked", "verdict", *GUESTS}
)
_SETTINGS_PATH = "/settings/notifications"
_MAX_SUBJECT = 150
_REASONS: Final = {
    "uz": (
        "Bu xat WibeStore’dagi hisobingiz haqida.",
        "Biz hech qachon xatda parol, kod yoki karta maʼlumotini soʻramaymiz.",
    ),
    "ru": ("Это письмо о вашем аккаунте в WibeStore.", "Мы никогда не просим в письмах пароль, код или данные карты."),
    "en": (
        "This letter is about your account at WibeStore.",
        "We never ask for passwords, codes or card data by letter.",
    ),
}
_SETTINGS: Final = {"uz": "Xatlar sozlamasi", "ru": "Настройки писем", "en": "Choose your letters"}


def letter_render(
    *,
    template: Template,
    language: str,
    params: Mapping[str, JsonValue],
    time_zone: str = TIME_ZONE,
    link_url: str = "",
    home_url: str,
) -> Rendered:
    """
    Return a letter in `language`, else in Uzbek, its times by the clocks of `time_zone`, else of Tashkent.

    :param link_url: the secret link of its button, for letters that are `is_linked`
    :param home_url: the shop's origin, to which every other link leads
    :raises ValueError: it cannot be written of these parameters, or lacks its link
    """
    reader = Reader(language if language in LANGUAGES else LANGUAGES[0], time_zone)
    content = content_of(template, reader, params, link_url, home_url)
    context = {"content": content}
    return Rendered(
        subject=content.subject,
        html=render_to_string(f"letters/{template}.html", context),
        text=render_to_string(f"letters/{template}.txt", context).strip() + "\n",
    )


def is_linked(template: Template, params: Mapping[str, JsonValue]) -> bool:
    """Tell whether the button of a letter is a secret link, without which there is nothing to send."""
    return template in _LINKED and not params.get("is_verified")


def content_of(
    template: Template, reader: Reader, params: Mapping[str, JsonValue], link_url: str, home_url: str
) -> Content:
    """Return all that a letter says, before it has a look."""
    params_check(template, params)
    if is_linked(template, params) and not link_url:
        raise ValueError(f"{template} lacks its link")
    language = reader.language
    words = _words(template, params)[language]
    values = {name: clean(value) for name, value in params.items() if isinstance(value, str)}
    url = link_url or f"{home_url}{_path(template, params)}"
    is_wished = bool(params.get("is_wished"))
    return Content(
        language=language,
        subject=clean(words.subject.format(**values))[:_MAX_SUBJECT],
        heading=(words.heading or words.subject).format(**values),
        blocks=_blocks(words, values, _lines(template, params, reader), url),
        reasons=(REASONS if template in GUESTS else _REASONS)[language],
        settings_label=_SETTINGS[language] if is_wished else "",
        settings_url=f"{home_url}{_SETTINGS_PATH}" if is_wished else "",
        home_url=home_url,
    )


def _words(template: Template, params: Mapping[str, JsonValue]) -> Words:
    if params.get("is_verified"):
        return WORDS[f"{template}:verified"]
    variant = _VARIANTS.get(template)
    return WORDS[f"{template}:{params[variant]}" if variant else template]


def _path(template: Template, params: Mapping[str, JsonValue]) -> str:
    path = params.get("path") or _PATHS.get(template, "/")
    # Of ours alone, whatever a parameter says.
    return path if isinstance(path, str) and path.startswith("/") and not path.startswith("//") else "/"


def _lines(template: Template, params: Mapping[str, JsonValue], reader: Reader) -> tuple[Line, ...]:
    rows = cast("list[JsonValue]", params.get("rows") or [])
    if template == "transaction_receipt":
        rows = [["number", params["number"]], *rows, ["at", params["at"]]]
        total = Line(
            label_of(f"total:{params['kind']}", reader.language),
            money(cast("int", params["total"]), reader.language),
            is_total=True,
        )
        return (*lines_of(rows, reader), total)
    if "body" not in params and template != "verdict":
        rows = device_rows(params)
    return lines_of(rows, reader)


def _blocks(words: Said, values: Mapping[str, str], lines: tuple[Line, ...], url: str) -> tuple[Block, ...]:
    texts = [text.format(**values) for text in words.texts]
    blocks = [Block(kind="text", text=text) for text in texts if text]
    if lines:
        blocks.append(Block(kind="lines", lines=lines))
    if words.button:
        blocks.append(Block(kind="button", text=words.button, url=url))
    return (*blocks, *(Block(kind="small", text=text.format(**values)) for text in words.small))
