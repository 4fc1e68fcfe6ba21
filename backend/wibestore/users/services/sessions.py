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

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError
from wibestore.core.realtime.codes import NO_RIGHT, SIGN_IN_AGAIN
from wibestore.core.realtime.sending import sockets_close
from wibestore.users.errors import SessionRevoked, TokenInvalid, UserBlocked, UserNotFound
from wibestore.users.models import EndReason, RefreshToken, SessionFamily, SignInWay, User
from wibestore.users.services.access import access_issue
from wibestore.users.types import SessionTokens

logger = logging.getLogger("wibestore.auth")

TOKEN_BYTES = 32
KEEP_ENDED = timedelta(days=7)
CLEANUP_BATCH = 1_000


@transaction.atomic
def session_start(*, user_id: UUID, actor: Actor) -> SessionTokens:
    """
    Start a session of a user who has proved who they are, and return its first tokens.

    :param actor: the browser that asks; its address and user agent are kept for the list of sessions
    :raises UserNotFound: nobody has this id
    :raises UserBlocked: the user is blocked
    """
    user = User.objects.select_for_update(no_key=True).filter(id=user_id).first()
    if user is None:
        raise UserNotFound
    if user.is_blocked:
        raise UserBlocked
    now = clock.now()
    user.last_seen_at = now
    user.save(update_fields=["last_seen_at"])
    session = SessionFamily.objects.create(
        user=user,
        created_at=now,
        last_used_at=now,
        ip=actor.ip[:45],
        user_agent=actor.user_agent[:300],
        stepped_up_at=now,
        step_up_way=SignInWay.PASSWORD,
    )
    first = secrets.token_urlsafe(TOKEN_BYTES)
    RefreshToken.objects.create(family=session, token_hash=_hash(first), created_at=now)
    return _tokens(session, first, now)


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
    session = SessionFamily.objects.select_for_update(no_key=True, of=("self",)).select_related("user").get(id=found[1])
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
        return _end(session, EndReason.TOKEN_REUSED, now)
    successor = _successor(presented)
    if token.used_at is None:
        _rotate(session, token, successor, now)
    return _tokens(session, successor, now)


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
