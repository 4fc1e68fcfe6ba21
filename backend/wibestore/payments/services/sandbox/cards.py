"""The sandbox bank's page for cards: which test card its owner named. No number is kept."""

from typing import Any
from uuid import uuid4

from celery import current_app

from wibestore.core import clock
from wibestore.payments.errors import CardNotFound
from wibestore.payments.models import PayoutCard, SandboxBankCard, SandboxCardDecision
from wibestore.payments.providers.registry import SANDBOX, provider_get
from wibestore.payments.providers.sandbox.cards import SandboxCard
from wibestore.payments.services.sandbox.sending import notice_send
from wibestore.payments.types import SandboxBinding

CARD_SEND_TASK = "payments.sandbox_card_webhook_send"


def sandbox_binding_get(reference: str) -> SandboxBinding:
    """
    Return the binding `reference` as the sandbox bank sees it.

    :raises ProviderNotFound: the sandbox is switched off
    :raises CardNotFound: no binding by the sandbox has this reference
    """
    provider_get(SANDBOX)
    card = PayoutCard.objects.filter(reference=reference, method_id=SANDBOX).first()
    if card is None:
        raise CardNotFound
    record = SandboxBankCard.objects.filter(card=card).first()
    return SandboxBinding(
        reference=card.reference,
        card_id=card.id,
        card_status=card.status,
        external_id=record.external_id if record else "",
        decision=record.decision if record else "",
        token=record.token if record else "",
        mask=record.mask if record else "",
        holder=record.holder if record else "",
        decided_at=record.decided_at if record else None,
    )


def sandbox_binding_decide(*, reference: str, card: SandboxCard | None) -> SandboxBinding:
    """
    Note which test card was named and send the webhook; the first decision stands, a repeat only sends again.

    :param card: None where its owner declined
    :raises ProviderNotFound: the sandbox is switched off
    :raises CardNotFound: no binding by the sandbox has this reference
    :raises kombu.exceptions.OperationalError: the broker is away; the decision is kept and can be sent again
    """
    binding = sandbox_binding_note(reference=reference, card=card)
    current_app.send_task(CARD_SEND_TASK, kwargs={"reference": reference}, queue="critical", retry=False)
    return binding


def sandbox_binding_note(*, reference: str, card: SandboxCard | None) -> SandboxBinding:
    """
    Note which test card was named and tell nobody; the first decision stands.

    :raises ProviderNotFound: the sandbox is switched off
    :raises CardNotFound: no binding by the sandbox has this reference
    """
    binding = sandbox_binding_get(reference)
    new = SandboxBankCard(
        card_id=binding.card_id,
        external_id=f"sbx_{uuid4().hex}",
        decision=SandboxCardDecision.BOUND if card else SandboxCardDecision.DECLINED,
        token=f"sbxc_{uuid4().hex}" if card else "",
        mask=card.mask if card else "",
        holder=card.holder if card else "",
        conduct=card.conduct if card else "",
        decided_at=clock.now(),
    )
    SandboxBankCard.objects.bulk_create([new], ignore_conflicts=True)
    return sandbox_binding_get(reference)


def sandbox_card_notice(reference: str) -> dict[str, Any] | None:
    """
    Return what the sandbox bank tells the shop about the binding, None while it is not decided.

    :raises ProviderNotFound: the sandbox is switched off
    :raises CardNotFound: no binding by the sandbox has this reference
    """
    binding = sandbox_binding_get(reference)
    if binding.decided_at is None:
        return None
    is_bound = binding.decision == SandboxCardDecision.BOUND
    return {
        "event": "card.bound" if is_bound else "card.failed",
        "id": binding.external_id,
        "reference": binding.reference,
        "token": binding.token,
        "mask": binding.mask,
        "holder": binding.holder,
        "occurred_at": int(binding.decided_at.timestamp()),
        "failure_code": "" if is_bound else "declined_by_owner",
    }


def sandbox_card_webhook_send(*, reference: str) -> int:
    """
    Send the signed webhook about a decided binding to the shop by real HTTP; return the status of its answer.

    :raises ProviderUnavailable: the shop did not answer or broke; send again later
    """
    notice = sandbox_card_notice(reference)
    if notice is None:
        raise ValueError("nothing was decided about this card")
    return notice_send(notice)
