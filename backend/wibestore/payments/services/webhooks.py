"""Webhooks: stored as they arrived, then authenticated and read by the adapter, applied, answered in its format."""

import hashlib
import logging
import time
from dataclasses import replace
from uuid import UUID

from wibestore.audit.services import audit_write
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.meters import provider_calls
from wibestore.core.statements import row_update, rows_insert
from wibestore.payments import selectors
from wibestore.payments.errors import ProviderCallNotReplayable
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
        provider_calls.labels(provider, OUTCOME_ERROR).inc()
        # The provider is told in its own words that nothing was done, so that it asks again.
        logger.exception("A provider's call could not be dealt with", extra={"provider": provider})
        return adapter.failure(payload)


def provider_call_replay(*, actor: Actor, call_id: UUID, reason: str) -> UUID:
    """
    Play an authentic call again, as it was kept, and return the id of the new one; what it asks for happens once.

    For calls that met a bug of ours. The answer goes nowhere but into the record.

    :raises NotPermitted: the actor is not of the staff
    :raises ProviderCallNotFound: there is none
    :raises ProviderCallNotReplayable: it was forged or is not known to be authentic, or not all of it was kept
    :raises ProviderNotFound: its provider is not connected any more
    """
    kept = selectors.provider_call_get(actor=actor, call_id=call_id)
    if not kept.can_replay:
        raise ProviderCallNotReplayable
    adapter = provider_get(kept.provider)
    started = time.perf_counter()
    payload = WebhookPayload(
        method=kept.http_method,
        headers=kept.headers,
        body=kept.body.encode(),
        ip=kept.ip,
    )
    details = {"provider": kept.provider, "reason": reason}
    audit_write(
        actor=actor, action="provider_call.replayed", target="provider_call", target_id=call_id, details=details
    )
    call = _keep(kept.provider, payload, replay_of=kept.id)
    try:
        _deal(adapter, replace(payload, received_at=call.received_at), call, started, is_trusted=True)
    except Exception:  # the bug is still there: the staff see it by the outcome
        provider_calls.labels(kept.provider, OUTCOME_ERROR).inc()
        logger.exception("A provider's call failed again", extra={"provider": kept.provider})
        _finish(call, OUTCOME_ERROR, adapter.failure(payload), started, is_authentic=True)
    return call.id


def _keep(provider: str, payload: WebhookPayload, replay_of: UUID | None = None) -> ProviderCall:
    call = ProviderCall(
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
    rows_insert([call])
    return call


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
            provider_calls.labels(adapter.code, "refused" if refusal.is_authentic else "forged").inc()
            _finish(call, refusal.reason, refusal.answer, started, is_authentic=refusal.is_authentic)
            return refusal.answer
        call.is_authentic = True
        outcome = _apply(adapter.code, asked, payload)
        answer = adapter.answer(payload, asked, outcome)
    except Exception:
        _finish(call, OUTCOME_ERROR, adapter.failure(payload), started, is_authentic=call.is_authentic)
        raise
    _finish(call, outcome.code, answer, started, is_authentic=True)
    provider_calls.labels(adapter.code, "done").inc()
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
    row_update(call, "outcome", "is_authentic", "response_status", "duration_ms")
