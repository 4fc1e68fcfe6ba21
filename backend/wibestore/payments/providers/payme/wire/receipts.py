"""Payme's own receipts, asked over its Subscribe API (the protocol page, §9): what it says was paid."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import httpx
from pydantic import BaseModel, Field, ValidationError

from wibestore.core.money import Som
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.asking import provider_ask
from wibestore.payments.providers.payme.settings import PaymeSettings
from wibestore.payments.providers.payme.wire.calls import LIFETIME, TIYIN
from wibestore.payments.providers.payme.wire.moments import MILLISECOND, milliseconds, moment
from wibestore.payments.rules.reconciliation import LineKind, StatementLine

TIMEOUT_S: Final = 10.0
PAGE: Final = 50
MAX_PAGES: Final = 2_000
_PAID = 4
_SOM_CURRENCY = 860
_TASHKENT = ZoneInfo("Asia/Tashkent")


class Receipt(BaseModel):
    """One receipt, as far as it is needed; `account` is a list of named values, or an object of them."""

    id: str = Field(alias="_id", max_length=64)
    create_time: int = Field(ge=0, lt=10**13)
    pay_time: int | None = Field(None, ge=0, lt=10**13)
    state: int
    amount: int
    currency: int | None = None
    account: list[dict[str, Any]] | dict[str, Any] | None = None

    def value_of(self, name: str) -> str:
        """Return the account value `name`; empty where there is none."""
        if isinstance(self.account, dict):
            return str(self.account.get(name, ""))
        named = (field.get("value", "") for field in self.account or () if field.get("name") == name)
        return str(next(named, ""))


class _Receipts(BaseModel):
    result: list[Receipt]


def receipts_paid(settings: PaymeSettings, day: date) -> Iterator[StatementLine]:
    """
    Ask for the receipts that were paid on `day` in Tashkent.

    Payme lists them by the time they were made, up to twelve hours before they are paid.

    :raises ProviderUnavailable: no usable answer
    """
    start = datetime.combine(day, time(), _TASHKENT)
    end = start + timedelta(days=1)
    span = {"from": milliseconds(start - LIFETIME), "to": milliseconds(end - MILLISECOND)}
    for page in range(MAX_PAGES):
        receipts = _ask(settings, {**span, "count": PAGE, "offset": page * PAGE})
        for receipt in receipts:
            paid_at = moment(receipt.pay_time or receipt.create_time)
            if receipt.state == _PAID and start <= paid_at < end:
                yield _line(receipt, settings.account_field, paid_at)
        if len(receipts) < PAGE:
            return
    raise ProviderUnavailable("Payme's list of receipts has no end")


def _ask(settings: PaymeSettings, params: dict[str, int]) -> list[Receipt]:
    message = {"jsonrpc": "2.0", "id": 1, "method": "receipts.get_all", "params": params}
    headers = {"X-Auth": f"{settings.merchant_id}:{settings.key.get_secret_value()}"}
    try:
        answer = provider_ask(
            "payme", "POST", settings.receipts_url, timeout_s=TIMEOUT_S, json=message, headers=headers
        )
        return _Receipts.model_validate_json(answer.content).result
    except httpx.HTTPError as error:
        raise ProviderUnavailable("Payme does not answer") from error
    except ValidationError as error:
        raise ProviderUnavailable("Payme gave no usable answer") from error


def _line(receipt: Receipt, account_field: str, paid_at: datetime) -> StatementLine:
    is_som = receipt.currency in {None, _SOM_CURRENCY}
    whole, rest = divmod(receipt.amount, TIYIN)
    return StatementLine(
        kind=LineKind.PAYMENT,
        external_id=receipt.id,
        reference=receipt.value_of(account_field),
        amount=Som(whole) if is_som and whole > 0 and not rest else None,
        occurred_at=paid_at,
        currency="UZS" if is_som else str(receipt.currency),
    )
