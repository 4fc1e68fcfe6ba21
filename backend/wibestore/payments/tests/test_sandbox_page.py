"""The sandbox bank: its page, its webhook sent by real HTTP, its word when it is asked."""

import re
from datetime import timedelta
from threading import Event

import httpx
import pytest
from celery import current_app
from celery.contrib.testing.worker import start_worker
from django.test import Client
from kombu import pools

from wibestore.core import clock
from wibestore.core.models import OutboxMessage
from wibestore.payments import services
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.factories import deposit_pending
from wibestore.payments.models import Deposit, ProviderCall, SandboxBankPayment
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.providers.sandbox.words import WORDS

from .conftest import ADAPTER, AMOUNT, available, notice_for, send

FORM = "application/x-www-form-urlencoded"
NOBODY_LISTENS = "http://127.0.0.1:9"
POLL = Event()


def page_of(deposit):
    return f"/api/v1/payments/sandbox/{deposit.reference}/"


def token_of(deposit):
    html = Client().get(page_of(deposit)).content.decode()
    return re.search(r'name="form" value="([^"]+)"', html)[1]


def press(deposit, decision, token=None, **headers):
    body = f"form={token_of(deposit) if token is None else token}&decision={decision}"
    return Client().post(page_of(deposit), body, content_type=FORM, headers=headers)


def forget_connections():
    """Make Celery open new connections to whatever broker its settings name now."""
    pools.reset()
    current_app._pool = current_app.amqp._producer_pool = None


@pytest.fixture
def broker_away():
    """Point Celery at a port where nobody listens, and back."""
    address = current_app.conf.broker_write_url
    current_app.conf.broker_write_url = "redis://127.0.0.1:9/0"
    forget_connections()
    yield
    current_app.conf.broker_write_url = address
    forget_connections()


@pytest.fixture
def real_shop(live_server, settings):
    """The shop on a real port, with a real worker that takes the tasks from the broker."""
    settings.PUBLIC_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    with start_worker(current_app._get_current_object(), perform_ping_check=False, queues=["critical"], pool="solo"):
        yield live_server.url


def test_the_page_shows_the_payment_and_runs_nothing(deposit):
    answer = Client().get(page_of(deposit))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "50\u00a0000" in html
    assert deposit.reference in html
    assert "<script" not in html
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert "sandbox" not in policy
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "accept", "language"),
    [
        ("", "ru-RU,ru;q=0.9", "ru"),
        ("", "en", "en"),
        ("", "de", "uz"),
        ("?lang=en", "ru", "en"),
        ("?lang=xx", "ru", "uz"),
    ],
)
def test_the_page_speaks_the_payers_language(deposit, query, accept, language):
    answer = Client().get(page_of(deposit) + query, headers={"Accept-Language": accept})

    assert answer["Content-Language"] == language
    assert WORDS[language]["explain"] in answer.content.decode()


def test_the_three_languages_say_the_same_things():
    assert set(WORDS["uz"]) == set(WORDS["ru"]) == set(WORDS["en"])


def test_other_answers_of_the_api_stay_locked(deposit):
    answer = Client().get("/api/v1/payments/methods/")

    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"


@pytest.mark.parametrize("reference", ["123456789012", "x", "%D0%BF%D0%B0", "1" * 300])
def test_an_unknown_payment_has_no_page(db, reference):
    for answer in (
        Client().get(f"/api/v1/payments/sandbox/{reference}/"),
        Client().post(f"/api/v1/payments/sandbox/{reference}/"),
    ):
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


def test_there_is_no_page_where_the_sandbox_is_off(deposit, settings):
    settings.SANDBOX_PAYMENTS = False

    assert Client().get(page_of(deposit)).status_code == 404
    assert press(deposit, "pay", token="x").status_code == 404


def test_a_form_of_somebody_else_decides_nothing(deposit, buyer, books):
    other = deposit_pending(buyer.id, AMOUNT)
    before = books()

    assert press(deposit, "pay", token="").status_code == 409
    assert press(deposit, "pay", token="forged").status_code == 409
    assert press(deposit, "pay", token=token_of(other)).status_code == 409
    assert press(deposit, "pay", Origin="https://evil.example").status_code == 403
    assert press(deposit, "pay", Origin="null").status_code == 403

    assert books() == before
    assert not SandboxBankPayment.objects.exists()


@pytest.mark.parametrize("decision", ["later", "steal", ""])
def test_leaving_it_pending_sends_nothing_and_goes_back_to_the_shop(deposit, books, decision):
    before = books()

    answer = press(deposit, decision)

    assert (answer.status_code, answer["Location"]) == (303, f"http://testserver/wallet/deposits/{deposit.id}")
    assert books() == before
    assert not SandboxBankPayment.objects.exists()


def test_without_a_broker_the_page_says_so_and_keeps_the_decision(deposit, books, broker_away):
    before = books()

    answer = press(deposit, "pay")

    assert answer.status_code == 503
    assert WORDS["uz"]["notice_unsent"] in answer.content.decode()
    assert WORDS["uz"]["resend"] in Client().get(page_of(deposit)).content.decode()
    assert SandboxBankPayment.objects.get().decision == "paid"
    assert books() == before


def test_the_first_decision_stands(deposit, broker_away):
    press(deposit, "decline")
    press(deposit, "pay")

    assert SandboxBankPayment.objects.get().decision == "declined"
    assert services.sandbox_notice(deposit.reference)["event"] == "payment.failed"


@pytest.mark.parametrize(("pressed", "reversal"), [("ask_back", "requested"), ("take_back", "reversed")])
def test_a_paid_payment_can_be_taken_back_on_the_page(deposit, sent, pressed, reversal):
    press(deposit, "pay")
    html = Client().get(page_of(deposit), headers={"Accept-Language": "en"}).content.decode()
    assert WORDS["en"]["ask_back"] in html
    assert WORDS["en"]["take_back"] in html

    answer = press(deposit, pressed)

    assert answer.status_code == 303
    record = SandboxBankPayment.objects.get()
    assert (record.decision, record.reversal, record.reversed_at is not None) == ("paid", reversal, True)
    assert (
        services.sandbox_notice(deposit.reference)["event"]
        == {
            "requested": "payment.reversal_requested",
            "reversed": "payment.reversed",
        }[reversal]
    )
    assert services.sandbox_notice(deposit.reference)["id"] == record.external_id
    assert len(sent) == 2
    assert WORDS["uz"][f"decided_{reversal}"] in Client().get(page_of(deposit)).content.decode()


def test_what_was_taken_back_stays_so_and_what_was_not_paid_cannot_be(deposit, buyer, sent):
    declined = deposit_pending(buyer.id, AMOUNT)
    press(deposit, "pay")
    press(deposit, "take_back")
    press(deposit, "ask_back")
    press(declined, "decline")
    press(declined, "take_back")

    assert services.sandbox_payment_get(deposit.reference).reversal == "reversed"
    assert services.sandbox_payment_get(declined.reference).reversal == ""
    assert services.sandbox_notice(declined.reference)["event"] == "payment.failed"


def test_an_undecided_payment_is_not_sent(deposit):
    with pytest.raises(ValueError, match="nothing was decided"):
        services.sandbox_webhook_send(reference=deposit.reference)


def test_a_shop_that_is_away_is_told_again_later(deposit, settings, broker_away):
    press(deposit, "pay")
    settings.PUBLIC_URL = NOBODY_LISTENS

    with pytest.raises(ProviderUnavailable):
        services.sandbox_webhook_send(reference=deposit.reference)
    with pytest.raises(ProviderUnavailable):
        provider_get("sandbox").verify_payment(deposit.reference)


def test_the_banks_word_is_for_the_shop_alone(deposit):
    answer = Client().get(f"{page_of(deposit)}status/")

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.required")


@pytest.mark.django_db(transaction=True)
def test_paying_on_the_page_credits_the_wallet_by_a_real_webhook(buyer, real_shop):
    deposit = deposit_pending(buyer.id, AMOUNT)

    answer = press(deposit, "pay", Origin=real_shop)

    assert (answer.status_code, answer["Location"]) == (303, f"{real_shop}/wallet/deposits/{deposit.id}")
    wait_until_finished(deposit)
    assert Deposit.objects.get().status == "succeeded"
    assert available(buyer.id) == AMOUNT
    call = ProviderCall.objects.get()
    assert (call.outcome, call.is_authentic, call.response_status, call.ip) == ("accepted", True, 200, "127.0.0.1")
    assert WORDS["uz"]["decided_paid"] in httpx.get(f"{real_shop}{page_of(deposit)}", trust_env=False).text


@pytest.mark.django_db(transaction=True)
def test_declining_on_the_page_ends_the_deposit(buyer, real_shop):
    deposit = deposit_pending(buyer.id, AMOUNT)

    assert press(deposit, "decline").status_code == 303

    wait_until_finished(deposit)
    row = Deposit.objects.get()
    assert (row.status, row.failure_code) == ("failed", "declined_by_payer")
    assert available(buyer.id) == 0


@pytest.mark.django_db(transaction=True)
def test_a_payment_whose_webhook_got_lost_is_credited_instead_of_expired(buyer, live_server, settings, broker_away):
    settings.PUBLIC_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    paid, left = deposit_pending(buyer.id, AMOUNT), deposit_pending(buyer.id, 7_000)
    assert press(paid, "pay").status_code == 503
    Deposit.objects.update(expires_at=clock.now())

    assert services.deposits_expire() == 1

    assert Deposit.objects.get(pk=paid.id).status == "succeeded"
    assert Deposit.objects.get(pk=left.id).status == "expired"
    assert available(buyer.id) == AMOUNT
    assert OutboxMessage.objects.get(topic="deposit.succeeded").payload["deposit_id"] == str(paid.id)


@pytest.mark.django_db(transaction=True)
def test_a_payment_whose_bank_is_silent_waits_until_it_can_be_asked(buyer, live_server, settings, broker_away):
    settings.PUBLIC_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    paid = deposit_pending(buyer.id, AMOUNT)
    assert press(paid, "pay").status_code == 503
    Deposit.objects.update(expires_at=clock.now())

    settings.PUBLIC_URL = NOBODY_LISTENS
    assert services.deposits_expire() == 0
    assert Deposit.objects.get().status == "pending"
    settings.PUBLIC_URL = live_server.url
    assert services.deposits_expire() == 0

    assert Deposit.objects.get().status == "succeeded"
    assert available(buyer.id) == AMOUNT


def test_a_bank_that_stays_silent_for_a_day_is_asked_no_more(buyer, settings):
    settings.PUBLIC_URL = NOBODY_LISTENS
    first, second = deposit_pending(buyer.id, AMOUNT), deposit_pending(buyer.id, AMOUNT)
    Deposit.objects.filter(pk=second.id).update(expires_at=first.expires_at + timedelta(hours=1))

    with clock.travel(timedelta(days=1, minutes=29)):
        assert services.deposits_expire() == 0
    with clock.travel(timedelta(days=1, minutes=31)):
        assert services.deposits_expire() == 1

    assert Deposit.objects.get(pk=first.id).status == "expired"
    assert Deposit.objects.get(pk=second.id).status == "pending"


def test_the_sweep_ends_only_what_is_due(deposit, buyer, monkeypatch):
    monkeypatch.setattr(f"{ADAPTER}.verify_payment", lambda *_: None)
    paid = deposit_pending(buyer.id, AMOUNT)
    send(notice_for(paid))

    with clock.travel(timedelta(minutes=29)):
        assert services.deposits_expire() == 0
    with clock.travel(timedelta(minutes=31)):
        assert services.deposits_expire() == 1
        assert services.deposits_expire() == 0

    assert Deposit.objects.get(pk=deposit.id).status == "expired"
    assert Deposit.objects.get(pk=paid.id).status == "succeeded"


def wait_until_finished(deposit):
    """Ask for the deposit as the interface does, until the webhook has ended it."""
    for _ in range(100):
        if Deposit.objects.get(pk=deposit.id).status != "pending":
            return
        POLL.wait(0.1)
    raise AssertionError("the webhook never came")
