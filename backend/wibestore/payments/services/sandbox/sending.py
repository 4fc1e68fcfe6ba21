"""How the sandbox bank calls the shop: signed, over real HTTP."""

from typing import Any

import httpx
import orjson
from django.conf import settings

from wibestore.core import clock
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.registry import SANDBOX
from wibestore.payments.providers.sandbox.wire import TIMEOUT_S, signed_headers

_SERVER_ERROR = 500


def notice_send(notice: dict[str, Any]) -> int:
    """
    Send a signed notice to the shop's webhook; return the status of its answer.

    :raises ProviderUnavailable: the shop did not answer or broke; send again later
    """
    body = orjson.dumps(notice)
    headers = signed_headers(settings.SANDBOX_WEBHOOK_SECRET, body, clock.now())
    try:
        response = httpx.post(
            f"{settings.SELF_URL or settings.PUBLIC_URL}/api/v1/payments/webhooks/{SANDBOX}/",
            content=body,
            headers={"Content-Type": "application/json", **headers},
            timeout=TIMEOUT_S,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise ProviderUnavailable("The shop did not answer the sandbox bank") from error
    if response.status_code >= _SERVER_ERROR:
        raise ProviderUnavailable(f"The shop answered the sandbox bank with {response.status_code}")
    return response.status_code
