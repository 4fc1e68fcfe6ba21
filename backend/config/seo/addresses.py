"""Public addresses of pages, in each of their languages; pure."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from django.conf import settings

LANGUAGES: Final = ("uz", "ru", "en")
DEFAULT_LANGUAGE: Final = "uz"
_KEPT_IN_PATHS = "/@:"


def language_asked(query: Mapping[str, str]) -> str:
    """Return the language that `?lang=` names, "" where it names none of the shop's."""
    asked = query.get("lang", "")
    return asked if asked in LANGUAGES else ""


def absolute(path: str, language: str = "") -> str:
    """Return the public address of a page: with a language that version of it, without one the page itself."""
    address = settings.PUBLIC_URL + quote(path, safe=_KEPT_IN_PATHS)
    return f"{address}?lang={language}" if language else address


def of_picture(url: str) -> str:
    """Return the public address of a stored picture, which may be one of a CDN already."""
    return settings.PUBLIC_URL + url if url.startswith("/") else url


def alternates(path: str) -> dict[str, str]:
    """Return every version of a page by `hreflang`; whoever has none of the languages gets the page itself."""
    return {**{language: absolute(path, language) for language in LANGUAGES}, "x-default": absolute(path)}
