"""Webhooks: stored as they arrived, then authenticated and read by the adapter, applied, answered in its format."""

import hashlib
import time

from wibestore.payments.models import ProviderCall
from wibestore.payments.providers.base import CardEvent, WebhookAnswer, WebhookPayload, WebhookRefused
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.rules import body_mask
from wibestore.payments.services.cards import card_event_apply
from wibestore.payments.services.events import provider_event_apply


def webhook_receive(*, provider: str, payload: WebhookPayload) -> WebhookAnswer:
    """
    Take a provider's call and return the answer in the provider's own format, refusals included.

    :raises ProviderNotFound: no such provider is connected
    """
    adapter = provider_get(provider)
    started = time.perf_counter()
    call = ProviderCall.objects.create(
        provider=provider,
        received_at=payload.received_at,
        ip=payload.ip,
        body_sha256=hashlib.sha256(payload.body).hexdigest(),
        body=body_mask(payload.body),
    )
    try:
        event = adapter.process_webhook(payload)
    except WebhookRefused as refusal:
        _finish(call, refusal.reason, refusal.answer, started, is_authentic=refusal.is_authentic)
        return refusal.answer
    if isinstance(event, CardEvent):
        outcome = card_event_apply(provider=provider, event=event)
    else:
        outcome = provider_event_apply(provider=provider, event=event)
    answer = adapter.answer(event, outcome)
    _finish(call, outcome.code, answer, started, is_authentic=True)
    return answer


def _finish(call: ProviderCall, outcome: str, answer: WebhookAnswer, started: float, *, is_authentic: bool) -> None:
    call.outcome = outcome
    call.is_authentic = is_authentic
    call.response_status = answer.status
    call.duration_ms = int((time.perf_counter() - started) * 1000)
    call.save(update_fields=["outcome", "is_authentic", "response_status", "duration_ms"])
