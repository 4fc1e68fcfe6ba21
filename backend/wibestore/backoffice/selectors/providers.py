"""What finance reads of the payment providers."""

from dataclasses import asdict
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from wibestore.backoffice.models import Now
from wibestore.backoffice.selectors.positions import after_of, midnight_of, next_of, period_of, scope_of
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.payments import selectors as payments

LONGEST_PERIOD = 92


def provider_list(*, actor: Actor) -> list[dict[str, Any]]:
    """
    Return the providers with their day so far and what each owes the shop, as it was last counted.

    :raises NotPermitted: the actor is not of finance
    """
    now = clock.now()
    today = now.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    days = payments.provider_days(actor=actor, midnight=midnight_of(today), now=now)
    counted = Now.objects.filter(pk=1).values_list("liabilities", flat=True).first()
    clearing = counted["clearing"] if counted else {}
    # From its owner's view money that a provider holds for the shop is below zero.
    return [{**asdict(day), "clearing": -clearing.get(day.code, 0)} for day in days]


def provider_call_page(
    *,
    actor: Actor,
    provider: str | None,
    outcome: str,
    first_on: date | None = None,
    last_on: date | None = None,
    cursor: str,
    page_size: int,
) -> dict[str, Any]:
    """
    Return a page of the providers' calls, and the position the next one starts after.

    :raises NotPermitted: the actor is not of finance
    :raises ValidationFailed: the days are no period of at most 92, or the cursor is not of this list
    """
    scope = scope_of("provider_calls", provider=provider, outcome=outcome, first_on=first_on, last_on=last_on)
    since, until = period_of(first_on, last_on, longest=LONGEST_PERIOD)
    page = payments.provider_call_page(
        actor=actor,
        provider=provider or "",
        outcome=outcome,
        since=since,
        until=until,
        after=after_of(cursor, scope),
        limit=page_size,
    )
    return {"results": page.calls, "next": next_of(page.next_after, scope)}


def difference_page(
    *,
    actor: Actor,
    is_open: bool,
    provider: str | None = None,
    kind: str | None = None,
    day: date | None = None,
    cursor: str,
    page_size: int,
) -> dict[str, Any]:
    """
    Return a page of differences with the providers' lists, and the position the next one starts after.

    :raises NotPermitted: the actor is not of finance
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = scope_of("differences", is_open=is_open, provider=provider, kind=kind, day=day)
    page = payments.difference_page(
        actor=actor,
        is_open=is_open,
        provider=provider or "",
        kind=kind or "",
        day=day,
        after=after_of(cursor, scope),
        limit=page_size,
    )
    return {"results": page.differences, "next": next_of(page.next_after, scope)}
