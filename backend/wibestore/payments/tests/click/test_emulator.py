"""The played Click against the shop, over real HTTP: each button, and its Merchant API under our own client."""

import re
import time
from datetime import date, timedelta

import httpx
import pytest
from pydantic import SecretStr

from config.settings.emulated import emulated_providers
from emulators import store
from emulators.click.bank import is_month_open
from emulators.click.calls import Attempt
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.ledger.services import ledger_check
from wibestore.payments import services
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.models import Deposit, ProviderCall, ProviderTransaction
from wibestore.payments.providers.click.merchant import MerchantApi, auth_header
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.services import deposits_expire

from ..conftest import available, hold
from .wire import AMOUNT

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "emulated-click-secret"


@pytest.fixture
def address(live_server, settings):
    """The shop's own origin, where the played Click is too."""
    settings.PUBLIC_URL = live_server.url
    settings.PAYMENT_PROVIDERS = emulated_providers(live_server.url)
    return live_server.url


@pytest.fixture
def deposit(address, buyer):
    """A deposit of 50 000 so'm that waits to be paid by the played Click."""
    return click_deposit(buyer)


def click_deposit(buyer):
    return services.deposit_create(actor=Actor.user(buyer.id), method="click", amount=Som(AMOUNT))


def press(deposit, act, language="uz"):
    """Open the deposit's page and press a button; return the page after it."""
    headers = {"Accept-Language": language}
    url = Deposit.objects.get(pk=deposit.id).payment_url
    page = httpx.get(url, headers=headers, timeout=30)
    form = re.search(r'name="form" value="([^"]+)"', page.text)
    assert form is not None
    return httpx.post(url, data={"form": form.group(1), "act": act}, headers=headers, timeout=60)


def outcomes():
    return list(ProviderCall.objects.order_by("received_at", "id").values_list("outcome", flat=True))


def paid(deposit, act="pay"):
    """Pay the deposit and return Click's number of the payment."""
    press(deposit, act)
    (payment,) = store.record_list("click", "payment")
    return payment["paydoc_id"]


def today() -> date:
    return (clock.now() + timedelta(hours=5)).date()


BUTTONS = {
    "pay": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "time_out": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "twice": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "no_reversal": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "lost_reversal": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "decline": ("pending", ["failed"], 0, "oʻtmadi"),
    "taken_back": ("reversed", ["reversed"], 0, "Toʻlov qaytarildi."),
    "leave": ("pending", ["created"], 0, "ochiq qoldi"),
    "untold": ("pending", ["created"], 0, "bundan hali xabarsiz"),
    "no_prepare": ("pending", [], 0, "-6 Transaction does not exist"),
    "wrong_sign": ("pending", [], 0, "-1 SIGN CHECK FAILED!"),
    "wrong_amount": ("pending", [], 0, "-2 Incorrect parameter amount"),
    "wrong_complete": ("pending", ["created"], 0, "-2 Incorrect parameter amount"),
    "later": ("pending", [], 0, ""),
}


@pytest.mark.parametrize("act", list(BUTTONS))
def test_a_button_does_what_it_says(address, deposit, buyer, act):
    status, states, money, words = BUTTONS[act]

    page = press(deposit, act)

    assert page.status_code == 200
    assert words in page.text
    assert f"{address}/wallet/deposits/{deposit.id}" in page.text
    assert Deposit.objects.get().status == status
    assert list(ProviderTransaction.objects.values_list("state", flat=True)) == states
    assert available(buyer.id) == money
    assert ledger_check() == []


def test_repeats_are_told_and_credited_once(deposit, buyer):
    press(deposit, "twice")

    assert outcomes() == ["accepted"] * 4
    assert available(buyer.id) == AMOUNT


def test_a_paid_link_is_not_charged_again(deposit, buyer):
    press(deposit, "pay")

    page = press(deposit, "pay")

    assert "-4 Already paid" in page.text
    assert available(buyer.id) == AMOUNT
    assert [row["status"] for row in store.record_list("click", "payment")] == [2, -1]


def test_a_declined_payment_is_paid_by_another_attempt(deposit, buyer):
    press(deposit, "decline")
    press(deposit, "pay")

    assert sorted(ProviderTransaction.objects.values_list("state", flat=True)) == ["failed", "succeeded"]
    assert available(buyer.id) == AMOUNT


def test_spent_money_is_not_taken_back(deposit, buyer, monkeypatch):
    fail = Attempt.fail

    def spend_first(attempt):
        hold(buyer.id, AMOUNT)
        fail(attempt)

    # The live server runs in this process: the buyer is faster than Click.
    monkeypatch.setattr(Attempt, "fail", spend_first)

    page = press(deposit, "taken_back")

    assert "-4 Already paid" in page.text
    assert Deposit.objects.get().status == "succeeded"
    assert [row["status"] for row in store.record_list("click", "payment")] == [2]


def test_the_page_shows_what_is_paid(deposit):
    url = Deposit.objects.get().payment_url
    for language, pay in (("uz", "Toʻlash"), ("ru", "Оплатить"), ("en", "Pay")):
        page = httpx.get(url, headers={"Accept-Language": language})

        assert all(shown in page.text for shown in ("50 000", deposit.reference, "85335", f">{pay}<"))
        assert f'lang="{language}"' in page.text


def test_a_link_that_is_not_right_is_told_so(deposit):
    url = Deposit.objects.get().payment_url
    for right, wrong in (
        ("service_id=85335", "service_id=85336"),
        ("merchant_id=46221", "merchant_id=1"),
        ("amount=50000.00", "amount=50000"),
        ("amount=50000.00", "amount=0.00"),
        ("transaction_param=", "other="),
        ("return_url=", "return_url=https%3A%2F%2Felsewhere.example%2F&x="),
    ):
        assert right in url
        assert httpx.get(url.replace(right, wrong)).status_code == 404


def test_a_form_of_another_page_does_nothing(deposit, buyer):
    url = Deposit.objects.get().payment_url

    httpx.post(url, data={"form": "x", "act": "pay"})

    assert store.record_list("click", "payment") == []
    assert available(buyer.id) == 0


def test_a_payment_the_shop_was_not_told_of_is_credited_by_asking(deposit, buyer):
    number = paid(deposit, "untold")
    assert number > 2**53
    Deposit.objects.update(expires_at=clock.now())

    deposits_expire()

    assert Deposit.objects.get().status == "succeeded"
    assert available(buyer.id) == AMOUNT


@pytest.mark.parametrize(("act", "status"), [("pay", 2), ("decline", -1), ("leave", 0), ("taken_back", -1)])
def test_our_client_asks_how_a_payment_stands(deposit, act, status):
    number = paid(deposit, act)
    merchant = provider_get("click").merchant

    answer = merchant.payment_status(deposit.reference, today())

    assert (answer.error_code, answer.payment_id, answer.payment_status) == (0, number, status)
    assert merchant.payment_status(deposit.reference, today() - timedelta(days=1)).error_code == -16
    assert merchant.payment_status("100000000000", today()).error_code == -16


def test_of_many_payments_the_paid_one_is_told(deposit):
    for act in ("decline", "pay", "decline"):
        press(deposit, act)

    payments = store.record_list("click", "payment")
    answer = provider_get("click").merchant.payment_status(deposit.reference, today())

    assert [row["status"] for row in payments] == [-1, 2, -1]
    assert (answer.payment_id, answer.payment_status) == (payments[1]["paydoc_id"], 2)


def test_a_payment_is_reversed_once(deposit):
    number = paid(deposit)
    merchant = provider_get("click").merchant

    first, again = merchant.payment_reverse(number), merchant.payment_reverse(number)

    assert (first.error_code, first.payment_id) == (0, number)
    assert again.error_code == -17
    assert merchant.payment_status(deposit.reference, today()).payment_status == -2


def test_a_reversal_whose_answer_gets_lost_was_made(deposit):
    number = paid(deposit, "lost_reversal")
    merchant = provider_get("click").merchant

    with pytest.raises(ProviderUnavailable):
        merchant.payment_reverse(number)

    assert merchant.payment_status(deposit.reference, today()).payment_status == -2


@pytest.mark.parametrize("act", ["no_reversal", "decline", "leave"])
def test_what_cannot_be_reversed_is_refused(deposit, act):
    number = paid(deposit, act)
    merchant = provider_get("click").merchant
    before = merchant.payment_status(deposit.reference, today())

    assert merchant.payment_reverse(number).error_code == -17
    assert merchant.payment_reverse(number + 1).error_code == -16
    assert merchant.payment_status(deposit.reference, today()) == before


def test_a_payment_of_a_closed_month_is_not_reversed(deposit):
    number = paid(deposit)
    store.record_change("click", "payment", str(number), lambda row: row.update(day="2026-01-31"))

    assert provider_get("click").merchant.payment_reverse(number).error_code == -17


def test_a_month_is_open_to_its_end_and_on_the_next_one_s_first_day():
    for day, now, is_open in (
        ("2026-11-01", date(2026, 11, 30), True),
        ("2026-10-31", date(2026, 11, 1), True),
        ("2026-10-31", date(2026, 11, 2), False),
        ("2026-12-31", date(2027, 1, 1), True),
        ("2025-11-01", date(2026, 11, 1), False),
    ):
        assert is_month_open(day, now) is is_open


def test_the_merchant_api_is_closed_to_others(deposit):
    number, ours = paid(deposit), provider_get("click").merchant
    for changes in ({"secret_key": SecretStr("another")}, {"merchant_user_id": 7}, {"service_id": 1}):
        with pytest.raises(ProviderUnavailable):
            MerchantApi(ours.settings.model_copy(update=changes)).payment_reverse(number)

    assert ours.payment_status(deposit.reference, today()).payment_status == 2


def test_the_merchant_api_answers_by_the_codes_of_http(address, deposit):
    number, stamp = paid(deposit), int(time.time())
    right = {"Accept": "application/json", "Auth": auth_header(123, SECRET, stamp)}

    def status(method="GET", service=85_335, **headers):
        url = f"{address}/emulators/click/v2/merchant/payment/status/{service}/{number}"
        return httpx.request(method, url, headers={**right, **headers})

    assert status().json() == {
        "error_code": 0,
        "error_note": "Success",
        "payment_id": number,
        "payment_status": 2,
    }
    assert status("POST").status_code == 404
    assert status(service=85_336).status_code == 403
    assert status(Accept="text/html").status_code == 406
    digest = right["Auth"].split(":")[1]
    stale = auth_header(123, SECRET, stamp - 86_400)
    for wrong in ("", "::", f"123:{digest}:x", f"123:{digest}:{stamp + 1}", f"124:{digest}:{stamp}", stale):
        assert status(Auth=wrong).status_code == 401
