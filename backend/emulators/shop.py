"""How a played provider calls the shop: real HTTP to the shop's own origin."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx
from django.conf import settings

TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class ShopAnswer:
    """What the shop said; `status` is 0 where it said nothing in time."""

    status: int
    body: bytes


def webhook_call(
    provider: str, body: bytes, *, headers: Mapping[str, str], timeout_s: float = TIMEOUT_S, method: str = "POST"
) -> ShopAnswer:
    """
    Send a call to the shop's webhook of `provider` and return its answer.

    :param timeout_s: seconds after which the provider hangs up; a tiny one plays an answer that got lost
    """
    url = f"{settings.SELF_URL or settings.PUBLIC_URL}/api/v1/payments/webhooks/{provider}/"
    try:
        answer = httpx.request(method, url, content=body, headers=dict(headers), timeout=timeout_s, trust_env=False)
    except httpx.HTTPError:
        return ShopAnswer(0, b"")
    return ShopAnswer(answer.status_code, answer.content)
