"""How the demo sellers came to their plans: bought month by month, for a year, or given."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.payments.factories import deposit_succeeded
from wibestore.subscriptions import selectors
from wibestore.subscriptions import services as subscriptions
from wibestore.subscriptions.types import PeriodCode, PlanCode

GRANTED_DAYS = 400
_MONTH = 30


@dataclass(frozen=True, slots=True)
class Story:
    """Bought `days_ago` days ago; the wallet held enough for so many periods."""

    period: PeriodCode
    days_ago: int
    paid: int


STORIES = {
    "nodir_games": Story("yearly", 200, 1),
    # Ends in two days: the seller has been told.
    "dilnoza_skins": Story("monthly", 118, 4),
    # Ended yesterday with an empty wallet: two days of grace are left.
    "jasur_new": Story("monthly", 31, 1),
}


def plan_make(*, username: str, user_id: UUID, plan: PlanCode, joined: int) -> None:
    """Let a demo seller buy their plan as their story says; who has none was given it when they came."""
    story = STORIES.get(username)
    if story is None:
        with clock.travel(timedelta(days=-joined)):
            subscriptions.subscription_grant(user_id=user_id, plan=plan, days=GRANTED_DAYS)
        return
    for number in range(story.paid):
        with clock.travel(timedelta(days=_MONTH * number - story.days_ago)):
            _pay(user_id, plan, story.period, is_first=number == 0)
    if story.period == "monthly" and _MONTH * story.paid < story.days_ago:
        with clock.travel(timedelta(days=_MONTH * story.paid - story.days_ago)):
            subscriptions.subscriptions_sweep()


def _pay(user_id: UUID, plan: PlanCode, period: PeriodCode, *, is_first: bool) -> None:
    actor = Actor.user(user_id)
    price = selectors.quote_get(actor=actor, plan=plan, period=period).price
    deposit_succeeded(user_id, price)
    if is_first:
        subscriptions.subscription_purchase(actor=actor, plan=plan, period=period, expected_amount=price)
    else:
        subscriptions.subscriptions_sweep()
