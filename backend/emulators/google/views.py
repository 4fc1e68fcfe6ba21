"""
The page in place of Google's popup.

The shop opens `popup/?client_id=…&nonce=…&origin=…`; the page tells its opener, and that origin alone,
`{type: "wibestore.google", credential: "…"}` (an empty credential: cancelled) and closes.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from emulators.google.tokens import FAULTS, credential, key_set
from emulators.google.words import EMAIL, NAME, buttons, fields, words
from emulators.pages import is_own_form, language_of, page

_MAX_NONCE, _MAX_EMAIL, _MAX_NAME = 128, 254, 60
_KEYS_MAX_AGE_S = 3600
# Otherwise a shop on another port could not be told: the browser would cut the two windows apart.
_OPENER = {"Cross-Origin-Opener-Policy": "unsafe-none", "Cache-Control": "no-store"}
_CSP = "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
_SCRIPT = """'use strict';
const { credential, origin } = document.body.dataset;
window.opener?.postMessage({ type: 'wibestore.google', credential }, origin);
window.close();
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the shop's page asks Google for."""

    nonce: str
    origin: str


@csrf_exempt  # The page's own form is signed (`pages.is_own_form`).
@require_http_methods(["GET", "POST"])
def popup(request: HttpRequest) -> HttpResponse:
    """Ask who signs in; then tell the window that opened this one."""
    language, asked = language_of(request), _asked(request)
    if asked is None:
        return _shown(language, "", notice=words(language)["unreadable"], status=400)
    made_for = f"{asked.nonce} {asked.origin}"
    act = request.POST.get("act", "")
    if request.method != "POST" or not is_own_form(request, made_for):
        return _shown(language, made_for)
    if act == "cancel":
        return _told(language, asked, "")
    email, name = request.POST.get("email", "").strip().lower(), request.POST.get("name", "").strip()
    if act not in {"sign_in", *FAULTS} or not _is_email(email):
        return _shown(language, made_for, email=email, name=name, notice=words(language)["wrong"])
    return _told(language, asked, credential(email=email, name=name[:_MAX_NAME], nonce=asked.nonce, act=act))


@require_GET
def popup_script(request: HttpRequest) -> HttpResponse:
    """Return what tells the opener: a file of its own, so that the page runs nothing else."""
    return HttpResponse(_SCRIPT, content_type="text/javascript")


@require_GET
def keys(request: HttpRequest) -> JsonResponse:
    """Return the public keys, as Google shows them."""
    return JsonResponse(key_set(), headers={"Cache-Control": f"public, max-age={_KEYS_MAX_AGE_S}"})


def _asked(request: HttpRequest) -> Asked | None:
    nonce, origin = request.GET.get("nonce", ""), request.GET.get("origin", "")
    is_ours = request.GET.get("client_id") == settings.GOOGLE_CLIENT_ID
    is_shop = origin in {settings.PUBLIC_URL, *settings.CSRF_TRUSTED_ORIGINS}
    return Asked(nonce, origin) if is_ours and is_shop and 0 < len(nonce) <= _MAX_NONCE else None


def _shown(
    language: str, made_for: str, *, email: str = EMAIL, name: str = NAME, notice: str = "", status: int = 200
) -> HttpResponse:
    response = page(
        provider="google",
        name="Google",
        language=language,
        title=words(language)["title"],
        facts=[],
        fields=fields(language, email, name) if made_for else [],
        buttons=buttons(language) if made_for else [],
        made_for=made_for,
        notice=notice,
        status=status,
    )
    for header, value in _OPENER.items():
        response[header] = value
    return response


def _told(language: str, asked: Asked, token: str) -> HttpResponse:
    context = {
        "language": language,
        "credential": token,
        "origin": asked.origin,
        "script": "/emulators/google/popup.js",
        "done": words(language)["done"],
    }
    headers = {**_OPENER, "Content-Security-Policy": _CSP, "Content-Language": language}
    return HttpResponse(render_to_string("emulators/google_told.html", context), headers=headers)


def _is_email(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= _MAX_EMAIL
