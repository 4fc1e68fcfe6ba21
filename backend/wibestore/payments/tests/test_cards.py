"""Payout cards: named on the provider's page, kept as a token and a mask."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DataError, IntegrityError, transaction
from django.test import Client

from wibestore.core import clock
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.core.text import holds_card_number
from wibestore.payments import services
from wibestore.payments.factories import (
    card_active,
    card_pending,
    deposit_succeeded,
    withdrawal_requested,
)
from wibestore.payments.models import PayoutCard, ProviderCall
from wibestore.payments.providers.base import CardEvent, CardEventKind, OutcomeCode
from wibestore.payments.providers.sandbox.cards import TEST_CARDS
from wibestore.payments.rules.cards import brand_of, is_mask, is_token
from wibestore.payments.services.cards import cards_lock

from .conftest import card_topics, send

CARDS = "/api/v1/payments/cards/"
FORM = "application/x-www-form-urlencoded"
NOBODY_LISTENS = "http://127.0.0.1:9"
NUMBER = "8600495473316478"


def card_notice(card_id, **changes):
    """Return the sandbox's words that the card was named, with some of them changed."""
    return {
        "event": "card.bound",
        "id": f"sbx_{uuid4().hex}",
        "reference": PayoutCard.objects.get(pk=card_id).reference,
        "token": f"sbxc_{uuid4().hex}",
        "mask": TEST_CARDS[0].mask,
        "holder": TEST_CARDS[0].holder,
        "occurred_at": int(clock.now().timestamp()),
        "failure_code": "",
        **changes,
    }


def test_a_card_is_pending_until_its_owner_has_named_it(buyer, client_for, django_assert_num_queries):
    client = client_for(buyer)

    answer = client.post(CARDS, {"method": "sandbox"})

    card = answer.json()
    assert answer.status_code == 201
    reference = PayoutCard.objects.get().reference
    assert card == {
        "id": card["id"],
        "method": "sandbox",
        "mask": "",
        "brand": "other",
        "holder": "",
        "status": "pending",
        "usable_from": None,
        "bind_url": f"http://testserver/api/v1/payments/sandbox/cards/{reference}/?lang=uz",
        "created_at": card["created_at"],
    }
    assert card_topics() == []
    with django_assert_num_queries(3):
        assert client.get(CARDS).json() == {"results": [card]}


def test_the_banks_word_makes_it_active_once(buyer, client_for):
    card = card_pending(buyer.id)
    notice = card_notice(card.id)

    answers = [send(notice) for _ in range(3)]

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.content for answer in answers} == {answers[0].content}
    assert answers[0].json() == {"result": "accepted", "transaction": str(card.id), "state": "active"}
    shown = client_for(buyer).get(CARDS).json()["results"][0]
    assert (shown["status"], shown["mask"], shown["brand"], shown["holder"], shown["bind_url"]) == (
        "active",
        "860006******0019",
        "uzcard",
        "SINOV UZCARD",
        "",
    )
    assert card_topics() == ["card.added"]
    assert OutboxMessage.objects.get(topic="card.added").payload == {
        "card_id": str(card.id),
        "user_id": str(buyer.id),
        "method": "sandbox",
        "mask": "860006******0019",
    }


def test_the_token_is_told_to_nobody(buyer, client_for):
    card = card_pending(buyer.id)
    notice = card_notice(card.id)
    send(notice)

    assert notice["token"] not in client_for(buyer).get(CARDS).content.decode()
    assert notice["token"] not in str(list(OutboxMessage.objects.values()))
    assert notice["token"] not in ProviderCall.objects.get().body
    assert notice["token"] not in repr(CardEvent(CardEventKind.BOUND, "x", "1", clock.now(), token=notice["token"]))


def test_a_new_card_waits(buyer, settings):
    settings.CARD_FREEZE_HOURS = 24

    card = card_active(buyer.id)

    row = PayoutCard.objects.get(pk=card.id)
    assert row.usable_from - row.bound_at == timedelta(hours=24)


@pytest.mark.parametrize(
    "changes",
    [
        {"token": NUMBER},
        {"token": ""},
        {"mask": NUMBER},
        {"mask": ""},
        {"mask": "8600****6478"},
        {"holder": f"CARD {NUMBER}"},
        {"holder": "8600 4954 7331 6478"},
        {"pan": NUMBER},
        {"reference": "1"},
        {"event": "card.stolen"},
        {"amount": 5},
    ],
)
def test_a_notice_with_a_number_or_of_a_wrong_form_binds_nothing(buyer, books, changes):
    card = card_pending(buyer.id)

    answer = send(card_notice(card.id, **changes))

    assert answer.status_code in {200, 400}
    row = PayoutCard.objects.get()
    assert (row.status, row.token, row.mask, row.holder) == (
        "removed" if answer.status_code == 200 else "pending", "", "", "",
    )  # fmt: skip
    assert card_topics() == []
    assert NUMBER not in ProviderCall.objects.get().body
    assert "8600 4954 7331 6478" not in ProviderCall.objects.get().body


def test_a_notice_for_an_unknown_binding_or_a_forged_one_binds_nothing(buyer, books):
    card = card_pending(buyer.id)
    before = books()

    assert send(card_notice(card.id, reference="123456789012")).status_code == 404
    assert send(card_notice(card.id), **{"X-Sandbox-Signature": "0" * 64}).status_code == 401

    assert books() == before


def test_a_declined_binding_is_gone(buyer, client_for):
    card = card_pending(buyer.id)
    words = {"event": "card.failed", "token": "", "mask": "", "holder": "", "failure_code": "declined_by_owner"}

    answer = send(card_notice(card.id, **words))

    assert answer.json()["state"] == "removed"
    assert client_for(buyer).get(CARDS).json() == {"results": []}
    assert PayoutCard.objects.get().failure_code == "declined_by_owner"
    assert send(card_notice(card.id)).json()["result"] == "ignored"
    assert PayoutCard.objects.get().status == "removed"


def test_the_same_card_is_not_added_twice(buyer, stranger):
    first, second, other = card_pending(buyer.id), card_pending(buyer.id), card_pending(stranger.id)
    token = f"sbxc_{uuid4().hex}"

    for card in (first, second, other):
        assert send(card_notice(card.id, token=token)).status_code == 200

    states = dict(PayoutCard.objects.values_list("id", "status"))
    assert states == {first.id: "active", second.id: "removed", other.id: "active"}
    assert card_topics() == ["card.added", "card.added"]


@pytest.mark.django_db(transaction=True)
def test_two_bindings_of_one_card_at_once_leave_one(buyer):
    cards = [card_pending(buyer.id) for _ in range(4)]
    token = f"sbxc_{uuid4().hex}"
    notices = [card_notice(card.id, token=token) for card in cards]

    answers = run_together([lambda notice=notice: send(notice) for notice in notices])

    assert {answer.status_code for answer in answers} == {200}
    assert sorted(PayoutCard.objects.values_list("status", flat=True)) == ["active", "removed", "removed", "removed"]
    assert card_topics() == ["card.added"]


def test_a_removed_card_keeps_its_mask_and_forgets_its_token(buyer, client_for):
    card = card_active(buyer.id)
    client = client_for(buyer)

    assert client.delete(f"{CARDS}{card.id}/").status_code == 204

    row = PayoutCard.objects.get()
    assert (row.status, row.token, row.mask, row.slot) == ("removed", "", card.mask, None)
    assert client.get(CARDS).json() == {"results": []}
    assert card_topics() == ["card.added", "card.removed"]
    assert client.delete(f"{CARDS}{card.id}/").json()["code"] == "payment.card_not_found"


def test_a_pending_card_is_removed_without_a_word(buyer, client_for):
    card = card_pending(buyer.id)

    assert client_for(buyer).delete(f"{CARDS}{card.id}/").status_code == 204
    assert card_topics() == []


def test_a_card_in_use_stays(buyer, client_for, books):
    deposit_succeeded(buyer.id, 100_000)
    card = card_active(buyer.id)
    withdrawal = withdrawal_requested(buyer.id, 50_000, card_id=card.id)
    client = client_for(buyer)
    before = books()

    refused = client.delete(f"{CARDS}{card.id}/")

    assert (refused.status_code, refused.json()["code"]) == (409, "payment.card_in_use")
    assert books() == before
    client.post(f"/api/v1/payments/withdrawals/{withdrawal.id}/cancel/", {"expected_version": 1})
    assert client.delete(f"{CARDS}{card.id}/").status_code == 204


def test_a_stranger_removes_nothing(buyer, stranger, client_for, books):
    card = card_active(buyer.id)
    before = books()

    for person in (stranger, buyer):
        card_id = card.id if person is stranger else uuid4()
        assert client_for(person).delete(f"{CARDS}{card_id}/").json()["code"] == "payment.card_not_found"

    assert client_for(stranger).get(CARDS).json() == {"results": []}
    assert books() == before


def test_five_cards_are_the_most(buyer, client_for):
    client = client_for(buyer)
    cards = [card_active(buyer.id) for _ in range(4)] + [card_pending(buyer.id)]

    refused = client.post(CARDS, {"method": "sandbox"})

    assert (refused.status_code, refused.json()["code"], refused.json()["params"]) == (
        409,
        "payment.card_limit_reached",
        {"limit": 5},
    )
    assert PayoutCard.objects.count() == 5
    client.delete(f"{CARDS}{cards[0].id}/")
    assert client.post(CARDS, {"method": "sandbox"}).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_twenty_bindings_at_once_open_five(buyer):
    outcomes = run_together([lambda: card_pending(buyer.id)] * 20)

    assert sum(not isinstance(outcome, Exception) for outcome in outcomes) == 5
    assert sorted(PayoutCard.objects.values_list("slot", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("method", ["payme", "nobody", ""])
def test_a_method_that_pays_nothing_out_binds_no_card(buyer, client_for, books, method):
    before = books()

    answer = client_for(buyer).post(CARDS, {"method": method})

    expected = (409, "payment.payout_unsupported") if method else (400, "validation.failed")
    assert (answer.status_code, answer.json()["code"]) == expected
    assert books() == before


@pytest.mark.parametrize("body", [
    {"method": NUMBER},
    {"method": "8600 4954 7331 6478"},
    {"method": "card:8600-4954-7331-6478"},
    {"method": "sandbox", "number": NUMBER},
    {"method": "sandbox", "pan": int(NUMBER)},
    {"method": "sandbox", "card": {"number": NUMBER}},
    {"method": int(NUMBER)},
])  # fmt: skip
def test_a_number_in_a_body_of_ours_is_refused_and_kept_nowhere(buyer, client_for, books, body, caplog):
    before = books()

    answer = client_for(buyer).post(CARDS, body)

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert NUMBER not in answer.content.decode()
    assert NUMBER not in caplog.text
    assert books() == before


def test_a_number_among_words_is_named_as_such(buyer, client_for):
    answer = client_for(buyer).post(CARDS, {"method": NUMBER})

    assert answer.json()["errors"][0]["pointer"] == "/method"
    assert answer.json()["errors"][0]["code"] == "card_number"


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        (NUMBER, True),
        ("8600 4954 7331 6478", True),
        ("8600-4954-7331-6478", True),
        ("pay to 4097840201138901 please", True),
        ("860049547331647", True),
        ("8600495473316478123", True),
        ("+998 90 123 45 67", False),
        ("860049******6478", False),
        ("123456789012", False),
        ("50000000", False),
        ("sbxc_0af3", False),
        ("", False),
    ],
)
def test_what_looks_like_a_cards_number(text, is_number):
    assert holds_card_number(text) is is_number


@pytest.mark.parametrize(
    ("token", "is_one"),
    [
        ("sbxc_2680cc50b59341759214991501877460", True),
        ("63f1d8bd6e3f7a0001234567", True),
        ("59341759214991501877460", True),
        ("12345678-1234-1234-1234-123456789012", True),
        (NUMBER, False),
        ("8600 4954 7331 6478", False),
        (f"card:{NUMBER}", False),
        (f"tok_{NUMBER}", False),
        ("", False),
    ],
)
def test_a_token_is_no_number(token, is_one):
    assert is_token(token) is is_one


def test_masks_and_brands():
    assert [is_mask(mask) for mask in ("860006******0019", "8600****0019", NUMBER, "", "8600**0019")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [brand_of(mask) for mask in ("860006******0019", "5614****1", "986006******0012", "4097****", "")] == [
        "uzcard",
        "uzcard",
        "humo",
        "other",
        "other",
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"token": NUMBER},
        {"token": "8600 4954 7331 6478"},
        {"token": f"tok_{NUMBER}"},
        {"holder": NUMBER},
        {"mask": NUMBER},
        {"mask": "1234"},
        {"status": "active", "token": ""},
        {"status": "stolen"},
        {"slot": 6},
        {"slot": None},
        {"status": "removed", "removed_at": None, "slot": None, "token": ""},
    ],
)
def test_the_database_itself_keeps_no_number_and_no_half_card(buyer, columns):
    card = card_active(buyer.id)

    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        PayoutCard.objects.filter(pk=card.id).update(**columns)


def test_the_sandbox_off_adds_no_card(buyer, client_for, settings, contractless):
    pending = card_pending(buyer.id)
    settings.SANDBOX_PAYMENTS = False
    client = client_for(buyer)

    assert client.post(CARDS, {"method": "sandbox"}).json()["code"] == "payment.payout_unsupported"
    assert Client().get(pending.bind_url.removeprefix("http://testserver")).status_code == 404
    methods = {
        method["code"]: method["can_withdraw"] for method in client.get("/api/v1/payments/methods/").json()["results"]
    }
    assert set(methods.values()) == {False}


def test_methods_say_which_pay_out(client_for, db):
    methods = client_for(None).get("/api/v1/payments/methods/").json()["results"]

    assert [method["code"] for method in methods if method["can_withdraw"]] == ["uzcard", "humo", "sandbox"]


def test_five_times_the_same_key_open_one_binding(buyer, client_for):
    client = client_for(buyer)

    answers = [client.post(CARDS, {"method": "sandbox"}, headers={"Idempotency-Key": "add"}) for _ in range(5)]

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert PayoutCard.objects.count() == 1


def test_a_card_past_its_time_is_not_shown_before_the_sweep(buyer, client_for):
    card = card_pending(buyer.id)
    PayoutCard.objects.filter(pk=card.id).update(expires_at=clock.now())

    assert client_for(buyer).get(CARDS).json() == {"results": []}


def test_a_provider_that_is_silent_is_asked_once_in_a_sweep(buyer, settings):
    for _ in range(3):
        card_pending(buyer.id)
    settings.PUBLIC_URL = NOBODY_LISTENS
    PayoutCard.objects.update(expires_at=clock.now())

    assert services.cards_expire() == 3


def test_another_providers_word_is_not_taken(buyer):
    card_pending(buyer.id)
    reference = PayoutCard.objects.get().reference
    event = CardEvent(
        CardEventKind.BOUND, f"sbx_{uuid4().hex}", reference, clock.now(), token="t", mask=TEST_CARDS[0].mask
    )

    assert services.card_event_apply(provider="payme", event=event).code == OutcomeCode.UNKNOWN_REFERENCE
    assert PayoutCard.objects.get().status == "pending"


def test_cards_are_locked_in_id_order(buyer, stranger):
    mine = [card_active(buyer.id).id for _ in range(3)]
    card_active(stranger.id)

    with transaction.atomic():
        assert [card.id for card in cards_lock(buyer.id)] == sorted(mine)
