"""The tie between a user and their Google account."""

from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.users.errors import GoogleTaken
from wibestore.users.events import USER_GOOGLE_LINKED
from wibestore.users.models import User


def google_link_write(*, user_id: UUID, sub: str, actor: Actor) -> None:
    """
    Let a Google account sign in to a user's; the same again changes nothing.

    :raises GoogleTaken: it signs in to another user's
    """
    user = User.objects.select_for_update(no_key=True).get(id=user_id)
    if user.google_sub == sub:
        return
    try:
        with transaction.atomic():
            user.google_sub, user.google_linked_at = sub, clock.now()
            user.save(update_fields=["google_sub", "google_linked_at"])
    except IntegrityError as error:
        raise GoogleTaken from error
    audit.audit_write(actor=actor, action="google.linked", target="user", target_id=user_id)
    outbox.publish(USER_GOOGLE_LINKED, {"user_id": str(user_id)}, sequence_key=f"user:{user_id}")
