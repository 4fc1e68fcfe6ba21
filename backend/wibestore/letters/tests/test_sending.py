"""Letters leave once, also when the server is away, says no, or whoever sends them is killed."""

from datetime import timedelta

import pytest
from django.core import mail

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import run_together
from wibestore.letters import services
from wibestore.letters.models import Letter
from wibestore.letters.tests.posts import Killed, WatchingBackend, mail_server
from wibestore.letters.types import LetterDraft, LinkRef

pytestmark = pytest.mark.django_db
DYING = "wibestore.letters.tests.posts.DyingBackend"
WATCHING = "wibestore.letters.tests.posts.WatchingBackend"
SECRET = "AbC-secret-token"


def enqueue(key="one", **changes):
    given = {"template": "email_in_use", "to": "sardor@example.uz", "language": "uz", **changes}
    return services.letter_enqueue(key=key, **given)


def enqueue_many(count):
    drafts = [
        LetterDraft(template="email_in_use", key=f"many:{at}", to=f"reader{at}@example.uz", language="en")
        for at in range(count)
    ]
    services.letters_enqueue(drafts)


def send_all():
    sent = 0
    while count := services.letters_send():
        sent += count
    return sent


def states():
    return sorted(Letter.objects.values_list("state", flat=True))


@pytest.fixture
def server(settings):
    with mail_server(settings) as one:
        yield one


# Writing down


def test_the_same_key_is_one_letter():
    first = enqueue(params={})
    again = enqueue(to="another@example.uz", language="ru")

    assert first == again
    assert Letter.objects.get().to_address == "sardor@example.uz"
    assert (services.letters_send(), services.letters_send()) == (1, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"params": {"password": "x"}},
        {"template": "welcome", "params": {}},
        {"template": "welcome", "params": {"username": 5}},
        {"template": "two_factor_changed", "params": {"change": "maybe"}},
        {"template": "notification", "params": {"title": "a", "body": "b", "rows": [["amount"]]}},
        {"to": "a@b.uz, c@d.uz"},
        {"to": "a@b.uz\r\nBcc: c@d.uz"},
        {"to": ""},
    ],
)
def test_what_cannot_be_sent_is_not_written_down(wrong):
    with pytest.raises(ValueError):
        enqueue(**wrong)

    assert not Letter.objects.exists()


def test_many_letters_of_one_transaction_wake_the_task_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as woken:
        enqueue("one")
        enqueue("two")

    assert len(woken) == 1


# What leaves


def test_a_letter_has_both_texts_and_its_headers(settings):
    services.link_register("test", lambda link_id: f"{settings.PUBLIC_URL}/reset-password#token={SECRET}{link_id}")
    link_id = uuid7()
    letter_id = enqueue(template="password_reset", language="ru", link=LinkRef("test", link_id))

    assert services.letters_send() == 1

    (letter,) = mail.outbox
    (html,) = [part.content for part in letter.alternatives]
    row = Letter.objects.filter(pk=letter_id).values().get()
    assert (letter.to, letter.subject) == (["sardor@example.uz"], "Новый пароль")
    assert f"#token={SECRET}{link_id}" in letter.body
    assert f"#token={SECRET}{link_id}" in html
    assert letter.extra_headers["Message-ID"] == row["message_id"] == f"<{letter_id}@{settings.PUBLIC_HOST}>"
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "List-Unsubscribe" not in letter.extra_headers
    assert (row["state"], row["attempts"], row["claimed_until"]) == ("sent", 1, None)
    assert SECRET not in str(row)


def test_a_letter_that_can_be_turned_off_says_where(settings):
    enqueue(template="notification", params={"title": "A", "body": "B", "is_wished": True})

    services.letters_send()

    assert mail.outbox[0].extra_headers["List-Unsubscribe"] == f"<{settings.PUBLIC_URL}/settings/notifications>"


def test_a_dead_link_and_what_was_overtaken_are_not_sent():
    services.link_register("dead", lambda _: None)
    services.needless_register("read", lambda keys: {"read:1"} & set(keys))
    enqueue("reset:1", template="password_reset", link=LinkRef("dead", uuid7()))
    enqueue("read:1")
    enqueue("read:2")

    assert services.letters_send() == 1
    assert states() == ["needless", "needless", "sent"]
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_each_letter_is_sent_by_one_of_many_and_outside_of_any_transaction(settings):
    settings.EMAIL_BACKEND = WATCHING
    WatchingBackend.was_in_transaction.clear()
    mail.outbox = []
    enqueue_many(40)

    answers = run_together([services.letters_send] * 4)

    assert sum(answers) == 40
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == len(mail.outbox) == 40
    assert WatchingBackend.was_in_transaction == [False] * 40


# When the server is away, or says no


@pytest.mark.django_db(transaction=True)
def test_two_hundred_letters_of_an_hour_without_a_server_leave_once_each_and_poison_stops_none(server):
    server.say = lambda address: "451 Not now" if address == "poison@example.uz" else "250 Message accepted"
    enqueue("poison", to="poison@example.uz")
    enqueue_many(200)
    for minutes in range(0, 60, 10):
        with clock.travel(timedelta(minutes=minutes)):
            assert services.letters_send() == 0
    away = set(Letter.objects.values_list("state", "attempts"))

    server.start()
    with clock.travel(timedelta(minutes=61)):
        sent = send_all()
    for hours in range(2, 12):
        with clock.travel(timedelta(hours=hours)):
            assert services.letters_send() == 0

    assert away == {("waiting", 0)}
    assert (sent, len(server.letters), len(set(server.message_ids))) == (200, 200, 200)
    assert {str(letter["To"]) for letter in server.letters} == {f"reader{at}@example.uz" for at in range(200)}
    poison = Letter.objects.get(key="poison")
    assert (poison.state, poison.attempts, poison.last_error) == ("failed", 8, "SMTPDataError 451")
    assert server.tries == 208


def test_pauses_between_tries_grow(server):
    server.say = lambda _: "451 Not now"
    server.start()
    enqueue()
    pauses = []
    began = at = clock.now()
    while Letter.objects.get().state == "waiting":
        with clock.travel(at - began):
            assert services.letters_send() == 0
        letter = Letter.objects.get()
        pauses.append((letter.retry_at - at) // timedelta(seconds=30))
        at = letter.retry_at

    assert pauses[:7] == [2, 4, 8, 16, 32, 64, 128]
    assert (letter.state, letter.attempts, server.tries) == ("failed", 8, 8)


def test_an_address_that_nobody_has_is_tried_once(server):
    server.say_to = lambda address: "550 No such user" if address.startswith("nobody") else ""
    server.start()
    enqueue("one", to="nobody@example.uz")
    enqueue("two")

    assert services.letters_send() == 1

    gone = Letter.objects.get(key="one")
    assert (gone.state, gone.attempts, gone.last_error) == ("failed", 1, "SMTPRecipientsRefused 550")
    assert [str(letter["To"]) for letter in server.letters] == ["sardor@example.uz"]


def test_a_server_that_hangs_up_at_one_letter_still_gets_the_others(server):
    server.say = lambda address: "421 Goodbye" if address == "reader0@example.uz" else "250 Message accepted"
    server.start()
    enqueue_many(3)

    assert services.letters_send() == 2
    assert Letter.objects.get(key="many:0").attempts == 1


def test_a_letter_that_cannot_be_written_stops_none(caplog):
    enqueue("bad", template="welcome", params={"username": "a"}, link=LinkRef("unknown", uuid7()))
    enqueue("good")

    assert services.letters_send() == 1

    bad = Letter.objects.get(key="bad")
    assert (bad.state, bad.attempts, bad.last_error) == ("waiting", 1, "KeyError: 'unknown'")
    assert "A letter could not be written" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_whoever_is_killed_after_the_servers_yes_sends_again_under_the_same_name(server, settings):
    server.start()
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, DYING
    enqueue()
    with pytest.raises(Killed):
        services.letters_send()
    settings.EMAIL_BACKEND = working

    at_once = services.letters_send()
    with clock.travel(timedelta(minutes=6)):
        later = services.letters_send()

    assert (at_once, later) == (0, 1)
    assert len(server.message_ids) == 2
    assert len(set(server.message_ids)) == 1
    assert Letter.objects.get().state == "sent"


def test_header_lines_come_from_nobodys_name(server):
    server.start()
    params = {"title": "Hi\r\nBcc: c@d.uz\r\n\r\nX", "body": "B"}
    enqueue(template="notification", params=params)

    assert services.letters_send() == 1

    (letter,) = server.letters
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Hi Bcc: c@d.uz X"
    assert {part.get_content_type() for part in letter.walk()} == {
        "multipart/alternative",
        "text/plain",
        "text/html",
    }


# Keeping


def test_a_month_after_its_end_a_letter_names_nobody(monkeypatch):
    monkeypatch.setattr("wibestore.letters.services.keeping.FORGET_BATCH", 2)
    for number in range(3):
        enqueue(f"told:{number}", template="notification", params={"title": "Sardor", "body": "B"})
    assert send_all() == 3
    with clock.travel(timedelta(days=20)):
        enqueue("later")
        services.letters_send()
    waiting = enqueue("waiting")

    with clock.travel(timedelta(days=31)):
        assert (services.letters_forget_old(), services.letters_forget_old()) == (3, 0)

    old = Letter.objects.filter(key__startswith="told:")
    assert set(old.values_list("to_address", "state")) == {("", "sent")}
    assert all(row.params == {} for row in old)
    assert Letter.objects.get(key="later").to_address == Letter.objects.get(pk=waiting).to_address != ""


def test_what_waits_and_what_was_given_up_is_counted(server):
    server.say_to = lambda _: "550 No such user"
    enqueue("one")
    assert services.letters_backlog() == (1, 0)
    server.start()
    services.letters_send()

    assert services.letters_backlog() == (0, 1)
    with clock.travel(timedelta(days=2)):
        assert services.letters_backlog() == (0, 0)
