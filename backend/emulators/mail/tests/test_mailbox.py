"""The mailbox of `make run`: what was sent is kept, listed and shown, and can do nothing to whoever looks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from emulators.mail import box
from wibestore.letters.services import letter_enqueue, letters_send

pytestmark = pytest.mark.django_db
BACKEND = Path(__file__).resolve().parents[3]
PAGE = "/emulators/mail/"
ASK = """
import django; django.setup()
from django.conf import settings; from django.urls import Resolver404, resolve
try: found = resolve("/emulators/mail/").func.__name__
except Resolver404: found = "nothing"
print(settings.EMAIL_BACKEND.removeprefix("django.core.mail.backends."), found)
"""


@pytest.fixture(autouse=True)
def into_the_mailbox(settings):
    settings.EMAIL_BACKEND = "emulators.mail.backend.EmailBackend"


def letter_send(key="one", to="sardor@example.uz", **changes):
    letter_enqueue(key=key, to=to, **{"template": "account_closed", "language": "en", "params": {}, **changes})
    letters_send()


def by_hand(**changes):
    given = {"subject": "S", "body": "B", "to": ["a@b.uz"], "headers": {"Message-ID": "<1@b.uz>"}, **changes}
    message = EmailMultiAlternatives(**given)
    message.attach_alternative('<p>"hi" <script>alert(1)</script></p>', "text/html")
    message.send()


def test_what_was_sent_is_listed_newest_first_and_found_by_address(client):
    letter_send("one")
    letter_send("two", "Another@example.uz".lower())

    page = client.get(PAGE).content.decode()
    asked = client.get(f"{PAGE}api/", {"to": "SARDOR@example.uz"}).json()["results"]
    everything = client.get(f"{PAGE}api/").json()["results"]

    assert page.index("another@example.uz") < page.index("sardor@example.uz")
    assert [letter["to"] for letter in everything] == [["another@example.uz"], ["sardor@example.uz"]]
    (mine,) = asked
    assert mine["subject"] == "Your account is closed"
    assert mine["links"] == ["http://testserver/"]
    assert mine["headers"]["Auto-Submitted"] == "auto-generated"
    assert "<h1" in mine["html"]
    assert client.get(f"{PAGE}api/?to=nobody@example.uz").json() == {"results": []}


def test_a_letter_is_shown_in_a_frame_that_runs_nothing(client):
    by_hand(subject="<b>Subject</b>")
    (kept,) = box.letters()

    answer = client.get(f"{PAGE}{kept['key']}/")

    page = answer.content.decode()
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    assert 'srcdoc="&lt;p&gt;&quot;hi&quot; &lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;"' in page
    assert "<script" not in page
    assert "<b>Subject" not in page
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "script" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert client.get(f"{PAGE}unknown/").status_code == 404
    assert client.post(PAGE).status_code == 405


def test_one_that_comes_twice_under_one_name_is_one(client):
    for _ in range(2):
        by_hand()

    (kept,) = box.letters()
    assert kept["times"] == 2
    assert "came 2 times" in client.get(f"{PAGE}{kept['key']}/").content.decode()


def test_only_the_newest_are_kept(monkeypatch):
    monkeypatch.setattr(box, "KEPT", 3)
    for number in range(5):
        by_hand(subject=str(number), headers={"Message-ID": f"<{number}@b.uz>"})

    assert [letter["subject"] for letter in box.letters()] == ["4", "3", "2"]


@pytest.mark.parametrize(
    ("settings_name", "changes", "expected"),
    [
        ("dev", {"MAILBOX": "1"}, "emulators.mail.backend.EmailBackend mailbox"),
        ("dev", {"MAILBOX": "0"}, "console.EmailBackend mailbox"),
        ("dev", {"MAILBOX": "1", "EMAIL_HOST": "smtp.example.uz"}, "smtp.EmailBackend mailbox"),
        (
            "production",
            {
                "MAILBOX": "1",
                "EMAIL_HOST": "smtp.example.uz",
                "PUBLIC_URL": "https://wibestore.uz",
                "ALLOWED_HOSTS": "wibestore.uz",
                "SANDBOX_PAYMENTS": "0",
                "DEMO": "0",
            },
            "smtp.EmailBackend nothing",
        ),
    ],
)
def test_where_letters_go_and_where_the_mailbox_is(settings_name, changes, expected):
    env = {**os.environ, "EMAIL_HOST": "", **changes, "DJANGO_SETTINGS_MODULE": f"config.settings.{settings_name}"}

    done = subprocess.run([sys.executable, "-c", ASK], cwd=BACKEND, env=env, capture_output=True, text=True, check=True)

    assert done.stdout.split("\n")[-2] == expected
