"""What the played Multicard remembers, and how it writes it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from emulators import store
from emulators.store import Data

PROVIDER = "multicard"
PAYMENT, BINDING, CARD, CREDIT = "payment", "binding", "card", "credit"
OTP = "112233"
EXPIRED_OTP = "000000"

_ZONE = timezone(timedelta(hours=5))
_HIDDEN = frozenset({"callback_url", "return_url", "language", "conduct", "asked", "is_invoice", "refund"})


def now_text(later: timedelta = timedelta(0)) -> str:
    """Return the time in GMT+5 as Multicard writes it."""
    return (datetime.now(UTC) + later).astimezone(_ZONE).strftime("%Y-%m-%d %H:%M:%S")


def make(kind: str, data: Data) -> Data:
    """Remember something new under a uuid of its own."""
    uuid = str(uuid4())
    return store.record_make(PROVIDER, kind, uuid, {"uuid": uuid, "added_on": now_text(), **data})


def get(kind: str, key: str) -> Data | None:
    """Return what is remembered; None where nothing."""
    return store.record_get(PROVIDER, kind, key)


def update(kind: str, key: str, **changes: Any) -> Data:
    """Change some fields and return all."""
    return store.record_change(PROVIDER, kind, key, lambda data: data.update(changes))


def count(kind: str, key: str, name: str) -> int:
    """Count one more of `name` and return how many there were."""
    return int(store.record_change(PROVIDER, kind, key, lambda data: data.update({name: data.get(name, 0) + 1}))[name])


def payment_new(body: Data, **more: Any) -> Data:
    """Remember a payment or payout that was asked for."""
    amount = body["amount"]
    return {
        "store_id": body["store_id"],
        "store_invoice_id": body["invoice_id"],
        "payment_amount": amount,
        "commission_amount": 0,
        "total_amount": amount,
        "status": "draft",
        "ps": None,
        "card_pan": None,
        "card_token": None,
        "payment_time": None,
        "refund_time": None,
        "otp_hash": None,
        "ps_response_code": None,
        "callback_url": body.get("callback_url", ""),
        **more,
    }


def shown(payment: Data) -> Data:
    """Return a payment as the API shows it."""
    return {name: value for name, value in payment.items() if name not in _HIDDEN}


def invoice_shown(payment: Data, base_url: str) -> Data:
    """Return an invoice with its payment, as the API shows it."""
    return {
        "uuid": payment["uuid"],
        "store_id": payment["store_id"],
        "amount": payment["payment_amount"],
        "invoice_id": payment["store_invoice_id"],
        "callback_url": payment["callback_url"],
        "return_url": payment["return_url"],
        "checkout_url": f"{base_url}/pay/{payment['uuid']}/",
        "added_on": payment["added_on"],
        "payment": shown(payment),
    }
