"""
The lock against guessing, as sign-in and step-up ask for it (T-18, docs/identity-sessions.md).

An account is named by the hash of its e-mail, so that e-mails which nobody has are locked in the same way.
"""

import hashlib
from dataclasses import dataclass
from typing import Self

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ratelimit import lock_check, lock_failed, lock_forgive
from wibestore.users.models import TokenPurpose, User
from wibestore.users.services.devices import device_hash, device_is_known
from wibestore.users.services.email_tokens import token_issue
from wibestore.users.services.telling import letter_write


@dataclass(frozen=True, slots=True)
class Lock:
    """Whose secret somebody tries, from where, and with which of the account's own browsers ("": another)."""

    name: str
    actor: Actor
    device: str

    @classmethod
    def of(cls, email: str, actor: Actor, device: str) -> Self:
        """Return the lock of a cleaned e-mail; the same work whether anybody has it."""
        is_known = device_is_known(email=email, device=device)
        return cls(email, actor, device_hash(device) if is_known else "")

    @classmethod
    def of_user(cls, actor: Actor) -> Self:
        """Return the lock of somebody who is signed in: it never keeps them from signing in elsewhere."""
        return cls(f"step-up/{actor.user_id}", actor, "")

    def check(self) -> None:
        """
        Ask before a secret is looked at.

        :raises AccountLocked: too many wrong ones lately
        :raises Unavailable: Redis is away
        """
        lock_check(account=self._account, ip=self.actor.ip, device=self.device)

    def failed(self, user: User | None) -> None:
        """Count a wrong secret; when that locks the account of `user`, they get a letter with the way out, once."""
        if lock_failed(account=self._account, ip=self.actor.ip, device=self.device) and user is not None:
            _tell(user, self.actor)

    @property
    def _account(self) -> str:
        return _hash(self.name)


def guesses_forgive(*, email: str, device: str) -> None:
    """
    Forget, after the commit, what a browser got wrong before somebody is let in by it.

    After the right password alone would be too early: it opens nothing where there is a second factor. A browser that
    was not known before has no count of its own: its tries were a stranger's, and stay so.

    :param device: the secret of that browser; "" where it brought none
    """
    if device:
        transaction.on_commit(lambda: lock_forgive(account=_hash(email), device=device_hash(device)), robust=True)


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


@transaction.atomic
def _tell(user: User, actor: Actor) -> None:
    audit.audit_write(actor=actor, action="user.locked", target="user", target_id=user.id)
    token_id = token_issue(purpose=TokenPurpose.UNLOCK, user_id=user.id, address=user.email)
    letter_write(user, "account_locked", link=(TokenPurpose.UNLOCK, token_id), params={"at": clock.now().isoformat()})
