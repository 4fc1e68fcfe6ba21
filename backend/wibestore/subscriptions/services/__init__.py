"""
What changes subscriptions. The user's `plan` column is kept true through the users module's door.

Lock order, the same everywhere: subscription → user → ledger accounts.
"""

from wibestore.subscriptions.services.changing import subscription_cancel, subscription_purchase, subscription_resume
from wibestore.subscriptions.services.granting import subscription_grant
from wibestore.subscriptions.services.planning import plan_update
from wibestore.subscriptions.services.proving import books_check
from wibestore.subscriptions.services.renewing import subscription_retry, subscriptions_remind, subscriptions_sweep

__all__ = [
    "books_check",
    "plan_update",
    "subscription_cancel",
    "subscription_grant",
    "subscription_purchase",
    "subscription_resume",
    "subscription_retry",
    "subscriptions_remind",
    "subscriptions_sweep",
]
