"""The sandbox bank's page where a test card is typed, and its payouts: what a real provider has on its own host."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from kombu.exceptions import OperationalError
from ninja import Router
from pydantic import ValidationError

from wibestore.core import clock
from wibestore.core.api import json_response
from wibestore.core.errors import MalformedRequest, NotAuthenticated, NotFound
from wibestore.core.money import Som
from wibestore.payments import services
from wibestore.payments.api.sandbox_forms import (
    BAD_REQUEST,
    CONFLICT,
    SEE_OTHER,
    UNAVAILABLE,
    is_own_form,
    page,
    words_of,
)
from wibestore.payments.providers.sandbox.cards import TEST_CARDS, card_find
from wibestore.payments.providers.sandbox.wire import SandboxPayoutIn, is_signed
from wibestore.payments.types import SandboxBinding

router = Router(tags=["payments"])

_GATEWAY_TIMEOUT = 504


@router.get("/payments/sandbox/cards/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_card_page(request: HttpRequest, reference: str, lang: str = "") -> HttpResponse:
    """Ask for a test card."""
    return _page(request, services.sandbox_binding_get(reference), lang)


@router.post("/payments/sandbox/cards/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_card_page_decide(request: HttpRequest, reference: str, lang: str = "") -> HttpResponse:
    """Note which test card was typed and send its owner back to the shop; the number goes no further than this."""
    binding = services.sandbox_binding_get(reference)
    if not is_own_form(request, _made_for(reference)):
        return _page(request, binding, lang, notice="stale", status=CONFLICT)
    decision = request.POST.get("decision", "")
    card = card_find(request.POST.get("number", ""))
    if decision == "bind" and card is None:
        return _page(request, binding, lang, notice="unknown_card", status=BAD_REQUEST)
    if decision in {"bind", "decline"} or (decision == "resend" and binding.decision):
        try:
            services.sandbox_binding_decide(reference=reference, card=card if decision == "bind" else None)
        except OperationalError:
            return _page(request, services.sandbox_binding_get(reference), lang, notice="unsent", status=UNAVAILABLE)
    return HttpResponse(status=SEE_OTHER, headers={"Location": _return_url()})


@router.get("/payments/sandbox/cards/{str:reference}/status/", auth=None, include_in_schema=False)
def sandbox_card_status(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell the shop which card was named; signed like the webhook, over what is asked."""
    _check_signed(request, f"card:{reference}".encode())
    return json_response({"notice": services.sandbox_card_notice(reference)})


@router.put("/payments/sandbox/payouts/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_payout_order(request: HttpRequest, reference: str) -> HttpResponse:
    """Take an order of the shop; signed like the webhook, over the body."""
    _check_signed(request, request.body)
    try:
        order = SandboxPayoutIn.model_validate_json(request.body)
    except ValidationError as error:
        raise MalformedRequest from error
    try:
        said = services.sandbox_payout_order(reference=reference, token=order.token, amount=Som(order.amount))
    except ValueError:
        return json_response({"result": "ordered_otherwise"}, status=CONFLICT)
    # What a gateway says while the bank behind it is silent: nobody knows whether the order was taken.
    return json_response(said) if said else json_response({"result": "timeout"}, status=_GATEWAY_TIMEOUT)


@router.get("/payments/sandbox/payouts/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_payout_ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell the shop how a payout stands; signed like the webhook, over what is asked."""
    _check_signed(request, f"payout:{reference}".encode())
    said = services.sandbox_payout_ask(reference=reference)
    if said is None:
        raise NotFound
    return json_response(said)


def _check_signed(request: HttpRequest, signed: bytes) -> None:
    headers = {name.lower(): value for name, value in request.headers.items()}
    if not is_signed(settings.SANDBOX_WEBHOOK_SECRET, headers, signed, clock.now()):
        raise NotAuthenticated


def _page(
    request: HttpRequest, binding: SandboxBinding, lang: str, *, notice: str = "", status: int = 200
) -> HttpResponse:
    language, words = words_of(request, lang)
    decided = {"bound": "decided_bound", "declined": "decided_card_declined", "": ""}[binding.decision]
    context: dict[str, Any] = {
        "words": words,
        "title": words["card_title"],
        "notice": words[f"notice_{notice}"] if notice else "",
        "decided": words[decided] if decided else "",
        "binding": binding,
        "cards": [{"number": card.number, "about": words[f"conduct_{card.conduct}"]} for card in TEST_CARDS],
        "return_url": _return_url(),
    }
    made_for = _made_for(binding.reference)
    return page("payments/sandbox_card.html", language, context, made_for=made_for, status=status)


def _made_for(reference: str) -> str:
    return f"card:{reference}"


def _return_url() -> str:
    return f"{settings.PUBLIC_URL}/wallet/cards"
