"""
Sessions: a family of refresh tokens, each used once (security.md §1, rules 8 and 9).

The successor of a token is HMAC(key, token): an answer that was lost, or a second tab, gets the same one
again for a few seconds. A token that comes back later was stolen or leaked: the whole family ends.
"""

import hashlib
import hmac
import logging
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError
from wibestore.core.realtime.codes import NO_RIGHT, SIGN_IN_AGAIN
from wibestore.core.realtime.sending import sockets_close
from wibestore.letters.services import letter_enqueue
from wibestore.users.errors import (
    InvalidCredentials,
    SessionNotFound,
    SessionRevoked,
    TokenInvalid,
    UserBlocked,
    UserNotFound,
)
from wibestore.users.events import SESSION_REUSED, SESSION_STARTED
from wibestore.users.models import EndReason, RefreshToken, SessionFamily, SignInWay, User
from wibestore.users.selectors import sessions_running
from wibestore.users.services.access import access_issue
from wibestore.users.services.devices import device_note, device_told
from wibestore.users.services.marks import credentials_mark
from wibestore.users.types import SessionTokens

logger = logging.getLogger("wibestore.auth")

TOKEN_BYTES = 32
KEEP_ENDED = timedelta(days=7)
CLEANUP_BATCH = 1_000


@transaction.atomic
def session_start(
    *, user_id: UUID, actor: Actor, device: str = "", way: str = SignInWay.PASSWORD, mark: str = ""
) -> SessionTokens:
    """
    Start a session of a user who has proved who they are, and return its first tokens.

    It counts as stepped up. One session more than `SESSIONS_MAX` ends the one that was used longest ago. A browser that
    was not seen before is told of by letter and by `session.started`.

    :param actor: the browser that asks; its address and user agent are kept for the list of sessions
    :param device: the secret of that browser; without one (seeds, tests) nobody is told
    :param way: how they proved it, a `SignInWay`
    :param mark: `credentials_mark` of what they proved it by; "" where nothing was looked at before
    :raises UserNotFound: nobody has this id, or the account was closed
    :raises InvalidCredentials: the password, the e-mail or the second factor was changed since it was looked at
    :raises UserBlocked: the user is blocked
    """
    user = User.objects.select_for_update(no_key=True).filter(id=user_id, is_closed=False).first()
    if user is None:
        raise UserNotFound
    if user.is_blocked:
        raise UserBlocked
    if mark and credentials_mark(user) != mark:
        raise InvalidCredentials
    now = clock.now()
    user.last_seen_at = now
    user.save(update_fields=["last_seen_at"])
    device_id, is_new_device = None, False
    if device:
        device_id, is_new_device = device_note(user=user, device=device, actor=actor, now=now)
    session = SessionFamily.objects.create(
        user=user,
        created_at=now,
        last_used_at=now,
        ip=actor.ip[:45],
        user_agent=actor.user_agent[:300],
        stepped_up_at=now,
        step_up_way=way,
        device_id=device_id,
    )
    _end_surplus(user_id, now)
    if device:
        _tell_start(session, user, actor, is_new_device=is_new_device)
    first = secrets.token_urlsafe(TOKEN_BYTES)
    RefreshToken.objects.create(family=session, token_hash=_hash(first), created_at=now)
    return _tokens(session, first, now)


def _end_surplus(user_id: UUID, now: datetime) -> None:
    """End the sessions beyond `SESSIONS_MAX`; the caller holds the user's row."""
    running = SessionFamily.objects.filter(sessions_running(now), user_id=user_id).order_by("-last_used_at", "-id")
    surplus = list(running.values_list("id", flat=True)[settings.SESSIONS_MAX :])
    if surplus:
        sessions_end(Q(id__in=surplus), EndReason.TOO_MANY)


def _tell_start(session: SessionFamily, user: User, actor: Actor, *, is_new_device: bool) -> None:
    payload = {"user_id": str(user.id), "session_id": str(session.id), "is_new_device": is_new_device}
    outbox.publish(SESSION_STARTED, payload, sequence_key=f"user:{user.id}")
    if is_new_device:
        letter_enqueue(
            template="new_login",
            key=f"new_login:{session.id}",
            to=user.email,
            language=user.language,
            time_zone=user.time_zone,
            user_id=user.id,
            params=device_told(actor, session.created_at),
        )


def session_refresh(*, refresh_token: str, actor: Actor) -> SessionTokens:
    """
    Exchange a refresh token for its successor and a new access token.

    Parallel calls with the same token get the same successor.

    :raises TokenInvalid: not a refresh token of ours
    :raises SessionRevoked: the session was ended or is too old, or this token was replayed, which ends it now
    :raises UserBlocked: the user is blocked
    """
    with transaction.atomic():
        outcome = _refresh_locked(refresh_token, actor)
    # Raised only now: a refusal must not roll back the end of the session.
    if isinstance(outcome, DomainError):
        raise outcome
    # Outside: a block locks the user first and the session second.
    User.objects.filter(id=outcome.user_id).update(last_seen_at=clock.now())
    return outcome


def session_end(*, refresh_token: str) -> None:
    """End the session of a refresh token, whichever of its tokens it is; unknown tokens do nothing."""
    sessions_end(Q(tokens__token_hash=_hash(refresh_token)), EndReason.SIGNED_OUT)


def session_end_own(*, actor: Actor, session_id: UUID) -> None:
    """
    End one of the actor's own sessions.

    :raises SessionNotFound: they have no such session that runs
    """
    with transaction.atomic():
        if not sessions_end(Q(id=session_id, user_id=actor.user_id), EndReason.ENDED_BY_USER):
            raise SessionNotFound
        audit.audit_write(actor=actor, action="session.ended", target="session", target_id=session_id)


def sessions_end_own(*, actor: Actor, keep_current: bool) -> int:
    """End the actor's sessions, all or all but the one they ask with; return how many."""
    which = Q(user_id=actor.user_id)
    if keep_current:
        which &= ~Q(id=actor.session_id)
    with transaction.atomic():
        ended = sessions_end(which & sessions_running(clock.now()), EndReason.ENDED_BY_USER)
        if ended:
            details = {"count": ended, "kept_current": keep_current}
            audit.audit_write(
                actor=actor, action="session.ended", target="user", target_id=actor.user_id, details=details
            )
    return ended


def sessions_end(which: Q, reason: EndReason) -> int:
    """End the live sessions that match `which`, and their sockets; return how many."""
    ids = list(SessionFamily.objects.filter(which, ended_at=None).values_list("id", flat=True).distinct())
    ended = SessionFamily.objects.filter(id__in=ids, ended_at=None).update(ended_at=clock.now(), end_reason=reason)
    _sockets_close(ids, reason)
    return ended


def sessions_forget_old(limit: int = CLEANUP_BATCH) -> int:
    """Delete sessions that nobody can use any more, a week after their end; return how many."""
    before = clock.now() - KEEP_ENDED
    is_over = (
        Q(ended_at__lt=before)
        | Q(last_used_at__lt=before - settings.REFRESH_IDLE_LIFETIME)
        | Q(created_at__lt=before - settings.REFRESH_ABSOLUTE_LIFETIME)
    )
    ids = list(SessionFamily.objects.filter(is_over).order_by("last_used_at").values_list("id", flat=True)[:limit])
    SessionFamily.objects.filter(id__in=ids).delete()
    return len(ids)


def _refresh_locked(presented: str, actor: Actor) -> SessionTokens | DomainError:
    """Return the tokens or the refusal; the end of a session that goes with a refusal is written."""
    found = RefreshToken.objects.filter(token_hash=_hash(presented)).values_list("id", "family_id").first()
    if found is None:
        return TokenInvalid()
    # Lock the session first, read its state and the token's second: tabs refresh at the same moment.
    families = SessionFamily.objects.select_for_update(no_key=True, of=("self",)).select_related("user")
    session = families.filter(id=found[1]).first()
    if session is None:
        # Its user was forgotten at this moment, or it ended long ago and was.
        return SessionRevoked()
    now = clock.now()
    if session.user.is_blocked:
        return UserBlocked()
    if session.ended_at is not None:
        return SessionRevoked()
    if now >= _ends_at(session):
        return _end(session, EndReason.EXPIRED, now)
    token = RefreshToken.objects.get(id=found[0])
    if token.used_at is not None and now - token.used_at > settings.REFRESH_REUSE_GRACE:
        logger.warning(
            "A refresh token was replayed: its session ends",
            extra={"user_id": str(session.user_id), "session_id": str(session.id), "ip": actor.ip},
        )
        _tell_reuse(session, actor, now)
        return _end(session, EndReason.TOKEN_REUSED, now)
    successor = _successor(presented)
    if token.used_at is None:
        _rotate(session, token, successor, now)
    return _tokens(session, successor, now)


def _tell_reuse(session: SessionFamily, actor: Actor, now: datetime) -> None:
    """Say that a token came twice (T-16): the thief or its owner holds a stolen one, and nobody can tell who is who."""
    user = session.user
    audit.audit_write(
        actor=actor,
        action="session.reused",
        target="session",
        target_id=session.id,
        details={"user_id": str(user.id)},
    )
    payload = {"user_id": str(user.id), "session_id": str(session.id)}
    outbox.publish(SESSION_REUSED, payload, sequence_key=f"user:{user.id}")
    letter_enqueue(
        template="sessions_warning",
        key=f"sessions_warning:{session.id}",
        to=user.email,
        language=user.language,
        time_zone=user.time_zone,
        user_id=user.id,
        params=device_told(actor, now),
    )


def _rotate(session: SessionFamily, token: RefreshToken, successor: str, now: datetime) -> None:
    token.used_at = now
    token.save(update_fields=["used_at"])
    RefreshToken.objects.create(family=session, token_hash=_hash(successor), created_at=now)
    session.last_used_at = now
    session.save(update_fields=["last_used_at"])


def _end(session: SessionFamily, reason: EndReason, now: datetime) -> SessionRevoked:
    session.ended_at, session.end_reason = now, reason
    session.save(update_fields=["ended_at", "end_reason"])
    _sockets_close([session.id], reason)
    return SessionRevoked()


def _sockets_close(session_ids: list[UUID], reason: EndReason) -> None:
    code = NO_RIGHT if reason is EndReason.BLOCKED else SIGN_IN_AGAIN
    if session_ids:
        transaction.on_commit(lambda: sockets_close(session_ids, code), robust=True)


def _ends_at(session: SessionFamily) -> datetime:
    return min(
        session.last_used_at + settings.REFRESH_IDLE_LIFETIME,
        session.created_at + settings.REFRESH_ABSOLUTE_LIFETIME,
    )


def _tokens(session: SessionFamily, refresh: str, now: datetime) -> SessionTokens:
    return SessionTokens(
        user_id=session.user_id,
        access=access_issue(user_id=session.user_id, session_id=session.id),
        expires_in_s=int(settings.ACCESS_TOKEN_LIFETIME.total_seconds()),
        refresh=refresh,
        refresh_expires_in_s=int((_ends_at(session) - now).total_seconds()),
    )


def _successor(presented: str) -> str:
    return hmac.new(settings.REFRESH_KEY.encode(), presented.encode(), hashlib.sha256).hexdigest()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
