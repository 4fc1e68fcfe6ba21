"""Showing the login data to the buyer, and in a dispute to staff (escrow.md §3)."""

from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, UUIDField
from django.db.models.functions import Now

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.core.statements import Slot, Update
from wibestore.core.units import unit_of_work
from wibestore.orders import policies
from wibestore.orders.errors import CredentialsNotOpen, CredentialsWiped, DisputeNotFound, OrderNotFound
from wibestore.orders.models import Dispute, Order
from wibestore.orders.rules import Party
from wibestore.orders.services.facts import staff_look_tell
from wibestore.orders.services.files import note_staff_look
from wibestore.orders.services.steps import order_locked
from wibestore.vault import services as vault
from wibestore.vault.types import Credentials

_REASON_MIN, _REASON_MAX = 10, 500

_REVEALED = Update(
    lambda: Order.objects.filter(pk=Slot("id", UUIDField())),
    lambda: {"revealed_at": ExpressionWrapper(Now() + Slot("ahead", DurationField()), output_field=DateTimeField())},
)


@transaction.atomic
def credentials_reveal(*, order_id: UUID, actor: Actor) -> tuple[Credentials, int]:
    """
    Return the login data and its version, and log the look with the actor's address and browser.

    The order is locked: a refund at the same moment comes either before and closes the data, or after
    and knows that they were seen.

    :raises OrderNotFound: absent, or the actor is a stranger to it
    :raises NotPermitted: the actor is not the buyer
    :raises CredentialsNotOpen: not delivered yet, or refunded
    :raises CredentialsWiped: the order was over long ago
    """
    order = order_locked(order_id)
    party = policies.party_of(actor, order)
    if party is None:
        raise OrderNotFound
    if party is not Party.BUYER:
        raise NotPermitted
    if not policies.can_reveal(actor, order):
        raise CredentialsNotOpen(state=str(order.state))
    if order.credentials_wiped_at is not None:
        raise CredentialsWiped(wiped_at=order.credentials_wiped_at)
    with unit_of_work():
        credentials, version = vault.credentials_reveal(order_id=order.id, actor=actor)
    if order.revealed_at is None:
        _REVEALED.run(id=order.id, ahead=clock.ahead())
    return credentials, version


@transaction.atomic
def dispute_credentials_reveal(*, dispute_id: UUID, actor: Actor, reason: str) -> tuple[Credentials, int]:
    """
    Return the login data to staff inside an open dispute; log who looked and why, and tell both parties.

    :raises DisputeNotFound: absent, or the actor is a stranger to its order
    :raises NotPermitted: the actor is a party, or not of the staff
    :raises ValidationFailed: the reason says too little
    :raises CredentialsNotOpen: the dispute is over, or nothing was delivered
    :raises DisputeFull: the file takes no more
    """
    dispute = Dispute.objects.filter(pk=dispute_id).first()
    if dispute is None:
        raise DisputeNotFound
    order = order_locked(dispute.order_id)
    party = policies.party_of(actor, order)
    if party is None:
        raise DisputeNotFound
    if party is not Party.STAFF:
        raise NotPermitted
    if not _REASON_MIN <= len(reason.strip()) <= _REASON_MAX:
        raise ValidationFailed.of("/reason", "min_length", "Say why, in a sentence", min=_REASON_MIN, max=_REASON_MAX)
    if order.dispute_id != dispute.id or not policies.can_reveal_to_staff(actor, order):
        raise CredentialsNotOpen(state=str(order.state))
    seen = vault.credentials_reveal_to_staff(order_id=order.id, actor=actor, reason=reason)
    note_staff_look(dispute, staff_id=actor.user_id, reason=reason, now=clock.now())
    audit.audit_write(
        actor=actor, action="order.credentials_revealed", target="order", target_id=order.id, details={"reason": reason}
    )
    staff_look_tell(order, dispute_id=dispute.id, staff_id=actor.user_id)
    return seen
