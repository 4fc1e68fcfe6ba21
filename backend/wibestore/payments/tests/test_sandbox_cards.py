"""The sandbox bank's page where a test card is typed: no number goes further than that."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from wibestore.core import clock
from wibestore.payments import services
from wibestore.payments.factories import card_pending
from wibestore.payments.models import PayoutCard, SandboxBankCard
from wibestore.payments.providers.sandbox.cards import TEST_CARDS, card_find

from .conftest import card_topics

FORM = "application/x-www-form-urlencoded"
NUMBER = "8600495473316478"


def page_of(card):
    return f"/api/v1/payments/sandbox/cards/{PayoutCard.objects.get(pk=card.id).reference}/"


def token_of(path):
    return re.search(r'name="form" value="([^"]+)"', Client().get(path).content.decode())[1]


def press(card, decision, number="", token=None, **headers):
    path = page_of(card)
    body = f"form={token_of(path) if token is None else token}&decision={decision}&number={number}"
    return Client().post(path, body, content_type=FORM, headers=headers)


def test_the_page_asks_for_a_test_card_and_runs_nothing(buyer):
    card = card_pending(buyer.id)

    answer = Client().get(page_of(card), headers={"Accept-Language": "en"})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<script" not in html
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert (answer["Cache-Control"], answer["Content-Language"]) == ("no-store", "en")
    assert all(f"{test.number}" in html for test in TEST_CARDS)


@pytest.mark.parametrize("number", ["", NUMBER, "8600060000000018", "x" * 5_000, "%00"])
def test_only_test_cards_are_taken(buyer, number, sent):
    card = card_pending(buyer.id)

    answer = press(card, "bind", number)

    assert answer.status_code == 400
    assert not SandboxBankCard.objects.exists()
    assert sent == []
    assert number == "" or number not in answer.content.decode()


def test_a_typed_card_is_kept_by_its_mask_alone(buyer, sent):
    card = card_pending(buyer.id)

    answer = press(card, "bind", "8600+0600+0000+0019")

    assert (answer.status_code, answer["Location"]) == (303, "http://testserver/wallet/cards")
    record = SandboxBankCard.objects.get()
    assert (record.decision, record.mask, record.conduct) == ("bound", "860006******0019", "pays")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(c)::text FROM payments_sandboxbankcard c")
        assert "8600060000000019" not in cursor.fetchone()[0]
    assert sent == [("payments.sandbox_card_webhook_send", {"reference": PayoutCard.objects.get().reference})]
    assert "860006******0019" in Client().get(page_of(card)).content.decode()


def test_the_first_decision_on_the_page_stands(buyer, sent):
    card = card_pending(buyer.id)

    press(card, "decline")
    press(card, "bind", TEST_CARDS[0].number)
    press(card, "resend")

    assert SandboxBankCard.objects.get().decision == "declined"
    assert len(sent) == 3


def test_forms_of_others_and_unknown_presses_decide_nothing(buyer, sent):
    card, other = card_pending(buyer.id), card_pending(buyer.id)
    number = TEST_CARDS[0].number

    assert press(card, "bind", number, token="").status_code == 409
    assert press(card, "bind", number, token=token_of(page_of(other))).status_code == 409
    assert press(card, "bind", number, Origin="https://evil.example").status_code == 403
    assert press(card, "resend").status_code == 303
    assert press(card, "steal").status_code == 303

    assert not SandboxBankCard.objects.exists()
    assert sent == []


@pytest.mark.parametrize("reference", ["123456789012", "x", "%D0%BF"])
def test_an_unknown_binding_has_no_page(db, reference):
    path = f"/api/v1/payments/sandbox/cards/{reference}/"

    assert Client().get(path).status_code == 404
    assert Client().post(path).status_code == 404
    assert Client().get(f"{path}status/").status_code == 401


def test_a_card_whose_webhook_got_lost_is_added_instead_of_expired(buyer, sent):
    named, left = card_pending(buyer.id), card_pending(buyer.id)
    press(named, "bind", TEST_CARDS[1].number)
    with clock.travel(timedelta(minutes=14)):
        assert services.cards_expire() == 0
    PayoutCard.objects.update(expires_at=clock.now())

    assert services.cards_expire() == 1

    assert PayoutCard.objects.get(pk=named.id).mask == "986006******0012"
    assert (PayoutCard.objects.get(pk=left.id).status, card_topics()) == ("removed", ["card.added"])


def test_test_cards_pass_the_luhn_check_and_are_found_as_typed():
    for card in TEST_CARDS:
        digits = [int(digit) for digit in reversed(card.number)]
        total = sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
        assert total % 10 == 0
        assert card_find(f" {card.number[:4]} {card.number[4:8]}-{card.number[8:]} ") is card
    assert card_find("8600") is None
