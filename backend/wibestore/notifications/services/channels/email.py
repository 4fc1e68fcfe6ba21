"""E-mail: a letter for each important notification that was not read by the time it leaves."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.module_loading import import_string

from wibestore.core import clock
from wibestore.notifications.models import Delivery, DeliveryState, Notification
from wibestore.notifications.rules import rendered
from wibestore.users import selectors as users

logger = logging.getLogger("wibestore.notifications")

CHANNEL = "email"
BATCH = 100
MAX_ATTEMPTS = 8
_PAUSE = timedelta(seconds=30)
_HINT_EXPIRES_S = 30


def emails_enqueue(notification_ids: Sequence[UUID], now: datetime) -> None:
    """Write the letters' rows into the current transaction and wake the task that sends them after its commit."""
    if not notification_ids:
        return
    Delivery.objects.bulk_create(
        [Delivery(notification_id=one, channel=CHANNEL, retry_at=now) for one in notification_ids],
        # One that has grown has had its letter.
        ignore_conflicts=True,
    )
    transaction.on_commit(_wake, robust=True)


def emails_send() -> int:
    """Send the letters that wait and return how many left; one that fails is tried again with growing pauses."""
    sent = 0
    for _ in range(BATCH):
        outcome = _send_next()
        if outcome is None:
            break
        sent += outcome
    return sent


def _wake() -> None:
    # Only a hint: when the broker is away, the sweep of every half minute finds the rows.
    import_string("wibestore.notifications.tasks.emails_send").apply_async(retry=False, expires=_HINT_EXPIRES_S)


@transaction.atomic
def _send_next() -> int | None:
    now = clock.now()
    waiting = Delivery.objects.filter(channel=CHANNEL, state=DeliveryState.WAITING, retry_at__lte=now)
    row = waiting.select_for_update(skip_locked=True, no_key=True).order_by("retry_at").first()
    if row is None:
        return None
    notification = Notification.objects.get(pk=row.notification_id)
    row.state, row.finished_at = DeliveryState.NEEDLESS, now
    if notification.read_at is None:
        row.attempts += 1
        try:
            _letter(notification).send()
            row.state = DeliveryState.SENT
        except (SMTPException, OSError):
            logger.warning("A letter could not be sent", extra={"delivery_id": str(row.id)}, exc_info=True)
            row.state = DeliveryState.FAILED if row.attempts >= MAX_ATTEMPTS else DeliveryState.WAITING
            row.retry_at = now + _PAUSE * 2**row.attempts
            row.finished_at = now if row.state == DeliveryState.FAILED else None
    row.save(update_fields=["state", "attempts", "retry_at", "finished_at"])
    return int(row.state == DeliveryState.SENT)


def _letter(notification: Notification) -> EmailMessage:
    user = users.user_get(notification.user_id)
    title, body = rendered(notification.event, notification.role, notification.params, user.language)
    text = f"{body}\n\n{settings.PUBLIC_URL}{notification.link}\n\nWibeStore\n"
    return EmailMessage(subject=title, body=text, to=[user.email], headers={"X-Notification": str(notification.id)})
