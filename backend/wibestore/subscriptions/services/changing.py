"""What a user does with their own subscription: buy, change, cancel, take that back."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.subscriptions import rules, selectors
from wibestore.subscriptions.errors import (
    NothingToChange,
    NothingToResume,
    SubscriptionNotRunning,
    SubscriptionPriceChanged,
)
from wibestore.subscriptions.models import ChargeKind, Subscription
from wibestore.subscriptions.rules import FREE_TERMS, Change, Decision, Standing
from wibestore.subscriptions.services.facts import end_tell, follows_tell
from wibestore.subscriptions.services.rows import period_begin, row_end, row_locked
from wibestore.subscriptions.types import MySubscription, PeriodCode, PlanCode, SubscriptionQuote, Terms
from wibestore.users import services as users

_FOLLOWS_COLUMNS = ("auto_renew", "next_plan", "next_period", "told_amount")
_CHARGE_KINDS = {
    Change.START: ChargeKind.START,
    Change.RENEW: ChargeKind.RENEWAL,
    Change.UPGRADE: ChargeKind.UPGRADE,
}


@transaction.atomic
def subscription_purchase(*, actor: Actor, plan: PlanCode, period: PeriodCode, expected_amount: int) -> MySubscription:
    """
    Have `plan` from the wallet: at once where it is new or higher, from the period's end where it is lower.

    :param expected_amount: what the actor saw as due now
    :raises PlanNotFound: there is no such plan
    :raises NothingToChange: it is what the actor has and keeps
    :raises SubscriptionPriceChanged: another amount is due; `params` is the quote
    :raises InsufficientFunds: the wallet does not hold it; `params.missing`
    """
    wanted = Terms(plan, period)
    try:
        _purchase(actor, wanted, expected_amount)
    except IntegrityError:
        # Two first purchases at once: the loser of the unique index now finds the winner's row.
        _purchase(actor, wanted, expected_amount)
    return selectors.my_subscription(actor)


@transaction.atomic
def _purchase(actor: Actor, wanted: Terms, expected_amount: int) -> None:
    price, length = selectors.offer_of(wanted)
    row = row_locked(actor.user_id)
    now = clock.now()
    held = selectors.held_of(row) if row else None
    decision = rules.decide(held, wanted, price=price, length=length, now=now)
    if decision.change is Change.NONE:
        raise NothingToChange(plan=wanted.plan, period=wanted.period)
    if decision.amount != expected_amount:
        raise _price_changed(selectors.quote_of(actor.user_id, wanted, decision))
    if row is not None and rules.standing_of(held, now) is Standing.FREE:
        # Over, and no sweep has come by yet.
        row_end(row, now)
        end_tell(row, reason="over")
        row = None
    _APPLY[decision.change](row or _row_of(actor, wanted, now), wanted, decision, now)


def _price_changed(quote: SubscriptionQuote) -> SubscriptionPriceChanged:
    params = {name: getattr(quote, name) for name in SubscriptionQuote.__slots__}
    plain = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in params.items()}
    return SubscriptionPriceChanged(**plain)


def _row_of(actor: Actor, wanted: Terms, now: datetime) -> Subscription:
    # Its period is written with the charge; here it takes the user's one place.
    return Subscription.objects.create(
        user_id=actor.user_id, plan_id=wanted.plan, starts_at=now, ends_at=now, charge_count=0
    )


def _charge(row: Subscription, wanted: Terms, decision: Decision, now: datetime) -> None:
    period_begin(row, _CHARGE_KINDS[decision.change], wanted, decision, now)


def _schedule(row: Subscription, wanted: Terms, decision: Decision, now: datetime) -> None:
    _follow(row, wanted, change=decision.change)


_APPLY: dict[Change, Callable[[Subscription, Terms, Decision, datetime], None]] = {
    Change.START: _charge,
    Change.RENEW: _charge,
    Change.UPGRADE: _charge,
    Change.DOWNGRADE: _schedule,
    Change.KEEP: _schedule,
}


@transaction.atomic
def subscription_cancel(*, actor: Actor) -> MySubscription:
    """
    Let the actor's subscription end: at the end of the period that is paid for, in grace at once. Twice is once.

    :raises SubscriptionNotRunning: there is none
    """
    row = row_locked(actor.user_id)
    now = clock.now()
    held = selectors.held_of(row) if row else None
    standing = rules.standing_of(held, now)
    if row is None or held is None or standing is Standing.FREE:
        raise SubscriptionNotRunning
    if standing is Standing.GRACE:
        row_end(row, now)
        users.plan_set(user_id=row.user_id, plan=FREE_TERMS.plan)
        end_tell(row, reason="cancelled")
    elif held.follows != FREE_TERMS:
        _follow(row, FREE_TERMS, change=Change.CANCEL)
    return selectors.my_subscription(actor)


@transaction.atomic
def subscription_resume(*, actor: Actor) -> MySubscription:
    """
    Take a cancellation or a planned lower plan back: what runs goes on at the period's end. Twice is once.

    :raises SubscriptionNotRunning: there is none
    :raises NothingToResume: the time was granted; it has no price to go on at
    """
    row = row_locked(actor.user_id)
    held = selectors.held_of(row) if row else None
    if row is None or held is None or rules.standing_of(held, clock.now()) is Standing.FREE:
        raise SubscriptionNotRunning
    if not held.terms.period:
        raise NothingToResume
    if held.follows != held.terms:
        _follow(row, held.terms, change=Change.KEEP)
    return selectors.my_subscription(actor)


def _follow(row: Subscription, follows: Terms, *, change: Change) -> None:
    """Let `follows` come after a locked row's period."""
    row.auto_renew = follows != FREE_TERMS
    is_other = row.auto_renew and follows != Terms(row.plan_id, row.period)  # type: ignore[arg-type]
    row.next_plan_id, row.next_period = (follows.plan, follows.period) if is_other else (None, "")
    # They have just read what that costs.
    row.told_amount = selectors.offer_of(follows)[0] if row.auto_renew else None
    row.save(update_fields=_FOLLOWS_COLUMNS)
    follows_tell(row, follows, change=change)
