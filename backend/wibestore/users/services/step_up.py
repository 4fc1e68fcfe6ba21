"""
Step-up: a session proves anew who it is before what cannot be taken back (docs/identity-sessions.md).

The proof stands on the session's own row: it belongs to one browser, ends with it, and needs no token.
Only entry points ask; services are also called by commands and clocks, which have no session.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.users.errors import CodeWrong, GoogleInvalid, InvalidCredentials, SessionRevoked, StepUpRequired
from wibestore.users.models import SessionFamily, SignInWay, User
from wibestore.users.services import google_tokens, two_factor
from wibestore.users.services.locks import Lock
from wibestore.users.services.passwords import password_matches
from wibestore.users.types import StepUp, StepUpMethod

logger = logging.getLogger("wibestore.auth")


def step_up_check(*, actor: Actor, within: timedelta | None = None) -> None:
    """
    Let only a session go on that has proved lately who it is; an actor without a session needs no proof.

    :param within: how long ago the proof may be; `STEP_UP_LIFETIME` when left out
    :raises StepUpRequired: it is longer ago; `params.methods` says how to prove it
    """
    if actor.session_id is None:
        return
    lifetime = settings.STEP_UP_LIFETIME if within is None else within
    if actor.stepped_up_at is not None and clock.now() - actor.stepped_up_at <= lifetime:
        return
    raise StepUpRequired(methods=_methods(actor.user_id))


def step_up_get(*, actor: Actor) -> StepUp:
    """Return how the actor may prove who they are, and until when their last proof counts; None: no more."""
    until = None
    if actor.stepped_up_at is not None:
        ends_at = actor.stepped_up_at + settings.STEP_UP_LIFETIME
        until = ends_at if ends_at > clock.now() else None
    return StepUp(methods=_methods(actor.user_id), until=until)


def step_up_by_password(*, actor: Actor, password: str) -> datetime:
    """
    Take the password as a proof and return until when it counts.

    :raises InvalidCredentials: it is wrong, or a password alone is not enough because there is a second factor
    :raises AccountLocked: too many wrong ones
    :raises Unavailable: too many passwords are being checked at once
    """
    user = User.objects.get(id=actor.user_id)
    lock = Lock.of_user(actor)
    lock.check()
    # The same work whatever comes of it.
    is_right = password_matches(user, password)
    if not is_right or user.totp_enabled_at is not None:
        lock.failed(None)
        _failed(actor, SignInWay.PASSWORD)
        raise InvalidCredentials
    return _passed(actor, SignInWay.PASSWORD)


def step_up_by_code(*, actor: Actor, code: str) -> datetime:
    """
    Take a code of the application, or a recovery code, as a proof and return until when it counts.

    :raises CodeWrong: it is wrong, was used before, or there is no second factor
    :raises AccountLocked: too many wrong ones
    """
    lock = Lock.of_user(actor)
    lock.check()
    way = two_factor.code_use(user_id=actor.user_id, code=code, actor=actor)
    if way is None:
        lock.failed(None)
        _failed(actor, SignInWay.TOTP)
        raise CodeWrong
    return _passed(actor, way)


def step_up_by_google(*, actor: Actor, credential: str, nonce: str) -> datetime:
    """
    Take a sign-in at Google that has just happened as a proof and return until when it counts.

    :raises GoogleInvalid: not fresh, not of this browser, not of this user's Google account, or there is a second
        factor, without which Google alone is not enough
    :raises Unavailable: Google's keys cannot be had
    """
    user = User.objects.get(id=actor.user_id)
    max_age_s = int(settings.STEP_UP_LIFETIME.total_seconds())
    try:
        identity = google_tokens.credential_read(credential=credential, nonce=nonce, max_age_s=max_age_s)
        if identity.sub != user.google_sub or user.totp_enabled_at is not None:
            raise GoogleInvalid
        google_tokens.nonce_use(nonce)
    except GoogleInvalid:
        _failed(actor, SignInWay.GOOGLE)
        raise
    return _passed(actor, SignInWay.GOOGLE)


def _methods(user_id: UUID) -> list[StepUpMethod]:
    user = User.objects.get(id=user_id)
    if user.totp_enabled_at is not None:
        return ["totp"]
    methods: list[StepUpMethod] = ["password"] if user.has_usable_password() else []
    return [*methods, "google"] if user.google_sub and settings.GOOGLE_CLIENT_ID else methods


@transaction.atomic
def _passed(actor: Actor, way: SignInWay) -> datetime:
    now = clock.now()
    if actor.session_id is None:
        raise SessionRevoked
    own = SessionFamily.objects.filter(id=actor.session_id, user_id=actor.user_id, ended_at=None)
    if not own.update(stepped_up_at=now, step_up_way=way):
        raise SessionRevoked
    audit.audit_write(
        actor=actor, action="step_up.passed", target="user", target_id=actor.user_id, details={"way": way.value}
    )
    until: datetime = now + settings.STEP_UP_LIFETIME
    return until


def _failed(actor: Actor, way: SignInWay) -> None:
    logger.info("A step-up failed", extra={"user_id": str(actor.user_id), "way": way.value, "ip": actor.ip})
    audit.audit_write(
        actor=actor, action="step_up.failed", target="user", target_id=actor.user_id, details={"way": way.value}
    )
