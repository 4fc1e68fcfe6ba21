"""Payme's wire without a database: the protocol's worked examples, times, the answer to hostile headers."""

import base64
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from pydantic import SecretStr

from wibestore.core.money import Som
from wibestore.payments.providers.base import Payer
from wibestore.payments.providers.payme.adapter import PaymeProvider
from wibestore.payments.providers.payme.settings import PaymeSettings
from wibestore.payments.providers.payme.wire.link import checkout_link
from wibestore.payments.providers.payme.wire.messages import MESSAGES, Code
from wibestore.payments.providers.payme.wire.moments import milliseconds, moment
from wibestore.payments.rules import callers

KEY = "test-payme-key-0123456789abcdefghijkl"
HEADER = "Basic UGF5Y29tOnRlc3QtcGF5bWUta2V5LTAxMjM0NTY3ODlhYmNkZWZnaGlqa2w="
OFFICIAL_LINK = "bT01ODdmNzJjNzJjYWMwZDE2MmM3MjJhZTI7YWMub3JkZXJfaWQ9MTk3O2E9NTAw"
OUR_LINK = (
    "bT01ODdmNzJjNzJjYWMwZDE2MmM3MjJhZTI7YWMub3JkZXJfaWQ9MTA0MjthPTUwMDAwMDA7bD1ydTtjPWh0dHBzOi8vd2liZXN0b3JlLnV6"
    "L3BheW1lbnRzL3JldHVybi8xMDQyO2N0PTE1MDAw"
)
MERCHANT = "587f72c72cac0d162c722ae2"


def test_the_official_link_is_made_to_the_letter():
    values = {"m": MERCHANT, "ac.order_id": "197", "a": "500"}

    assert checkout_link("https://checkout.paycom.uz", values) == f"https://checkout.paycom.uz/{OFFICIAL_LINK}"


def test_our_link_is_made_to_the_letter():
    provider = PaymeProvider(PaymeSettings(merchant_id=MERCHANT, key=SecretStr(KEY)))
    payer = Payer(UUID(int=1), "ru")

    created = provider.create_payment(
        Som(50_000), payer, reference="1042", return_url="https://wibestore.uz/payments/return/1042"
    )

    assert created.payment_url == f"https://checkout.paycom.uz/{OUR_LINK}"
    assert created.external_id == ""


@pytest.mark.parametrize("value", ["a;b", "https://shop/?id=1", "a>b", "~a", "тест"])
def test_a_link_refuses_what_it_cannot_carry(value):
    with pytest.raises(ValueError, match="cannot carry"):
        checkout_link("https://checkout.paycom.uz", {"c": value})


def test_the_header_of_the_protocol_page_opens():
    assert callers.is_authentic({"authorization": HEADER}, login="Paycom", key=KEY)
    assert not callers.is_authentic({"authorization": HEADER}, login="Paycom", key=f"{KEY}x")
    assert not callers.is_authentic({"authorization": HEADER}, login="Paycom", key="")


@pytest.mark.parametrize("key", ["a:b", ":@&%?", "::::", "key:with:colons", "пароль"])
def test_a_key_may_hold_any_character(key):
    header = f"Basic {base64.b64encode(f'Paycom:{key}'.encode()).decode()}"

    assert callers.is_authentic({"authorization": header}, login="Paycom", key=key)


def test_an_empty_key_opens_nothing():
    header = f"Basic {base64.b64encode(b'Paycom:').decode()}"

    assert not callers.is_authentic({"authorization": header}, login="Paycom", key="")


@pytest.mark.parametrize(
    ("ip", "networks", "is_allowed"),
    [
        ("10.0.0.1", "", True),
        ("185.234.113.1", "185.234.113.0/28", True),
        ("185.234.113.15", "10.0.0.0/8, 185.234.113.0/28", True),
        ("185.234.113.16", "185.234.113.0/28", False),
        ("::1", "185.234.113.0/28", False),
        ("", "185.234.113.0/28", False),
        ("nowhere", "185.234.113.0/28", False),
        ("185.234.113.7", "185.234.113.7", True),
    ],
)
def test_addresses_are_allowed_by_network(ip, networks, is_allowed):
    assert callers.is_allowed(ip, networks) is is_allowed


@pytest.mark.parametrize("count", [1399114284039, 1, 999, 1000, 1764113400001, 4102444799999])
def test_times_go_there_and_back_to_the_millisecond(count):
    assert milliseconds(moment(count)) == count
    assert milliseconds(moment(count) + timedelta(microseconds=999)) == count


def test_a_time_that_has_not_come_is_zero():
    assert milliseconds(None) == 0
    assert milliseconds(datetime(2026, 11, 26, 0, 0, 0, 7_999, tzinfo=UTC)) == 1_795_651_200_007


@pytest.mark.parametrize("code", list(Code))
def test_every_error_has_words_in_three_languages(code):
    assert set(MESSAGES[code]) == {"ru", "uz", "en"}
    assert len(set(MESSAGES[code].values())) == 3


@pytest.mark.parametrize(
    ("merchant", "key", "is_complete"), [("", KEY, False), (MERCHANT, "", False), (MERCHANT, KEY, True)]
)
def test_payme_is_connected_when_merchant_and_key_are_there(merchant, key, is_complete):
    assert PaymeSettings(merchant_id=merchant, key=SecretStr(key)).is_complete is is_complete
