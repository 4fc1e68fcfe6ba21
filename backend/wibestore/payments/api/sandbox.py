"""The sandbox bank's hosted page and its word when it is asked: what a real provider has on its own host."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from kombu.exceptions import OperationalError
from ninja import Router

from wibestore.core import clock
from wibestore.core.api import actor_of, json_response
from wibestore.core.errors import CsrfFailed, NotAuthenticated
from wibestore.payments import services
from wibestore.payments.providers.sandbox.wire import is_signed
from wibestore.payments.providers.sandbox.words import words_for
from wibestore.payments.types import SandboxPayment

router = Router(tags=["payments"])

FORM_SALT = "sandbox-page"
FORM_MAX_AGE_S = 3600
_SEE_OTHER = 303
_CONFLICT = 409
_UNAVAILABLE = 503
_DECISIONS = {"pay": "paid", "decline": "declined"}


@router.get("/payments/sandbox/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_page(request: HttpRequest, reference: str, lang: str = "") -> HttpResponse:
    """Show the payment and its buttons."""
    return _page(request, services.sandbox_payment_get(reference), lang)


@router.post("/payments/sandbox/{str:reference}/", auth=None, include_in_schema=False)
def sandbox_page_decide(request: HttpRequest, reference: str, lang: str = "") -> HttpResponse:
    """Note what was pressed and send the payer back to the shop."""
    payment = services.sandbox_payment_get(reference)
    if request.headers.get("Origin", settings.PUBLIC_URL) not in settings.CSRF_TRUSTED_ORIGINS:
        raise CsrfFailed
    if not _is_own_form(request.POST.get("form", ""), reference):
        return _page(request, payment, lang, notice="stale", status=_CONFLICT)
    decision = _DECISIONS.get(request.POST.get("decision", ""))
    if decision:
        try:
            services.sandbox_payment_decide(reference=reference, decision=decision)
        except OperationalError:
            return _page(request, services.sandbox_payment_get(reference), lang, notice="unsent", status=_UNAVAILABLE)
    return HttpResponse(status=_SEE_OTHER, headers={"Location": _return_url(payment)})


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
    language, words = words_for(lang or actor_of(request).language)
    context: dict[str, Any] = {
        "language": language,
        "words": words,
        "notice": words[f"notice_{notice}"] if notice else "",
        "decided": words[f"decided_{payment.decision}"] if payment.decision else "",
        "payment": payment,
        "amount": f"{int(payment.amount):,}".replace(",", "\u00a0"),
        "form": signing.dumps(payment.reference, salt=FORM_SALT),
        "resend": "pay" if payment.decision == "paid" else "decline",
        "return_url": _return_url(payment),
    }
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action 'self' {settings.PUBLIC_URL}"
    )
    headers = {"Content-Security-Policy": policy, "Content-Language": language, "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("payments/sandbox.html", context), status=status, headers=headers)


def _is_own_form(token: str, reference: str) -> bool:
    try:
        made_for = signing.loads(token, salt=FORM_SALT, max_age=FORM_MAX_AGE_S)
    except signing.BadSignature:
        return False
    return bool(made_for == reference)


def _return_url(payment: SandboxPayment) -> str:
    return f"{settings.PUBLIC_URL}/wallet/deposits/{payment.deposit_id}"
