"""
Links of letters: for one use, for half an hour, for one purpose and one address (security.md, T-31).

A token is base64url(id, HMAC(key, purpose, id, address)). It is made again while its letter is rendered, so that no
table, no outbox and no log holds it; the row keeps its SHA-256. A link dies when the address it was made for changes.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.users.errors import LinkExpired, LinkInvalid
from wibestore.users.models import EmailChange, EmailToken, TokenPurpose, User

LIFETIME = timedelta(minutes=30)
KEEP_OLD = timedelta(days=7)
CLEANUP_BATCH = 1_000
_PAGES = {
    TokenPurpose.VERIFY: "verify-email",
    TokenPurpose.RESET: "reset-password",
    TokenPurpose.CHANGE_OLD: "confirm-email-change",
    TokenPurpose.CHANGE_NEW: "confirm-email-change",
    TokenPurpose.UNLOCK: "unlock",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of somebody's that was found by its token."""

    id: UUID
    user_id: UUID
    purpose: TokenPurpose
    address_hash: str


def token_issue(*, purpose: str, user_id: UUID | None, address: str) -> UUID:
    """
    Keep a new link for `address` and return its id, for the letter that will carry it.

    :param purpose: one of `TokenPurpose`
    :param user_id: None where nobody has the address: the same work, and a link that is never made
    """
    token_id, now = uuid7(), clock.now()
    EmailToken.objects.create(
        id=token_id,
        user_id=user_id,
        purpose=purpose,
        address_hash=_hash(address),
        token_hash=_hash(_token(purpose, token_id, address)),
        created_at=now,
        expires_at=now + LIFETIME,
    )
    return token_id


def token_url(token_id: UUID) -> str | None:
    """
    Return the address of a link, or None when it is dead; the token stands in the fragment, which is sent nowhere.

    The host is the shop's own setting, never one that a request named.
    """
    token = EmailToken.objects.select_related("user").filter(id=token_id).first()
    if token is None or token.user is None or token.used_at is not None or token.expires_at <= clock.now():
        return None
    if token.purpose == TokenPurpose.VERIFY and token.user.is_email_verified:
        return None
    address = token.user.email
    if token.purpose == TokenPurpose.CHANGE_NEW:
        address = EmailChange.objects.filter(user=token.user).values_list("new_email", flat=True).first() or ""
    if not is_for(token, address):
        return None
    page = _PAGES[TokenPurpose(token.purpose)]
    return f"{settings.PUBLIC_URL}/{page}#token={_token(token.purpose, token.id, address)}"


def token_find(token: str, *purposes: TokenPurpose, may_be_used: bool = False) -> Link:
    """
    Return the link of a token; it is not used by that.

    :raises LinkInvalid: unknown, for something else, or used
    :raises LinkExpired: its time is over
    """
    found = EmailToken.objects.filter(token_hash=_hash(token), purpose__in=purposes).first()
    if found is None or found.user_id is None or (found.used_at is not None and not may_be_used):
        raise LinkInvalid
    if found.expires_at <= clock.now():
        raise LinkExpired
    return Link(found.id, found.user_id, TokenPurpose(found.purpose), found.address_hash)


def token_use(link: Link, now: datetime) -> bool:
    """Use a link; False when somebody else was faster or its time is over. Whoever asks at once: one gets True."""
    unused = EmailToken.objects.filter(id=link.id, used_at=None, expires_at__gt=now)
    return unused.update(used_at=now) == 1


def link_owner_locked(link: Link) -> User:
    """
    Return whose a link is, their row locked.

    :raises LinkInvalid: they were forgotten since it was found
    """
    user = User.objects.select_for_update(no_key=True).filter(id=link.user_id).first()
    if user is None:
        raise LinkInvalid
    return user


def tokens_kill(user_id: UUID, purposes: Collection[TokenPurpose], now: datetime) -> None:
    """Let every link of a user for these purposes work no more."""
    EmailToken.objects.filter(user_id=user_id, purpose__in=purposes, used_at=None).update(used_at=now)


def tokens_forget_old(limit: int = CLEANUP_BATCH) -> int:
    """Delete links, and changes of e-mail, that ended a week ago or earlier; return how many links."""
    before = clock.now() - KEEP_OLD
    EmailChange.objects.filter(expires_at__lt=before).delete()
    old = EmailToken.objects.filter(expires_at__lt=before).order_by("expires_at")
    ids = list(old.values_list("id", flat=True)[:limit])
    EmailToken.objects.filter(id__in=ids).delete()
    return len(ids)


def is_for(link: Link | EmailToken, address: str) -> bool:
    """Tell whether a link was made for this address."""
    return hmac.compare_digest(link.address_hash, _hash(address))


def address_hash(address: str) -> str:
    """Return the SHA-256 of a cleaned address: what its links are kept by and its lock is counted by."""
    return _hash(address)


def _token(purpose: str, token_id: UUID, address: str) -> str:
    said = f"{purpose}:{token_id}:{address}".encode()
    code = hmac.new(settings.EMAIL_TOKEN_KEY.encode(), said, hashlib.sha256).digest()
    return urlsafe_b64encode(token_id.bytes + code).decode()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
