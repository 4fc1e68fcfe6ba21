"""Webhooks: stored as they arrived, then authenticated and read by the adapter, applied, answered in its format."""

import hashlib
import logging
import time
from dataclasses import replace
from uuid import UUID

from wibestore.core import clock
from wibestore.payments import selectors
from wibestore.payments.models import ProviderCall
from wibestore.payments.providers.base import (
    CardEvent,
    Outcome,
    PaymentProvider,
    ProviderEvent,
    WebhookAnswer,
    WebhookCall,
    WebhookPayload,
    WebhookRefused,
)
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.rules import body_mask, headers_kept
from wibestore.payments.services.cards import card_event_apply
from wibestore.payments.services.events import provider_event_apply
from wibestore.payments.services.requests import provider_request_apply

logger = logging.getLogger("wibestore.payments")

OUTCOME_ERROR = "error"


def webhook_receive(*, provider: str, payload: WebhookPayload) -> WebhookAnswer:
    """
    Take a provider's call and return the answer in the provider's own format, refusals and our own failures included.

    :raises ProviderNotFound: no such provider is connected
    """
    adapter = provider_get(provider)
    started = time.perf_counter()
    try:
        call = _keep(provider, payload)
        return _deal(adapter, replace(payload, received_at=call.received_at), call, started)
    except Exception:
        # The provider is told in its own words that nothing was done, so that it asks again.
        logger.exception("A provider's call could not be dealt with", extra={"provider": provider})
        return adapter.failure(payload)


def _keep(provider: str, payload: WebhookPayload, replay_of: UUID | None = None) -> ProviderCall:
    return ProviderCall.objects.create(
        provider=provider,
        # The database's time, brought back by the same statement.
        received_at=clock.now_expression(),
        ip=payload.ip,
        http_method=payload.method[:8],
        headers=headers_kept(payload.headers),
        body_sha256=hashlib.sha256(payload.body).hexdigest(),
        body=body_mask(payload.body),
        replay_of_id=replay_of,
    )


def _deal(
    adapter: PaymentProvider,
    payload: WebhookPayload,
    call: ProviderCall,
    started: float,
    *,
    is_trusted: bool = False,
) -> WebhookAnswer:
    try:
        if adapter.keeps_password:
            payload = replace(payload, password_hash=selectors.provider_password_hash(adapter.code))
        try:
            asked = adapter.process_webhook(payload, is_trusted=is_trusted)
        except WebhookRefused as refusal:
            _finish(call, refusal.reason, refusal.answer, started, is_authentic=refusal.is_authentic)
            return refusal.answer
        call.is_authentic = True
        outcome = _apply(adapter.code, asked, payload)
        answer = adapter.answer(payload, asked, outcome)
    except Exception:
        _finish(call, OUTCOME_ERROR, adapter.failure(payload), started, is_authentic=call.is_authentic)
        raise
    _finish(call, outcome.code, answer, started, is_authentic=True)
    return answer


def _apply(provider: str, asked: WebhookCall, payload: WebhookPayload) -> Outcome:
    if isinstance(asked, CardEvent):
        return card_event_apply(provider=provider, event=asked)
    if isinstance(asked, ProviderEvent):
        return provider_event_apply(provider=provider, event=asked, at=payload.received_at)
    return provider_request_apply(provider=provider, request=asked, at=payload.received_at)


def _finish(
    call: ProviderCall, outcome: str, answer: WebhookAnswer, started: float, *, is_authentic: bool | None
) -> None:
    call.outcome = outcome
    call.is_authentic = is_authentic
    call.response_status = answer.status
    call.duration_ms = int((time.perf_counter() - started) * 1000)
    call.save(update_fields=["outcome", "is_authentic", "response_status", "duration_ms"])
