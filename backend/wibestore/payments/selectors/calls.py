"""Reads of the providers' calls as they arrived, for the staff."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.payments.errors import ProviderCallNotFound
from wibestore.payments.models import ProviderCall
from wibestore.payments.rules import MAX_STORED_BODY
from wibestore.payments.types import ProviderCallInfo, ProviderCallPage


def provider_call_page(
    *,
    actor: Actor,
    provider: str,
    outcome: str,
    since: datetime | None = None,
    until: datetime | None = None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> ProviderCallPage:
    """
    Return some calls, the newest first; an empty `provider` or `outcome` asks for any.

    :param since: only those received from then on; until: and before then
    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_finance:
        raise NotPermitted
    rows = ProviderCall.objects.all()
    if provider:
        rows = rows.filter(provider=provider)
    if outcome:
        rows = rows.filter(outcome=outcome)
    if since:
        rows = rows.filter(received_at__gte=since)
    if until:
        rows = rows.filter(received_at__lt=until)
    if after:
        rows = rows.filter(received_at__lte=after[0]).filter(Q(received_at__lt=after[0]) | Q(id__lt=after[1]))
    found = list(rows.order_by("-received_at", "-id")[: limit + 1])
    shown = found[:limit]
    return ProviderCallPage(
        calls=[provider_call_info(row) for row in shown],
        next_after=(shown[-1].received_at, shown[-1].id) if len(found) > limit else None,
    )


def provider_call_get(*, actor: Actor, call_id: UUID) -> ProviderCallInfo:
    """
    Return one call.

    :raises NotPermitted: the actor is not of the staff
    :raises ProviderCallNotFound: there is none
    """
    if not actor.is_finance:
        raise NotPermitted
    row = ProviderCall.objects.filter(pk=call_id).first()
    if row is None:
        raise ProviderCallNotFound
    return provider_call_info(row)


def provider_call_info(row: ProviderCall) -> ProviderCallInfo:
    """Return what the staff may see of a call."""
    return ProviderCallInfo(
        id=row.id,
        provider=row.provider,
        received_at=row.received_at,
        ip=row.ip,
        http_method=row.http_method,
        headers=row.headers,
        body=row.body,
        is_authentic=row.is_authentic,
        outcome=row.outcome,
        response_status=row.response_status,
        duration_ms=row.duration_ms,
        replay_of=row.replay_of_id,
        can_replay=row.is_authentic is True and len(row.body) < MAX_STORED_BODY,
    )
