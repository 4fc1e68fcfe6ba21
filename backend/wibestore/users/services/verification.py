"""Proving an e-mail by a link; what nobody may do before (docs/identity.md)."""

from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ratelimit import hit
from wibestore.users import events
from wibestore.users.errors import EmailUnverified, EmailVerifiedAlready, LinkInvalid
from wibestore.users.models import TokenPurpose, User
from wibestore.users.services.email_tokens import (
    is_for,
    link_owner_locked,
    token_find,
    token_issue,
    token_use,
    tokens_kill,
)
from wibestore.users.services.telling import fact_tell, letter_write

RESEND_PAUSE_S = 60
# By address: the pause first, so that an impatient hand does not spend the hour.
_RESENDS = ("1/minute", "2/hour", "5/day")


def email_verified_check(*, actor: Actor) -> None:
    """
    Let only those sell and withdraw who have proved their e-mail; called by entry points.

    :raises EmailUnverified: they have not
    """
    if actor.is_user and not actor.is_email_verified:
        raise EmailUnverified


def verification_letter(user: User) -> tuple[TokenPurpose, UUID]:
    """Make a link that proves the user's e-mail, for a letter."""
    return TokenPurpose.VERIFY, token_issue(purpose=TokenPurpose.VERIFY, user_id=user.id, address=user.email)


def verification_resend(*, actor: Actor) -> int:
    """
    Send another letter with a link that proves the actor's e-mail; earlier links work on.

    :return: in how many seconds another one may be asked for
    :raises EmailVerifiedAlready: there is nothing to prove
    :raises RateLimited: too soon, or too many for this address
    :raises Unavailable: that cannot be told
    """
    user = User.objects.get(id=actor.user_id)
    if user.is_email_verified:
        raise EmailVerifiedAlready
    for rate in _RESENDS:
        hit(rate, "email-resend", user.email)
    with transaction.atomic():
        letter_write(user, "email_verification", link=verification_letter(user))
    return RESEND_PAUSE_S


@transaction.atomic
def email_verify(*, token: str, actor: Actor) -> None:
    """
    Take a link as proof of its user's e-mail; used again, it says the same while it holds.

    :raises LinkInvalid: unknown, overtaken, or made for an address that is the user's no more
    :raises LinkExpired: its time is over
    """
    link = token_find(token, TokenPurpose.VERIFY, may_be_used=True)
    user = link_owner_locked(link)
    if not is_for(link, user.email):
        raise LinkInvalid
    now = clock.now()
    if not token_use(link, now) or user.is_email_verified:
        if user.is_email_verified:
            return
        raise LinkInvalid
    user.is_email_verified = True
    user.save(update_fields=["is_email_verified"])
    tokens_kill(user.id, [TokenPurpose.VERIFY], now)
    audit.audit_write(actor=actor, action="email.verified", target="user", target_id=user.id)
    fact_tell(events.USER_EMAIL_VERIFIED, user.id)
