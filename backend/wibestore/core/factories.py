"""Facts for tests."""

from wibestore.core import clock
from wibestore.core.models import OutboxDelivery, OutboxMessage


def delivery_given_up(topic: str = "tests.happened", handler: str = "tests.handler") -> int:
    """Return a fact's delivery that its handler gave up."""
    now = clock.now()
    message = OutboxMessage.objects.create(topic=topic, payload={"number": 1}, relayed_at=now)
    return OutboxDelivery.objects.create(
        message=message, handler=handler, attempts=8, dead_at=now, last_error="ValueError: no"
    ).pk
