"""The mail server of a load test: takes every letter as it would be sent, and keeps none."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes letters out in full; the mailbox of the demo would store each of them in the shop's own database."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return how many letters there were."""
        return sum(bool(message.message().as_bytes()) for message in email_messages)
