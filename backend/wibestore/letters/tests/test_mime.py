"""A letter written by hand is the letter that the library would write."""

from email import message_from_bytes, policy

import pytest

from wibestore.letters.services.mime import LetterMessage

LONG = "Akkaunt soʻzlari, oʻqing: " * 60


def _letter(**changes):
    given = {"subject": "Новый пароль", "body": f"Salom!\n\n{LONG}\n", "to": ["sardor@example.uz"], **changes}
    letter = LetterMessage(**given, headers={"Message-ID": "<1@wibestore.uz>", "Auto-Submitted": "auto-generated"})
    letter.attach_alternative(f"<p>Oʻqing &amp; {LONG}</p>", "text/html")
    return letter


@pytest.mark.parametrize("kind", [policy.SMTP, policy.default])
@pytest.mark.parametrize("subject", ["Новый пароль", "Your password", "Xush kelibsiz, oʻrtoq! " * 9])
def test_it_reads_as_what_the_library_would_write(kind, subject):
    mine = message_from_bytes(_letter(subject=subject).message(policy=kind).as_bytes(), policy=policy.default)
    theirs = super(LetterMessage, _letter(subject=subject)).message(policy=kind)

    for name in ("Subject", "From", "To", "Message-ID", "Auto-Submitted", "MIME-Version"):
        assert str(mine[name]).strip() == str(theirs[name]).strip(), name
    assert mine.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mine.iter_parts()] == ["text/plain", "text/html"]
    for own, other in zip(mine.iter_parts(), theirs.iter_parts(), strict=True):
        assert own.get_content().splitlines() == other.get_content().splitlines()
    assert not mine.defects


def test_its_lines_are_short_and_end_as_the_mail_server_wants():
    written = _letter().message(policy=policy.SMTP).as_bytes()

    assert written.isascii()
    assert all(len(line) <= 78 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_an_address_that_is_no_ascii_is_written_by_the_library():
    letter = _letter(to=["sardor@почта.uz"]).message(policy=policy.SMTP)

    assert "xn--" in str(letter["To"])


def test_a_header_of_two_lines_is_refused():
    letter = _letter()
    letter.extra_headers["X-Reader"] = "one\r\nBcc: stranger@example.uz"

    with pytest.raises(ValueError, match="one line"):
        letter.message(policy=policy.SMTP)
