"""The lock against guessing, as signing in meets it."""

import hashlib

import pytest
from django.apps import apps

from wibestore.core.actor import Actor
from wibestore.core.errors import AccountLocked
from wibestore.core.ratelimit import lock_clear
from wibestore.core.tests.race import run_together
from wibestore.users import services
from wibestore.users.errors import InvalidCredentials
from wibestore.users.factories import PASSWORD
from wibestore.users.models import EmailToken, SessionFamily
from wibestore.users.tests.codes import code_of, two_factor_on
from wibestore.users.tests.conftest import LOGIN

AuditRecord = apps.get_model("audit", "AuditRecord")
Letter = apps.get_model("letters", "Letter")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(settings):
    """Three wrong ones are too many."""
    settings.LOCK_AFTER, settings.LOCK_IP_AFTER = 3, 1_000


def tried(browser, email="buyer@example.uz", password="wrong words"):
    answer = browser.send(LOGIN, {"email": email, "password": password})
    return answer.status_code, answer.json().get("code")


WRONG, LOCKED = (401, "auth.invalid_credentials"), (429, "auth.locked")


@pytest.mark.parametrize("email", ["buyer@example.uz", "nobody@example.uz"])
def test_after_so_many_nobody_is_looked_at_whether_there_is_an_account_or_not(browser, buyer, email):
    got = [tried(browser, email) for _ in range(4)]

    assert got == [WRONG, WRONG, WRONG, LOCKED]
    assert tried(browser, email, PASSWORD) == LOCKED
    assert SessionFamily.objects.count() == 0


def test_the_owner_gets_one_letter_with_the_way_out(browser, buyer):
    for _ in range(5):
        tried(browser)

    letter = Letter.objects.get(template="account_locked")
    assert (letter.to_address, letter.link_kind) == ("buyer@example.uz", "unlock")
    assert EmailToken.objects.get(purpose="unlock").id == letter.link_id
    assert list(AuditRecord.objects.values_list("action", "target_id")) == [("user.locked", str(buyer.id))]


def test_an_account_nobody_has_gets_no_letter(browser):
    for _ in range(5):
        tried(browser, "nobody@example.uz")

    assert (Letter.objects.count(), EmailToken.objects.count()) == (0, 0)


def test_strangers_do_not_lock_the_owners_own_browser(browser, new_browser, buyer):
    browser.login("buyer")
    stranger = new_browser()
    for _ in range(4):
        tried(stranger)

    assert tried(stranger, password=PASSWORD) == LOCKED
    assert browser.login("buyer").status_code == 200


def test_the_owners_browser_has_a_count_of_its_own(browser, new_browser, buyer):
    browser.login("buyer")

    assert [tried(browser) for _ in range(4)] == [WRONG, WRONG, WRONG, LOCKED]
    assert new_browser().login("buyer").status_code == 200


def test_it_is_lifted(browser, buyer):
    for _ in range(4):
        tried(browser)
    lock_clear(account=hashlib.sha256(b"buyer@example.uz").hexdigest())

    assert browser.login("buyer").status_code == 200


def test_an_address_is_locked_too(browser, buyer, settings):
    settings.LOCK_AFTER, settings.LOCK_IP_AFTER = 1_000, 3

    got = [tried(browser, f"nobody{at}@example.uz") for at in range(4)]

    assert got == [WRONG, WRONG, WRONG, LOCKED]


def test_wrong_codes_count_as_wrong_passwords_do(browser, buyer):
    seed, _ = two_factor_on(buyer)
    challenge = browser.login("buyer").json()["challenge"]

    def step(code):
        return browser.send("/api/v1/auth/2fa/verify/", {"challenge": challenge, "code": code}).json().get("code")

    assert [step("wrong") for _ in range(3)] == ["auth.code_wrong"] * 3
    assert step(code_of(seed)) == "auth.locked"
    assert Letter.objects.filter(template="account_locked").count() == 1


def test_guessing_at_step_up_locks_that_alone(sign_in, browser, buyer):
    client = sign_in(buyer)

    def proved(password):
        return client.post("/api/v1/auth/step-up/", {"password": password}).json().get("code")

    assert [proved("wrong") for _ in range(3)] == ["auth.invalid_credentials"] * 3
    assert proved(PASSWORD) == "auth.locked"
    assert browser.login("buyer").status_code == 200
    assert not Letter.objects.filter(template="account_locked").exists()


@pytest.mark.django_db(transaction=True)
def test_ten_wrong_passwords_at_once_lock_once(buyer):
    def guess():
        services.user_sign_in(email="buyer@example.uz", password="wrong words", actor=Actor.visitor(ip="203.0.113.7"))

    got = run_together([guess] * 10)

    assert {type(one) for one in got} <= {InvalidCredentials, AccountLocked}
    with pytest.raises(AccountLocked):
        services.user_sign_in(email="buyer@example.uz", password=PASSWORD, actor=Actor.visitor(ip="203.0.113.7"))
    assert Letter.objects.filter(template="account_locked").count() == 1


@pytest.mark.django_db(transaction=True)
class TestForgiving:
    """What was wrong before is forgotten once somebody is in: of that browser alone, and no sooner."""

    def test_a_right_password_forgives_the_owners_browser_what_was_wrong(self, browser, buyer):
        browser.login("buyer")

        for _ in range(3):
            assert [tried(browser), tried(browser)] == [WRONG, WRONG]
            assert browser.login("buyer").status_code == 200

        assert not Letter.objects.exists()

    def test_what_strangers_got_wrong_stays_when_the_owner_comes(self, browser, new_browser, buyer):
        browser.login("buyer")
        stranger = new_browser()

        for _ in range(3):
            assert tried(stranger) == WRONG
            assert browser.login("buyer").status_code == 200

        assert tried(stranger) == LOCKED

    def test_a_browser_that_was_new_begins_anew_and_leaves_the_count_of_strangers(self, browser, new_browser, buyer):
        assert [tried(browser), tried(browser)] == [WRONG, WRONG]
        assert browser.login("buyer").status_code == 200

        assert [tried(browser), tried(browser)] == [WRONG, WRONG]
        assert [tried(new_browser()), tried(new_browser())] == [WRONG, LOCKED]

    def test_whoever_alternates_with_an_account_of_their_own_gets_no_more_tries(self, browser, buyer, stranger):
        browser.login("stranger")

        got = []
        for _ in range(4):
            got.append(tried(browser))
            assert browser.login("stranger").status_code == 200

        assert got == [WRONG, WRONG, WRONG, LOCKED]

    def test_nor_does_their_address(self, browser, buyer, stranger, settings):
        settings.LOCK_AFTER, settings.LOCK_IP_AFTER = 1_000, 3

        got = []
        for at in range(4):
            got.append(tried(browser, f"nobody{at}@example.uz"))
            assert browser.login("stranger").status_code == 200

        assert got == [WRONG, WRONG, WRONG, LOCKED]

    def test_the_password_alone_forgives_nothing_where_there_is_a_second_step(self, browser, buyer):
        browser.login("buyer")
        seed, _ = two_factor_on(buyer)

        def step(code):
            challenge = browser.login("buyer").json().get("challenge", "")
            answer = browser.send("/api/v1/auth/2fa/verify/", {"challenge": challenge, "code": code})
            return answer.json().get("code", answer.status_code)

        assert [step("wrong"), step("wrong")] == ["auth.code_wrong"] * 2
        assert step(code_of(seed)) == 200
        assert [step("wrong"), step("wrong")] == ["auth.code_wrong"] * 2
        assert [step("wrong"), tried(browser, password=PASSWORD)] == ["auth.code_wrong", LOCKED]
