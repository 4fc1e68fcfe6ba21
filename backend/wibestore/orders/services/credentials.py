"""Showing the login data to the buyer (escrow.md §3)."""

from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.orders import policies
from wibestore.orders.errors import CredentialsNotOpen, OrderNotFound
from wibestore.orders.rules import Party
from wibestore.orders.services.steps import order_locked
from wibestore.vault import services as vault
from wibestore.vault.types import Credentials


@transaction.atomic
def credentials_reveal(*, order_id: UUID, actor: Actor) -> tuple[Credentials, int]:
    """
    Return the login data and its version, and log the look with the actor's address and browser.

    The order is locked: a refund at the same moment comes either before and closes the data, or after
    and knows that they were seen.

    :raises OrderNotFound: absent, or the actor is a stranger to it
    :raises NotPermitted: the actor is not the buyer
    :raises CredentialsNotOpen: not delivered yet, or refunded
    """
    order = order_locked(order_id)
    party = policies.party_of(actor, order)
    if party is None:
        raise OrderNotFound
    if party is not Party.BUYER:
        raise NotPermitted
    if not policies.can_reveal(actor, order):
        raise CredentialsNotOpen(state=str(order.state))
    credentials, version = vault.credentials_reveal(order_id=order.id, actor=actor)
    if order.revealed_at is None:
        order.revealed_at = clock.now()
        order.save(update_fields=["revealed_at"])
    return credentials, version
