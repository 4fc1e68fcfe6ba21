"""The played Multicard's calls to the shop, in its real form and with its real signatures."""

import hashlib
import json
from typing import Any

from django.conf import settings

from emulators.multicard import bank
from emulators.shop import TIMEOUT_S, ShopAnswer, webhook_call
from emulators.store import Data

LOST_S = 0.001
_HEADERS = {"Content-Type": "application/json", "User-Agent": "Multicard"}


def base_url() -> str:
    """Return where browsers find the played Multicard's pages; the shop itself may ask it under another origin."""
    return f"{settings.PUBLIC_URL}/emulators/multicard"


def code_of(callback_url: str) -> str:
    """Return under which code the shop wants to be called."""
    return callback_url.rstrip("/").rpartition("/")[2]


def success_call(payment: Data, *, timeout_s: float = TIMEOUT_S, secret: str = "", **changes: Any) -> ShopAnswer:
    """Tell of a debit that is not final yet; `changes` play a wrong call."""
    body = {**_facts(payment), "store_id": payment["store_id"], **changes}
    words = f"{body['store_id']}{body['invoice_id']}{body['amount']}{secret or _secret()}"
    body["sign"] = hashlib.md5(words.encode()).hexdigest()  # noqa: S324
    return _send(payment, body, timeout_s)


def status_call(payment: Data, **changes: Any) -> ShopAnswer:
    """Tell of a payment's status."""
    body = {**_facts(payment), "status": payment["status"], "refund_time": payment["refund_time"], **changes}
    words = f"{body['uuid']}{body['invoice_id']}{body['amount']}{_secret()}"
    body["sign"] = hashlib.sha1(words.encode()).hexdigest()  # noqa: S324
    return _send(payment, body, TIMEOUT_S)


def binding_call(binding: Data) -> ShopAnswer:
    """Tell of a binding; this call bears no signature."""
    body = {
        "payer_id": binding["session_id"],
        "card_pan": binding.get("card_pan"),
        "card_token": binding.get("card_token"),
        "holder_name": binding.get("holder_name"),
        "phone": binding.get("phone"),
        "ps": binding.get("ps"),
        "status": binding["status"],
    }
    return _send(binding, body, TIMEOUT_S)


def settle(payment: Data, answer: ShopAnswer) -> Data:
    """Keep the money, give it back, or leave it frozen, as the shop has answered; return the payment as it is then."""
    uuid = payment["uuid"]
    if answer.status in {0, 500}:
        return bank.update(bank.PAYMENT, uuid, status="billing")
    if answer.status == 200 and _is_success(answer.body):
        return bank.update(bank.PAYMENT, uuid, status="success")
    return bank.update(bank.PAYMENT, uuid, status="revert", refund_time=bank.now_text())


def _is_success(body: bytes) -> bool:
    try:
        return bool(json.loads(body)["success"] is True)
    except (ValueError, KeyError, TypeError):
        return False


def _facts(payment: Data) -> Data:
    return {
        "uuid": payment["uuid"],
        "invoice_id": payment["store_invoice_id"],
        "amount": payment["payment_amount"],
        "billing_id": None,
        "payment_time": payment["payment_time"],
        "phone": "998901234567",
        "card_pan": payment["card_pan"],
        "ps": payment["ps"],
        "card_token": payment["card_token"],
        "receipt_url": f"{base_url()}/pay/{payment['uuid']}/",
    }


def _send(thing: Data, body: Data, timeout_s: float) -> ShopAnswer:
    return webhook_call(
        code_of(thing["callback_url"]), json.dumps(body).encode(), headers=_HEADERS, timeout_s=timeout_s
    )


def _secret() -> str:
    return str(settings.PAYMENT_PROVIDERS.multicard.secret.get_secret_value())
