"""Signing in while the account changes: what was looked at before no longer holds, and nobody gets in by it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.apps import apps
from django.db import connection

from wibestore.core.actor import Actor
from wibestore.core.tests.race import PATIENCE_S, in_thread, overtaken, somebody_waits_for_a_lock
from wibestore.users import services
from wibestore.users.factories import user_create
from wibestore.users.models import SessionFamily, User
from wibestore.users.services import closing
from wibestore.users.tests.codes import two_factor_on

AuditRecord = apps.get_model("audit", "AuditRecord")

pytestmark = pytest.mark.django_db(transaction=True)

CONFIG, GOOGLE = "/api/v1/auth/google/config/", "/api/v1/auth/google/"
VERIFY = "/api/v1/auth/2fa/verify/"
GONE = (401, "auth.invalid_credentials")


def with_google(browser, google, **claims):
    """Return a call that signs in by what Google says of somebody."""
    token = google.token(browser.client.get(CONFIG).json()["nonce"], **claims)
    return lambda: browser.send(GOOGLE, {"credential": token})


def got(answer):
    return answer.status_code, answer.json().get("code")


def test_an_account_that_is_closed_before_the_session_begins_lets_nobody_in_by_google(browser, google):
    assert with_google(browser, google)().status_code == 201
    user = User.objects.get()

    _, late = overtaken(lambda: services.account_close(actor=Actor.user(user.id)), with_google(browser, google))

    assert got(late) == GONE
    assert not SessionFamily.objects.filter(ended_at=None).exists()
    assert AuditRecord.objects.filter(action="user.signed_in").count() == 1


def test_one_google_account_makes_one_account_of_the_shop_though_its_address_changes(browser, new_browser, google):
    calls = [
        with_google(browser, google),
        with_google(new_browser(), google, email="aziza.new@gmail.com", name="Aziza Yangi"),
    ]

    first, second = overtaken(*calls)

    assert (got(first), got(second)) == ((201, None), (409, "auth.google_taken"))
    assert User.objects.get().email == "aziza@gmail.com"
    assert SessionFamily.objects.count() == 1


def test_an_account_that_is_closed_after_the_code_lets_nobody_in(browser, monkeypatch):
    user = user_create(username="leaving")
    _, codes = two_factor_on(user)
    challenge = browser.login("leaving").json()["challenge"]
    is_there, may_go = Event(), Event()

    def ask(_):
        """Stand for a module that takes its time, while the row of who leaves is locked."""
        assert connection.in_atomic_block
        is_there.set()
        assert may_go.wait(PATIENCE_S)
        return []

    monkeypatch.setitem(closing._asks, "a module that takes its time", ask)
    with ThreadPoolExecutor(2) as pool:
        leaving = in_thread(pool, lambda: services.account_close(actor=Actor.user(user.id)))
        try:
            assert is_there.wait(PATIENCE_S)
            late = in_thread(pool, lambda: browser.send(VERIFY, {"challenge": challenge, "code": codes[0]}))
            somebody_waits_for_a_lock()
        finally:
            may_go.set()
        leaving.result()
        answer = late.result()

    # The code was right and is used up; the door behind it is shut.
    assert got(answer) == GONE
    assert AuditRecord.objects.filter(action="recovery_code.used").count() == 1
    assert not AuditRecord.objects.filter(action="user.signed_in").exists()
    assert SessionFamily.objects.count() == 0
