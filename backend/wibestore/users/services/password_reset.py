"""
A forgotten password: asked for by anybody, proved by a letter.

Whether an address is known shows neither in the answer nor in the work (T-19): both keep a link and a fact, and only
the fact's handler looks whether there is somebody to write to.
"""

import logging
from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.core.ratelimit import address_limit
from wibestore.core.text import is_storable
from wibestore.users import rules
from wibestore.users.errors import LinkInvalid
from wibestore.users.events import USER_EMAIL_VERIFIED
from wibestore.users.models import EmailToken, TokenPurpose, User
from wibestore.users.services.email_tokens import is_for, link_owner_locked, token_find, token_issue, token_use
from wibestore.users.services.password_change import password_replace
from wibestore.users.services.passwords import password_errors, password_hash
from wibestore.users.services.reclaiming import earlier_ways_remove
from wibestore.users.services.telling import fact_tell, letter_write, reset_tell

logger = logging.getLogger("wibestore.auth")


def password_reset_ask(*, email: str, actor: Actor) -> None:
    """Send a link for a new password to `email` if somebody has it; otherwise do the same work and say the same."""
    address = rules.email_clean(email)
    if not is_storable(address) or not address_limit(kind="password-reset", address=address):
        return
    with transaction.atomic():
        known_id = User.objects.filter(email=address, is_closed=False).values_list("id", flat=True).first()
        token_id = token_issue(purpose=TokenPurpose.RESET, user_id=known_id, address=address)
        reset_tell(token_id)
    logger.info("A new password was asked for", extra={"token_id": str(token_id), "ip": actor.ip})


def reset_letter_write(*, token_id: UUID) -> None:
    """Write the letter with the link, once, if it was asked for somebody's address."""
    token = EmailToken.objects.select_related("user").filter(id=token_id).first()
    if token is None or token.user is None or not is_for(token, token.user.email):
        return
    letter_write(token.user, "password_reset", key=f"password_reset:{token_id}", link=(TokenPurpose.RESET, token_id))
    audit.audit_write(
        actor=Actor.system("users.reset"), action="password.reset_asked", target="user", target_id=token.user.id
    )


def password_reset(*, token: str, password: str, actor: Actor) -> None:
    """
    Give whoever holds the link another password: every session ends, other links die, the e-mail counts as proved.

    It signs nobody in and takes no second factor's place, but where the e-mail was never proved before: then what
    others may have set up in the account goes (`reclaiming`).

    :raises LinkInvalid: unknown, used, or overtaken
    :raises LinkExpired: its time is over
    :raises ValidationFailed: the new password is not as it must be; the link can be used again
    :raises Unavailable: too many passwords are being hashed at once; the link can be used again
    """
    link = token_find(token, TokenPurpose.RESET)
    user = User.objects.filter(id=link.user_id).first()
    if user is None:
        raise LinkInvalid
    if errors := password_errors(password, user):
        raise ValidationFailed(errors)
    encoded = password_hash(password)
    with transaction.atomic():
        user = link_owner_locked(link)
        now = clock.now()
        if not is_for(link, user.email) or not token_use(link, now):
            raise LinkInvalid
        was_verified = user.is_email_verified
        password_replace(user, encoded, actor, now, is_email_verified=True)
        audit.audit_write(actor=actor, action="password.reset", target="user", target_id=user.id)
        if not was_verified:
            earlier_ways_remove(user, actor, now)
            fact_tell(USER_EMAIL_VERIFIED, user.id)
