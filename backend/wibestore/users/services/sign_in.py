"""Signing in by password and second factor; says not which e-mails exist, neither by words nor by work (T-19)."""

import logging

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core.actor import Actor
from wibestore.core.text import is_storable
from wibestore.users import rules
from wibestore.users.errors import CodeWrong, InvalidCredentials, UserBlocked, UserNotFound
from wibestore.users.models import SignInWay, User
from wibestore.users.services import challenges, links
from wibestore.users.services.locks import Lock, guesses_forgive
from wibestore.users.services.marks import credentials_mark
from wibestore.users.services.passwords import password_matches
from wibestore.users.services.sessions import session_start
from wibestore.users.services.two_factor import code_use
from wibestore.users.types import Challenge, FirstStep, SessionTokens

logger = logging.getLogger("wibestore.auth")


def user_sign_in(*, email: str, password: str, actor: Actor, device: str = "") -> FirstStep:
    """
    Do the first step of a sign-in: by an e-mail and its password.

    :param device: the secret of a browser that signed in before; "" where it brought none
    :raises InvalidCredentials: unknown e-mail or wrong password
    :raises AccountLocked: too many wrong ones lately, whether anybody has this e-mail or not
    :raises UserBlocked: both are right, the user is blocked
    :raises Unavailable: too many passwords are being checked at once
    """
    known_as = rules.email_clean(email)
    user, lock = None, Lock(known_as, actor, "")
    if is_storable(known_as):
        user = User.objects.filter(email=known_as, is_closed=False).first()
        lock = Lock.of(known_as, actor, device)
    lock.check()
    is_right = password_matches(user, password)
    if user is None or not is_right:
        lock.failed(user)
        logger.info("A sign-in failed", extra={"user_id": str(user.id) if user else None, "ip": actor.ip})
        raise InvalidCredentials
    if user.is_blocked:
        raise UserBlocked
    return FirstStep(user_id=user.id, mark=credentials_mark(user))


def sign_in_finish(
    first: FirstStep, *, actor: Actor, device: str, way: str, google_sub: str = ""
) -> SessionTokens | Challenge:
    """
    Start the session of a user whose first step was right, or ask for the second.

    :param google_sub: the Google account that is linked when they are in; "" for none
    :raises UserBlocked: the user is blocked
    :raises InvalidCredentials: since the first step they changed how they sign in, closed the account or were forgotten
    """
    user = User.objects.filter(id=first.user_id).first()
    if user is None:
        raise InvalidCredentials
    if user.is_blocked:
        raise UserBlocked
    if credentials_mark(user) != first.mark:
        raise InvalidCredentials
    if user.totp_enabled_at is not None:
        return challenges.challenge_issue(user=user, google_sub=google_sub)
    return _let_in(user, actor=actor, device=device, way=SignInWay(way), google_sub=google_sub)


def challenge_pass(*, challenge: str, code: str, actor: Actor, device: str) -> SessionTokens:
    """
    Do the second step of a sign-in by a code of the application or a recovery code.

    :raises ChallengeInvalid: the first step is too long ago, was tried too often, or is not of this account any more
    :raises CodeWrong: the code is wrong or was used
    :raises AccountLocked: too many wrong ones lately
    :raises UserBlocked: the user is blocked
    :raises GoogleTaken: the Google account to be linked has found another user meanwhile
    """
    passing = challenges.challenge_read(challenge)
    user = passing.user
    if user.is_blocked:
        raise UserBlocked
    lock = Lock.of(user.email, actor, device)
    lock.check()
    way = code_use(user_id=user.id, code=code, actor=actor)
    if way is None:
        lock.failed(user)
        logger.info("A second step failed", extra={"user_id": str(user.id), "ip": actor.ip})
        raise CodeWrong
    challenges.challenge_use(passing)
    return _let_in(user, actor=actor, device=device, way=way, google_sub=passing.google_sub)


@transaction.atomic
def _let_in(user: User, *, actor: Actor, device: str, way: SignInWay, google_sub: str) -> SessionTokens:
    try:
        tokens = session_start(user_id=user.id, actor=actor, device=device, way=way, mark=credentials_mark(user))
    except UserNotFound as error:
        raise InvalidCredentials from error
    if google_sub:
        links.google_link_write(user_id=user.id, sub=google_sub, actor=actor)
    audit.audit_write(
        actor=actor, action="user.signed_in", target="user", target_id=user.id, details={"way": way.value}
    )
    guesses_forgive(email=user.email, device=device)
    logger.info("A user signed in", extra={"user_id": str(user.id), "ip": actor.ip, "way": way.value})
    return tokens
