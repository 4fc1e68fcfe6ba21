"""A letter as MIME by the standard library's older classes: the newer ones parse every header that they are given."""

import email.policy
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formatdate
from typing import Any, override

from django.core.mail import EmailMultiAlternatives


class LetterMessage(EmailMultiAlternatives):
    """A letter in plain text and HTML; `message` gives what Django's would, for an address in ASCII."""

    @override
    def message(self, *, policy: Any = email.policy.default) -> Any:
        """
        Return the letter with its headers.

        :raises ValueError: a header has more than one line
        """
        [to], sender = self.to, str(self.from_email)
        if not (to.isascii() and sender.isascii()):
            return super().message(policy=policy)
        older = email.policy.compat32.clone(linesep=policy.linesep)
        letter: Any = MIMEMultipart("alternative", policy=older)
        headers = {"From": sender, "To": to, "Date": formatdate(), **self.extra_headers}
        for name, value in headers.items():
            letter[name] = _one_line(value)
        subject = _one_line(str(self.subject))
        letter["Subject"] = Header(subject, None if subject.isascii() else "utf-8", header_name="Subject")
        [(html, _)] = self.alternatives
        letter.attach(MIMEText(str(self.body), "plain", "utf-8", policy=older))
        letter.attach(MIMEText(str(html), "html", "utf-8", policy=older))
        return letter


def _one_line(value: str) -> str:
    if "\n" in value or "\r" in value:
        raise ValueError("A header of a letter is one line")
    return value
