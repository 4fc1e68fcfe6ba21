"""
Multicard's calls to the shop, told apart by their fields.

"success" comes after the debit and before it is final: a no gives the payer the money back, a 500 is asked again.
"webhooks" tells each change of status, which its signature does not cover. A binding's call is not signed at all. So
the last two only make us ask.
"""

from dataclasses import replace
from ipaddress import ip_address, ip_network
from typing import Any

import orjson
from pydantic import ValidationError

from wibestore.payments.providers.base import (
    CardEvent,
    EventKind,
    Outcome,
    OutcomeCode,
    ProviderEvent,
    WebhookAnswer,
    WebhookCall,
    WebhookPayload,
    WebhookRefused,
)
from wibestore.payments.providers.multicard import cards, deposits
from wibestore.payments.providers.multicard.client import MulticardClient
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.multicard.wire import (
    BindingCall,
    StatusCall,
    SuccessCall,
    details_of,
    is_equal,
    moment,
    som,
    status_sign,
    success_sign,
)
from wibestore.payments.providers.requests import AttemptRef, PaymentLookup

# Shown to the payer where his money goes back to him.
_MESSAGES = {
    OutcomeCode.UNKNOWN_REFERENCE: "Toʻlov topilmadi / Платёж не найден",
    OutcomeCode.WRONG_AMOUNT: "Summa notoʻgʻri / Неверная сумма",
    OutcomeCode.ALREADY_PAID: "Allaqachon toʻlangan / Уже оплачено",
    OutcomeCode.CLOSED: "Toʻlov muddati oʻtgan / Срок оплаты истёк",
    OutcomeCode.TRANSACTION_CONFLICT: "Boshqa toʻlov / Другой платёж",
}
_REFUSED = "Soʻrov qabul qilinmadi / Запрос не принят"


def call_read(
    client: MulticardClient, settings: MulticardSettings, payload: WebhookPayload, *, is_trusted: bool
) -> WebhookCall:
    """Authenticate a call and read it, asking Multicard where the call alone proves nothing."""
    if payload.method != "POST":
        raise _refused("not_post", 405)
    if not is_trusted and not _is_allowed(settings.allowed_ips, payload.ip):
        raise _refused("wrong_address", 403)
    fields = _fields(payload.body)
    try:
        if "payer_id" in fields:
            return _binding(client, BindingCall.model_validate(fields))
        if "status" in fields:
            return _status(client, settings, StatusCall.model_validate(fields), is_trusted=is_trusted)
        return _success(settings, SuccessCall.model_validate(fields), payload, is_trusted=is_trusted)
    except ValidationError as error:
        raise _refused("malformed", 400) from error


def answer(call: WebhookCall, outcome: Outcome) -> WebhookAnswer:
    """
    Return our yes or no.

    Only "success" is ours to refuse, and whatever was not credited by it is: money that was taken back before stays
    so. The others are told that they have arrived: a repeat would change nothing.
    """
    if not isinstance(call, ProviderEvent) or not call.can_refuse or outcome.code is OutcomeCode.ACCEPTED:
        return _answer(200, is_success=True)
    return _answer(200, is_success=False, message=_MESSAGES.get(outcome.code, _REFUSED))


def failure() -> WebhookAnswer:
    """Say that the shop itself failed: the sum stays frozen on the card, and the call comes again."""
    return _answer(500, is_success=False, message="Vaqtincha xatolik / Временная ошибка")


def _success(
    settings: MulticardSettings, call: SuccessCall, payload: WebhookPayload, *, is_trusted: bool
) -> ProviderEvent:
    secret = settings.secret.get_secret_value()
    sign = success_sign(store_id=call.store_id, invoice_id=call.invoice_id, amount=call.amount, secret=secret)
    if not is_trusted and not is_equal(secret, sign, call.sign):
        raise _refused("wrong_signature", 403)
    if str(call.store_id) != settings.store_id:
        raise _refused("wrong_store", 200, is_authentic=True)
    return ProviderEvent(
        kind=EventKind.SUCCEEDED,
        external_id=call.uuid,
        reference=str(call.invoice_id),
        amount=som(call.amount),
        occurred_at=moment(call.payment_time, payload.received_at),
        can_refuse=True,
        details=details_of(call),
    )


def _status(
    client: MulticardClient,
    settings: MulticardSettings,
    call: StatusCall,
    *,
    is_trusted: bool,
) -> ProviderEvent | PaymentLookup:
    secret = settings.secret.get_secret_value()
    sign = status_sign(uuid=call.uuid, invoice_id=call.invoice_id, amount=call.amount, secret=secret)
    if not is_trusted and not is_equal(secret, sign, call.sign):
        raise _refused("wrong_signature", 403)
    event = deposits.payment_ask(client, call.uuid) if call.status in deposits.KINDS else None
    if event is None or event.reference != str(call.invoice_id):
        # On its way, or not as it says: nothing to do.
        return PaymentLookup(AttemptRef(call.uuid, reference=str(call.invoice_id)))
    # The signed amount is what the invoice was for; a payer's commission is not in it.
    return replace(event, amount=som(call.amount))


def _binding(client: MulticardClient, call: BindingCall) -> CardEvent:
    event = cards.bind_verify(client, "", call.payer_id)
    if event is None:
        raise _refused("not_bound", 200)
    return event


def _is_allowed(networks: str, ip: str) -> bool:
    """Tell whether a call comes from where Multicard's do; any address where none is set."""
    wanted = [network.strip() for network in networks.split(",") if network.strip()]
    if not wanted:
        return True
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    return any(address in ip_network(network, strict=False) for network in wanted)


def _fields(body: bytes) -> dict[str, Any]:
    try:
        fields = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _refused("malformed", 400) from error
    if not isinstance(fields, dict):
        raise _refused("malformed", 400)
    return fields


def _refused(reason: str, status: int, *, is_authentic: bool = False) -> WebhookRefused:
    return WebhookRefused(reason, _answer(status, is_success=False, message=_REFUSED), is_authentic=is_authentic)


def _answer(status: int, *, is_success: bool, message: str = "") -> WebhookAnswer:
    body = {"success": is_success, **({"message": message} if message else {})}
    return WebhookAnswer(status, orjson.dumps(body))
