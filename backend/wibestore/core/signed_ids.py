"""
Ids that prove themselves: base64url(id, HMAC(key, "kind", id)), for links in letters.

They are made anew whenever a letter is rendered, so no table holds them; when one ends is its module's to say.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from uuid import UUID

from django.conf import settings

_ID_LENGTH = 16
_CODE_LENGTH = 32
_TOKEN_LENGTH = 64


def id_sign(kind: str, subject_id: UUID) -> str:
    """Return the token of a thing, worth nothing for things of another kind."""
    return urlsafe_b64encode(subject_id.bytes + _code(kind, subject_id)).decode()


def id_read(kind: str, token: str) -> UUID | None:
    """Return which thing of that kind a token speaks of; None where we did not make it."""
    try:
        raw = urlsafe_b64decode(token.encode()) if len(token) == _TOKEN_LENGTH else b""
    except (NotBase64, UnicodeEncodeError):
        return None
    if len(raw) != _ID_LENGTH + _CODE_LENGTH:
        return None
    subject_id = UUID(bytes=raw[:_ID_LENGTH])
    return subject_id if hmac.compare_digest(raw[_ID_LENGTH:], _code(kind, subject_id)) else None


def _code(kind: str, subject_id: UUID) -> bytes:
    said = f"{kind}:{subject_id}".encode()
    return hmac.new(settings.EMAIL_TOKEN_KEY.encode(), said, hashlib.sha256).digest()
