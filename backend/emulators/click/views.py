"""Click's page to pay at, played."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from emulators.click.acts import FAULTS, act
from emulators.click.bank import PROVIDER
from emulators.click.calls import Checkout, Ending
from emulators.click.words import buttons, words
from emulators.pages import is_own_form, language_of, page

NAME = "Click"
_ACTS = frozenset({"pay", "decline", "later", *FAULTS})
_AMOUNT = re.compile(r"[1-9][0-9]{0,11}\.[0-9]{2}")
_MAX_REFERENCE = 64


@csrf_exempt  # The page's own form is signed (`pages.is_own_form`).
@require_http_methods(["GET", "POST"])
def checkout(request: HttpRequest) -> HttpResponse:
    """Show what a link asks to be paid; do what was pressed."""
    asked = link_read(request)
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
            made_for="",
            notice=said["unreadable"],
            status=404,
        )
    ending = None
    pressed = request.POST.get("act", "")
    is_pressed = request.method == "POST" and is_own_form(request, _made_for(asked)) and pressed in _ACTS
    if is_pressed and pressed != "later":
        ending = act(asked, pressed)
    return _shown(request, asked, ending, is_over=is_pressed)


def link_read(request: HttpRequest) -> Checkout | None:
    """Return what a payment link says; None for one that is not of this service or says nothing."""
    click, asked = settings.PAYMENT_PROVIDERS.click, request.GET
    reference, amount = asked.get("transaction_param", ""), asked.get("amount", "")
    return_url = asked.get("return_url", "")
    is_ours = (asked.get("service_id"), asked.get("merchant_id")) == (str(click.service_id), str(click.merchant_id))
    # The way back leads to the shop alone.
    is_way_back = not return_url or return_url.startswith(f"{settings.PUBLIC_URL}/")
    is_payable = 0 < len(reference) <= _MAX_REFERENCE and _AMOUNT.fullmatch(amount) is not None
    return Checkout(reference, amount, return_url) if is_ours and is_way_back and is_payable else None


def _made_for(asked: Checkout) -> str:
    return f"{asked.reference} {asked.amount}"


def _shown(request: HttpRequest, asked: Checkout, ending: Ending | None, *, is_over: bool) -> HttpResponse:
    language = language_of(request)
    said = words(language)
    whole, decimals = asked.amount.split(".")
    rest = "" if decimals == "00" else f",{decimals}"
    return page(
        provider=PROVIDER,
        name=NAME,
        language=language,
        title=said["title"],
        facts=[
            (said["service"], f"WibeStore · {settings.PAYMENT_PROVIDERS.click.service_id}"),
            (said["order"], asked.reference),
            (said["amount"], f"{int(whole):,}".replace(",", " ") + f"{rest} {said['currency']}"),
        ],
        buttons=[] if is_over else buttons(language),
        made_for=_made_for(asked),
        notice="" if ending is None else said[ending.word].format(note=ending.note),
        return_url=asked.return_url if is_over else "",
    )
