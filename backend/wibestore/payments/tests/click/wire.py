"""How the tests speak as Click: forms in the order of the protocol page, signed by the test key."""

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

WEBHOOK = "/api/v1/payments/webhooks/click/"
FORM = "application/x-www-form-urlencoded"
AMOUNT = 50_000
DECLINED = "-5017"


def secret() -> str:
    """Return the test service's secret key."""
    return settings.PAYMENT_PROVIDERS.click.secret_key.get_secret_value()


def prepare(deposit: Any, trans_id: int = 1_734_000_001, **changes: str | None) -> dict[str, str]:
    """Return a signed Prepare; `changes` are made before signing, None leaves a field out."""
    return signed(
        {
            "click_trans_id": str(trans_id),
            "service_id": str(settings.PAYMENT_PROVIDERS.click.service_id),
            "click_paydoc_id": str(trans_id + 7),
            "merchant_trans_id": deposit.reference,
            "amount": f"{int(deposit.amount)}.00",
            "action": "0",
            "error": "0",
            "error_note": "Success",
            "sign_time": "2026-11-22 12:00:00",
        },
        changes,
    )


def complete(deposit: Any, number: int, trans_id: int = 1_734_000_001, **changes: str | None) -> dict[str, str]:
    """Return a signed Complete of the attempt that we have called `number`."""
    asked = {"merchant_prepare_id": str(number), "action": "1", "sign_time": "2026-11-22 12:00:05"}
    return prepare(deposit, trans_id, **{**asked, **changes})


def signed(fields: dict[str, str], changes: dict[str, str | None], key: str | None = None) -> dict[str, str]:
    """Return the fields with their changes and a sign over what is there then, unless it is changed itself."""
    left = {name: text for name, text in {**fields, **changes}.items() if text is not None}
    prepare_id = left.get("merchant_prepare_id", "") if left.get("action") == "1" else ""
    texts = [left.get(name, "") for name in ("click_trans_id", "service_id")]
    texts += [secret() if key is None else key, left.get("merchant_trans_id", ""), prepare_id]
    texts += [left.get(name, "") for name in ("amount", "action", "sign_time")]
    right = hashlib.md5("".join(texts).encode(), usedforsecurity=False).hexdigest()
    return {**left, "sign_string": changes.get("sign_string") or right}


def post(body: dict[str, str] | bytes) -> Any:
    """Send a call and return its answer's JSON; it always comes with status 200."""
    raw = body if isinstance(body, bytes) else urlencode(body).encode()
    answer = Client().post(WEBHOOK, raw, content_type=FORM)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    return answer.json()


def prepared(deposit: Any, trans_id: int = 1_734_000_001) -> int:
    """Prepare an attempt and return our number of it."""
    answer = post(prepare(deposit, trans_id))
    assert answer["error"] == 0
    number: int = answer["merchant_prepare_id"]
    return number
