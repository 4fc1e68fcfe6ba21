"""Who of the staff sees what of the admin panel. Pure answers, no writes."""

from wibestore.core.actor import Actor

_MODERATORS = ("listings", "reports", "verdicts", "appeals", "disputes", "orders", "users", "templates")
_FINANCE = ("transactions", "withdrawals", "providers", "provider_calls", "reconciliation")
_ADMINS = ("plans", "games", "payment_methods", "settings", "audit", "outbox", "roles")


def pages_of(actor: Actor) -> list[str]:
    """Return the parts of the panel that the actor works with."""
    own = ["dashboard"] if actor.is_staff else []
    own += _MODERATORS if actor.is_moderator else ()
    own += _FINANCE if actor.is_finance else ()
    own += _ADMINS if actor.is_admin else ()
    return own


def may_see_money(actor: Actor) -> bool:
    """Tell whether the shop's sums are shown to the actor."""
    return actor.is_finance


def may_moderate(actor: Actor) -> bool:
    """Tell whether listings, reports and disputes wait for the actor."""
    return actor.is_moderator


def may_administer(actor: Actor) -> bool:
    """Tell whether the actor sets the shop itself."""
    return actor.is_admin
