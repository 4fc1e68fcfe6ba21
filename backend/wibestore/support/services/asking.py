"""Asking the shop: a new request of somebody who is signed in."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction

from wibestore.core import clock, ratelimit
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.orders import selectors as orders
from wibestore.orders.errors import OrderNotFound
from wibestore.payments import selectors as payments
from wibestore.support.models import SupportRequest
from wibestore.support.rules import TOPICS
from wibestore.support.services.steps import request_store
from wibestore.support.services.texts import text_safe
from wibestore.support.types import SubjectKind, Topic
from wibestore.users import selectors as users


@transaction.atomic
def request_open(
    *,
    actor: Actor,
    topic: Topic,
    text: str,
    subject_kind: SubjectKind | None = None,
    subject_id: UUID | None = None,
    upload_ids: Sequence[UUID] = (),
) -> UUID:
    """
    Ask the shop something; return the request's id.

    :param subject_kind: what of the actor's own it is about, with its id
    :raises ValidationFailed: the topic takes no such thing
    :raises OrderNotFound: there is none, or the actor is no party of it
    :raises DepositNotFound: there is none, or it is somebody else's
    :raises WithdrawalNotFound: there is none, or it is somebody else's
    :raises SecretsRefused: the text holds login data
    :raises ImageNotFound: a picture is not the actor's to give
    :raises ImageNotReady: a picture is not ready
    :raises RateLimited: enough requests for a day
    """
    safe = text_safe(text)
    number = _subject_number(actor, topic, subject_kind, subject_id)
    ratelimit.hit(settings.RATE_LIMIT_SUPPORT, "support.ask", str(actor.user_id))
    request = SupportRequest(
        user_id=actor.user_id,
        language=users.user_get(actor.user_id).language,
        topic=topic.value,
        subject_kind=subject_kind.value if subject_kind else "",
        subject_id=subject_id,
        subject_number=number,
    )
    request_store(request, safe, upload_ids, clock.now())
    return request.id


def _subject_number(actor: Actor, topic: Topic, kind: SubjectKind | None, subject_id: UUID | None) -> str:
    if kind is None or subject_id is None:
        return ""
    if kind not in TOPICS[topic].subjects:
        raise ValidationFailed.of("/subject_kind", "not_of_topic", "This topic is about something else")
    if kind is SubjectKind.ORDER:
        order = orders.order_of_parties(subject_id).get(actor.user_id)
        if order is None:
            raise OrderNotFound
        return order.number
    if kind is SubjectKind.DEPOSIT:
        return payments.deposit_get_for(actor=actor, deposit_id=subject_id).reference
    return payments.withdrawal_get_for(actor=actor, withdrawal_id=subject_id).number
