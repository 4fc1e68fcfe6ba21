"""People without an account: they prove their e-mail before the staff see anything, and go on by the letter's link."""

from uuid import UUID

from django.conf import settings
from django.db import transaction

from wibestore.core import clock, ratelimit
from wibestore.core.actor import Actor
from wibestore.core.turns import turn_take
from wibestore.letters.services import letter_enqueue
from wibestore.letters.types import LinkRef
from wibestore.support.models import GuestDraft, SupportMessage, SupportRequest
from wibestore.support.services.links import LINK_KIND, id_of, is_confirmable, request_of
from wibestore.support.services.steps import close, message_add, request_store
from wibestore.support.services.texts import text_safe
from wibestore.support.types import Author, Topic
from wibestore.users.errors import LinkExpired, LinkInvalid


@transaction.atomic
def guest_ask(*, actor: Actor, email: str, topic: Topic, text: str, client_id: UUID) -> None:
    """
    Keep what a guest asks and send a link to the e-mail; the same `client_id` again changes nothing.

    Nothing tells whether the address has an account, or had too many letters: then none goes (T-32).

    :raises SecretsRefused: the text holds login data
    :raises RateLimited: enough from this address of the network for a day
    """
    safe, address = text_safe(text), email.strip().lower()
    ratelimit.hit(settings.RATE_LIMIT_SUPPORT_GUESTS, "support.guest", ratelimit.network_of(actor.ip))
    turn_take(f"support:{address}")
    if GuestDraft.objects.filter(email=address, client_id=client_id).exists():
        return
    if not ratelimit.address_limit(kind="support", address=address):
        return
    draft = GuestDraft.objects.create(
        client_id=client_id,
        email=address,
        language=actor.language,
        topic=topic.value,
        text=safe,
        created_at=clock.now(),
    )
    letter_enqueue(
        template="support_confirm",
        key=f"support_confirm:{draft.id}",
        to=address,
        language=draft.language,
        params={},
        link=LinkRef(kind=LINK_KIND, id=draft.id),
    )


@transaction.atomic
def guest_open(*, token: str) -> UUID:
    """
    Open a guest's request by the link of a letter; the first time the e-mail is proved by it, and the staff are told.

    :raises LinkInvalid: forged, damaged, or forgotten
    :raises LinkExpired: its time is over
    """
    request_id = id_of(token)
    # Two tabs at once make one request.
    turn_take(f"support:{request_id}")
    if SupportRequest.objects.filter(id=request_id).exists():
        return request_of(token).id
    draft, now = GuestDraft.objects.filter(id=request_id).first(), clock.now()
    if draft is None:
        raise LinkInvalid
    if not is_confirmable(draft, now):
        raise LinkExpired
    request = SupportRequest(id=draft.id, email=draft.email, language=draft.language, topic=draft.topic)
    request_store(request, draft.text, (), now)
    return request.id


@transaction.atomic
def guest_write(*, token: str, text: str, client_id: UUID) -> UUID:
    """
    Add a word to a guest's request; the same `client_id` again changes nothing.

    :raises LinkInvalid: forged, or not confirmed yet
    :raises LinkExpired: its time is over
    :raises SupportFull: it has no place left
    :raises SecretsRefused: the text holds login data
    :raises RateLimited: enough for this hour
    """
    safe = text_safe(text)
    request = request_of(token, is_locked=True)
    if SupportMessage.objects.filter(request=request, client_id=client_id).exists():
        return request.id
    ratelimit.hit(settings.RATE_LIMIT_SUPPORT_MESSAGES, "support.write", str(request.id))
    message_add(request, author=Author.PERSON, text=safe, now=clock.now(), client_id=client_id)
    return request.id


@transaction.atomic
def guest_close(*, token: str) -> UUID:
    """
    Close a guest's request: it is settled. Again is nothing new.

    :raises LinkInvalid: forged, or not confirmed yet
    :raises LinkExpired: its time is over
    """
    request = request_of(token, is_locked=True)
    close(request, clock.now())
    return request.id
