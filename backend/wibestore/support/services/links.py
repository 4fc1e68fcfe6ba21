"""
The link of a guest: it proves the e-mail, shows the request and lets the guest write.

Its token is base64url(id, HMAC(key, "support", id)), made while the letter is rendered; no table holds it. It lives as
long as the draft, then as long as one may write into the request.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import datetime
from uuid import UUID

from django.conf import settings

from wibestore.core import clock
from wibestore.support.models import GuestDraft, SupportRequest
from wibestore.support.rules import CONFIRM_WITHIN, REOPEN_WITHIN
from wibestore.users.errors import LinkExpired, LinkInvalid

LINK_KIND = "support"
_ID_LENGTH = 16
_CODE_LENGTH = 32
_TOKEN_LENGTH = 64


def guest_url(request_id: UUID) -> str | None:
    """Return the address of a guest's link, None when it is dead; the token stands in the fragment, sent nowhere."""
    now = clock.now()
    request = SupportRequest.objects.filter(id=request_id, user=None).first()
    draft = None if request else GuestDraft.objects.filter(id=request_id).first()
    if not (is_readable(request, now) or is_confirmable(draft, now)):
        return None
    return f"{settings.PUBLIC_URL}/support/request#token={token_make(request_id)}"


def is_readable(request: SupportRequest | None, now: datetime) -> bool:
    """Tell whether the link of a request works."""
    return request is not None and (request.closed_at is None or now < request.closed_at + REOPEN_WITHIN)


def is_confirmable(draft: GuestDraft | None, now: datetime) -> bool:
    """Tell whether the link of a draft works."""
    return draft is not None and now < draft.created_at + CONFIRM_WITHIN


def id_of(token: str) -> UUID:
    """
    Return which request a token speaks of.

    :raises LinkInvalid: we did not make it
    """
    try:
        raw = urlsafe_b64decode(token.encode()) if len(token) == _TOKEN_LENGTH else b""
    except (NotBase64, UnicodeEncodeError):
        raw = b""
    if len(raw) != _ID_LENGTH + _CODE_LENGTH:
        raise LinkInvalid
    request_id = UUID(bytes=raw[:_ID_LENGTH])
    if not hmac.compare_digest(raw[_ID_LENGTH:], _code(request_id)):
        raise LinkInvalid
    return request_id


def request_of(token: str, *, is_locked: bool = False) -> SupportRequest:
    """
    Return the guest's request that a token opens.

    :raises LinkInvalid: forged, or not confirmed yet
    :raises LinkExpired: its time is over
    """
    rows = SupportRequest.objects.filter(id=id_of(token), user=None)
    request = (rows.select_for_update(no_key=True) if is_locked else rows).first()
    if request is None:
        raise LinkInvalid
    if not is_readable(request, clock.now()):
        raise LinkExpired
    return request


def token_make(request_id: UUID) -> str:
    """Return the token of a request."""
    return urlsafe_b64encode(request_id.bytes + _code(request_id)).decode()


def _code(request_id: UUID) -> bytes:
    said = f"{LINK_KIND}:{request_id}".encode()
    return hmac.new(settings.EMAIL_TOKEN_KEY.encode(), said, hashlib.sha256).digest()
