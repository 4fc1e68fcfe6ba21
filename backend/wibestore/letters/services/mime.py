"""A letter as MIME, written by hand: its form never changes, and the library parses each header that it is given."""

import email.policy
from base64 import encodebytes
from email.header import Header
from email.message import Message
from email.utils import formatdate
from typing import Any, override
from uuid import uuid4

from django.core.mail import EmailMultiAlternatives

_PART = 'Content-Type: text/{kind}; charset="utf-8"{end}Content-Transfer-Encoding: base64{end}{end}{body}'


class LetterMessage(EmailMultiAlternatives):
    """A letter in plain text and HTML; `message` gives what Django's would, for an address in ASCII."""

    @override
    def message(self, *, policy: Any = email.policy.default) -> Any:
        """Return the letter with its headers; what a header holds is folded and encoded by the library."""
        [to] = self.to
        from_ = str(self.from_email)
        if not (to.isascii() and from_.isascii()):
            return super().message(policy=policy)
        end = policy.linesep
        # A message takes a `Header`, whatever its types say.
        letter: Any = Message(policy=email.policy.compat32.clone(linesep=end))
        boundary = f"=_{uuid4().hex}"
        letter["MIME-Version"] = "1.0"
        letter["Content-Type"] = f'multipart/alternative; boundary="{boundary}"'
        subject = str(self.subject)
        letter["Subject"] = Header(subject, None if subject.isascii() else "utf-8", header_name="Subject")
        headers = {"From": from_, "To": to, "Date": formatdate(), **self.extra_headers}
        for name, value in headers.items():
            letter[name] = _one_line(value)
        [(html, _)] = self.alternatives
        parts = [_part("plain", str(self.body), end), _part("html", str(html), end)]
        # No line of base64 begins with two hyphens.
        around = "".join(f"--{boundary}{end}{part}" for part in parts)
        letter.set_payload(f"{around}--{boundary}--{end}")
        return letter


def _part(kind: str, text: str, end: str) -> str:
    body = encodebytes(text.encode()).decode().replace("\n", end)
    return _PART.format(kind=kind, body=body, end=end)


def _one_line(value: str) -> str:
    if "\n" in value or "\r" in value:
        raise ValueError("A header of a letter is one line")
    return value
