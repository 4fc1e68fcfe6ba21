"""
Closing one's own account: nobody signs in by it again, and what it said of a person is gone.

Its name stays taken, and orders, reviews and entries stay as they are: others have a part in them.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.public_cache import version_bump
from wibestore.uploads import services as uploads
from wibestore.users import events
from wibestore.users.errors import CannotClose
from wibestore.users.models import EmailChange, EndReason, KnownDevice, TokenPurpose, User
from wibestore.users.selectors import SELLERS_VERSION
from wibestore.users.services.email_tokens import tokens_kill
from wibestore.users.services.sessions import sessions_end
from wibestore.users.services.telling import fact_tell, letter_write
from wibestore.users.services.two_factor import two_factor_forget

Ask = Callable[[UUID], list[str]]
REASONS = ("money", "orders", "withdrawals", "disputes")
_asks: dict[str, Ask] = {}


def closing_register(name: str, ask: Ask) -> None:
    """Let a module above say why an account cannot be closed yet (some of `REASONS`); called from its `apps.py`."""
    _asks[name] = ask


@transaction.atomic
def account_close(*, actor: Actor) -> None:
    """
    Close the actor's account for good; every session ends.

    :raises CannotClose: there is money or something unfinished; `params.reasons` says what
    """
    user = User.objects.select_for_update().get(id=actor.user_id)
    found = {reason for ask in _asks.values() for reason in ask(user.id)}
    if found:
        raise CannotClose(reasons=[reason for reason in REASONS if reason in found])
    letter_write(user, "account_closed", key=f"account_closed:{user.id}", params={"username": user.username})
    columns = _emptied(user)
    for name, value in columns.items():
        setattr(user, name, value)
    user.save(update_fields=list(columns))
    tokens_kill(user.id, list(TokenPurpose), clock.now())
    two_factor_forget(user.id)
    for model in (EmailChange, KnownDevice):
        model.objects.filter(user=user).delete()
    uploads.images_detach(user.id)
    sessions_end(Q(user_id=user.id), EndReason.CLOSED)
    audit.audit_write(actor=actor, action="user.closed", target="user", target_id=user.id)
    fact_tell(events.USER_CLOSED, user.id)
    version_bump(SELLERS_VERSION)


def _emptied(user: User) -> dict[str, Any]:
    return {
        "is_closed": True,
        # The address is free again; nobody can have one under `.invalid` (RFC 2606).
        "email": f"{user.id}@closed.invalid",
        "password": make_password(None),
        "is_staff": False,
        "staff_role": "",
        "is_superuser": False,
        "is_email_verified": False,
        "google_sub": None,
        "google_linked_at": None,
        "totp_enabled_at": None,
        **dict.fromkeys(("display_name", "about", "phone", "avatar"), ""),
        **dict.fromkeys(("avatar_id", "work_from", "work_to", "away_until")),
    }
