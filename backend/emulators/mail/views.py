"""The mailbox's pages: what was sent, newest first, and each letter as its reader sees it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from emulators.mail import box

# The letter's own document takes this policy over, and its frame's sandbox runs nothing.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; "
    "frame-src 'self'; frame-ancestors 'none'"
)
_MAX_ADDRESS = 254


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """List what was sent, to everybody or to one address."""
    to = _address(request)
    return _page("emulators/mailbox.html", {"letters": box.letters(to), "to": to})


@require_safe
def letter(_request: HttpRequest, key: str) -> HttpResponse:
    """Show one letter: as HTML in a frame that runs nothing, as text, and its headers."""
    shown = box.letter(key)
    if shown is None:
        return _page("emulators/mailbox.html", {"letters": box.letters(), "to": "", "is_gone": True}, status=404)
    return _page("emulators/mailbox-letter.html", {"letter": shown})


@require_safe
def letters_json(request: HttpRequest) -> JsonResponse:
    """Return the letters to one address, or all, newest first; for journeys in a browser."""
    return JsonResponse({"results": box.letters(_address(request))}, headers={"Cache-Control": "no-store"})


def _address(request: HttpRequest) -> str:
    return request.GET.get("to", "").strip()[:_MAX_ADDRESS]


def _page(template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return HttpResponse(render_to_string(template, context), status=status, headers=headers)
