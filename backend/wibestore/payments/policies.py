"""May this actor do this to a withdrawal? Pure answers, no writes (style guide §5)."""

from wibestore.core.actor import Actor
from wibestore.payments.models import Withdrawal
from wibestore.payments.rules.withdrawals import WithdrawalParty

# A system actor of this name speaks for a provider: what it says, the provider has said.
PROVIDER_ACTOR = "provider:"


def withdrawal_party_of(actor: Actor, withdrawal: Withdrawal) -> WithdrawalParty | None:
    """Return the part the actor has in the withdrawal; None for a stranger, for whom it does not exist."""
    if actor.is_system:
        return WithdrawalParty.PROVIDER if actor.name.startswith(PROVIDER_ACTOR) else WithdrawalParty.SYSTEM
    if actor.id == withdrawal.user_id:
        return WithdrawalParty.USER
    return WithdrawalParty.STAFF if actor.is_finance else None


def provider_actor(code: str) -> Actor:
    """Return the actor that speaks for the provider `code`."""
    return Actor.system(f"{PROVIDER_ACTOR}{code}")
