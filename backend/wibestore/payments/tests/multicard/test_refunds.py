"""Deposits that go back to the card, whoever else moves the same money."""

from datetime import timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.conf import settings as chosen
from django.core.management import CommandError, call_command
from django.db import transaction

from emulators.models import Record
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountRef
from wibestore.payments import selectors, services
from wibestore.payments.errors import RefundUnavailable
from wibestore.payments.factories import deposit_succeeded
from wibestore.payments.models import (
    Deposit,
    DepositRefund,
    ProviderTransaction,
    ReconciliationDifference,
)
from wibestore.payments.services import refunds
from wibestore.payments.tests.conftest import available, hold

from .conftest import AMOUNT, known, press, remember, send, status_body, success_body


@pytest.fixture
def paid(deposit):
    """A deposit of 50 000 so'm that was paid on Multicard's page."""
    press(deposit.payment_url, "uzcard")
    return deposit


def path_of(deposit):
    return f"/api/v1/payments/deposits/{deposit.id}/refund/"


def ask(deposit):
    return services.deposit_refund(actor=Actor.user(deposit.user_id), deposit_id=deposit.id)


def refund_later():
    """Let the pause before the next question pass."""
    past = clock.now() - timedelta(seconds=1)
    DepositRefund.objects.filter(ask_at__isnull=False).update(ask_at=past)


def state_of(deposit):
    refund = DepositRefund.objects.filter(deposit_id=deposit.id).first()
    return Deposit.objects.get(pk=deposit.id).status, refund.state if refund else ""


def clearing():
    return int(account_balance(AccountRef.provider("uzcard")))


def deletes(bank):
    return [status for method, path, status in bank.calls if method == "DELETE" and "/payment/" in path]


def kinds_of(user_id):
    page = selectors.transaction_page(actor=Actor.user(user_id), limit=20)
    return [(line.kind, line.amount) for line in reversed(page.lines)]


def facts():
    """Return the topics that tell that the money went back: by its owner's wish, or by the provider's own."""
    went_back = ["deposit.refunded", "deposit.reversed"]
    return list(OutboxMessage.objects.filter(topic__in=went_back).values_list("topic", flat=True))


def test_a_deposit_goes_back_to_the_card(paid, buyer, client_for, bank):
    client = client_for(buyer)
    before = client.get(f"/api/v1/payments/deposits/{paid.id}/").json()

    asked = client.post(path_of(paid), HTTP_IDEMPOTENCY_KEY="one")
    meanwhile = (available(buyer.id), clearing(), state_of(paid))
    # Multicard's own call about it comes before its answer, so that the sweep itself ends nothing.
    ended = services.refunds_send()

    assert before["refund"] == {
        "is_possible": True,
        "reason": "",
        "status": "",
        "failure_code": "",
        "requested_at": None,
        "finished_at": None,
    }
    assert (asked.status_code, asked.json()["status"], asked.json()["refund"]["status"]) == (
        200,
        "refunding",
        "refunding",
    )
    assert meanwhile == (0, 0, ("refunding", "requested"))
    assert (ended, available(buyer.id), clearing(), state_of(paid)) == (0, 0, 0, ("reversed", "refunded"))
    after = client.get(f"/api/v1/payments/deposits/{paid.id}/").json()
    assert (after["status"], after["refund"]["status"], after["refund"]["is_possible"]) == (
        "reversed",
        "refunded",
        False,
    )
    assert deletes(bank) == [200]
    assert known("payment").data["status"] == "revert"
    assert ProviderTransaction.objects.get().state == "reversed"
    assert facts() == ["deposit.refunded"]
    assert kinds_of(buyer.id) == [("deposit", AMOUNT), ("deposit_refund", -AMOUNT)]
    shown = client.get(f"/api/v1/payments/transactions/{before['transaction_id']}/").json()
    assert (shown["kind"], shown["deposit_id"]) == ("deposit", str(paid.id))
    assert ledger_check() == []


def test_a_deposit_that_has_moved_nothing_is_its_own_transaction(deposit, buyer, client_for):
    client = client_for(buyer)

    shown = client.get(f"/api/v1/payments/deposits/{deposit.id}/").json()

    assert shown["transaction_id"] == shown["id"]
    assert client.get(f"/api/v1/payments/transactions/{shown['transaction_id']}/").status_code == 200


def _spent(buyer, paid, settings):
    hold(buyer.id, 1)


def _owing(buyer, paid, settings):
    other = services.deposit_create(actor=Actor.user(buyer.id), method="uzcard", amount=Som(AMOUNT))
    press(other.payment_url, "uzcard")
    hold(buyer.id, 2 * AMOUNT)
    press(other.payment_url, "revert")


def _refunding(buyer, paid, settings):
    ask(paid)


def _refused(buyer, paid, settings):
    press(paid.payment_url, "refund_refused")
    ask(paid)
    assert services.refunds_send() == 1


def _reversed(buyer, paid, settings):
    press(paid.payment_url, "revert")


def _unconnected(buyer, paid, settings):
    multicard = settings.PAYMENT_PROVIDERS.multicard
    changed = multicard.model_copy(update={"secret": type(multicard.secret)("")})
    settings.PAYMENT_PROVIDERS = settings.PAYMENT_PROVIDERS.model_copy(update={"multicard": changed})


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (_spent, "spent"),
        (_owing, "in_debt"),
        (_refunding, "refunding"),
        (_refused, "refused"),
        (_reversed, "not_succeeded"),
        (_unconnected, "not_connected"),
    ],
)
def test_what_cannot_go_back_says_why_and_nothing_moves(paid, buyer, client_for, books, settings, prepare, reason):
    prepare(buyer, paid, settings)
    before = books()

    answers = [client_for(buyer).post(path_of(paid)) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert {answer.json()["code"] for answer in answers} == {"payment.refund_unavailable"}
    assert {answer.json()["params"]["reason"] for answer in answers} == {reason}
    shown = client_for(buyer).get(f"/api/v1/payments/deposits/{paid.id}/").json()["refund"]
    assert (shown["is_possible"], shown["reason"]) == (False, reason)
    assert books() == before


def test_neither_an_unpaid_one_nor_a_strangers_nor_the_sandboxs_goes_back(deposit, buyer, seller, client_for, books):
    other = deposit_succeeded(buyer.id, AMOUNT)
    before = books()

    pending, foreign, sandbox = (
        client_for(buyer).post(path_of(deposit)),
        client_for(seller).post(path_of(other)),
        client_for(buyer).post(path_of(other)),
    )

    assert (pending.status_code, pending.json()["params"]["reason"]) == (409, "not_succeeded")
    assert (foreign.status_code, foreign.json()["code"]) == (404, "payment.deposit_not_found")
    assert (sandbox.status_code, sandbox.json()["params"]["reason"]) == (409, "unsupported")
    assert books() == before


def test_the_same_key_has_the_same_answer(paid, buyer, client_for, bank):
    answers = [client_for(buyer).post(path_of(paid), HTTP_IDEMPOTENCY_KEY="one") for _ in range(3)]
    other = client_for(buyer).post(path_of(paid), HTTP_IDEMPOTENCY_KEY="two")

    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.content for answer in answers}) == 1
    assert other.status_code == 409
    assert deletes(bank) == []
    services.refunds_send()
    services.refunds_send()
    assert (deletes(bank), state_of(paid)) == ([200], ("reversed", "refunded"))


def test_what_multicard_refuses_is_in_the_wallet_again(paid, buyer, bank):
    press(paid.payment_url, "refund_refused")
    ask(paid)

    assert (available(buyer.id), services.refunds_send()) == (0, 1)

    assert (available(buyer.id), clearing(), state_of(paid)) == (AMOUNT, -AMOUNT, ("succeeded", "refused"))
    assert DepositRefund.objects.get().failure_code == "error_payment_applied"
    assert ProviderTransaction.objects.get().state == "succeeded"
    assert kinds_of(buyer.id) == [
        ("deposit", AMOUNT),
        ("deposit_refund", -AMOUNT),
        ("deposit_refund_return", AMOUNT),
    ]
    assert facts() == []
    hold(buyer.id, AMOUNT)
    assert ledger_check() == []


def test_what_comes_back_pays_a_debt_first(paid, buyer):
    other = services.deposit_create(actor=Actor.user(buyer.id), method="uzcard", amount=Som(30_000))
    press(other.payment_url, "uzcard")
    press(paid.payment_url, "refund_refused")
    ask(paid)
    hold(buyer.id, 30_000)
    press(other.payment_url, "revert")
    assert int(wallet_balances(buyer.id).debt) == 30_000

    services.refunds_send()

    assert (available(buyer.id), int(wallet_balances(buyer.id).debt)) == (20_000, 0)
    assert ledger_check() == []


def test_a_lost_answer_is_asked_about_and_not_sent_again(paid, buyer, bank):
    press(paid.payment_url, "refund_lost")
    ask(paid)

    assert (services.refunds_send(), state_of(paid)) == (0, ("refunding", "sent"))
    assert (services.refunds_send(), deletes(bank)) == (0, [504])
    refund_later()
    assert services.refunds_send() == 1

    assert (deletes(bank), state_of(paid), available(buyer.id)) == ([504], ("reversed", "refunded"), 0)
    assert ledger_check() == []


def test_what_was_never_heard_is_sent_again(paid, buyer, bank):
    ask(paid)
    bank.is_away = True
    assert (services.refunds_send(), state_of(paid)) == (0, ("refunding", "sent"))
    bank.is_away = False
    refund_later()

    services.refunds_send()

    assert (deletes(bank), state_of(paid)) == ([200], ("reversed", "refunded"))
    uuid = known("payment").data["uuid"]
    asked = [method for method, path, _ in bank.calls if path.endswith(f"/payment/{uuid}")]
    # Asked first, then sent; the last question is about Multicard's own call.
    assert asked == ["GET", "GET", "DELETE"]


def test_a_refund_that_takes_its_time_is_asked_about_until_it_ends(paid, buyer, bank):
    press(paid.payment_url, "refund_slow")
    ask(paid)

    ended = []
    for _ in range(3):
        ended.append(services.refunds_send())
        refund_later()

    assert (ended, deletes(bank), state_of(paid)) == ([0, 0, 1], [200], ("reversed", "refunded"))


def test_a_crash_after_the_request_or_before_the_call_loses_nothing(paid, buyer, bank):
    ask(paid)
    # The process ends after it has claimed the refund and before it has said a word.
    claimed = refunds._claim(DepositRefund.objects.get().id)
    assert claimed is not None
    assert (services.refunds_send(), deletes(bank)) == (0, [])
    refund_later()

    services.refunds_send()

    assert (deletes(bank), state_of(paid), available(buyer.id)) == ([200], ("reversed", "refunded"), 0)


def test_multicards_own_reversal_while_refunding_counts_once_with_it(paid, buyer, books, bank):
    ask(paid)
    remember(paid, status="revert", refund_time="2026-11-26 07:00:00")

    first = send(status_body(paid, "revert"))
    before = books()
    repeats = [send(status_body(paid, "revert")) for _ in range(3)]
    swept = services.refunds_send()

    assert {answer.status_code for answer in (first, *repeats)} == {200}
    assert (state_of(paid), available(buyer.id), clearing(), swept) == (("reversed", "refunded"), 0, 0, 0)
    assert facts() == ["deposit.refunded"]
    assert deletes(bank) == []
    assert books() == before


def test_a_reversal_after_the_refusal_takes_what_is_there(paid, buyer):
    press(paid.payment_url, "refund_refused")
    ask(paid)
    services.refunds_send()
    hold(buyer.id, 20_000)

    press(paid.payment_url, "revert")

    assert (available(buyer.id), int(wallet_balances(buyer.id).debt)) == (0, 20_000)
    assert state_of(paid) == ("reversed", "refused")
    assert ledger_check() == []


def test_a_success_told_again_while_refunding_credits_nothing(paid, buyer, books):
    ask(paid)
    before = books()

    answers = [send(success_body(paid)) for _ in range(3)]

    assert {answer.content for answer in answers} == {b'{"success":true}'}
    assert books() == before


def test_a_late_answer_after_multicards_own_call_changes_nothing(paid, books):
    ask(paid)
    claimed = refunds._claim(DepositRefund.objects.get().id)
    remember(paid, status="revert", refund_time="2026-11-26 07:00:00")
    send(status_body(paid, "revert"))
    before = books()

    for state in ("refunded", "refused", "pending", "unknown", "stands"):
        answer = refunds.RefundAnswer(refunds.RefundState(state), "late")
        assert refunds._note(claimed, answer) == 0

    assert books() == before


@pytest.mark.parametrize(
    ("outcome", "state", "left"),
    [("refunded", ("reversed", "refunded"), 0), ("refused", ("succeeded", "refused"), AMOUNT)],
)
def test_a_person_ends_what_no_answer_comes_about(paid, buyer, books, outcome, state, left):
    ask(paid)

    call_command("refund_settle", paid.reference, outcome, "--note", "Multicard's support")
    before = books()
    for reference in (paid.reference, "100000000000"):
        with pytest.raises(CommandError):
            call_command("refund_settle", reference, "refused", "--note", "again")

    assert (state_of(paid), available(buyer.id), clearing()) == (state, left, -left)
    record = apps.get_model("audit", "AuditRecord").objects.get()
    assert (record.action, record.details["note"]) == ("refund.settled", "Multicard's support")
    assert books() == before


_STEPS = ("refund", "sweep", "revert", "spend")


def _step(paid, name):
    if name == "refund":
        try:
            ask(paid)
        except RefundUnavailable:
            return
    elif name == "sweep":
        refund_later()
        services.refunds_send()
    elif name == "revert" and known("payment", store_invoice_id=paid.reference).data["status"] == "success":
        remember(paid, status="revert", refund_time="2026-11-26 07:00:00")
        send(status_body(paid, "revert"))
    elif name == "spend":
        try:
            hold(paid.user_id, 20_000)
        except InsufficientFunds:
            return


def test_in_any_order_the_books_agree_with_multicard(paid, buyer):
    for order in permutations(_STEPS):
        with transaction.atomic():
            for name in (*order, "sweep"):
                _step(paid, name)
            wallet = wallet_balances(buyer.id)
            has_it = known("payment", store_invoice_id=paid.reference).data["status"] == "success"
            status = Deposit.objects.get().status
            assert status == ("succeeded" if has_it else "reversed"), order
            assert clearing() == (-AMOUNT if has_it else 0), order
            assert wallet.available - wallet.debt + wallet.in_escrow == -clearing(), order
            transaction.set_rollback(True)
    assert ledger_check() == []


@pytest.mark.parametrize("status", ["success", "revert"])
def test_the_comparison_of_the_day_minds_no_deposit_on_its_way_back(paid, buyer, status):
    today = clock.now().astimezone(ZoneInfo(chosen.PEOPLE_TIME_ZONE)).date()
    assert services.reconcile(provider="uzcard", day=today).difference_count == 0
    ask(paid)
    remember(paid, status=status)

    during = services.reconcile(provider="uzcard", day=today)

    assert (during.difference_count, ReconciliationDifference.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_twenty_wishes_at_once_take_the_money_once(paid, buyer, bank):
    outcomes = run_together([lambda: ask(paid)] * 20)

    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert (len(refused), {type(outcome) for outcome in refused}) == (19, {RefundUnavailable})
    assert (available(buyer.id), clearing(), DepositRefund.objects.count()) == (0, 0, 1)
    run_together([services.refunds_send] * 5)
    assert (deletes(bank), state_of(paid)) == ([200], ("reversed", "refunded"))


@pytest.mark.django_db(transaction=True)
def test_a_refund_and_purchases_of_the_same_money_have_one_winner(paid, buyer):
    outcomes = run_together([lambda: ask(paid), lambda: hold(buyer.id, AMOUNT)] * 6)

    won = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    lost = {type(outcome) for outcome in outcomes if isinstance(outcome, Exception)}
    assert (len(won), lost <= {RefundUnavailable, InsufficientFunds}) == (1, True)
    assert available(buyer.id) == 0
    is_refunding = Deposit.objects.get().status == "refunding"
    assert wallet_balances(buyer.id).in_escrow == (0 if is_refunding else AMOUNT)


@pytest.mark.django_db(transaction=True)
def test_a_refund_and_multicards_own_reversal_at_once_take_the_money_once(paid, buyer):
    remember(paid, status="revert", refund_time="2026-11-26 07:00:00")

    run_together([lambda: ask(paid), lambda: send(status_body(paid, "revert")), services.refunds_send] * 4)
    refund_later()
    services.refunds_send()

    assert (available(buyer.id), int(wallet_balances(buyer.id).debt), clearing()) == (0, 0, 0)
    assert Deposit.objects.get().status == "reversed"
    assert len(facts()) == 1
    assert len(kinds_of(buyer.id)) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("act", "status", "left"), [("", "reversed", 0), ("refund_refused", "succeeded", AMOUNT)])
def test_the_whole_way_by_real_http(live_server, settings, buyer, act, status, left):
    from config.settings.emulated import emulated_providers

    settings.PUBLIC_URL, settings.PAYMENT_PROVIDERS = live_server.url, emulated_providers(live_server.url)
    deposit = services.deposit_create(actor=Actor.user(buyer.id), method="humo", amount=Som(AMOUNT))
    press(deposit.payment_url, "humo")
    if act:
        press(deposit.payment_url, act)

    ask(deposit)
    services.refunds_send()

    assert (Deposit.objects.get().status, available(buyer.id)) == (status, left)
    assert Record.objects.get(kind="payment").data["status"] == ("success" if act else "revert")
