"""Compares a day of a provider with ours, keeps what differs, and tells the staff (R8.1)."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from wibestore.audit.services import audit_write
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.payments.errors import DifferenceNotFound, ProviderUnavailable, StatementUnsupported
from wibestore.payments.events import RECONCILIATION_DIFFERED
from wibestore.payments.models import Reconciliation, ReconciliationDifference
from wibestore.payments.providers.base import EventKind, PaymentProvider
from wibestore.payments.providers.registry import connected_codes, provider_get
from wibestore.payments.providers.requests import PaymentPerform
from wibestore.payments.rules.reconciliation import Difference, LineKind, OurLine, StatementLine, differences
from wibestore.payments.selectors.reconciliation import our_lines
from wibestore.payments.types import ReconciliationInfo

logger = logging.getLogger("wibestore.payments")

GONE = "A later comparison did not find it any more."


def reconcile(*, provider: str, day: date, lines: Iterable[StatementLine] | None = None) -> ReconciliationInfo:
    """
    Compare one day of `provider` with ours and return the counts; comparing a day again finds nothing twice.

    The list comes from `lines` (a register that was mailed), else from the provider; where it gives none, it is asked
    about each payment of ours.

    :param day: a day of Asia/Tashkent
    :raises ProviderNotFound: no such provider is connected
    :raises ProviderUnavailable: it does not answer; nothing was recorded
    :raises StatementUnsupported: it sends a register, and no `lines` are there
    """
    first = datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.PEOPLE_TIME_ZONE))
    end = first + timedelta(days=1)
    theirs = list(_theirs(provider, day, first, end) if lines is None else lines)
    ours = our_lines(provider, first=first, end=end, named=theirs)
    found = list(differences(theirs, ours, first=first, end=end))
    info = _record(provider, day, found, their_count=len(theirs), our_count=len(ours))
    if info.new_count:
        logger.error(
            "A provider's list differs from ours",
            extra={"provider": provider, "day": day.isoformat(), "count": info.new_count},
        )
    return info


def reconcile_all(*, day: date) -> int:
    """
    Compare the day with every connected provider that can be asked and return how many could be.

    A silent one is tried tomorrow.
    """
    done = 0
    for code in connected_codes():
        if provider_get(code).sends_register:
            continue
        try:
            reconcile(provider=code, day=day)
            done += 1
        except ProviderUnavailable:
            logger.exception("A provider gave no list of its day", extra={"provider": code, "day": day.isoformat()})
    return done


@transaction.atomic
def difference_resolve(*, actor: Actor, difference_id: UUID, note: str) -> None:
    """
    Note that a member of the staff has dealt with a difference, and how; once noted it stays so.

    :raises NotPermitted: the actor is not of the staff
    :raises DifferenceNotFound: there is none
    """
    if not actor.is_finance:
        raise NotPermitted
    row = ReconciliationDifference.objects.select_for_update().filter(pk=difference_id).first()
    if row is None:
        raise DifferenceNotFound
    if row.resolved_at is not None:
        return
    row.resolved_at, row.resolved_by, row.note = clock.now(), actor.user_id, note
    row.save(update_fields=["resolved_at", "resolved_by", "note"])
    details = {"kind": row.kind, "external_id": row.external_id, "note": note}
    audit_write(actor=actor, action="difference.resolved", target="difference", target_id=row.id, details=details)


def _theirs(code: str, day: date, first: datetime, end: datetime) -> Sequence[StatementLine]:
    provider = provider_get(code)
    try:
        return list(provider.statement_get(day))
    except StatementUnsupported:
        if provider.sends_register:
            raise
        payments = our_lines(code, first=first, end=end, named=())
        said = (_asked(provider, line) for line in payments if line.stands and line.kind is LineKind.PAYMENT)
        return [line for line in said if line is not None]


def _asked(provider: PaymentProvider, line: OurLine) -> StatementLine | None:
    event = provider.verify_payment(line.asked_by or line.reference)
    if isinstance(event, PaymentPerform):
        # It says that this was paid, and no sum.
        return StatementLine(line.kind, line.external_id, line.reference, line.amount, line.finished_at)
    if event is None or event.kind is not EventKind.SUCCEEDED:
        return None
    # Asked by our reference, so that their time says nothing about which day they count it to.
    return StatementLine(line.kind, line.external_id, line.reference, event.amount, line.finished_at)


@transaction.atomic
def _record(
    provider: str, day: date, found: Sequence[Difference], *, their_count: int, our_count: int
) -> ReconciliationInfo:
    now = clock.now()
    counts = {"their_count": their_count, "our_count": our_count, "difference_count": len(found), "compared_at": now}
    run, _ = Reconciliation.objects.update_or_create(provider=provider, day=day, defaults=counts)
    # Whoever compares the same day at the same time waits here.
    Reconciliation.objects.select_for_update().get(pk=run.pk)
    known = {
        (row.line_kind, row.external_id, row.kind): row
        for row in ReconciliationDifference.objects.filter(reconciliation=run)
    }
    fresh = [one for one in found if (one.line_kind.value, one.external_id, one.kind.value) not in known]
    ReconciliationDifference.objects.bulk_create(
        ReconciliationDifference(
            reconciliation=run,
            kind=one.kind.value,
            line_kind=one.line_kind.value,
            external_id=one.external_id,
            reference=one.reference,
            our_amount=one.our_amount,
            their_amount=one.their_amount,
            occurred_at=one.occurred_at,
            found_at=now,
        )
        for one in fresh
    )
    still = {(one.line_kind.value, one.external_id, one.kind.value) for one in found}
    gone = [row.pk for key, row in known.items() if key not in still and row.resolved_at is None]
    ReconciliationDifference.objects.filter(pk__in=gone).update(resolved_at=now, note=GONE)
    if fresh:
        payload = {"provider": provider, "day": day.isoformat(), "count": len(fresh)}
        outbox.publish(RECONCILIATION_DIFFERED, payload, sequence_key=f"reconciliation:{provider}")
    return ReconciliationInfo(
        provider=provider,
        day=day,
        their_count=their_count,
        our_count=our_count,
        difference_count=len(found),
        new_count=len(fresh),
    )
