"""Who of the staff sees what of the admin panel. Pure answers, no writes."""

from wibestore.core.actor import Actor


def may_see_money(actor: Actor) -> bool:
    """Tell whether the shop's sums are shown to the actor."""
    return actor.is_finance


def may_moderate(actor: Actor) -> bool:
    """Tell whether listings, reports and disputes wait for the actor."""
    return actor.is_moderator


def may_administer(actor: Actor) -> bool:
    """Tell whether the actor sets the shop itself."""
    return actor.is_admin
