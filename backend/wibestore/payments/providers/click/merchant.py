"""
Click's Merchant API, by which the shop asks (docs.click.uz, merchant-api): how a payment ended, and to reverse one.

Cards' tokens are not used: their first call takes the card's number through the shop.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus

import httpx
from pydantic import BaseModel, ValidationError

from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.asking import provider_ask
from wibestore.payments.providers.click.settings import ClickSettings

TIMEOUT_S = 5.0
_GOOD = frozenset({HTTPStatus.OK, HTTPStatus.CREATED})


class MerchantAnswer(BaseModel):
    """Click's word; an `error_code` other than 0 is a refusal, told in `error_note`."""

    error_code: int
    error_note: str | None = ""
    payment_id: int | None = None
    payment_status: int | None = None


@dataclass(frozen=True, slots=True)
class MerchantApi:
    """A client of the Merchant API; holds nothing but its settings."""

    settings: ClickSettings

    def payment_status(self, reference: str, day: date) -> MerchantAnswer:
        """
        Ask how the payment of the deposit `reference` made on `day` (Asia/Tashkent) stands.

        :raises ProviderUnavailable: no usable answer
        """
        return self._call("GET", f"payment/status_by_mti/{self.settings.service_id}/{reference}/{day.isoformat()}")

    def payment_get(self, payment_id: int) -> MerchantAnswer:
        """
        Ask how a payment stands by Click's own id of it.

        :raises ProviderUnavailable: no usable answer
        """
        return self._call("GET", f"payment/status/{self.settings.service_id}/{payment_id}")

    def payment_reverse(self, payment_id: int) -> MerchantAnswer:
        """
        Ask Click to give a payment back to the payer's card; `error_code` 0 says that it has.

        It can refuse: only successful payments by card of the current reporting month can be reversed.

        :param payment_id: the attempt's `click_paydoc_id`
        :raises ProviderUnavailable: no usable answer; whether it was reversed is not known
        """
        return self._call("DELETE", f"payment/reversal/{self.settings.service_id}/{payment_id}")

    def _call(self, method: str, path: str) -> MerchantAnswer:
        secret = self.settings.secret_key.get_secret_value()
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Auth": auth_header(self.settings.merchant_user_id, secret, int(datetime.now(UTC).timestamp())),
        }
        url = f"{self.settings.api_url}/{path}"
        try:
            response = provider_ask("click", method, url, timeout_s=TIMEOUT_S, headers=headers)
        except httpx.HTTPError as error:
            raise ProviderUnavailable("Click does not answer") from error
        if response.status_code not in _GOOD:
            raise ProviderUnavailable(f"Click answered with {response.status_code}")
        try:
            return MerchantAnswer.model_validate_json(response.content)
        except ValidationError as error:
            raise ProviderUnavailable("Click gave no usable answer") from error


def auth_header(merchant_user_id: int, secret: str, timestamp: int) -> str:
    """Return the `Auth` header at `timestamp` (unix seconds)."""
    digest = hashlib.sha1(f"{timestamp}{secret}".encode(), usedforsecurity=False).hexdigest()
    return f"{merchant_user_id}:{digest}:{timestamp}"
