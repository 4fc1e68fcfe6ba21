"""The played Click's Merchant API: how a payment stands, and giving it back."""

import hashlib
import hmac
import time
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from emulators.click import bank
from emulators.click.bank import Reversal, Status
from emulators.store import Data

# Click does not publish how far clocks may differ.
MAX_SKEW_S = 300
_NOT_FOUND, _NOT_REVERSIBLE = -16, -17

type View = Callable[..., HttpResponse]


def guarded(method: str) -> Callable[[View], View]:
    """Let in calls by `method` for JSON with the right `Auth` header and the service's own number."""

    def guard(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def inner(request: HttpRequest, service_id: int, **named: str | int) -> HttpResponse:
            if request.method != method:
                return _refused(404)
            if "application/json" not in request.headers.get("Accept", ""):
                return _refused(406)
            if not is_opened(request.headers.get("Auth", "")):
                return _refused(401)
            if service_id != settings.PAYMENT_PROVIDERS.click.service_id:
                return _refused(403)
            return view(request, **named)

        return inner

    return guard


@guarded("GET")
def status(_request: HttpRequest, payment_id: int) -> HttpResponse:
    """Tell how a payment stands."""
    return _shown(bank.get(payment_id))


@guarded("GET")
def status_by_reference(_request: HttpRequest, reference: str, day: str) -> HttpResponse:
    """Tell how the payment of the shop's reference made on a day stands."""
    return _shown(bank.find(reference, day))


@guarded("DELETE")
def reversal(_request: HttpRequest, payment_id: int) -> HttpResponse:
    """Give a paid payment back, if its month is open and the card's bank agrees."""
    payment = bank.get(payment_id)
    if payment is None:
        return _shown(None)
    is_reversible = payment["status"] == Status.PAID and bank.is_month_open(payment["day"], bank.now().date())
    if not is_reversible or payment["reversal"] == Reversal.REFUSED:
        return JsonResponse({"error_code": _NOT_REVERSIBLE, "error_note": "Payment cannot be reversed"})
    bank.update(payment_id, status=Status.REVERSED.value)
    if payment["reversal"] == Reversal.LOST:
        return HttpResponse("<html>Bad gateway</html>", status=502, content_type="text/html")
    return JsonResponse({"error_code": 0, "error_note": "Success", "payment_id": payment_id})


def is_opened(header: str) -> bool:
    """Tell whether an `Auth` header is the merchant user's, made now."""
    click = settings.PAYMENT_PROVIDERS.click
    user, _, rest = header.partition(":")
    digest, _, stamp = rest.partition(":")
    if user != str(click.merchant_user_id) or not (stamp.isascii() and stamp.isdigit()):
        return False
    right = hashlib.sha1(f"{stamp}{click.secret_key.get_secret_value()}".encode(), usedforsecurity=False).hexdigest()
    is_fresh = abs(time.time() - int(stamp)) <= MAX_SKEW_S
    return is_fresh and hmac.compare_digest(digest.encode(), right.encode())


def _shown(payment: Data | None) -> HttpResponse:
    if payment is None:
        return JsonResponse({"error_code": _NOT_FOUND, "error_note": "Payment not found"})
    return JsonResponse(
        {
            "error_code": 0,
            "error_note": "Success",
            "payment_id": payment["paydoc_id"],
            "payment_status": payment["status"],
        }
    )


def _refused(status_code: int) -> HttpResponse:
    return JsonResponse({"error_code": -status_code, "error_note": "Refused"}, status=status_code)
