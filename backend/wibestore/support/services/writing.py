"""A person goes on with their request, or closes it."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction

from wibestore.core import clock, ratelimit
from wibestore.core.actor import Actor
from wibestore.support.errors import SupportNotFound
from wibestore.support.models import SupportRequest
from wibestore.support.services.steps import close, message_add
from wibestore.support.services.texts import text_safe
from wibestore.support.types import Author


@transaction.atomic
def request_write(*, actor: Actor, request_id: UUID, text: str, upload_ids: Sequence[UUID] = ()) -> None:
    """
    Add a word to one's own request; a closed one goes on for 14 days.

    :raises SupportNotFound: there is none, or it is somebody else's
    :raises SupportClosed: it is over
    :raises SupportFull: it has no place left
    :raises SecretsRefused: the text holds login data
    :raises ImageNotFound: a picture is not the actor's to give
    :raises ImageNotReady: a picture is not ready
    :raises RateLimited: enough for this hour
    """
    safe = text_safe(text)
    request = own_locked(actor, request_id)
    ratelimit.hit(settings.RATE_LIMIT_SUPPORT_MESSAGES, "support.write", str(actor.user_id))
    message_add(request, author=Author.PERSON, text=safe, now=clock.now(), image_ids=upload_ids)


@transaction.atomic
def request_close(*, actor: Actor, request_id: UUID) -> None:
    """
    Close one's own request: it is settled. Again is nothing new.

    :raises SupportNotFound: there is none, or it is somebody else's
    """
    close(own_locked(actor, request_id), clock.now())


def own_locked(actor: Actor, request_id: UUID) -> SupportRequest:
    """Return the actor's own request, locked.

    :raises SupportNotFound: there is none, or it is somebody else's
    """
    rows = SupportRequest.objects.select_for_update(no_key=True)
    request = rows.filter(id=request_id, user_id=actor.user_id).first()
    if request is None:
        raise SupportNotFound
    return request
