"""
The link of a guest: it proves the e-mail, shows the request and lets the guest write.

Its token is the signed id (`core.signed_ids`). It lives as long as the draft, then as long as one may write into the
request.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from wibestore.core import clock
from wibestore.core.signed_ids import id_read, id_sign
from wibestore.support.models import GuestDraft, SupportRequest
from wibestore.support.rules import CONFIRM_WITHIN, REOPEN_WITHIN
from wibestore.users.errors import LinkExpired, LinkInvalid

LINK_KIND = "support"


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
    request_id = id_read(LINK_KIND, token)
    if request_id is None:
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
    return id_sign(LINK_KIND, request_id)
