"""Decisions of the staff, made through the modules below; each leaves a record in the audit."""

from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.payments import selectors as payments_selectors
from wibestore.payments import services as payments


def withdrawal_decide(
    *, actor: Actor, withdrawal_id: UUID, decision: str, expected_version: int, reason: str = ""
) -> None:
    """
    Approve a withdrawal, or reject it with a reason; payments write who did it into the audit.

    :param decision: approve or reject
    :raises NotPermitted: the actor is not of the staff, or the money is their own
    :raises WithdrawalNotFound: there is none
    :raises WithdrawalVersionConflict: it changed since it was read
    :raises InvalidWithdrawalTransition: its state does not allow the decision, or somebody else must agree
    """
    withdrawal = payments_selectors.withdrawal_get_for_staff(actor=actor, withdrawal_id=withdrawal_id)
    if withdrawal.user_id == actor.user_id:
        raise NotPermitted("Somebody else of the staff decides on your own withdrawal")
    payments.withdrawal_transition(withdrawal_id, decision, actor, expected_version=expected_version, reason=reason)
