"""
The sandbox bank's side: its page's decision, its webhook to the shop, its word when it is asked.

It credits nothing. The shop learns of a payment as from any bank: by a signed call over HTTP.
"""

from typing import Any
from uuid import uuid4

import httpx
import orjson
from celery import current_app
from django.conf import settings

from wibestore.core import clock
from wibestore.payments.errors import DepositNotFound, ProviderUnavailable
from wibestore.payments.models import Deposit, SandboxBankPayment, SandboxDecision
from wibestore.payments.providers.registry import SANDBOX, provider_get
from wibestore.payments.providers.sandbox.wire import TIMEOUT_S, signed_headers
from wibestore.payments.types import SandboxPayment

SEND_TASK = "payments.sandbox_webhook_send"
_SERVER_ERROR = 500


def sandbox_payment_get(reference: str) -> SandboxPayment:
    """
    Return the payment `reference` as the sandbox bank sees it.

    :raises ProviderNotFound: the sandbox is switched off
    :raises DepositNotFound: no deposit by the sandbox has this reference
    """
    provider_get(SANDBOX)
    deposit = Deposit.objects.filter(reference=reference, method_id=SANDBOX).first()
    if deposit is None:
        raise DepositNotFound
    record = SandboxBankPayment.objects.filter(deposit=deposit).first()
    return SandboxPayment(
        reference=deposit.reference,
        external_id=record.external_id if record else "",
        amount=deposit.amount,
        deposit_id=deposit.id,
        deposit_status=deposit.status,
        decision=record.decision if record else "",
        decided_at=record.decided_at if record else None,
    )


def sandbox_payment_decide(*, reference: str, decision: str) -> SandboxPayment:
    """
    Note the payer's decision and send the webhook; the first decision stands, a repeat only sends again.

    :raises ProviderNotFound: the sandbox is switched off
    :raises DepositNotFound: no deposit by the sandbox has this reference
    :raises kombu.exceptions.OperationalError: the broker is away; the decision is kept and can be sent again
    """
    payment = sandbox_payment_get(reference)
    new = SandboxBankPayment(
        deposit_id=payment.deposit_id,
        external_id=f"sbx_{uuid4().hex}",
        decision=SandboxDecision(decision),
        decided_at=clock.now(),
    )
    SandboxBankPayment.objects.bulk_create([new], ignore_conflicts=True)
    current_app.send_task(SEND_TASK, kwargs={"reference": reference}, queue="critical", retry=False)
    return sandbox_payment_get(reference)


def sandbox_notice(reference: str) -> dict[str, Any] | None:
    """
    Return what the sandbox bank tells the shop about the payment, None while it is not decided.

    :raises ProviderNotFound: the sandbox is switched off
    :raises DepositNotFound: no deposit by the sandbox has this reference
    """
    payment = sandbox_payment_get(reference)
    if payment.decided_at is None:
        return None
    is_paid = payment.decision == SandboxDecision.PAID
    return {
        "event": "payment.succeeded" if is_paid else "payment.failed",
        "id": payment.external_id,
        "reference": payment.reference,
        "amount": int(payment.amount),
        "occurred_at": int(payment.decided_at.timestamp()),
        "failure_code": "" if is_paid else "declined_by_payer",
    }


def sandbox_webhook_send(*, reference: str) -> int:
    """
    Send the signed webhook about a decided payment to the shop by real HTTP; return the status of its answer.

    :raises ProviderUnavailable: the shop did not answer or broke; send again later
    """
    notice = sandbox_notice(reference)
    if notice is None:
        raise ValueError("nothing was decided about this payment")
    body = orjson.dumps(notice)
    headers = signed_headers(settings.SANDBOX_WEBHOOK_SECRET, body, clock.now())
    try:
        response = httpx.post(
            f"{settings.PUBLIC_URL}/api/v1/payments/webhooks/{SANDBOX}/",
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
