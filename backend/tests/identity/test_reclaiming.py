"""Whoever first proves an address by a reset gets the account without the ways in that others set up."""

import pytest

from tests.identity.links import last_token, letters
from wibestore.audit.models import AuditRecord
from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.users import services
from wibestore.users.factories import user_create
from wibestore.users.models import KnownDevice, RecoveryCode, SessionFamily, TokenPurpose, User
from wibestore.users.selectors import money_frozen_until
from wibestore.users.tests.codes import code_of, two_factor_on
from wibestore.users.tests.conftest import REGISTER
from wibestore.vault.models import SealedSecret

pytestmark = pytest.mark.django_db

RESET = "/api/v1/auth/password/reset/"
CONFIRM = "/api/v1/auth/password/reset/confirm/"
SECOND_STEP = "/api/v1/auth/2fa/verify/"
ADDRESS = "victim@example.uz"
THEIRS, OWN = "bahor 2031 yomgʻir", "yozgi shamol 2032 tog"


@pytest.fixture
def squatter(new_browser):
    """Somebody who registered with an address that is not theirs, by a browser of their own."""
    browser = new_browser()
    body = {"email": ADDRESS, "password": THEIRS, "username": "squatter"}
    browser.access = browser.send(REGISTER, body).json()["access"]
    return browser


@pytest.fixture
def account(squatter):
    return User.objects.get(email=ADDRESS)


def reset(browser, email=ADDRESS):
    assert browser.send(RESET, {"email": email}).status_code == 202
    outbox.relay()
    answer = browser.send(CONFIRM, {"token": last_token("password_reset", email), "password": OWN})
    assert answer.status_code == 204


def changes():
    return [letter.params["change"] for letter in letters("two_factor_changed")]


def kept(user):
    """Return what the second factor of somebody is made of: whether it is on, its seeds, its codes."""
    is_on = User.objects.get(id=user.id).totp_enabled_at is not None
    seeds = SealedSecret.objects.filter(owner_id=user.id).count()
    return is_on, seeds, RecoveryCode.objects.filter(user_id=user.id).count()


def test_the_owner_of_the_mailbox_gets_in_and_whoever_was_there_before_is_out(squatter, account, browser):
    seed, codes = two_factor_on(account)
    User.objects.filter(id=account.id).update(google_sub="g-1")
    challenge = squatter.login("victim", THEIRS).json()["challenge"]

    reset(browser)

    user = User.objects.get(id=account.id)
    assert (user.is_email_verified, user.google_sub, user.google_linked_at) == (True, None, None)
    assert kept(account) == (False, 0, 0)
    assert KnownDevice.objects.count() == 0
    assert not SessionFamily.objects.filter(ended_at=None).exists()
    assert squatter.me().status_code == 401
    for code in (code_of(seed), codes[0]):
        answer = squatter.send(SECOND_STEP, {"challenge": challenge, "code": code})
        assert (answer.status_code, answer.json()["code"]) == (401, "auth.challenge_invalid")
    assert squatter.login("victim", THEIRS).status_code == 401
    assert browser.login("victim", OWN).status_code == 200


def test_it_is_told_and_written_down(squatter, account, browser):
    two_factor_on(account)
    User.objects.filter(id=account.id).update(google_sub="g-1")

    reset(browser)

    assert changes() == ["on", "reset"]
    assert [letter.to_address for letter in letters("password_changed")] == [ADDRESS]
    told = AuditRecord.objects.filter(details__cause="password_reset").order_by("id")
    assert list(told.values_list("action", "target_id")) == [
        ("google.unlinked", str(account.id)),
        ("two_factor.disabled", str(account.id)),
    ]
    fact = OutboxMessage.objects.filter(topic="user.two_factor_changed").latest("id")
    assert fact.payload == {"user_id": str(account.id), "change": "reset"}
    assert OutboxMessage.objects.filter(topic="user.email_verified").count() == 1


def test_money_rests_for_a_day(squatter, account, browser, settings):
    settings.MONEY_FREEZE_HOURS = 24
    two_factor_on(account)

    reset(browser)

    assert User.objects.get(id=account.id).two_factor_changed_at is not None
    assert money_frozen_until(account.id) is not None


def test_a_setup_that_was_only_begun_goes_without_a_word(squatter, account, browser):
    services.two_factor_setup(actor=Actor.user(account.id))

    reset(browser)

    assert kept(account) == (False, 0, 0)
    assert changes() == []


def test_whoever_had_proved_their_address_keeps_all_of_it(buyer, browser, new_browser):
    new_browser().login("buyer")
    seed, _ = two_factor_on(buyer)
    User.objects.filter(id=buyer.id).update(google_sub="g-1")

    reset(browser, buyer.email)

    assert kept(buyer) == (True, 1, 10)
    assert User.objects.get(id=buyer.id).google_sub == "g-1"
    assert KnownDevice.objects.count() == 1
    assert changes() == ["on"]
    first = browser.login("buyer", OWN)
    assert first.status_code == 202
    second = browser.send(SECOND_STEP, {"challenge": first.json()["challenge"], "code": code_of(seed)})
    assert second.status_code == 200


@pytest.mark.parametrize("is_superuser", [False, True])
def test_the_staff_keep_their_second_factor_in_any_case(browser, is_superuser):
    rights = {"is_staff": True, "is_superuser": is_superuser}
    person = user_create(username="arbiter", email=ADDRESS, is_email_verified=False, google_sub="g-1", **rights)
    two_factor_on(person)

    reset(browser)

    assert kept(person) == (True, 1, 10)
    assert User.objects.get(id=person.id).google_sub is None
    assert browser.login("victim", OWN).status_code == 202


@pytest.mark.django_db(transaction=True)
def test_a_proof_of_the_address_at_the_same_moment_comes_before_or_after():
    outcomes = set()
    for number in range(12):
        user = user_create(username=f"person{number}", is_email_verified=False)
        two_factor_on(user)
        issued = {purpose: token_of(purpose, user) for purpose in (TokenPurpose.VERIFY, TokenPurpose.RESET)}

        def verify(token=issued[TokenPurpose.VERIFY]):
            services.email_verify(token=token, actor=Actor.visitor())

        def set_anew(token=issued[TokenPurpose.RESET]):
            services.password_reset(token=token, password=OWN, actor=Actor.visitor())

        assert run_together([verify, set_anew]) == [None, None]
        assert User.objects.get(id=user.id).is_email_verified is True
        outcomes.add(kept(user))

    assert outcomes <= {(True, 1, 10), (False, 0, 0)}


def token_of(purpose, user):
    token_id = services.token_issue(purpose=purpose, user_id=user.id, address=user.email)
    return services.token_url(token_id).partition("#token=")[2]
