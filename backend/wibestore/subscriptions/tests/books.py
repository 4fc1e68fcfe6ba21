"""What the tests look at: everything that a refused step must leave as it was."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps

from wibestore.core.actor import Actor
from wibestore.core.models import IdempotencyRecord, OutboxMessage
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.subscriptions import selectors, services
from wibestore.subscriptions.models import Subscription, SubscriptionCharge
from wibestore.subscriptions.types import MySubscription
from wibestore.users.selectors import user_get

DAY = timedelta(days=1)
PREMIUM, PREMIUM_YEARLY, PRO, PRO_YEARLY = 99_000, 990_000, 249_000, 2_490_000
PRICES = {
    ("premium", "monthly"): PREMIUM,
    ("premium", "yearly"): PREMIUM_YEARLY,
    ("pro", "monthly"): PRO,
    ("pro", "yearly"): PRO_YEARLY,
}


def buy(user, plan: Any, period: Any = "monthly", amount: int | None = None, *, funds: bool = True) -> MySubscription:
    """Buy at the amount that is due (or `amount`), from a wallet that was given exactly that."""
    actor = Actor.user(user.id)
    if amount is None:
        amount = selectors.quote_get(actor=actor, plan=plan, period=period).amount_due
    if funds and amount:
        wallet_fund(user.id, amount)
    return services.subscription_purchase(actor=actor, plan=plan, period=period, expected_amount=amount)


def mine(user) -> MySubscription:
    """Return the user's subscription as they see it."""
    return selectors.my_subscription(Actor.user(user.id))


def row(user) -> Subscription:
    """Return the user's running row."""
    return Subscription.objects.get(user_id=user.id, status="active")


def everything() -> dict[str, Any]:
    """Return all that a purchase may change."""
    return {
        "rows": list(Subscription.objects.order_by("id").values()),
        "charges": list(SubscriptionCharge.objects.order_by("id").values()),
        "postings": list(apps.get_model("ledger", "Posting").objects.order_by("id").values_list("id", flat=True)),
        "outbox": list(OutboxMessage.objects.order_by("id").values_list("id", flat=True)),
        "keys": IdempotencyRecord.objects.count(),
        "plans": {
            user_id: user_get(user_id).plan for user_id in Subscription.objects.values_list("user_id", flat=True)
        },
    }


def charges(user) -> list[tuple[str, str, str, int, int]]:
    """Return the user's receipts, oldest first: kind, plan, period, amount, credit."""
    return [(c.kind, c.plan, c.period, c.amount, c.credit) for c in reversed(mine(user).charges)]


def wallet(user_id: UUID) -> int:
    """Return the user's spendable money."""
    return int(wallet_balances(user_id).available)


def earned() -> int:
    """Return what subscriptions brought the shop."""
    return int(account_balance(AccountRef.platform(AccountKind.PLATFORM_SUBSCRIPTIONS)))


def facts(prefix: str = "subscription.") -> list[tuple[str, dict[str, Any]]]:
    """Return what was told, oldest first."""
    told = OutboxMessage.objects.filter(topic__startswith=prefix).order_by("id")
    return list(told.values_list("topic", "payload"))


def topics() -> list[str]:
    """Return the topics told, oldest first."""
    return [topic for topic, _ in facts()]


def books_are_right() -> bool:
    """Tell whether the ledger and the receipts agree; the difference is shown where they do not."""
    assert [*services.books_check(), *ledger_check()] == []
    return True
