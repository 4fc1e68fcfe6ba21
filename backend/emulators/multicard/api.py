"""The played Multicard's API: token, invoices, bindings, payments by card, payouts."""

import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from emulators.multicard import bank, calls
from emulators.multicard.calls import base_url
from emulators.multicard.cards import Conduct, Refund
from emulators.store import Data

TOKEN_SALT = "emulators.multicard"
TOKEN_LIFETIME = timedelta(days=1)

type View = Callable[..., HttpResponse]


class Refusal(Exception):
    """A no of the API, by its code."""

    def __init__(self, code: str, status: int = 400) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


class Silence(Exception):
    """An answer that gets lost on its way."""


@csrf_exempt
def auth(request: HttpRequest) -> HttpResponse:
    """Give a token for the application's secret; the one answer without the envelope."""
    multicard = settings.PAYMENT_PROVIDERS.multicard
    body = _body(request)
    is_known = body.get("application_id") == multicard.application_id
    if not is_known or not hmac.compare_digest(
        str(body.get("secret", "")).encode(), multicard.secret.get_secret_value().encode()
    ):
        return JsonResponse({"errors": [{"message": "Invalid credentials"}]}, status=400)
    token = signing.dumps("token", salt=TOKEN_SALT)
    return JsonResponse({"token": token, "role": "app", "expiry": bank.now_text(TOKEN_LIFETIME)})


def enveloped(view: Callable[..., Any]) -> View:
    """Ask for the token, and put an answer or a refusal into the envelope."""

    @csrf_exempt
    @wraps(view)
    def inner(request: HttpRequest, **named: str) -> HttpResponse:
        try:
            token = request.headers.get("Authorization", "").removeprefix("Bearer ")
            signing.loads(token, salt=TOKEN_SALT, max_age=TOKEN_LIFETIME)
        except signing.BadSignature:
            return JsonResponse({"success": False, "error": {"code": "ERROR_ACCESS_DENIED"}}, status=401)
        try:
            return JsonResponse({"success": True, "data": view(request, **named)})
        except Refusal as refusal:
            error = {"code": refusal.code, "details": refusal.code}
            return JsonResponse({"success": False, "error": error}, status=refusal.status)
        except Silence:
            return HttpResponse("<html>Gateway time-out</html>", status=504, content_type="text/html")

    return inner


@enveloped
def invoices(request: HttpRequest) -> Data:
    """Open an invoice."""
    body = _order(request)
    if not body.get("ofd") or not body.get("callback_url"):
        raise Refusal("ERROR_FIELDS")
    payment = bank.make(
        bank.PAYMENT,
        bank.payment_new(body, is_invoice=True, return_url=body.get("return_url", ""), language=body.get("lang", "uz")),
    )
    return bank.invoice_shown(payment, base_url())


@enveloped
def invoice(request: HttpRequest, uuid: str) -> Data:
    """Show an invoice; DELETE cancels an unpaid one."""
    payment = bank.get(bank.PAYMENT, uuid)
    if payment is None or not payment.get("is_invoice"):
        raise Refusal("ERROR_NOT_FOUND", 404)
    if payment["status"] == "cancelled":
        raise Refusal("ERROR_TRANS_NOT_READY")
    if request.method == "DELETE":
        if payment["status"] != "draft":
            raise Refusal("ERROR_TRANS_NOT_READY")
        payment = bank.update(bank.PAYMENT, uuid, status="cancelled")
    return bank.invoice_shown(payment, base_url())


@enveloped
def bindings(request: HttpRequest) -> Data:
    """Open the binding of a card."""
    body = _body(request)
    if str(body.get("store_id")) != settings.PAYMENT_PROVIDERS.multicard.store_id:
        raise Refusal("ERROR_FIELDS")
    facts = {name: body.get(name, "") for name in ("callback_url", "redirect_url", "phone")}
    binding = bank.make(bank.BINDING, {"status": "draft", **facts})
    session_id = binding["uuid"]
    bank.update(bank.BINDING, session_id, session_id=session_id)
    return {"session_id": session_id, "form_url": f"{base_url()}/bind/{session_id}/"}


@enveloped
def binding(request: HttpRequest, session_id: str) -> Data:
    """Show what a binding has led to."""
    known = bank.get(bank.BINDING, session_id)
    if known is None:
        raise Refusal("ERROR_NOT_FOUND", 404)
    names = ("status", "card_token", "card_pan", "holder_name", "ps", "phone")
    return {name: known.get(name) for name in names}


@enveloped
def card(request: HttpRequest, token: str) -> Data:
    """Show a bound card; DELETE forgets it."""
    known = bank.get(bank.CARD, token)
    if known is None or known["status"] == "deleted":
        raise Refusal("ERROR_CARD_NOT_FOUND", 404)
    if request.method == "DELETE":
        known = bank.update(bank.CARD, token, status="deleted")
    return {"card_token": token, "card_pan": known["card_pan"], "ps": known["ps"], "status": known["status"]}


@enveloped
def payments(request: HttpRequest) -> Data:
    """Make a payment by a bound card; it waits for the code."""
    body = _order(request)
    by = _card_of(body)
    code_needed = by["conduct"] != Conduct.NO_CODE
    made = bank.payment_new(body, **_card_facts(by), otp_hash="sent" if code_needed else None)
    return bank.shown(bank.make(bank.PAYMENT, made))


@enveloped
def payment(request: HttpRequest, uuid: str) -> Data:
    """Show a payment; PUT confirms it by its code, DELETE gives the money back."""
    known = bank.get(bank.PAYMENT, uuid)
    if known is None:
        raise Refusal("ERROR_NOT_FOUND", 404)
    if request.method == "PUT":
        return bank.shown(_confirm(known, str(_body(request).get("otp", ""))))
    if request.method == "DELETE":
        known = _given_back(known)
    elif known["status"] == "progress":
        known = _asked(bank.PAYMENT, known)
    return bank.shown(known)


@enveloped
def payouts(request: HttpRequest) -> Data:
    """Make the draft of a payout; only the two steps are played."""
    body = _order(request)
    to = _card_of(body)
    if body.get("confirmable") is not True:
        raise Refusal("ERROR_FIELDS")
    made = bank.make(bank.CREDIT, bank.payment_new(body, **_card_facts(to)))
    if to["conduct"] == Conduct.SILENT_FIRST and bank.count(bank.CARD, to["token"], "drafts") == 1:
        raise Silence
    return bank.shown(made)


@enveloped
def payout(request: HttpRequest, uuid: str) -> Data:
    """Show a payout; PUT confirms it, once."""
    known = bank.get(bank.CREDIT, uuid)
    if known is None:
        raise Refusal("ERROR_NOT_FOUND", 404)
    if request.method == "PUT":
        if known["status"] != "draft":
            raise Refusal("ERROR_FIELDS")
        if _body(request).get("otp") != bank.OTP:
            raise Refusal("ERROR_WRONG_OTP")
        return bank.shown(_moved(bank.CREDIT, known, unknown="ERROR_UNKNOWN"))
    if known["status"] == "progress":
        known = _asked(bank.CREDIT, known)
    return bank.shown(known)


def _confirm(known: Data, code: str) -> Data:
    """Charge the card, tell the shop, and keep the money only if it wants it."""
    if known["status"] != "draft" or known.get("is_invoice"):
        raise Refusal("ERROR_FIELDS")
    if known["otp_hash"] and code == bank.EXPIRED_OTP:
        raise Refusal("ERROR_WRONG_OTP", 423)
    if known["otp_hash"] and code != bank.OTP:
        raise Refusal("ERROR_WRONG_OTP")
    done = _moved(bank.PAYMENT, known, unknown="ERROR_DEBIT_UNKNOWN")
    if done["status"] != "success" or not done["callback_url"]:
        return done
    settled = calls.settle(done, calls.success_call(done))
    if settled["status"] == "billing":
        raise Refusal("ERROR_CALLBACK_TIMEOUT")
    return settled


def _moved(kind: str, known: Data, *, unknown: str) -> Data:
    conduct, uuid = known["conduct"], known["uuid"]
    if conduct in {Conduct.UNKNOWN_GOES, Conduct.UNKNOWN_FAILS}:
        bank.update(kind, uuid, status="progress")
        raise Refusal(unknown)
    if conduct == Conduct.REFUSED:
        return bank.update(kind, uuid, status="error", ps_response_code="51")
    done = bank.update(kind, uuid, status="success", payment_time=bank.now_text())
    if conduct == Conduct.SILENT_CONFIRM:
        raise Silence
    return done


def _asked(kind: str, known: Data) -> Data:
    """End at the second question what was not known at first."""
    if bank.count(kind, known["uuid"], "asked") == 1:
        return known
    if known.get("refund") == Refund.SLOW and known["payment_time"]:
        return bank.update(kind, known["uuid"], status="revert", refund_time=bank.now_text())
    if known["conduct"] == Conduct.UNKNOWN_FAILS:
        return bank.update(kind, known["uuid"], status="error", ps_response_code="91")
    return bank.update(kind, known["uuid"], status="success", payment_time=bank.now_text())


def _given_back(known: Data) -> Data:
    """Give a payment back in full, as its page was told to (`Refund`), and tell the shop of the status."""
    uuid, refund = known["uuid"], known.get("refund")
    if known["status"] != "success":
        raise Refusal("ERROR_TRANS_NOT_READY")
    if refund == Refund.REFUSED:
        raise Refusal("ERROR_PAYMENT_APPLIED")
    if refund == Refund.SLOW:
        return bank.update(bank.PAYMENT, uuid, status="progress", asked=0)
    done = bank.update(bank.PAYMENT, uuid, status="revert", refund_time=bank.now_text())
    if refund == Refund.LOST:
        raise Silence
    calls.status_call(done)
    return done


def _card_of(body: Data) -> Data:
    by = body.get("card")
    known = bank.get(bank.CARD, str(by.get("token", ""))) if isinstance(by, dict) else None
    if known is None or known["status"] != "active":
        raise Refusal("ERROR_CARD_NOT_FOUND", 404)
    return known


def _card_facts(known: Data) -> Data:
    return {
        "ps": known["ps"],
        "card_pan": known["card_pan"],
        "card_token": known["token"],
        "conduct": known["conduct"],
    }


def _order(request: HttpRequest) -> Data:
    """Return an order of money, as strictly as the real one takes it."""
    body = _body(request)
    amount, invoice_id = body.get("amount"), body.get("invoice_id")
    is_order = isinstance(amount, int) and amount > 0 and isinstance(invoice_id, str) and invoice_id
    if not is_order or str(body.get("store_id")) != settings.PAYMENT_PROVIDERS.multicard.store_id:
        raise Refusal("ERROR_FIELDS")
    return body


def _body(request: HttpRequest) -> Data:
    try:
        body = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
