"""What subscriptions refuses."""

from wibestore.core.errors import DomainError


class PlanNotFound(DomainError):
    code = "subscription.plan_not_found"
    title = "There is no such plan"
    status = 404
