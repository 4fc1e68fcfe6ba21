"""Signing in by e-mail and password; says neither by words nor by work which e-mails exist (T-19)."""

import logging

from wibestore.core.actor import Actor
from wibestore.core.text import is_storable
from wibestore.users import rules
from wibestore.users.errors import InvalidCredentials, UserBlocked
from wibestore.users.models import User
from wibestore.users.selectors import user_info
from wibestore.users.services.passwords import password_matches
from wibestore.users.types import UserInfo

logger = logging.getLogger("wibestore.auth")


def user_sign_in(*, email: str, password: str, actor: Actor) -> UserInfo:
    """
    Return the user of an e-mail and its password.

    :raises InvalidCredentials: unknown e-mail or wrong password
    :raises UserBlocked: both are right, the user is blocked
    :raises Unavailable: too many passwords are being checked at once
    """
    known_as = rules.email_clean(email)
    user = User.objects.filter(email=known_as).first() if is_storable(known_as) else None
    is_right = password_matches(user, password)
    if user is None or not is_right:
        logger.info("A sign-in failed", extra={"user_id": str(user.id) if user else None, "ip": actor.ip})
        raise InvalidCredentials
    if user.is_blocked:
        raise UserBlocked
    logger.info("A user signed in", extra={"user_id": str(user.id), "ip": actor.ip})
    return user_info(user)
