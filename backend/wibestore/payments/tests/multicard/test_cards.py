"""Cards bound at Multicard, payouts to them, payments by them, and questions about what got lost."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client

from emulators.models import Record
from emulators.multicard.cards import Conduct
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.ledger.services import ledger_check
from wibestore.payments import services
from wibestore.payments.errors import PhoneNeeded
from wibestore.payments.factories import deposit_succeeded, withdrawal_requested
from wibestore.payments.models import Deposit, PayoutCard, ProviderCall, ProviderTransaction, Withdrawal
from wibestore.payments.providers.base import PayoutOrder, PayoutState
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.rules import pause_before_verifying
from wibestore.payments.tests.conftest import available, later
from wibestore.users import services as users

from .conftest import AMOUNT, CARDS, WEBHOOK, bind, known, press, remember, send, success_body

PAYOUT = 200_000
DEPOSIT = "/api/v1/payments/deposit/"
CARD = "/api/v1/payments/cards/"


def binding_body(card, **changes):
    return {
        "payer_id": card.external_id,
        "card_pan": "860053******8829",
        "card_token": "f535e2a13abbf2bc2738afe93494fa43",
        "phone": "998901234567",
        "holder_name": "SINOV",
        "ps": "uzcard",
        "status": "active",
        "card_status": "active",
        **changes,
    }


def pending_card(user_id, method="uzcard"):
    pending = services.card_bind_start(actor=Actor.user(user_id), method=method)
    return PayoutCard.objects.get(pk=pending.id)


def test_a_card_is_bound_by_token_and_mask(buyer):
    card = bind(buyer.id)

    assert (card.status, card.mask, card.holder) == ("active", "860053******8829", "SINOV UZCARD")
    assert card.token == known("card").data["token"]
    kept = [
        str(row) for row in (*Record.objects.values(), *PayoutCard.objects.values(), *ProviderCall.objects.values())
    ]
    assert not any(CARDS[Conduct.GOES].number in row for row in kept)
    assert not any(card.token in call.body for call in ProviderCall.objects.all())


@pytest.mark.parametrize("body", ["active", "deleted", "draft"])
def test_a_forged_binding_callback_binds_nothing(buyer, body):
    card = pending_card(buyer.id)

    answers = [send(binding_body(card, status=body)), send(binding_body(card, payer_id="nobody"))]

    assert [answer.status_code for answer in answers] == [200, 200]
    card.refresh_from_db()
    assert (card.status, card.token) == ("pending", "")


def test_a_binding_callback_says_nothing_that_multicard_does_not(buyer):
    card = bind(buyer.id)

    repeats = [send(binding_body(card, card_token="0" * 32, card_pan="000000******0000")) for _ in range(10)]

    assert {repeat.status_code for repeat in repeats} == {200}
    card.refresh_from_db()
    assert (card.mask, card.token) == ("860053******8829", known("card").data["token"])


def test_a_declined_binding_removes_the_card(buyer):
    card = pending_card(buyer.id)

    press(card.bind_url, "decline")

    card.refresh_from_db()
    assert (card.status, card.failure_code) == ("removed", "declined")


def test_somebodys_own_card_is_not_taken_by_the_test_form(buyer):
    card = pending_card(buyer.id)

    assert press(card.bind_url, "bind", card="8600123412341234").status_code == 422
    assert "8600123412341234" not in str(list(Record.objects.values()))


def test_a_lost_binding_callback_is_found_at_the_end(buyer):
    card = pending_card(buyer.id)
    record = known("binding")
    record.data.update(status="active", card_token="a" * 32, card_pan="986053******0014", holder_name="SINOV")
    record.save()

    with clock.travel(timedelta(minutes=16)):
        services.cards_expire()

    card.refresh_from_db()
    assert (card.status, card.mask) == ("active", "986053******0014")


def test_a_silent_multicard_binds_no_card(buyer, bank, client_for):
    bank.is_away = True

    answer = client_for(buyer).post(CARD, {"method": "uzcard"})

    assert (answer.status_code, answer.json()["code"]) == (503, "payment.provider_unavailable")
    assert PayoutCard.objects.count() == 0


def test_humo_needs_its_owners_phone(buyer, client_for):
    with pytest.raises(PhoneNeeded):
        services.card_bind_start(actor=Actor.user(buyer.id), method="humo")
    told = client_for(buyer).post(CARD, {"method": "humo"})
    assert (told.status_code, told.json()["code"]) == (409, "payment.phone_needed")
    users.profile_update(actor=Actor.user(buyer.id), changes={"phone": "+998901234567"})

    card = bind(buyer.id, Conduct.UNKNOWN_GOES, method="humo")

    # The other network's card: its first digits are no reason to refuse.
    assert (card.status, card.mask[:4], known("binding").data["phone"]) == ("active", "8600", "998901234567")


@pytest.fixture
def approved(buyer, moderator):
    """Return a function that makes an approved withdrawal of the buyer to a bound card."""

    def make(conduct=Conduct.GOES, amount=PAYOUT):
        deposit_succeeded(buyer.id, amount)
        card = bind(buyer.id, conduct)
        withdrawal = withdrawal_requested(buyer.id, amount, card_id=card.id)
        services.withdrawal_transition(withdrawal.id, "approve", Actor.user(moderator.id, is_staff=True))
        return withdrawal

    return make


def sweep(times=1):
    for _ in range(times):
        later(minutes=60)
        services.withdrawals_send()


@pytest.mark.parametrize(
    ("conduct", "states", "theirs"),
    [
        (Conduct.GOES, ["paid"], ["success"]),
        (Conduct.REFUSED, ["returned"], ["error"]),
        (Conduct.UNKNOWN_GOES, ["sent", "paid"], ["success"]),
        (Conduct.UNKNOWN_FAILS, ["sent", "returned"], ["error"]),
        (Conduct.SILENT_FIRST, ["sent", "paid"], ["draft", "success"]),
        (Conduct.SILENT_CONFIRM, ["sent", "paid"], ["success"]),
    ],
)
def test_a_payout_ends_alike_on_both_sides(approved, buyer, conduct, states, theirs):
    withdrawal = approved(conduct)

    seen = []
    for _ in states:
        sweep()
        seen.append(Withdrawal.objects.get(pk=withdrawal.id).state)

    paid = Record.objects.filter(kind="credit").order_by("id")
    assert seen == states
    assert [record.data["status"] for record in paid] == theirs
    assert available(buyer.id) == (PAYOUT if states[-1] == "returned" else 0)
    sweep(3)
    assert Withdrawal.objects.get(pk=withdrawal.id).state == states[-1]
    assert Record.objects.filter(kind="credit").count() == len(theirs)
    assert ledger_check() == []


@pytest.mark.parametrize(
    ("amount", "failure_code", "calls"), [(10_000_001, "kyc_needed", 0), (10_000_000, "error_card_not_found", 2)]
)
def test_a_payout_that_needs_a_passport_is_not_sent(db, bank, amount, failure_code, calls):
    order = PayoutOrder("123456789012", Som(amount), token="unknown")

    answer = provider_get("uzcard").payout_create(order)

    assert (answer.state, answer.failure_code) == (PayoutState.FAILED, failure_code)
    assert len(bank.calls) == calls


def test_a_payout_to_a_card_that_multicard_has_forgotten_comes_back(approved, buyer):
    withdrawal = approved()
    record = known("card")
    record.data["status"] = "deleted"
    record.save()

    sweep()

    row = Withdrawal.objects.get(pk=withdrawal.id)
    assert (row.state, row.reason, available(buyer.id)) == ("returned", "error_card_not_found", PAYOUT)


def test_a_worker_that_dies_after_the_draft_pays_once(approved, monkeypatch):
    withdrawal = approved()
    with monkeypatch.context() as dying:
        dying.setattr("emulators.multicard.api._moved", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            _raising_sweep(dying)

    sweep(2)

    assert Withdrawal.objects.get(pk=withdrawal.id).state == "paid"
    assert [record.data["status"] for record in Record.objects.filter(kind="credit")] == ["success"]


def _raising_sweep(monkeypatch):
    """Let the worker end by the fault, as a killed one does."""

    def die(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr("wibestore.payments.services.payouts.logger.exception", die)
    services.withdrawals_send()


def charge(client, card, amount=AMOUNT, **more):
    return client.post(DEPOSIT, {"method": card.method_id, "amount": amount, "card_id": str(card.id), **more})


def confirm(client, deposit_id, code="112233", **extra):
    return client.post(f"/api/v1/payments/deposits/{deposit_id}/confirm/", {"code": code}, **extra)


def test_a_bound_card_pays_by_its_code_once(buyer, client_for):
    client, card = client_for(buyer), bind(buyer.id)

    made = charge(client, card)
    before = available(buyer.id)
    answers = [confirm(client, made.json()["id"], HTTP_IDEMPOTENCY_KEY="once") for _ in range(3)]
    again = confirm(client, made.json()["id"])

    shown = made.json()
    assert (made.status_code, shown["needs_code"], shown["card_mask"]) == (201, True, "860053******8829")
    assert (shown["payment_url"], shown["status"], before) == ("", "pending", 0)
    assert [answer.status_code for answer in (*answers, again)] == [200] * 4
    assert {answer.json()["status"] for answer in (*answers, again)} == {"succeeded"}
    assert (available(buyer.id), ProviderTransaction.objects.count()) == (AMOUNT, 1)
    assert again.json()["needs_code"] is False


@pytest.mark.parametrize(
    ("code", "status", "problem"),
    [
        ("999999", 422, "payment.wrong_code"),
        ("", 422, "payment.wrong_code"),
        ("000000", 409, "payment.code_expired"),
        ("12 34", 400, "validation.failed"),
        ("8600533364098829", 400, "validation.failed"),
    ],
)
def test_a_wrong_code_charges_nothing(buyer, client_for, books, code, status, problem):
    client, card = client_for(buyer), bind(buyer.id)
    deposit_id = charge(client, card).json()["id"]
    before = books()

    answer = confirm(client, deposit_id, code)

    assert (answer.status_code, answer.json()["code"]) == (status, problem)
    assert books() == before
    assert confirm(client, deposit_id).json()["status"] == "succeeded"


def test_codes_are_not_tried_without_end(buyer, client_for):
    client, card = client_for(buyer), bind(buyer.id)
    deposit_id = charge(client, card).json()["id"]

    answers = [confirm(client, deposit_id, "999999").status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]


@pytest.mark.parametrize(
    ("conduct", "at_once", "at_last"),
    [
        (Conduct.NO_CODE, "succeeded", "succeeded"),
        (Conduct.REFUSED, "failed", "failed"),
        (Conduct.UNKNOWN_GOES, "pending", "succeeded"),
        (Conduct.UNKNOWN_FAILS, "pending", "failed"),
        (Conduct.SILENT_CONFIRM, "pending", "succeeded"),
    ],
)
def test_a_charge_without_an_answer_is_asked_about(buyer, client_for, conduct, at_once, at_last):
    client, card = client_for(buyer), bind(buyer.id, conduct)
    made = charge(client, card).json()

    answer = confirm(client, made["id"], "112233" if made["needs_code"] else "")
    with clock.travel(timedelta(minutes=2)):
        services.deposits_verify()

    assert made["needs_code"] is (conduct is not Conduct.NO_CODE)
    assert (answer.status_code, answer.json()["status"]) == (200, at_once)
    assert Deposit.objects.get(pk=made["id"]).status == at_last
    assert available(buyer.id) == (AMOUNT if at_last == "succeeded" else 0)


def test_only_ones_own_active_card_of_the_method_pays(buyer, stranger, client_for, books):
    card = bind(stranger.id)
    pending = pending_card(buyer.id)
    mine = bind(buyer.id, Conduct.UNKNOWN_GOES)
    client, before = client_for(buyer), books()

    answers = [
        charge(client, card),
        charge(client, pending),
        client.post(DEPOSIT, {"method": "humo", "amount": AMOUNT, "card_id": str(mine.id)}),
        client.post(DEPOSIT, {"method": "sandbox", "amount": AMOUNT, "card_id": str(mine.id)}),
    ]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (404, "payment.card_not_found"),
        (409, "payment.card_not_active"),
        (409, "payment.card_payment_unsupported"),
        (409, "payment.card_payment_unsupported"),
    ]
    assert books() == before


def test_a_deposit_at_the_page_waits_for_no_code(buyer, stranger, client_for, deposit, books):
    before = books()

    answers = [confirm(client_for(person), deposit.id) for person in (buyer, stranger)]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (409, "payment.deposit_not_confirmable"),
        (404, "payment.deposit_not_found"),
    ]
    assert books() == before


def test_a_lost_callback_is_found_by_the_sweep(deposit, buyer, bank):
    remember(deposit, status="success", payment_time="2026-11-25 17:00:00", ps="uzcard")

    asked = [services.deposits_verify()]
    with clock.travel(timedelta(seconds=31)):
        asked += [services.deposits_verify(), services.deposits_verify()]

    assert asked == [0, 1, 0]
    assert (Deposit.objects.get().status, available(buyer.id)) == ("succeeded", AMOUNT)


def test_questions_come_at_growing_pauses(deposit):
    pauses = [int(pause_before_verifying(count).total_seconds()) for count in range(7)]
    times = [Deposit.objects.get().ask_at]
    for _ in range(3):
        with clock.travel(times[-1] - clock.now() + timedelta(seconds=1)):
            services.deposits_verify()
        times.append(Deposit.objects.get().ask_at)

    assert pauses == [30, 60, 120, 300, 900, 900, 900]
    assert [round((late - early).total_seconds()) for early, late in pairwise(times)] == [
        61,
        121,
        301,
    ]


def test_a_silent_provider_is_left_alone_until_the_next_sweep(buyer, bank):
    for _ in range(3):
        services.deposit_create(actor=Actor.user(buyer.id), method="uzcard", amount=Som(AMOUNT))
    bank.is_away = True

    with clock.travel(timedelta(seconds=31)):
        first = services.deposits_verify()
        bank.is_away = False
        second = services.deposits_verify()

    assert (first, second) == (1, 2)
    assert set(Deposit.objects.values_list("status", flat=True)) == {"pending"}


@pytest.mark.django_db(transaction=True)
def test_card_code_and_payout_by_real_http(live_server, settings, buyer, moderator, client_for):
    from config.settings.emulated import emulated_providers

    settings.PUBLIC_URL, settings.PAYMENT_PROVIDERS = live_server.url, emulated_providers(live_server.url)
    client, card = client_for(buyer), bind(buyer.id)
    deposit_id = charge(client, card, PAYOUT).json()["id"]

    confirmed = confirm(client, deposit_id)
    withdrawal = withdrawal_requested(buyer.id, PAYOUT, card_id=card.id)
    services.withdrawal_transition(withdrawal.id, "approve", Actor.user(moderator.id, is_staff=True))
    services.withdrawals_send()

    assert confirmed.json()["status"] == "succeeded"
    assert ProviderCall.objects.filter(outcome="accepted").count() == 2
    assert (Withdrawal.objects.get().state, available(buyer.id)) == ("paid", 0)


def test_a_callback_after_the_confirmation_changes_nothing(buyer, client_for, books):
    client, card = client_for(buyer), bind(buyer.id)
    made = charge(client, card).json()
    confirm(client, made["id"])
    before = books()

    answers = [send(success_body(Deposit.objects.get())) for _ in range(10)]

    assert {(answer.status_code, answer.json()["success"]) for answer in answers} == {(200, True)}
    assert books() == before
    assert Client().get(WEBHOOK).status_code == 405
