"""The played providers' pages: they run nothing, speak three languages, and say that they are not the real ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

LANGUAGES = ("uz", "ru", "en")
FORM_SALT = "emulators"
FORM_MAX_AGE_S = 3600

_WORDS = {
    "uz": {"note": "Bu haqiqiy {name} emas: pul yechilmaydi.", "faults": "Nosozliklarni sinash"},
    "ru": {"note": "Это не настоящий {name}: деньги не списываются.", "faults": "Проверка сбоев"},
    "en": {"note": "This is not the real {name}: no money is charged.", "faults": "Try a fault"},
}


@dataclass(frozen=True, slots=True)
class Button:
    """One thing the payer can press; `act` goes back with the form. A fault stands apart from what people do."""

    act: str
    label: str
    is_primary: bool = False
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One thing the payer can type."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


def language_of(request: HttpRequest, wanted: str = "") -> str:
    """Return the page's language: the one that was asked for, else the browser's, else Uzbek."""
    header = request.headers.get("Accept-Language", "")[:2]
    return next((language for language in (wanted, header) if language in LANGUAGES), "uz")


def page(
    *,
    provider: str,
    name: str,
    language: str,
    title: str,
    facts: Sequence[tuple[str, str]],
    buttons: Sequence[Button],
    made_for: str,
    fields: Sequence[Field] = (),
    notice: str = "",
    return_url: str = "",
    status: int = 200,
) -> HttpResponse:
    """
    Return a page of the played provider `name` with one form, which belongs to the thing `made_for`.

    :param facts: label and value of what is paid, in order
    :param notice: what the last try has led to
    """
    words = _WORDS[language]
    context: dict[str, Any] = {
        "provider": provider,
        "name": name,
        "language": language,
        "title": title,
        "note": words["note"].format(name=name),
        "faults": words["faults"],
        "facts": facts,
        "fields": fields,
        "buttons": [button for button in buttons if not button.is_fault],
        "fault_buttons": [button for button in buttons if button.is_fault],
        "notice": notice,
        "return_url": return_url,
        "form": signing.dumps(made_for, salt=FORM_SALT),
    }
    headers = {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; "
            f"form-action 'self' {settings.PUBLIC_URL}"
        ),
        "Content-Language": language,
        "Cache-Control": "no-store",
    }
    return HttpResponse(render_to_string("emulators/page.html", context), status=status, headers=headers)


def is_own_form(request: HttpRequest, made_for: str) -> bool:
    """Tell whether what was sent is a fresh form of the page of `made_for`."""
    try:
        return bool(signing.loads(request.POST.get("form", ""), salt=FORM_SALT, max_age=FORM_MAX_AGE_S) == made_for)
    except signing.BadSignature:
        return False
