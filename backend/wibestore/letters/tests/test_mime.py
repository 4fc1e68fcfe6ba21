"""A letter as MIME: whoever reads it finds what Django's own message would have told."""

import email.policy
from email import message_from_bytes

import pytest
from django.core.mail import EmailMultiAlternatives

from wibestore.letters.services.mime import LetterMessage

SUBJECTS = ["Your order is paid", "Буюртма тўланди: «PUBG Mobile», 60-daraja, oʻyin " * 5, "50 % & <b>"]
TEXT = "Salom,\n\nToʻlov qabul qilindi — 120 000 soʻm.\n.\n" + "Длинная строка без конца " * 60
HTML = f"<html><body><p>{TEXT}</p></body></html>"


def letter(kind, *, subject="Hello", to="buyer@example.com", sender="WibeStore <no-reply@example.com>"):
    headers = {"Message-ID": "<one@example.com>", "Auto-Submitted": "auto-generated"}
    message = kind(subject, TEXT, sender, [to], headers=headers)
    message.attach_alternative(HTML, "text/html")
    return message


def read(message):
    """What a reader finds in the bytes that are sent."""
    sent = message.message(policy=email.policy.SMTP).as_bytes()
    assert sent.replace(b"\r\n", b"").count(b"\n") == 0
    found = message_from_bytes(sent, policy=email.policy.default)
    headers = {name: found[name] for name in ("Subject", "From", "To", "Message-ID", "Auto-Submitted")}
    parts = [(part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in found.iter_parts()]
    return found.get_content_type(), headers, [(kind, text.rstrip("\n")) for kind, text in parts], bool(found["Date"])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_it_tells_what_djangos_message_would(subject):
    assert read(letter(LetterMessage, subject=subject)) == read(letter(EmailMultiAlternatives, subject=subject))


@pytest.mark.parametrize("broken", ["Hello\nBcc: all@example.com", "Hello\r\nBcc: all@example.com"])
@pytest.mark.parametrize("part", ["subject", "to", "sender"])
def test_nobody_adds_a_header(part, broken):
    with pytest.raises(ValueError, match="one line"):
        letter(LetterMessage, **{part: broken}).message()


def test_an_address_in_other_letters_is_written_by_django():
    ours, theirs = (
        letter(kind, to="buyer@почта.example").message() for kind in (LetterMessage, EmailMultiAlternatives)
    )

    assert ours["To"] == theirs["To"]
