"""Notifications for tests, told by facts as any other."""

from uuid import UUID

from wibestore.core.ids import uuid7
from wibestore.notifications import services
from wibestore.notifications.models import Notification


def notification_told(user_id: UUID, *, amount: int = 50_000, deposit_id: UUID | None = None) -> UUID:
    """Tell the user of a deposit that went back, and return the id of the notification."""
    deposit = deposit_id or uuid7()
    payload = {"deposit_id": str(deposit), "user_id": str(user_id), "amount": amount, "order_id": None}
    services.fact_tell(topic="deposit.refunded", message_id=uuid7(), payload=payload)
    return Notification.objects.filter(user_id=user_id, subject=str(deposit)).latest("created_at").id
