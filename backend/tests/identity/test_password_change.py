import pytest
from django.conf import settings as django_settings

from wibestore.audit.models import AuditRecord
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.letters.models import Letter
from wibestore.users import services
from wibestore.users.errors import InvalidCredentials
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import EmailChange, SessionFamily, User

pytestmark = pytest.mark.django_db

CHANGE = "/api/v1/auth/password/change/"
GOOD = "yozgi shamol 2032 tog"


def change(browser, current=PASSWORD, password=GOOD):
    body = {"current_password": current, "password": password}
    return browser.send(CHANGE, body, Authorization=f"Bearer {browser.access}")


def test_every_session_ends_and_this_browser_gets_a_new_one(browser, new_browser, buyer):
    phone = new_browser()
    phone.login("buyer")
    browser.login("buyer")
    before = browser.access

    answer = change(browser)

    assert answer.status_code == 200
    assert answer.cookies[django_settings.REFRESH_COOKIE_NAME].value
    assert (phone.me().status_code, phone.refresh().status_code) == (401, 401)
    browser.access = before
    assert browser.me().status_code == 401
    browser.access = answer.json()["access"]
    assert browser.me().json()["username"] == "buyer"
    ended = SessionFamily.objects.exclude(ended_at=None)
    assert set(ended.values_list("end_reason", flat=True)) == {"password_changed"}
    assert SessionFamily.objects.filter(ended_at=None).count() == 1
    assert User.objects.get(id=buyer.id).password_changed_at is not None
    assert Letter.objects.filter(template="password_changed").count() == 1
    assert AuditRecord.objects.filter(action="password.changed", actor_id=buyer.id).count() == 1


@pytest.mark.parametrize("current", ["not the one", PASSWORD + " ", None])
def test_without_the_current_password_nothing_changes(browser, buyer, current):
    browser.login("buyer")

    answer = change(browser, current=current)

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.invalid_credentials")
    assert_nothing_changed(browser, buyer)


@pytest.mark.parametrize("password", ["password1", "83920174657", "buyer@example.uz", "WibeStore2030"])
def test_a_weak_password_is_refused(browser, buyer, password):
    browser.login("buyer")

    answer = change(browser, password=password)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/password")
    assert_nothing_changed(browser, buyer)


def test_whoever_has_no_password_sets_their_first(browser, buyer):
    browser.login("buyer")
    user = User.objects.get(id=buyer.id)
    user.set_unusable_password()
    user.save()
    assert browser.me().json()["has_password"] is False

    assert change(browser, current=PASSWORD).status_code == 401
    assert change(browser, current=None).status_code == 200
    assert User.objects.get(id=buyer.id).check_password(GOOD)


def test_a_change_of_email_on_its_way_is_called_off(browser, buyer):
    browser.login("buyer")
    services.email_change_ask(actor=Actor.user(buyer.id), email="new@example.uz")

    change(browser)

    assert not EmailChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_one_counts():
    user = user_create(username="buyer")

    def use(number):
        return lambda: services.password_change(
            actor=Actor.user(user.id), current_password=PASSWORD, password=f"yozgi shamol {number} tog"
        )

    done = run_together([use(number) for number in range(8)])

    assert done.count(None) == 1
    assert all(isinstance(one, InvalidCredentials) for one in done if one is not None)
    assert OutboxMessage.objects.filter(topic="user.password_changed").count() == 1


def assert_nothing_changed(browser, buyer):
    user = User.objects.get(id=buyer.id)
    assert user.check_password(PASSWORD)
    assert user.password_changed_at is None
    assert browser.me().status_code == 200
    assert not Letter.objects.filter(template="password_changed").exists()
    assert not OutboxMessage.objects.filter(topic="user.password_changed").exists()
