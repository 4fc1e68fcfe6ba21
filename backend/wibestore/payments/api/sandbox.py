"""The sandbox bank's page for payments and its word when it is asked: what a real provider has on its own host."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from kombu.exceptions import OperationalError
from ninja import Router

from wibestore.core import clock
from wibestore.core.api import json_response
from wibestore.core.errors import NotAuthenticated
from wibestore.payments import services
from wibestore.payments.api.sandbox_forms import CONFLICT, SEE_OTHER, UNAVAILABLE, is_own_form, page, words_of
from wibestore.payments.providers.sandbox.wire import is_signed
from wibestore.payments.types import SandboxPayment

router = Router(tags=["payments"])

_DECISIONS = {"pay": "paid", "decline": "declined"}
_REVERSALS = {"ask_back": "requested", "take_back": "reversed"}


@router.get("/payments/sandbox/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_page(request: HttpRequest, reference: str, lang: str = "") -> HttpResponse:
    """Show the payment and its buttons."""
    return _page(request, services.sandbox_payment_get(reference), lang)


@router.post("/payments/sandbox/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_page_decide(request: HttpRequest, reference: str, lang: str = "") -> HttpResponse:
    """Note what was pressed and send the payer back to the shop."""
    payment = services.sandbox_payment_get(reference)
    if not is_own_form(request, reference):
        return _page(request, payment, lang, notice="stale", status=CONFLICT)
    pressed = request.POST.get("decision", "")
    try:
        if decision := _DECISIONS.get(pressed):
            services.sandbox_payment_decide(reference=reference, decision=decision)
        elif reversal := _REVERSALS.get(pressed):
            services.sandbox_payment_take_back(reference=reference, reversal=reversal)
    except OperationalError:
        return _page(request, services.sandbox_payment_get(reference), lang, notice="unsent", status=UNAVAILABLE)
    return HttpResponse(status=SEE_OTHER, headers={"Location": _return_url(payment)})


@router.get("/payments/sandbox/{str:reference}/status/", auth=None, include_in_schema=False)
def sandbox_status(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell the shop how the payment ended; signed like the webhook, over the reference."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    if not is_signed(settings.SANDBOX_WEBHOOK_SECRET, headers, reference.encode(), clock.now()):
        raise NotAuthenticated
    return json_response({"notice": services.sandbox_notice(reference)})


def _page(
    request: HttpRequest, payment: SandboxPayment, lang: str, *, notice: str = "", status: int = 200
) -> HttpResponse:
    language, words = words_of(request, lang)
    decision = payment.reversal or payment.decision
    context = {
        "words": words,
        "title": words["title"],
        "notice": words[f"notice_{notice}"] if notice else "",
        "decided": words[f"decided_{decision}"] if decision else "",
        "payment": payment,
        "amount": f"{int(payment.amount):,}".replace(",", "\u00a0"),
        "resend": "pay" if payment.decision == "paid" else "decline",
        "return_url": _return_url(payment),
    }
    return page("payments/sandbox.html", language, context, made_for=payment.reference, status=status)


def _return_url(payment: SandboxPayment) -> str:
    return f"{settings.PUBLIC_URL}/wallet/deposits/{payment.deposit_id}"
