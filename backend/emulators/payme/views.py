"""Payme's checkout page and its JSON-RPC of receipts, played."""

import base64
import binascii
import hmac
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from emulators import store
from emulators.pages import is_own_form, language_of, page
from emulators.payme.calls import PROVIDER, RECEIPT, Checkout, Ending, act
from emulators.payme.words import FAULTS, buttons, words

NAME = "Payme"
MAX_COUNT = 50
_ACTS = frozenset({"pay", "decline", "later", *FAULTS})


@csrf_exempt  # The page's own form is signed (`pages.is_own_form`).
@require_http_methods(["GET", "POST"])
def checkout(request: HttpRequest, encoded: str) -> HttpResponse:
    """Show what a link asks to be paid; do what was pressed."""
    asked = link_read(encoded)
    if asked is None:
        language = language_of(request)
        said = words(language)
        return page(
            provider=PROVIDER,
            name=NAME,
            language=language,
            title=said["title"],
            facts=[],
            buttons=[],
            made_for=encoded,
            notice=said["unreadable"],
            status=404,
        )
    ending = None
    pressed = request.POST.get("act", "")
    if request.method == "POST" and is_own_form(request, encoded) and pressed in _ACTS and pressed != "later":
        ending = act(asked, pressed)
    return _shown(request, encoded, asked, ending, is_over=ending is not None or pressed == "later")


@csrf_exempt
@require_POST
def receipts(request: HttpRequest) -> HttpResponse:
    """Answer `receipts.get_all`: receipts by the time they were made, both ends inclusive, at most fifty at once."""
    chosen = settings.PAYMENT_PROVIDERS.payme
    right = f"{chosen.merchant_id}:{chosen.key.get_secret_value()}".encode()
    try:
        message = json.loads(request.body)
        call_id, method, params = message["id"], message["method"], message["params"]
        first, last = int(params["from"]), int(params["to"])
        count, offset = min(int(params["count"]), MAX_COUNT), int(params["offset"])
    except (ValueError, KeyError, TypeError):
        return _error(None, -32600, "Invalid request")
    if not hmac.compare_digest(request.headers.get("X-Auth", "").encode(), right):
        return _error(call_id, -32504, "Access denied")
    if method != "receipts.get_all":
        return _error(call_id, -32601, "Method not found")
    known = [row for row in store.record_list(PROVIDER, RECEIPT) if first <= row["create_time"] <= last]
    return JsonResponse({"jsonrpc": "2.0", "id": call_id, "result": known[offset : offset + count]})


def link_read(encoded: str) -> Checkout | None:
    """Return what a checkout link says; None for one that says nothing."""
    try:
        text = base64.b64decode(encoded.encode("ascii"), validate=True).decode()
        values = dict(part.split("=", 1) for part in text.split(";"))
        account = {name[3:]: value for name, value in values.items() if name.startswith("ac.")}
        checkout = Checkout(values["m"], account, int(values["a"]), values.get("l", ""), values.get("c", ""))
    except (binascii.Error, ValueError, KeyError):
        return None
    is_ours = checkout.merchant == settings.PAYMENT_PROVIDERS.payme.merchant_id
    # The way back leads to the shop alone.
    is_way_back = not checkout.return_url or checkout.return_url.startswith(f"{settings.PUBLIC_URL}/")
    return checkout if is_ours and is_way_back and checkout.amount > 0 else None


def _shown(
    request: HttpRequest, encoded: str, asked: Checkout, ending: Ending | None, *, is_over: bool
) -> HttpResponse:
    language = language_of(request, asked.language)
    said = words(language)
    whole, rest = divmod(asked.amount, 100)
    tiyin = f",{rest:02d}" if rest else ""
    return page(
        provider=PROVIDER,
        name=NAME,
        language=language,
        title=said["title"],
        facts=[
            (said["merchant"], f"WibeStore · {asked.merchant}"),
            *((said["order"], value) for value in asked.account.values()),
            (said["amount"], f"{whole:,}".replace(",", " ") + f"{tiyin} {said['currency']}"),
        ],
        buttons=[] if is_over else buttons(language),
        made_for=encoded,
        notice="" if ending is None else said[ending.word].format(reason=(ending.reason or {}).get(language, "")),
        return_url=asked.return_url if is_over else "",
    )


def _error(call_id: Any, code: int, words_: str) -> HttpResponse:
    return JsonResponse({"jsonrpc": "2.0", "id": call_id, "error": {"code": code, "message": words_}})
