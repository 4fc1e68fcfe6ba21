"""Filters of the admin panel's pages that people keep by a name."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.audit import services as audit
from wibestore.backoffice.errors import ViewExists, ViewLimitReached, ViewNotFound
from wibestore.backoffice.models import SavedView
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.turns import turn_take

VIEWS_MAX = 20


@transaction.atomic
def view_create(*, actor: Actor, page: str, name: str, query: dict[str, Any]) -> SavedView:
    """
    Keep the filters of a page.

    :raises NotPermitted: the actor is not of the staff
    :raises ViewLimitReached: twenty of this page are kept already; `params.limit`
    :raises ViewExists: one of this page has that name
    """
    if not actor.is_staff:
        raise NotPermitted
    # One's own, one after the other: so twenty stay twenty, and no two get the same place.
    turn_take(f"views:{actor.user_id}")
    positions = list(SavedView.objects.filter(owner_id=actor.user_id, page=page).values_list("position", flat=True))
    if len(positions) >= VIEWS_MAX:
        raise ViewLimitReached(limit=VIEWS_MAX)
    view = SavedView(owner_id=actor.user_id, page=page, name=name, query=query, position=max(positions, default=-1) + 1)
    try:
        with transaction.atomic():
            view.save(force_insert=True)
    except IntegrityError as error:
        raise ViewExists from error
    audit.audit_write(actor=actor, action="view.created", target="view", target_id=view.id, details={"page": page})
    return view


@transaction.atomic
def view_delete(*, actor: Actor, view_id: UUID) -> None:
    """
    Forget filters that the actor has kept.

    :raises ViewNotFound: there are none, or they are somebody else's
    """
    deleted, _ = SavedView.objects.filter(owner_id=actor.user_id, id=view_id).delete()
    if not deleted:
        raise ViewNotFound
    audit.audit_write(actor=actor, action="view.deleted", target="view", target_id=view_id)
