"""Withdrawals over HTTP: limits, refusals that change nothing, cancelling, reading."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.payments import policies, selectors, services
from wibestore.payments.errors import CardNotFound
from wibestore.payments.factories import (
    card_active,
    card_pending,
    deposit_succeeded,
    success_event,
    withdrawal_requested,
)
from wibestore.payments.models import Deposit, PayoutCard, Withdrawal
from wibestore.payments.services import ReversalMode
from wibestore.payments.types import DepositInfo
from wibestore.subscriptions.services import subscription_grant

from .conftest import hold

WITHDRAW = "/api/v1/payments/withdraw/"
WITHDRAWALS = "/api/v1/payments/withdrawals/"


@pytest.fixture
def card(buyer):
    """The buyer's card."""
    return card_active(buyer.id)


@pytest.fixture
def rich(buyer, card):
    """The buyer with 20 000 000 so'm in their wallet."""
    deposit_succeeded(buyer.id, 20_000_000)
    return buyer


def ask(client, card, amount, **headers):
    return client.post(WITHDRAW, {"amount": amount, "card_id": str(card.id)}, headers=headers)


def money(user_id):
    balances = wallet_balances(user_id)
    return int(balances.available), int(balances.payout_reserved)


def test_a_request_takes_the_money_out_of_the_wallet_at_once(rich, card, client_for):
    answer = ask(client_for(rich), card, 150_000)

    body = answer.json()
    assert answer.status_code == 201
    assert body == {
        "id": body["id"],
        "number": Withdrawal.objects.get().number,
        "amount": 150_000,
        "fee": 0,
        "card": {"id": str(card.id), "mask": card.mask, "brand": "uzcard"},
        "status": "requested",
        "reason": "",
        "requested_at": body["requested_at"],
        "approved_at": None,
        "sent_at": None,
        "finished_at": None,
        "allowed_events": ["cancel"],
        "version": 1,
        "history": [{"status": "requested", "at": body["requested_at"], "by": "user", "reason": ""}],
    }
    assert body["number"].startswith("W-")
    assert money(rich.id) == (19_850_000, 150_000)
    message = OutboxMessage.objects.get(topic="withdrawal.requested")
    assert message.payload == {
        "withdrawal_id": body["id"],
        "number": body["number"],
        "user_id": str(rich.id),
        "amount": 150_000,
        "status": "requested",
        "version": 1,
    }
    assert message.sequence_key == f"withdrawal:{body['id']}"
    assert ledger_check() == []


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (1.5, "invalid_int"),
        (10_000.0, "invalid_int"),
        ("10000", "invalid_int"),
        (True, "invalid_int"),
        (None, "invalid_int"),
        (0, "min_value"),
        (1, "min_value"),
        (9_999, "min_value"),
        (-10_000, "min_value"),
        (50_000_001, "max_value"),
        (10**15 + 1, "max_value"),
        (2**63 - 1, "max_value"),
        (2**63, "max_value"),
        (10**40, "invalid_int"),
        ("8600495473316478", "invalid_int"),
        (8600495473316478, "max_value"),
        ([], "invalid_int"),
    ],
)
def test_a_bad_amount_is_named_and_changes_nothing(rich, card, client_for, books, amount, code):
    before = books()

    answer = ask(client_for(rich), card, amount)

    assert answer.status_code == 400
    assert answer.json()["code"] == "validation.failed"
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [("/amount", code)]
    assert books() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"card_id": "8600495473316478"},
        {"card_id": None},
        {"card_id": "x"},
        {"card_number": "8600495473316478"},
        {"user_id": str(UUID(int=1))},
        {"fee": 0},
        {"status": "paid"},
    ],
)
def test_a_body_with_anything_else_is_refused(rich, card, client_for, books, changes):
    before = books()

    answer = client_for(rich).post(WITHDRAW, {"amount": 10_000, "card_id": str(card.id), **changes})

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, f"/{next(iter(changes))}")
    assert books() == before


@pytest.mark.parametrize("whose", ["stranger", "nobody", "removed"])
def test_only_ones_own_card_takes_money(rich, card, stranger, client_for, books, whose):
    cards = {"stranger": card_active(stranger.id).id, "nobody": uuid4(), "removed": card_active(rich.id).id}
    services.card_remove(actor=Actor.user(rich.id), card_id=cards["removed"])
    before = books()

    answer = client_for(rich).post(WITHDRAW, {"amount": 10_000, "card_id": str(cards[whose])})

    assert (answer.status_code, answer.json()["code"]) == (404, "payment.card_not_found")
    assert books() == before


def test_a_pending_card_takes_no_money(rich, client_for, books):
    pending = card_pending(rich.id)
    before = books()

    answer = ask(client_for(rich), pending, 10_000)

    assert (answer.status_code, answer.json()["code"]) == (409, "payment.card_not_active")
    assert answer.json()["params"] == {"status": "pending"}
    assert books() == before


def test_a_new_card_takes_money_after_its_wait(rich, client_for, settings, books):
    settings.CARD_FREEZE_HOURS = 24
    new = card_active(rich.id)
    before = books()
    usable_from = PayoutCard.objects.get(pk=new.id).usable_from

    refused = ask(client_for(rich), new, 10_000)

    assert (refused.status_code, refused.json()["code"]) == (409, "payment.card_frozen")
    assert refused.json()["params"] == {"usable_from": usable_from.isoformat()}
    assert books() == before
    PayoutCard.objects.filter(pk=new.id).update(usable_from=clock.now())
    assert ask(client_for(rich), new, 10_000).status_code == 201


def test_a_provider_that_was_switched_off_takes_no_money(rich, card, client_for, books, settings):
    before = books()
    settings.SANDBOX_PAYMENTS = False

    answer = ask(client_for(rich), card, 10_000)

    assert (answer.status_code, answer.json()["code"]) == (409, "payment.payout_unsupported")
    assert books() == before


def test_more_than_there_is_moves_nothing(buyer, card, client_for, books):
    deposit_succeeded(buyer.id, 20_000)
    before = books()

    answer = ask(client_for(buyer), card, 20_001)

    assert (answer.status_code, answer.json()["code"]) == (409, "ledger.insufficient_funds")
    assert answer.json()["params"] == {"missing": 1}
    assert books() == before


def test_only_available_money_can_leave(buyer, card, client_for, books):
    deposit_succeeded(buyer.id, 100_000)
    hold(buyer.id, 60_000)
    before = books()

    assert ask(client_for(buyer), card, 50_000).json()["code"] == "ledger.insufficient_funds"
    assert books() == before
    assert ask(client_for(buyer), card, 40_000).status_code == 201


def test_nothing_leaves_while_there_is_a_debt(buyer, card, client_for, books):
    deposit = deposit_succeeded(buyer.id, 100_000)
    hold(buyer.id, 30_000)
    attempt = Deposit.objects.get(pk=deposit.id).transactions.get()
    event = success_event(deposit, external_id=attempt.external_id)
    services.deposit_reverse(provider="sandbox", event=event, mode=ReversalMode.REPORTED)
    before = books()

    answer = ask(client_for(buyer), card, 10_000)

    assert (answer.status_code, answer.json()["code"]) == (409, "payment.in_debt")
    assert answer.json()["params"] == {"debt": 30_000}
    assert client_for(buyer).get("/api/v1/payments/wallet/").json()["withdrawable"] == 0
    assert books() == before


def test_the_plan_says_how_much_leaves_within_24_hours(rich, card, client_for, books):
    client = client_for(rich)
    assert ask(client, card, 3_000_000).status_code == 201
    before = books()

    refused = ask(client, card, 2_000_001)

    assert (refused.status_code, refused.json()["code"]) == (409, "payment.daily_limit_reached")
    assert refused.json()["params"] == {"daily": 5_000_000, "left": 2_000_000}
    assert books() == before
    assert client.get("/api/v1/payments/wallet/").json()["withdrawal_limits"]["left_today"] == 2_000_000
    assert ask(client, card, 2_000_000).status_code == 201
    assert ask(client, card, 10_000).json()["params"] == {"daily": 5_000_000, "left": 0}


def test_another_plan_lets_more_out(rich, card, client_for):
    subscription_grant(user_id=rich.id, plan="premium", days=30)

    assert ask(client_for(rich), card, 20_000_000).status_code == 201


def test_the_window_rolls_and_what_came_back_does_not_count(rich, card, client_for, moderator):
    client = client_for(rich)
    staff, bank = Actor.user(moderator.id, is_staff=True), policies.provider_actor("sandbox")
    returned, cancelled, rejected = [withdrawal_requested(rich.id, 1_000_000, card_id=card.id) for _ in range(3)]
    assert ask(client, card, 2_000_000).status_code == 201
    assert ask(client, card, 10_000).status_code == 409

    services.withdrawal_transition(cancelled.id, "cancel", Actor.user(rich.id))
    services.withdrawal_transition(rejected.id, "reject", staff, reason="Another card, please")
    services.withdrawal_transition(returned.id, "approve", staff)
    services.withdrawal_transition(returned.id, "send", Actor.system("payments.withdrawals_send"))
    assert ask(client, card, 2_000_001).json()["params"]["left"] == 2_000_000
    services.withdrawal_transition(returned.id, "return", bank, reason="card_blocked")
    assert ask(client, card, 3_000_000).status_code == 201

    assert ask(client, card, 10_000).status_code == 409
    Withdrawal.objects.update(requested_at=clock.now() - timedelta(hours=24))
    assert ask(client, card, 5_000_000).status_code == 201


def test_five_times_the_same_key_withdraw_once(rich, card, client_for):
    client = client_for(rich)

    answers = [ask(client, card, 150_000, **{"Idempotency-Key": "one"}) for _ in range(5)]

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert money(rich.id) == (19_850_000, 150_000)
    other = ask(client, card, 160_000, **{"Idempotency-Key": "one"})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.mismatch")
    assert Withdrawal.objects.count() == 1


def test_a_refusal_does_not_use_the_key_up(buyer, card, client_for):
    client = client_for(buyer)
    assert ask(client, card, 150_000, **{"Idempotency-Key": "one"}).status_code == 409
    deposit_succeeded(buyer.id, 150_000)

    assert ask(client, card, 150_000, **{"Idempotency-Key": "one"}).status_code == 201


# Cancelling.


def cancel(client, withdrawal_id, version=1, **headers):
    return client.post(f"{WITHDRAWALS}{withdrawal_id}/cancel/", {"expected_version": version}, headers=headers)


def test_its_owner_takes_a_request_back(rich, card, client_for):
    withdrawal = withdrawal_requested(rich.id, 150_000, card_id=card.id)
    client = client_for(rich)

    answers = [cancel(client, withdrawal.id, **{"Idempotency-Key": "back"}) for _ in range(3)]

    body = answers[0].json()
    assert len({answer.content for answer in answers}) == 1
    assert (body["status"], body["version"], body["allowed_events"], body["reason"]) == ("cancelled", 2, [], "")
    assert [step["by"] for step in body["history"]] == ["user", "user"]
    assert body["finished_at"] == body["history"][1]["at"]
    assert money(rich.id) == (20_000_000, 0)
    assert OutboxMessage.objects.filter(topic="withdrawal.cancelled").count() == 1


def test_a_stale_version_is_refused_with_the_withdrawal_as_it_is(rich, card, client_for, books):
    withdrawal = withdrawal_requested(rich.id, 150_000, card_id=card.id)
    before = books()

    refused = cancel(client_for(rich), withdrawal.id, version=7)

    assert (refused.status_code, refused.json()["code"]) == (409, "request.version_conflict")
    assert refused.json()["params"] == {"version": 1}
    assert (refused.json()["withdrawal"]["status"], refused.json()["withdrawal"]["version"]) == ("requested", 1)
    assert books() == before


def test_what_was_approved_cannot_be_taken_back(rich, card, client_for, moderator, books):
    withdrawal = withdrawal_requested(rich.id, 150_000, card_id=card.id)
    services.withdrawal_transition(withdrawal.id, "approve", Actor.user(moderator.id, is_staff=True))
    before = books()

    refused = cancel(client_for(rich), withdrawal.id, version=2)

    assert (refused.status_code, refused.json()["code"]) == (409, "payment.withdrawal_invalid_transition")
    assert refused.json()["params"] == {"state": "approved", "event": "cancel", "reason": ""}
    assert str(moderator.id) not in refused.content.decode()
    assert books() == before


@pytest.mark.parametrize("who", ["stranger", "moderator"])
def test_nobody_else_reads_or_cancels_it(rich, card, stranger, moderator, client_for, books, who):
    withdrawal = withdrawal_requested(rich.id, 150_000, card_id=card.id)
    client = client_for({"stranger": stranger, "moderator": moderator}[who])
    before = books()

    for answer in (cancel(client, withdrawal.id), client.get(f"{WITHDRAWALS}{withdrawal.id}/")):
        assert (answer.status_code, answer.json()["code"]) == (404, "payment.withdrawal_not_found")
    assert client.get(WITHDRAWALS).json()["results"] == []
    assert books() == before


@pytest.mark.parametrize(
    "body", [{}, {"expected_version": "1"}, {"expected_version": 1.0}, {"expected_version": 1, "x": 1}]
)
def test_a_wrong_cancel_is_400_and_changes_nothing(rich, card, client_for, books, body):
    withdrawal = withdrawal_requested(rich.id, 150_000, card_id=card.id)
    before = books()

    assert client_for(rich).post(f"{WITHDRAWALS}{withdrawal.id}/cancel/", body).status_code == 400
    assert books() == before


# Reading.


def test_the_list_is_ones_own_newest_first_in_pages(rich, card, stranger, client_for, django_assert_num_queries):
    deposit_succeeded(stranger.id, 50_000)
    withdrawal_requested(stranger.id, 20_000)
    mine = [str(withdrawal_requested(rich.id, 20_000 + n, card_id=card.id).id) for n in range(5)][::-1]
    client = client_for(rich)
    services.withdrawal_transition(UUID(mine[0]), "cancel", Actor.user(rich.id))

    with django_assert_num_queries(3):
        first = client.get(f"{WITHDRAWALS}?page_size=3").json()
    second = client.get(first["next"]).json()

    assert [row["id"] for row in first["results"] + second["results"]] == mine
    assert second["next"] is None
    assert [row["id"] for row in client.get(f"{WITHDRAWALS}?status=cancelled").json()["results"]] == mine[:1]
    assert client.get(f"{WITHDRAWALS}?status=requested&page_size=2").json()["next"] is not None
    assert client.get(f"{WITHDRAWALS}{mine[0]}/").json() == first["results"][0]
    with django_assert_num_queries(3):
        client.get(f"{WITHDRAWALS}{mine[0]}/")


@pytest.mark.parametrize("query", ["status=done", "page_size=0", "cursor=x", "colour=red"])
def test_a_wrong_parameter_is_400(rich, client_for, query):
    assert client_for(rich).get(f"{WITHDRAWALS}?{query}").status_code == 400


def test_a_request_costs_no_more_statements_than_planned(rich, card, django_assert_max_num_queries):
    with django_assert_max_num_queries(21):
        services.withdrawal_create(actor=Actor.user(rich.id), amount=Som(20_000), card_id=card.id)


def test_a_number_that_is_taken_is_drawn_again(rich, card, monkeypatch):
    first = withdrawal_requested(rich.id, 20_000, card_id=card.id)
    numbers = iter([first.number, first.number, "W-222222"])
    monkeypatch.setattr("wibestore.payments.services.withdrawals.withdrawal_number_new", lambda: next(numbers))

    assert withdrawal_requested(rich.id, 20_000, card_id=card.id).number == "W-222222"
    monkeypatch.setattr("wibestore.payments.services.withdrawals.withdrawal_number_new", lambda: first.number)
    with pytest.raises(RuntimeError, match="number"):
        withdrawal_requested(rich.id, 20_000, card_id=card.id)


def test_deposits_that_pay_out_more_than_once_are_a_bug(rich, card):
    withdrawal = withdrawal_requested(rich.id, 20_000, card_id=card.id)
    services.withdrawal_transition(withdrawal.id, "cancel", Actor.user(rich.id))
    Withdrawal.objects.update(state="requested", finished_at=None)

    with pytest.raises(RuntimeError, match="was posted before"):
        services.withdrawal_transition(withdrawal.id, "cancel", Actor.user(rich.id))


def test_the_info_of_a_deposit_says_reversed(buyer):
    deposit = deposit_succeeded(buyer.id, 50_000)
    attempt = Deposit.objects.get(pk=deposit.id).transactions.get()
    event = success_event(deposit, external_id=attempt.external_id)

    services.deposit_reverse(provider="sandbox", event=event, mode=ReversalMode.REQUESTED)

    assert DepositInfo.of(Deposit.objects.get()).status == "reversed"


def test_the_staffs_view_is_the_staffs_alone(rich, card, stranger, moderator):
    withdrawal = withdrawal_requested(rich.id, 20_000, card_id=card.id)

    for actor in (Actor.user(rich.id), Actor.user(stranger.id)):
        with pytest.raises(NotPermitted):
            selectors.withdrawal_queue(actor=actor, state="requested", limit=10)
        with pytest.raises(NotPermitted):
            selectors.withdrawal_get_for_staff(actor=actor, withdrawal_id=withdrawal.id)
    with pytest.raises(CardNotFound):
        selectors.card_get_for(actor=Actor.user(stranger.id), card_id=card.id)
