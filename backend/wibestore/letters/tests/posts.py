"""Mail servers and ways to them for tests: a real SMTP server that can be away, and backends that die."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.core.mail.backends.locmem import EmailBackend as MemoryBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.db import connection

TAKEN = "250 Message accepted"


class MailServer:
    """An SMTP server on a port of its own; `say` decides what it answers to a letter's text."""

    def __init__(self) -> None:
        self.say: Callable[[str], str] = lambda _: TAKEN
        self.say_to: Callable[[str], str] = lambda _: ""
        self.letters: list[EmailMessage] = []
        self.tries = 0
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._controller: Controller | None = None

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        """Take the address, unless `say_to` has an answer of its own."""
        if answer := self.say_to(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        """Take the letter, or not."""
        self.tries += 1
        answer = self.say(envelope.rcpt_tos[0])
        if answer == TAKEN:
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return answer

    def start(self) -> None:
        """Be there."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Be away."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    @property
    def message_ids(self) -> list[str]:
        """Return the Message-IDs of what was taken."""
        return [letter["Message-ID"] for letter in self.letters]


@contextmanager
def mail_server(settings: Any) -> Iterator[MailServer]:
    """Lead the shop's letters to a server that is away until it is started."""
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    try:
        yield server
    finally:
        server.stop()


class Killed(BaseException):
    """The process is gone."""


class DyingBackend(SmtpBackend):
    """Delivers a letter, and is killed before anybody can note it."""

    def send_messages(self, email_messages):
        """Send, then die."""
        super().send_messages(email_messages)
        raise Killed


class WatchingBackend(MemoryBackend):
    """Notes whether a transaction was open while a letter left."""

    was_in_transaction: list[bool] = []

    def send_messages(self, messages):
        """Note it, and keep the letters."""
        self.was_in_transaction.append(connection.in_atomic_block)
        return super().send_messages(messages)
