"""
An account whose e-mail nobody had proved belongs to whoever proves it by a reset (docs/identity.md).

Somebody may have registered with an address that was not theirs and set up ways in of their own: its owner, who is the
first to have proved anything, must not find them in the way, or beside them.
"""

from datetime import datetime

from wibestore.audit import services as audit
from wibestore.core.actor import Actor
from wibestore.users.events import USER_TWO_FACTOR_CHANGED
from wibestore.users.models import KnownDevice, RecoveryCode, User
from wibestore.users.services.telling import fact_tell, letter_write
from wibestore.users.services.two_factor import two_factor_forget

_DETAILS = {"cause": "password_reset", "was_verified": False}


def earlier_ways_remove(user: User, actor: Actor, now: datetime) -> None:
    """
    Take off Google, second factor, recovery codes and known browsers of a user whose row is locked; write them so.

    The staff keep their second factor: they are made by an administrator and not by whoever comes, and a mailbox alone
    must not open what they can do.
    """
    had_google = user.google_sub is not None
    user.google_sub = user.google_linked_at = None
    user.save(update_fields=["google_sub", "google_linked_at"])
    KnownDevice.objects.filter(user=user).delete()
    if had_google:
        audit.audit_write(actor=actor, action="google.unlinked", target="user", target_id=user.id, details=_DETAILS)
    had_factor = False
    if not (user.is_staff or user.is_superuser):
        had_factor = _second_factor_remove(user, actor, now)
    if had_google or had_factor:
        letter_write(user, "two_factor_changed", params={"change": "reset", "at": now.isoformat()})


def _second_factor_remove(user: User, actor: Actor, now: datetime) -> bool:
    """Return whether there was one; a setup that was only begun goes too."""
    had_factor = user.totp_enabled_at is not None or RecoveryCode.objects.filter(user=user).exists()
    two_factor_forget(user.id)
    if had_factor:
        user.totp_enabled_at, user.two_factor_changed_at = None, now
        user.save(update_fields=["totp_enabled_at", "two_factor_changed_at"])
        audit.audit_write(actor=actor, action="two_factor.disabled", target="user", target_id=user.id, details=_DETAILS)
        fact_tell(USER_TWO_FACTOR_CHANGED, user.id, change="reset")
    return had_factor
