"""Reads of withdrawals. Their owner sees them, and the staff; for a stranger they do not exist."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.money import Som
from wibestore.core.tunables import tunable
from wibestore.payments import policies
from wibestore.payments.errors import WithdrawalNotFound
from wibestore.payments.models import Withdrawal, WithdrawalStep
from wibestore.payments.rules.cards import brand_of
from wibestore.payments.rules.withdrawals import (
    COUNTED_STATES,
    LIMIT_WINDOW,
    MAX_WITHDRAWAL,
    MIN_WITHDRAWAL,
    OPEN_STATES,
    WithdrawalSituation,
    WithdrawalState,
    approvals_needed,
    withdrawal_events_open,
)
from wibestore.payments.types import (
    CardRef,
    StaffWithdrawalInfo,
    WithdrawalInfo,
    WithdrawalLimits,
    WithdrawalPage,
    WithdrawalStepInfo,
    WithdrawalWanted,
)
from wibestore.subscriptions import selectors as subscriptions

After = tuple[datetime, UUID]
EVERYBODYS = WithdrawalWanted()
_LATELY = timedelta(days=30)


def withdrawal_get_for(*, actor: Actor, withdrawal_id: UUID) -> WithdrawalInfo:
    """
    Return the actor's own withdrawal.

    :raises WithdrawalNotFound: absent, or somebody else's
    """
    row = Withdrawal.objects.select_related("card").filter(pk=withdrawal_id, user_id=actor.user_id).first()
    if row is None:
        raise WithdrawalNotFound
    return withdrawal_info(row, actor=actor)


def withdrawal_page(
    *, actor: Actor, state: str = "", after: After | None = None, limit: int
) -> WithdrawalPage[WithdrawalInfo]:
    """
    Return the actor's own withdrawals, newest first.

    :param state: only of this state; all when empty
    :param after: where the page before ended (`next_after`)
    """
    rows = Withdrawal.objects.filter(user_id=actor.user_id)
    if state:
        rows = rows.filter(state=state)
    return _page_of(rows, _info, actor=actor, after=after, limit=limit)


def withdrawal_queue(
    *,
    actor: Actor,
    state: str,
    wanted: WithdrawalWanted = EVERYBODYS,
    after: After | None = None,
    limit: int,
) -> WithdrawalPage[StaffWithdrawalInfo]:
    """
    Return everybody's withdrawals of one state for the staff: open ones the oldest first, ended ones the newest.

    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_finance:
        raise NotPermitted
    rows = Withdrawal.objects.filter(_wanted(wanted), state=state)
    is_open = state in OPEN_STATES
    return _page_of(rows, _staff_info, actor=actor, after=after, limit=limit, oldest_first=is_open)


def withdrawal_get_for_staff(*, actor: Actor, withdrawal_id: UUID) -> StaffWithdrawalInfo:
    """
    Return anybody's withdrawal for the staff.

    :raises NotPermitted: the actor is not of the staff
    :raises WithdrawalNotFound: absent
    """
    if not actor.is_finance:
        raise NotPermitted
    row = Withdrawal.objects.select_related("card").filter(pk=withdrawal_id).first()
    if row is None:
        raise WithdrawalNotFound
    return _staff_info(row, actor, _stories([row])[row.id])


def withdrawn_lately(*, actor: Actor, user_id: UUID) -> Som:
    """
    Return how much somebody has withdrawn or asked for within thirty days.

    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_finance:
        raise NotPermitted
    counted = Withdrawal.objects.filter(
        user_id=user_id, state__in=list(COUNTED_STATES), requested_at__gt=clock.now_expression(-_LATELY)
    )
    return Som(counted.aggregate(total=Sum("amount"))["total"] or 0)


def withdrawal_limits(user_id: UUID, *, now: datetime) -> WithdrawalLimits:
    """Return how much the user may withdraw; what came back or was cancelled does not count."""
    counted = Withdrawal.objects.filter(
        user_id=user_id, state__in=list(COUNTED_STATES), requested_at__gt=now - LIMIT_WINDOW
    )
    taken = counted.aggregate(total=Sum("amount"))["total"] or 0
    daily = subscriptions.plan_terms(user_id).withdrawal_daily_limit
    return WithdrawalLimits(
        min=MIN_WITHDRAWAL, max_per_request=MAX_WITHDRAWAL, daily=daily, left_today=Som(max(0, daily - taken))
    )


def withdrawal_info(row: Withdrawal, *, actor: Actor) -> WithdrawalInfo:
    """Return the whole withdrawal as `actor` sees it."""
    return _info(row, actor, _stories([row])[row.id])


def situation_of(
    row: Withdrawal, *, actor: Actor, is_owner_in_debt: bool = False, is_owner_blocked: bool = False
) -> WithdrawalSituation:
    """Return what the guards look at."""
    return WithdrawalSituation(
        state=WithdrawalState(row.state),
        approvals_needed=approvals_needed(row.amount, int(tunable("withdrawals.second_approval_from"))),
        approved_by=row.approved_by,
        actor_id=actor.id,
        is_owner_in_debt=is_owner_in_debt,
        is_owner_blocked=is_owner_blocked,
    )


def _wanted(wanted: WithdrawalWanted) -> Q:
    if wanted.is_nobodys:
        return Q(pk__in=())
    exact = {"user_id": wanted.user_id, "provider": wanted.method or None}
    bounds = {
        "amount__gte": wanted.min_amount,
        "amount__lte": wanted.max_amount,
        "requested_at__gte": wanted.since,
        "requested_at__lt": wanted.until,
    }
    condition = Q(**{name: value for name, value in {**exact, **bounds}.items() if value is not None})
    if wanted.needs_second is None:
        return condition
    needs_two = Q(amount__gte=int(tunable("withdrawals.second_approval_from")))
    return condition & (needs_two if wanted.needs_second else ~needs_two)


def _page_of[W: WithdrawalInfo](
    rows: "QuerySet[Withdrawal]",
    info: Callable[[Withdrawal, Actor, list[WithdrawalStep]], W],
    *,
    actor: Actor,
    after: After | None,
    limit: int,
    oldest_first: bool = False,
) -> WithdrawalPage[W]:
    if after:
        # The first condition is for the index; the second decides among those of the same instant.
        side, strict = ("gte", "gt") if oldest_first else ("lte", "lt")
        rows = rows.filter(**{f"requested_at__{side}": after[0]}).filter(
            Q(**{f"requested_at__{strict}": after[0]}) | Q(**{f"id__{strict}": after[1]})
        )
    order = ("requested_at", "id") if oldest_first else ("-requested_at", "-id")
    found = list(rows.select_related("card").order_by(*order)[: limit + 1])
    shown = found[:limit]
    stories = _stories(shown)
    return WithdrawalPage(
        withdrawals=[info(row, actor, stories[row.id]) for row in shown],
        next_after=(shown[-1].requested_at, shown[-1].id) if len(found) > limit else None,
    )


def _stories(rows: Sequence[Withdrawal]) -> dict[UUID, list[WithdrawalStep]]:
    stories: dict[UUID, list[WithdrawalStep]] = defaultdict(list)
    for step in WithdrawalStep.objects.filter(withdrawal__in=rows).order_by("withdrawal_id", "seq"):
        stories[step.withdrawal_id].append(step)
    return stories


def _info(row: Withdrawal, actor: Actor, story: list[WithdrawalStep]) -> WithdrawalInfo:
    return WithdrawalInfo(**_values(row, actor, story))


def _staff_info(row: Withdrawal, actor: Actor, story: list[WithdrawalStep]) -> StaffWithdrawalInfo:
    values = _values(row, actor, story)
    if row.user_id == actor.id:
        # A member of the staff decides nothing about their own money.
        values["allowed_events"] = []
    needed = situation_of(row, actor=actor).approvals_needed
    return StaffWithdrawalInfo(
        **values,
        method=row.provider,
        approvals_needed=needed,
        approved_by=row.approved_by,
        released_by=next((step.actor_id for step in story if step.state == WithdrawalState.APPROVED), None),
    )


def _values(row: Withdrawal, actor: Actor, story: list[WithdrawalStep]) -> dict[str, Any]:
    party = policies.withdrawal_party_of(actor, row)
    return {
        "id": row.id,
        "number": row.number,
        "user_id": row.user_id,
        "amount": row.amount,
        "fee": row.fee,
        "card": CardRef(row.card_id, row.card.mask, brand_of(row.card.mask)),
        "status": str(row.state),
        "reason": row.reason,
        "requested_at": row.requested_at,
        "approved_at": row.approved_at,
        "sent_at": row.sent_at,
        "finished_at": row.finished_at,
        "version": row.version,
        "allowed_events": withdrawal_events_open(party, situation_of(row, actor=actor)) if party else [],
        "history": [WithdrawalStepInfo(step.state, step.created_at, step.party, step.reason) for step in story],
    }
