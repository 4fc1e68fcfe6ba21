from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

import pytest

from tests.identity.links import last_token, letters, link_of, token_of
from wibestore.audit.models import AuditRecord
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.letters.models import Letter
from wibestore.users import services
from wibestore.users.errors import EmailUnverified
from wibestore.users.factories import user_create
from wibestore.users.models import EmailToken, TokenPurpose, User
from wibestore.users.services.email_tokens import LIFETIME
from wibestore.users.tests.conftest import REGISTER

pytestmark = pytest.mark.django_db

VERIFY = "/api/v1/auth/email/verify/"
RESEND = "/api/v1/auth/email/resend/"
NEW = {"email": "ali@example.uz", "password": "bahor 2031 yomgʻir", "username": "ali_2007"}


@pytest.fixture
def newcomer(db):
    return user_create(username="newcomer", is_email_verified=False)


@pytest.fixture
def client(client_for, newcomer):
    return client_for(newcomer)


def code(answer):
    return answer.status_code, answer.json()["code"]


def resent(client) -> str:
    assert client.post(RESEND, {}).status_code == 202
    return last_token("email_verification")


def facts(topic="user.email_verified"):
    return OutboxMessage.objects.filter(topic=topic).count()


def test_registration_greets_with_a_link_that_proves_the_email(browser):
    answer = browser.send(REGISTER, {**NEW, "time_zone": "Asia/Samarkand"})

    assert answer.json()["user"]["time_zone"] == "Asia/Samarkand"
    assert answer.json()["user"]["may"] == {"sell": "email_unverified", "withdraw": "email_unverified"}
    (letter,) = Letter.objects.all()
    assert (letter.template, letter.to_address, letter.params) == (
        "welcome",
        "ali@example.uz",
        {"username": "ali_2007"},
    )
    verified = browser.send(VERIFY, {"token": token_of(letter)})
    assert (verified.status_code, verified.json()) == (200, {"email_verified": True})
    browser.access = answer.json()["access"]
    me = browser.me().json()
    assert (me["is_email_verified"], me["may"]) == (True, {"sell": "", "withdraw": ""})
    assert facts() == 1
    assert AuditRecord.objects.filter(action="email.verified").count() == 1


def test_a_zone_that_is_none_is_refused(browser):
    answer = browser.send(REGISTER, {**NEW, "time_zone": "Mars/Olympus"})

    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        ("/time_zone", "invalid_time_zone")
    ]
    assert User.objects.count() == 0


def test_the_link_stands_behind_the_shops_own_address_and_in_the_fragment(client, settings):
    client.post(RESEND, {}, HTTP_HOST="localhost", HTTP_X_FORWARDED_HOST="evil.example")

    link = link_of(letters("email_verification")[0])

    assert link.startswith(f"{settings.PUBLIC_URL}/verify-email#token=")
    assert "?" not in link


def test_no_table_holds_the_token(client):
    token = resent(client)

    row = EmailToken.objects.get()
    kept = " ".join(str(value) for value in (*vars(row).values(), *vars(letters("email_verification")[0]).values()))
    kept += " ".join(str(message.payload) for message in OutboxMessage.objects.all())
    assert token not in kept
    assert len(urlsafe_b64decode(token)) == 48


def test_the_same_link_again_says_the_same_and_does_nothing(client):
    token = resent(client)

    answers = [client.post(VERIFY, {"token": token}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert facts() == 1


def test_an_old_link_is_expired(client, newcomer):
    token = resent(client)

    with clock.travel(LIFETIME + timedelta(seconds=1)):
        assert code(client.post(VERIFY, {"token": token})) == (400, "auth.link_expired")
        assert link_of(letters("email_verification")[0]) is None
    assert not User.objects.get(id=newcomer.id).is_email_verified
    assert facts() == 0


@pytest.mark.parametrize("forge", ["cut", "flipped", "swapped id", "other purpose", "nonsense", "padded"])
def test_what_is_no_link_of_ours_is_refused(client, newcomer, forge):
    token = resent(client)
    raw = urlsafe_b64decode(token)
    other = services.token_issue(purpose=TokenPurpose.RESET, user_id=newcomer.id, address=newcomer.email)
    forged = {
        "cut": token[:-4],
        "flipped": urlsafe_b64encode(raw[:-1] + bytes([raw[-1] ^ 1])).decode(),
        "swapped id": urlsafe_b64encode(other.bytes + raw[16:]).decode(),
        "other purpose": services.token_url(other).partition("#token=")[2],
        "nonsense": "x" * 200,
        "padded": token + "=",
    }[forge]

    assert code(client.post(VERIFY, {"token": forged})) == (400, "auth.link_invalid")
    assert not User.objects.get(id=newcomer.id).is_email_verified
    assert not EmailToken.objects.exclude(used_at=None).exists()


def test_a_link_made_with_another_key_is_refused(client, newcomer, settings):
    resent(client)
    settings.EMAIL_TOKEN_KEY = "another key of the same length as the first one"

    forged = last_token("email_verification")

    assert code(client.post(VERIFY, {"token": forged})) == (400, "auth.link_invalid")


def test_a_link_for_an_address_that_is_the_users_no_more_is_dead(client, newcomer):
    token = resent(client)
    User.objects.filter(id=newcomer.id).update(email="another@example.uz")

    assert code(client.post(VERIFY, {"token": token})) == (400, "auth.link_invalid")
    assert link_of(letters("email_verification")[0]) is None


def test_whoever_is_verified_needs_no_letter(client_for, buyer):
    answer = client_for(buyer).post(RESEND, {})

    assert code(answer) == (409, "user.email_verified_already")
    assert Letter.objects.count() == 0


def test_another_letter_only_after_a_minute_and_two_an_hour(client, client_for):
    first = client.post(RESEND, {})
    second = client.post(RESEND, {})

    assert (first.status_code, first.json()) == (202, {"retry_after_s": 60})
    assert code(second) == (429, "request.rate_limited")
    assert 1 <= second.json()["params"]["retry_after_s"] <= 60
    assert len(letters("email_verification")) == 1
    other = user_create(username="other", is_email_verified=False)
    assert client_for(other).post(RESEND, {}).status_code == 202


def test_a_visitor_asks_for_nothing(client_for, newcomer):
    assert client_for(None).post(RESEND, {}).status_code == 401


def test_only_users_with_an_unproved_email_are_held_back():
    with pytest.raises(EmailUnverified):
        services.email_verified_check(actor=Actor(kind=Actor.visitor().kind.USER, is_email_verified=False))
    services.email_verified_check(actor=Actor.system("job"))


@pytest.mark.django_db(transaction=True)
def test_a_hundred_uses_at_once_have_one_effect():
    user = user_create(username="newcomer", is_email_verified=False)
    token_id = services.token_issue(purpose=TokenPurpose.VERIFY, user_id=user.id, address=user.email)
    token = services.token_url(token_id).partition("#token=")[2]

    for _ in range(5):
        done = run_together([lambda: services.email_verify(token=token, actor=Actor.visitor())] * 20)
        assert done == [None] * 20

    assert facts() == 1
    assert AuditRecord.objects.filter(action="email.verified").count() == 1
