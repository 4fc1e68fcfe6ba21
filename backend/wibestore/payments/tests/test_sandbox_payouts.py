"""The sandbox's adapter and its bank: payouts, cards and reversals over real calls."""

from uuid import uuid4

import httpx
import pytest
from celery import current_app
from celery.contrib.testing.worker import start_worker

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.payments import services, tasks
from wibestore.payments.errors import PayoutUnsupported, ProviderUnavailable
from wibestore.payments.factories import card_pending, deposit_pending, deposit_succeeded, withdrawal_requested
from wibestore.payments.models import PayoutCard, SandboxBankPayout
from wibestore.payments.providers.base import Payer, PaymentProvider, PayoutAnswer, PayoutOrder, PayoutState
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.providers.sandbox.adapter import SandboxProvider
from wibestore.payments.providers.sandbox.cards import TEST_CARDS
from wibestore.payments.providers.sandbox.wire import signed_headers

from .conftest import PAYOUT, row

S = PayoutState
pytestmark = pytest.mark.usefixtures("sent")


def test_other_providers_pay_nothing_out():
    class Plain(SandboxProvider):
        code = "plain"
        payout_create = PaymentProvider.payout_create
        payout_verify = PaymentProvider.payout_verify
        card_bind_start = PaymentProvider.card_bind_start
        card_bind_verify = PaymentProvider.card_bind_verify

    provider = Plain(secret="s", base_url="http://testserver")
    order, payer = PayoutOrder("123456789012", Som(1), "hidden"), Payer(id=uuid4(), language="uz")
    for call in (
        lambda: provider.payout_create(order),
        lambda: provider.payout_verify(order),
        lambda: provider.card_bind_start(payer, reference="1", return_url=""),
        lambda: provider.card_bind_verify("1", ""),
    ):
        with pytest.raises(PayoutUnsupported) as refusal:
            call()
        assert refusal.value.params == {"method": "plain"}
    assert "hidden" not in repr(order)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b"<html>",
        b'{"id":"sbx_1","reference":"123456789012","amount":1,"state":"paid"}',
        b'{"id":"sbx_%s","reference":"999999999999","amount":5,"state":"paid","failure_code":""}' % (b"0" * 32),
        b'{"id":"sbx_%s","reference":"123456789012","amount":6,"state":"paid","failure_code":""}' % (b"0" * 32),
        b'{"id":"sbx_%s","reference":"123456789012","amount":5,"state":"done","failure_code":""}' % (b"0" * 32),
    ],
)
def test_an_answer_that_is_none_leaves_it_unknown(monkeypatch, bank, said):
    monkeypatch.setattr(
        "wibestore.payments.providers.sandbox.adapter.httpx.request", lambda *_, **__: httpx.Response(200, content=said)
    )
    order = PayoutOrder("123456789012", Som(5), f"sbxc_{'0' * 32}")

    for question in (provider_get("sandbox").payout_create, provider_get("sandbox").payout_verify):
        with pytest.raises(ProviderUnavailable):
            question(order)


def test_the_bank_pays_a_reference_once(buyer, approved):
    approved()
    services.withdrawals_send()
    payout = SandboxBankPayout.objects.get()
    provider = provider_get("sandbox")
    order = PayoutOrder(payout.reference, payout.amount, payout.token)

    assert {provider.payout_create(order) for _ in range(3)} == {PayoutAnswer(S.PAID, payout.external_id)}
    with pytest.raises(ProviderUnavailable):
        provider.payout_create(PayoutOrder(payout.reference, Som(payout.amount + 1), payout.token))

    assert SandboxBankPayout.objects.count() == 1


def test_the_bank_refuses_a_card_it_does_not_know(db):
    order = PayoutOrder("123456789012", Som(5_000), f"sbxc_{'0' * 32}")

    answer = provider_get("sandbox").payout_create(order)

    assert (answer.state, answer.failure_code) == (S.FAILED, "unknown_card")


@pytest.mark.parametrize("method", ["get", "put"])
def test_the_banks_payouts_are_for_the_shop_alone(client, db, settings, method):
    path = "/api/v1/payments/sandbox/payouts/123456789012/"
    body = b'{"token":"x"}'
    signed = signed_headers(settings.SANDBOX_WEBHOOK_SECRET, body, clock.now())

    assert getattr(client, method)(path).status_code == 401
    assert client.put(path, body, content_type="application/json", headers=signed).status_code == 400
    assert not SandboxBankPayout.objects.exists()


# Over a real port, with a real worker.


@pytest.mark.django_db(transaction=True)
def test_a_card_is_bound_and_paid_out_to_by_real_calls(buyer, staff, live_server, settings):
    settings.PUBLIC_URL = live_server.url
    deposit_succeeded(buyer.id, PAYOUT)
    card = card_pending(buyer.id)
    reference = PayoutCard.objects.get().reference
    with start_worker(current_app._get_current_object(), perform_ping_check=False, queues=["critical"], pool="solo"):
        services.sandbox_binding_decide(reference=reference, card=TEST_CARDS[0])
        services.sandbox_card_webhook_send(reference=reference)
        withdrawal = withdrawal_requested(buyer.id, PAYOUT, card_id=card.id)
        services.withdrawal_transition(withdrawal.id, "approve", staff)
        assert services.withdrawals_send() == 1

    assert row(withdrawal).state == "paid"
    assert PayoutCard.objects.get().mask == TEST_CARDS[0].mask
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_taking_back_over_real_calls(buyer, live_server, settings):
    settings.PUBLIC_URL = live_server.url
    deposit = deposit_pending(buyer.id, PAYOUT)
    services.sandbox_payment_decide(reference=deposit.reference, decision="paid")
    services.sandbox_webhook_send(reference=deposit.reference)
    assert wallet_balances(buyer.id).available == PAYOUT

    services.sandbox_payment_take_back(reference=deposit.reference, reversal="requested")
    assert services.sandbox_webhook_send(reference=deposit.reference) == 200
    assert services.sandbox_payment_get(deposit.reference).reversal == "reversed"
    assert services.sandbox_webhook_send(reference=deposit.reference) == 200

    assert wallet_balances(buyer.id).available == 0
    assert ledger_check() == []


def test_a_shop_that_is_away_is_told_of_a_card_later(buyer, settings):
    card = card_pending(buyer.id)
    reference = PayoutCard.objects.get(pk=card.id).reference
    with pytest.raises(ValueError, match="nothing was decided"):
        services.sandbox_card_webhook_send(reference=reference)
    services.sandbox_binding_decide(reference=reference, card=None)
    settings.PUBLIC_URL = "http://127.0.0.1:9"

    with pytest.raises(ProviderUnavailable):
        services.sandbox_card_webhook_send(reference=reference)


def test_tasks_call_one_service_each(buyer, approved):
    withdrawal = approved()
    card_pending(buyer.id)

    assert tasks.withdrawals_send() == 1
    assert tasks.cards_expire() == 0
    assert tasks.ledger_check() == 0
    assert row(withdrawal).state == "paid"
