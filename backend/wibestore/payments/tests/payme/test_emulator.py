"""The played Payme against the shop, over real HTTP: each button, and its list of receipts."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from pydantic import SecretStr

from config.settings.emulated import emulated_providers
from wibestore.ledger.services import ledger_check
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.models import Deposit, ProviderCall, ProviderTransaction
from wibestore.payments.providers.payme.adapter import PaymeProvider
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.rules.reconciliation import LineKind

from ..conftest import available
from .conftest import AMOUNT, payme_deposit

pytestmark = pytest.mark.django_db(transaction=True)
# Half past four in the morning in Tashkent is the day before in UTC.
TASHKENT = timedelta(hours=5)


@pytest.fixture
def address(live_server, settings):
    """The shop's own origin, where the played Payme is too."""
    settings.PUBLIC_URL = live_server.url
    settings.PAYMENT_PROVIDERS = emulated_providers(live_server.url)
    return live_server.url


def press(deposit, act):
    """Open the deposit's page and press a button; return the page after it."""
    url = Deposit.objects.get(pk=deposit.id).payment_url
    page = httpx.get(url, timeout=30)
    form = re.search(r'name="form" value="([^"]+)"', page.text)
    assert form is not None
    return httpx.post(url, data={"form": form.group(1), "act": act}, timeout=60)


def methods():
    calls = ProviderCall.objects.order_by("received_at", "id").values_list("body", flat=True)
    return [re.search(r'"method": "(\w+)"', body).group(1) for body in calls]


BUTTONS = {
    "pay": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "time_out": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "decline": ("pending", ["failed"], 0, "pul qaytarildi"),
    "refund": ("reversed", ["reversed"], 0, "Toʻlov qaytarildi."),
    "leave": ("pending", ["created"], 0, "ochiq qoldi"),
    "no_create": ("pending", [], 0, "Tranzaksiya topilmadi"),
    "wrong_key": ("pending", [], 0, "huquq yetarli emas"),
    "one_tiyin": ("pending", [], 0, "Summa notoʻgʻri"),
    "later": ("pending", [], 0, ""),
}


@pytest.mark.parametrize("act", list(BUTTONS))
def test_a_button_does_what_it_says(address, buyer, act):
    status, states, money, words = BUTTONS[act]
    deposit = payme_deposit(buyer.id)

    page = press(deposit, act)

    assert page.status_code == 200
    assert words in page.text
    assert f"{address}/wallet/deposits/{deposit.id}" in page.text
    assert Deposit.objects.get().status == status
    assert list(ProviderTransaction.objects.values_list("state", flat=True)) == states
    assert available(buyer.id) == money
    assert ledger_check() == []


def test_what_matters_is_sent_twice(address, buyer):
    press(payme_deposit(buyer.id), "pay")

    create, perform = "CreateTransaction", "PerformTransaction"
    assert methods() == ["CheckPerformTransaction", create, create, perform, perform]


def test_the_page_shows_what_is_paid(address, buyer):
    deposit = payme_deposit(buyer.id)

    page = httpx.get(Deposit.objects.get().payment_url)

    assert all(shown in page.text for shown in ("50 000", deposit.reference, "5f0e1d2c3b4a596877665544"))


@pytest.mark.parametrize("link", ["x", "bT0x", "////", "0KLQtdGB0YI="])
def test_a_link_that_says_nothing_is_told_so(address, link):
    assert httpx.get(f"{address}/emulators/payme/{link}").status_code == 404


def test_the_statement_lists_what_was_paid(address, buyer):
    provider, paid = provider_get("payme"), [payme_deposit(buyer.id) for _ in range(2)]
    for deposit in paid:
        press(deposit, "pay")
    for act in ("refund", "leave", "decline"):
        press(payme_deposit(buyer.id), act)
    day = (datetime.now(UTC) + TASHKENT).date()

    lines = list(provider.statement_get(day))

    ids = ProviderTransaction.objects.filter(state="succeeded").values_list("external_id", "deposit__reference")
    assert {(line.external_id, line.reference) for line in lines} == set(ids)
    assert {(line.kind, line.amount, line.currency) for line in lines} == {(LineKind.PAYMENT, AMOUNT, "UZS")}
    assert list(provider.statement_get(day - timedelta(days=2))) == []


def test_a_statement_of_many_receipts_is_read_to_its_end(address):
    from emulators import store

    start = datetime(2026, 11, 24, 19, tzinfo=UTC)
    first = int(start.timestamp()) * 1000
    # Before, at the start of, and at the end of the day in Tashkent; the first of the next.
    times = [first - 1, *(first + number for number in range(120)), first + 86_400_000 - 1, first + 86_400_000]
    for number, time in enumerate(times):
        receipt = {
            "_id": f"{number:024x}",
            "create_time": time,
            "pay_time": time,
            "state": 4,
            "amount": 100 + number % 2,
        }
        store.record_make("payme", "receipt", receipt["_id"], {**receipt, "account": [], "currency": 860})

    lines = list(provider_get("payme").statement_get(datetime(2026, 11, 25).date()))  # noqa: DTZ001

    assert [line.external_id for line in lines] == [f"{number:024x}" for number in range(1, 122)]
    assert {line.amount for line in lines} == {1, None}


def test_payme_that_refuses_or_is_away_gives_no_statement(address):
    day = datetime(2026, 11, 25).date()  # noqa: DTZ001
    chosen = emulated_providers(address).payme
    for changes in (
        {"key": SecretStr("another")},
        {"receipts_url": f"{address}/nowhere"},
        {"receipts_url": "http://[::1]:9"},
    ):
        with pytest.raises(ProviderUnavailable):
            list(PaymeProvider(chosen.model_copy(update=changes)).statement_get(day))


def test_payme_is_not_asked_about_one_payment(address, buyer):
    assert provider_get("payme").verify_payment(payme_deposit(buyer.id).reference) is None
