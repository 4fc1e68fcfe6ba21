"""The sandbox bank's payments: its page's decision, its webhook to the shop, its word when it is asked."""

from typing import Any
from uuid import uuid4

from celery import current_app

from wibestore.core import clock
from wibestore.payments.errors import DepositNotFound
from wibestore.payments.models import Deposit, SandboxBankPayment, SandboxDecision, SandboxReversal
from wibestore.payments.providers.registry import SANDBOX, provider_get
from wibestore.payments.services.sandbox.sending import notice_send
from wibestore.payments.types import SandboxPayment

SEND_TASK = "payments.sandbox_webhook_send"
_OK = 200
_EVENTS: dict[str, str] = {
    SandboxDecision.PAID: "succeeded",
    SandboxDecision.DECLINED: "failed",
    SandboxReversal.REQUESTED: "reversal_requested",
    SandboxReversal.REVERSED: "reversed",
}


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
        reversal=record.reversal if record else "",
        reversed_at=record.reversed_at if record else None,
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


def sandbox_payment_take_back(*, reference: str, reversal: str) -> SandboxPayment:
    """
    Note that the bank wants a paid payment back, or has taken it (T20), and tell the shop; taken back stays so.

    :param reversal: `requested` or `reversed`
    :raises ProviderNotFound: the sandbox is switched off
    :raises DepositNotFound: no deposit by the sandbox has this reference
    :raises kombu.exceptions.OperationalError: the broker is away; what was noted can be sent again
    """
    payment = sandbox_payment_get(reference)
    paid = SandboxBankPayment.objects.filter(deposit_id=payment.deposit_id, decision=SandboxDecision.PAID)
    open_to = paid.exclude(reversal=SandboxReversal.REVERSED)
    open_to.update(reversal=SandboxReversal(reversal), reversed_at=clock.now())
    current_app.send_task(SEND_TASK, kwargs={"reference": reference}, queue="critical", retry=False)
    return sandbox_payment_get(reference)


def sandbox_notice(reference: str) -> dict[str, Any] | None:
    """
    Return what the sandbox bank tells the shop about the payment now, None while it is not decided.

    :raises ProviderNotFound: the sandbox is switched off
    :raises DepositNotFound: no deposit by the sandbox has this reference
    """
    payment = sandbox_payment_get(reference)
    if payment.decided_at is None:
        return None
    return {
        "event": f"payment.{_EVENTS[payment.reversal or payment.decision]}",
        "id": payment.external_id,
        "reference": payment.reference,
        "amount": int(payment.amount),
        "occurred_at": int((payment.reversed_at or payment.decided_at).timestamp()),
        "failure_code": "declined_by_payer" if payment.decision == SandboxDecision.DECLINED else "",
    }


def sandbox_webhook_send(*, reference: str) -> int:
    """
    Send the signed webhook about a decided payment to the shop by real HTTP; return the status of its answer.

    :raises ProviderUnavailable: the shop did not answer or broke; send again later
    """
    notice = sandbox_notice(reference)
    if notice is None:
        raise ValueError("nothing was decided about this payment")
    status = notice_send(notice)
    if notice["event"] == "payment.reversal_requested" and status == _OK:
        # The shop has given it back: from now on that is what happened.
        asked = SandboxBankPayment.objects.filter(external_id=notice["id"], reversal=SandboxReversal.REQUESTED)
        asked.update(reversal=SandboxReversal.REVERSED)
    return status
