"""What the sandbox bank's pages share: a strict policy, forms that are its own, the reader's language."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from wibestore.core.api import actor_of
from wibestore.core.errors import CsrfFailed
from wibestore.payments.providers.sandbox.words import words_for

FORM_SALT = "sandbox-page"
FORM_MAX_AGE_S = 3600
SEE_OTHER = 303
BAD_REQUEST = 400
CONFLICT = 409
UNAVAILABLE = 503


def words_of(request: HttpRequest, lang: str) -> tuple[str, dict[str, str]]:
    """Return the language of the page and its words."""
    return words_for(lang or actor_of(request).language)


def page(template: str, language: str, context: dict[str, Any], *, made_for: str, status: int = 200) -> HttpResponse:
    """Return a page of the bank that runs nothing; its form belongs to the thing `made_for`."""
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action 'self' {settings.PUBLIC_URL}"
    )
    headers = {"Content-Security-Policy": policy, "Content-Language": language, "Cache-Control": "no-store"}
    form = signing.dumps(made_for, salt=FORM_SALT)
    html = render_to_string(template, {**context, "language": language, "form": form})
    return HttpResponse(html, status=status, headers=headers)


def is_own_form(request: HttpRequest, made_for: str) -> bool:
    """
    Tell whether what was sent is a fresh form of the page of `made_for`.

    :raises CsrfFailed: it comes from another site
    """
    if request.headers.get("Origin", settings.PUBLIC_URL) not in settings.CSRF_TRUSTED_ORIGINS:
        raise CsrfFailed
    try:
        return bool(signing.loads(request.POST.get("form", ""), salt=FORM_SALT, max_age=FORM_MAX_AGE_S) == made_for)
    except signing.BadSignature:
        return False
