"""What subscriptions refuses."""

from wibestore.core.errors import DomainError


class PlanNotFound(DomainError):
    code = "subscription.plan_not_found"
    title = "There is no such plan"
    status = 404


class SubscriptionPriceChanged(DomainError):
    """`params` is the quote that holds now: `amount_due`, `price`, `credit`, `effective` …"""

    code = "subscription.price_changed"
    title = "The amount due is another one now; look at it again"
    status = 409


class NothingToChange(DomainError):
    """`params.plan` and `params.period` are what the user has, and keeps, already."""

    code = "subscription.nothing_to_change"
    title = "This is the plan you have already"
    status = 409


class SubscriptionNotRunning(DomainError):
    code = "subscription.not_running"
    title = "You have no running subscription"
    status = 409


class NothingToResume(DomainError):
    code = "subscription.nothing_to_resume"
    title = "Granted time ends by itself; buy the plan to go on"
    status = 409
