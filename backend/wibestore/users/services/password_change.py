"""Another password: what follows from it, however it was proved who asks."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.core.ratelimit import lock_clear
from wibestore.users import events
from wibestore.users.errors import InvalidCredentials
from wibestore.users.models import EmailChange, EndReason, TokenPurpose, User
from wibestore.users.services.email_tokens import address_hash, tokens_kill
from wibestore.users.services.passwords import password_errors, password_hash, password_matches
from wibestore.users.services.sessions import sessions_end
from wibestore.users.services.telling import fact_tell, letter_write

# A link that only proves the address harms nobody who has another password.
_DYING = (TokenPurpose.RESET, TokenPurpose.CHANGE_OLD, TokenPurpose.CHANGE_NEW, TokenPurpose.UNLOCK)


def password_change(*, actor: Actor, current_password: str | None, password: str) -> None:
    """
    Give the actor another password: every session ends, this one too, and links on their way die.

    :param current_password: None only where no password is set (somebody who came by Google)
    :raises InvalidCredentials: it is not the current password
    :raises ValidationFailed: the new one is not as it must be
    :raises Unavailable: too many passwords are being hashed at once
    """
    user = User.objects.get(id=actor.user_id)
    if user.has_usable_password():
        if current_password is None or not password_matches(user, current_password):
            raise InvalidCredentials
    elif current_password is not None:
        raise InvalidCredentials
    if errors := password_errors(password, user):
        raise ValidationFailed(errors)
    encoded = password_hash(password)
    with transaction.atomic():
        proved = user.password
        user = User.objects.select_for_update(no_key=True).get(id=user.id)
        if user.password != proved:
            # Changed meanwhile: what was proved is the current password no more.
            raise InvalidCredentials
        password_replace(user, encoded, actor, clock.now())
        audit.audit_write(actor=actor, action="password.changed", target="user", target_id=user.id)


def password_replace(user: User, encoded: str, actor: Actor, now: datetime, **columns: Any) -> None:
    """Store the password of a user whose row is locked, with other `columns`, and do what follows from it."""
    for name, value in (columns | {"password": encoded, "password_changed_at": now}).items():
        setattr(user, name, value)
    user.save(update_fields=["password", "password_changed_at", *columns])
    tokens_kill(user.id, _DYING, now)
    EmailChange.objects.filter(user=user).delete()
    sessions_end(Q(user_id=user.id), EndReason.PASSWORD_CHANGED)
    # Whoever has a new password need not wait because somebody guessed at the old one.
    account = address_hash(user.email)
    transaction.on_commit(lambda: lock_clear(account=account), robust=True)
    letter_write(user, "password_changed", params={"ip": actor.ip, "at": now.isoformat()})
    fact_tell(events.USER_PASSWORD_CHANGED, user.id)
