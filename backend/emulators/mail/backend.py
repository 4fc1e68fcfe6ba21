"""Django's way to send letters (`EMAIL_BACKEND`) into the played mailbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from emulators.mail import box


class EmailBackend(BaseEmailBackend):
    """Keeps letters in the database: the processes that send and the one that shows them share nothing else."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the letters and return how many."""
        for message in email_messages:
            box.put(message)
        return len(email_messages)
