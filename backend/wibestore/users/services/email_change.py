"""
Another e-mail: it changes when both addresses have said yes, the one that is proved and the one that is to be.

Where the present one was never proved there is nothing to ask it: a typing mistake at registration can be mended.
Whether somebody has the new address shows in nothing that the asker sees.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.core.ratelimit import address_limit, hit
from wibestore.users import events, rules
from wibestore.users.errors import EmailTaken, LinkInvalid
from wibestore.users.models import EmailChange, EndReason, TokenPurpose, User
from wibestore.users.services.email_tokens import (
    LIFETIME,
    Link,
    is_for,
    link_owner_locked,
    token_find,
    token_issue,
    token_use,
    tokens_kill,
)
from wibestore.users.services.names import email_errors
from wibestore.users.services.sessions import sessions_end
from wibestore.users.services.telling import fact_tell, letter_write
from wibestore.users.types import EmailConfirmed, EmailSide

_CHANGES = (TokenPurpose.CHANGE_OLD, TokenPurpose.CHANGE_NEW)
_ASKED = "5/day"


def email_change_ask(*, actor: Actor, email: str) -> str:
    """
    Begin a change of the actor's e-mail, instead of one that is on its way; return the address as it is kept.

    :raises ValidationFailed: not an address, or their own
    :raises RateLimited: too many in a day
    :raises Unavailable: that cannot be told
    """
    address = rules.email_clean(email)
    if errors := email_errors(address):
        raise ValidationFailed(errors)
    hit(_ASKED, "email-change", str(actor.user_id))
    may_write = address_limit(kind="email-change", address=address)
    with transaction.atomic():
        user = User.objects.select_for_update(no_key=True).get(id=actor.user_id)
        if address == user.email:
            raise ValidationFailed.of("/email", "same", "This is your e-mail already")
        now = clock.now()
        tokens_kill(user.id, _CHANGES, now)
        EmailChange.objects.update_or_create(
            user=user,
            defaults={
                "new_email": address,
                "old_confirmed_at": None if user.is_email_verified else now,
                "new_confirmed_at": None,
                "created_at": now,
                "expires_at": now + LIFETIME,
            },
        )
        _letters_write(user, address, may_write=may_write)
        audit.audit_write(actor=actor, action="email.change_asked", target="user", target_id=user.id)
    return address


@transaction.atomic
def email_change_cancel(*, actor: Actor) -> None:
    """Call a change of the actor's e-mail off; its links die. Without one, nothing happens."""
    User.objects.select_for_update(no_key=True).get(id=actor.user_id)
    tokens_kill(actor.user_id, _CHANGES, clock.now())
    EmailChange.objects.filter(user_id=actor.user_id).delete()


@transaction.atomic
def email_change_confirm(*, token: str, actor: Actor) -> EmailConfirmed:
    """
    Take a link as one address's yes; with the second the e-mail changes and other sessions end.

    :raises LinkInvalid: unknown, used, or overtaken
    :raises LinkExpired: its time is over
    :raises EmailTaken: somebody else got the address meanwhile; nothing has changed
    """
    link = token_find(token, *_CHANGES)
    user = link_owner_locked(link)
    change = EmailChange.objects.filter(user=user).first()
    now = clock.now()
    if change is None or change.expires_at <= now or not _belongs(link, user, change) or not token_use(link, now):
        raise LinkInvalid
    column = "old_confirmed_at" if link.purpose == TokenPurpose.CHANGE_OLD else "new_confirmed_at"
    setattr(change, column, now)
    change.save(update_fields=[column])
    confirmed: list[EmailSide] = ["old"] if change.old_confirmed_at else []
    confirmed += ["new"] if change.new_confirmed_at else []
    is_changed = bool(change.old_confirmed_at and change.new_confirmed_at)
    if is_changed:
        _change(user, change, actor, now)
    return EmailConfirmed(confirmed=confirmed, is_changed=is_changed)


def _belongs(link: Link, user: User, change: EmailChange) -> bool:
    return is_for(link, user.email if link.purpose == TokenPurpose.CHANGE_OLD else change.new_email)


def _letters_write(user: User, address: str, *, may_write: bool) -> None:
    masked = rules.email_masked(address)
    if user.is_email_verified:
        old = token_issue(purpose=TokenPurpose.CHANGE_OLD, user_id=user.id, address=user.email)
        params = {"new_email_masked": masked, "which": "old"}
        letter_write(user, "email_change", link=(TokenPurpose.CHANGE_OLD, old), params=params)
    owner = User.objects.filter(email=address).first()
    new = token_issue(purpose=TokenPurpose.CHANGE_NEW, user_id=user.id, address=address)
    if not may_write:
        return
    if owner is not None:
        letter_write(owner, "email_in_use")
        return
    params = {"new_email_masked": masked, "which": "new"}
    letter_write(user, "email_change", to=address, link=(TokenPurpose.CHANGE_NEW, new), params=params)


def _change(user: User, change: EmailChange, actor: Actor, now: datetime) -> None:
    old_email, user.email = user.email, change.new_email
    user.is_email_verified, user.email_changed_at = True, now
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "is_email_verified", "email_changed_at"])
    except IntegrityError as error:
        if "user_email_once" in str(error):
            raise EmailTaken from error
        raise
    change.delete()
    tokens_kill(user.id, list(TokenPurpose), now)
    others = Q(user_id=user.id)
    if actor.is_user and actor.id == user.id:
        others &= ~Q(id=actor.session_id)
    sessions_end(others, EndReason.EMAIL_CHANGED)
    params = {"new_email_masked": rules.email_masked(user.email), "at": now.isoformat()}
    letter_write(user, "email_changed", to=old_email, params=params)
    audit.audit_write(actor=actor, action="email.changed", target="user", target_id=user.id)
    fact_tell(events.USER_EMAIL_CHANGED, user.id)
