from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.identity.links import last_token, letters, link_of
from wibestore.audit.models import AuditRecord
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.letters.models import Letter
from wibestore.users import services
from wibestore.users.errors import InvalidCredentials, LinkInvalid
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import EmailToken, SessionFamily, TokenPurpose, User
from wibestore.users.services.email_tokens import LIFETIME
from wibestore.users.tests.conftest import ORIGIN

pytestmark = pytest.mark.django_db

RESET = "/api/v1/auth/password/reset/"
CONFIRM = "/api/v1/auth/password/reset/confirm/"
GOOD = "yozgi shamol 2032 tog"


def ask(browser, email="buyer@example.uz"):
    answer = browser.send(RESET, {"email": email})
    outbox.relay()
    return answer


def confirm(browser, token, password=GOOD):
    return browser.send(CONFIRM, {"token": token, "password": password})


def code(answer):
    return answer.status_code, answer.json()["code"]


def has_password(user, password):
    return User.objects.get(id=user.id).check_password(password)


def test_a_sign_in_under_way_with_the_old_password_starts_no_session(browser, buyer):
    first = services.user_sign_in(email=buyer.email, password=PASSWORD, actor=Actor.visitor())
    ask(browser)
    assert confirm(browser, last_token("password_reset")).status_code == 204

    with pytest.raises(InvalidCredentials):
        services.sign_in_finish(first, actor=Actor.visitor(), device="", way="password")
    with pytest.raises(InvalidCredentials):
        services.session_start(user_id=buyer.id, actor=Actor.visitor(), mark=first.mark)
    assert not SessionFamily.objects.exists()


def test_a_forgotten_password_is_set_anew(browser, new_browser, buyer):
    phone = new_browser()
    phone.login("buyer")
    assert ask(browser, " Buyer@Example.UZ").json() == {}

    answer = confirm(browser, last_token("password_reset"))

    assert answer.status_code == 204
    assert django_settings.REFRESH_COOKIE_NAME not in answer.cookies
    assert has_password(buyer, GOOD)
    assert phone.me().status_code == 401
    assert SessionFamily.objects.get().end_reason == "password_changed"
    assert browser.login("buyer", GOOD).status_code == 200
    assert OutboxMessage.objects.filter(topic="user.password_changed").count() == 1
    assert [letter.to_address for letter in letters("password_changed")] == ["buyer@example.uz"]
    acts = AuditRecord.objects.filter(action__startswith="password.").order_by("id")
    assert list(acts.values_list("action", flat=True)) == ["password.reset_asked", "password.reset"]


@pytest.mark.parametrize("email", ["buyer@example.uz", "nobody@example.uz", "no address", "' or 1=1 --", "ё@пример.рф"])
def test_everybody_gets_the_same_answer_and_the_same_work(browser, buyer, email):
    with CaptureQueriesContext(connection) as told:
        answer = browser.send(RESET, {"email": email})

    assert (answer.status_code, answer.json()) == (202, {})
    # The user, the time, the link, the fact; the rest opens and closes the transaction.
    statements = [query["sql"].split()[0] for query in told if query["sql"].split()[0] in {"SELECT", "INSERT"}]
    assert statements == ["SELECT", "SELECT", "INSERT", "INSERT"]
    assert EmailToken.objects.count() == 1
    (message,) = OutboxMessage.objects.all()
    assert set(message.payload) == {"token_id"}
    outbox.relay()
    assert Letter.objects.count() == (email == "buyer@example.uz")


def test_an_address_gets_two_letters_an_hour_and_nobody_is_told(browser, buyer):
    answers = [ask(browser) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [202] * 4
    assert len(letters("password_reset")) == 2
    assert EmailToken.objects.count() == 2


def test_the_handler_may_run_twice(browser, buyer):
    ask(browser)
    services.reset_letter_write(token_id=EmailToken.objects.get().id)

    assert len(letters("password_reset")) == 1


def test_a_link_works_once(browser, buyer):
    ask(browser)
    token = last_token("password_reset")
    confirm(browser, token)

    assert code(confirm(browser, token, "boshqa parol 2033 qor")) == (400, "auth.link_invalid")
    assert has_password(buyer, GOOD)


def test_a_link_is_over_after_half_an_hour(browser, buyer):
    ask(browser)
    token = last_token("password_reset")

    with clock.travel(LIFETIME + timedelta(seconds=1)):
        assert code(confirm(browser, token)) == (400, "auth.link_expired")
    assert has_password(buyer, PASSWORD)


def test_a_bad_password_does_not_spend_the_link(browser, buyer):
    ask(browser)
    token = last_token("password_reset")

    refused = confirm(browser, token, "password1")

    assert code(refused) == (400, "validation.failed")
    assert refused.json()["errors"][0]["pointer"] == "/password"
    assert has_password(buyer, PASSWORD)
    assert confirm(browser, token).status_code == 204


def test_one_reset_kills_the_other_links(browser, buyer):
    ask(browser)
    ask(browser)
    first, second = letters("password_reset")
    older, newer = (link_of(letter).partition("#token=")[2] for letter in (first, second))
    confirm(browser, newer)

    assert link_of(first) is None
    assert code(confirm(browser, older)) == (400, "auth.link_invalid")


def test_a_change_of_password_or_email_kills_the_link(browser, buyer):
    ask(browser)
    token = last_token("password_reset")
    services.password_change(actor=Actor.user(buyer.id), current_password=PASSWORD, password=GOOD)
    assert code(confirm(browser, token, "boshqa parol 2033 qor")) == (400, "auth.link_invalid")

    ask(browser)
    token = last_token("password_reset")
    User.objects.filter(id=buyer.id).update(email="moved@example.uz")
    assert code(confirm(browser, token, "boshqa parol 2033 qor")) == (400, "auth.link_invalid")
    assert has_password(buyer, GOOD)


def test_whoever_reads_the_letters_has_proved_the_address_and_others_ways_in_are_gone(browser):
    squatter = user_create(username="squatter", email="victim@example.uz", is_email_verified=False, google_sub="g-1")
    ask(browser, "victim@example.uz")

    confirm(browser, last_token("password_reset"))

    user = User.objects.get(id=squatter.id)
    assert (user.is_email_verified, user.google_sub) == (True, None)
    assert OutboxMessage.objects.filter(topic="user.email_verified").count() == 1


def test_google_stays_with_whoever_had_proved_their_address(browser):
    user = user_create(username="linked", google_sub="g-1")
    ask(browser, user.email)

    confirm(browser, last_token("password_reset"))

    assert User.objects.get(id=user.id).google_sub == "g-1"


def test_other_pages_set_no_password(browser, buyer):
    ask(browser)
    body = {"token": last_token("password_reset"), "password": GOOD}

    answer = browser.client.post(CONFIRM, body, "application/json", headers={"Origin": "https://evil.example"})

    assert code(answer) == (403, "auth.origin_not_allowed")
    assert has_password(buyer, PASSWORD)


def test_limits_count_by_address_of_the_asker(browser, buyer, settings):
    settings.RATE_LIMIT_RESET_DAY = "3/day"

    answers = [browser.send(RESET, {"email": f"user{number}@example.uz"}).status_code for number in range(5)]

    assert answers == [202, 202, 202, 429, 429]
    assert EmailToken.objects.count() == 3


def test_the_host_of_a_request_reaches_no_letter(browser, buyer, settings):
    settings.ALLOWED_HOSTS = ["*"]
    headers = {"Origin": ORIGIN, "Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    browser.client.post(RESET, {"email": buyer.email}, "application/json", headers=headers, HTTP_HOST="evil.example")
    outbox.relay()

    (letter,) = letters("password_reset")

    assert link_of(letter).startswith(f"{settings.PUBLIC_URL}/reset-password#token=")
    assert "evil" not in str(vars(letter))


@pytest.mark.django_db(transaction=True)
def test_of_a_hundred_uses_at_once_one_succeeds():
    user = user_create(username="buyer")
    token_id = services.token_issue(purpose=TokenPurpose.RESET, user_id=user.id, address=user.email)
    token = services.token_url(token_id).partition("#token=")[2]

    def use(number):
        return lambda: services.password_reset(
            token=token, password=f"yozgi shamol {number} tog", actor=Actor.visitor()
        )

    done = [one for turn in range(5) for one in run_together([use(turn * 20 + number) for number in range(20)])]

    assert done.count(None) == 1
    assert all(isinstance(one, LinkInvalid) for one in done if one is not None)
    assert has_password(user, f"yozgi shamol {done.index(None)} tog")
    assert OutboxMessage.objects.filter(topic="user.password_changed").count() == 1
