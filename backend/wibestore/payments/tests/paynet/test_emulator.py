"""The played kiosk against the shop, over real HTTP: each button."""

import re

import httpx
import pytest

from config.settings.emulated import emulated_providers
from wibestore.ledger.services import ledger_check
from wibestore.payments.models import Deposit, ProviderPassword, ProviderTransaction

from ..conftest import available
from .conftest import AMOUNT, paynet_deposit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(live_server, settings):
    """The shop's own origin, where the played Paynet is too."""
    settings.PUBLIC_URL = live_server.url
    settings.PAYMENT_PROVIDERS = emulated_providers(live_server.url)
    return live_server.url


def press(deposit, act, number=None):
    """Open the deposit's page and press a button; return the page after it."""
    url = Deposit.objects.get(pk=deposit.id).payment_url
    page = httpx.get(url, timeout=30)
    assert f'value="{deposit.reference}"' in page.text
    form = re.search(r'name="form" value="([^"]+)"', page.text)
    assert form is not None
    data = {"form": form.group(1), "act": act, "number": number or deposit.reference}
    return httpx.post(url, data=data, timeout=60)


BUTTONS = {
    "find": ("pending", [], 0, "Naqd toʻlash"),
    "pay": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi."),
    "repeat": ("succeeded", ["succeeded"], AMOUNT, "takroriy soʻrovni tanidi"),
    "time_out": ("succeeded", ["succeeded"], AMOUNT, "Toʻlandi"),
    "wrong_password": ("pending", [], 0, "parolni qabul qilmadi"),
    "wrong_amount": ("pending", [], 0, "413"),
    "cancel": ("reversed", ["reversed"], 0, "bekor qilindi"),
    "statement": ("pending", [], 0, "0 ta toʻlov"),
    "change_password": ("pending", [], 0, "almashtirildi"),
}


@pytest.mark.parametrize("act", list(BUTTONS))
def test_a_button_does_what_it_says(address, buyer, act):
    status, states, money, words = BUTTONS[act]
    deposit = paynet_deposit(buyer.id)

    page = press(deposit, act)

    assert page.status_code == 200
    assert words in page.text
    assert (f"{address}/wallet" in page.text) == bool(states)
    assert Deposit.objects.get().status == status
    assert list(ProviderTransaction.objects.values_list("state", flat=True)) == states
    assert available(buyer.id) == money
    assert ledger_check() == []


def test_the_kiosk_shows_whose_payment_it_is(address, buyer):
    page = press(paynet_deposit(buyer.id), "find")

    assert all(shown in page.text for shown in ("50 000", f"{buyer.username[:1]}***", "WibeStore"))


def test_a_number_that_nobody_has_is_told_so(address, buyer):
    page = press(paynet_deposit(buyer.id), "find", number="100 000 000 000")

    assert "302" in page.text
    assert "Naqd toʻlash" not in page.text


def test_after_the_password_was_changed_payments_go_on(address, buyer):
    deposit = paynet_deposit(buyer.id)
    press(deposit, "change_password")
    press(deposit, "change_password")

    assert "Toʻlandi." in press(deposit, "pay").text
    assert ProviderPassword.objects.count() == 1
    assert available(buyer.id) == AMOUNT
