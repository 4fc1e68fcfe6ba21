"""The verdict itself: a fault that is put in on purpose is found by the promise it breaks. Runs after the storm."""

import copy
import dataclasses
import json

import pgtrigger
import pytest

from crash import stock
from crash.storm import dust_settle, errands_run
from crash.tests.conftest import judged
from crash.verdict import broken
from crash.verdict.logs import nothing_dies_by_itself, processes_meet_outages_only
from wibestore.core.models import IdempotencyRecord, OutboxDelivery, OutboxMessage
from wibestore.ledger.models import JournalEntry, LedgerAccount, Posting
from wibestore.orders.models import Order, OrderEvent

UNGUARDED = ("ledger.Posting:ledger_posting_append_only", "orders.OrderEvent:order_event_append_only")


def postings(kind):
    return Posting.objects.filter(entry__kind=kind).order_by("id")


def lose_posting():
    postings("order_release").filter(account__kind="user:available").first().delete()


def double_release():
    first = postings("order_release").filter(account__kind="user:available").first()
    again = JournalEntry.objects.create(kind="order_release", idempotency_key="again", reference=first.entry.reference)
    for line in postings("order_release").filter(entry=first.entry):
        Posting.objects.create(entry=again, account=line.account, amount=line.amount)
        LedgerAccount.objects.filter(pk=line.account_id, kind="user:available").update(
            balance=line.account.balance + line.amount
        )


def lose_money():
    account = postings("order_hold").filter(account__kind="user:available").first().account
    LedgerAccount.objects.filter(pk=account.pk).update(balance=account.balance + 1)


def leave_order_half_done():
    Order.objects.filter(state="completed").update(state="delivered")


def stop_clock():
    order = Order.objects.filter(state="completed").first()
    Order.objects.filter(pk=order.pk).update(auto_release_at=order.completed_at)


def lose_step():
    # Of those that a person was answered: what is paid at the bank is the shop's own step.
    OrderEvent.objects.filter(event="pay", party="buyer").order_by("id").first().delete()


def release_early():
    step = OrderEvent.objects.filter(event="auto_release").first()
    delivered = OrderEvent.objects.get(order_id=step.order_id, seq=step.seq - 1)
    OrderEvent.objects.filter(pk=step.pk).update(created_at=delivered.created_at)


def lose_fact():
    OutboxMessage.objects.filter(topic="order.paid").order_by("id").first().delete()


def lose_delivery():
    OutboxDelivery.objects.order_by("id").first().delete()


def lose_answer():
    IdempotencyRecord.objects.filter(key__startswith="create-").update(status=None, body=None)


FAULTS = {
    lose_posting: {"books_are_right", "entries_follow_stories"},
    double_release: {"entries_follow_stories", "sellers_are_paid_once", "the_shop_has_its_part"},
    lose_money: {"books_are_right", "wallets_are_exact"},
    leave_order_half_done: {"escrow_holds_open_orders_only", "orders_end_as_answered", "stories_explain_orders"},
    stop_clock: {"every_clock_has_fired"},
    lose_step: {"answered_steps_are_in_the_story", "entries_follow_stories", "stories_explain_orders"},
    release_early: {"nothing_fires_early"},
    lose_fact: {"every_step_is_told_once"},
    lose_delivery: {"every_fact_is_handled_once"},
    lose_answer: {"no_key_waits_for_its_answer", "one_key_one_answer"},
}


@pytest.mark.parametrize(("fault", "promises"), FAULTS.items(), ids=[fault.__name__ for fault in FAULTS])
def test_a_fault_in_the_database_is_found(shop, storm, undone, fault, promises):
    with pgtrigger.ignore(*UNGUARDED):
        fault()

    assert set(broken(judged(shop, storm))) >= promises


def test_a_forgotten_or_wrong_answer_is_found(case):
    purchase = next(one for one in case.record.purchases if one.story == "forgets" and one.done("pay"))
    spoiled = copy.deepcopy(purchase.done("pay"))
    purchase.done("pay").status = 0
    try:
        found = broken(case)
    finally:
        purchase.intents[[intent.event for intent in purchase.intents].index("pay")] = spoiled

    assert set(found) >= {"answered_steps_are_in_the_story", "every_intent_is_answered", "orders_end_as_answered"}
    assert not broken(case)


def test_a_client_without_keys_is_found(shop, storm, seed):
    careless = stock.record_new(12, seed, name="careless")

    errands_run(shop, careless, seed=seed, is_careless=True)
    assert not dust_settle()

    storm.record.buyers.extend(careless.buyers)
    storm.record.sellers.extend(careless.sellers)
    storm.record.errands.extend(careless.errands)
    # Its first answers were lost and its repeats refused: there are orders that it knows nothing of.
    assert set(broken(judged(shop, storm))) >= {"one_key_one_answer", "orders_are_those_that_customers_know"}


def test_only_a_worker_that_lost_its_broker_may_give_up(case):
    gave_up = {
        "level": "critical",
        "exception": "Traceback\nAttributeError: 'NoneType' object has no attribute 'hostname'",
    }
    lines = "\n".join(json.dumps(line, separators=(",", ":")) for line in (gave_up, {**gave_up, "level": "error"}))
    died = ("worker (pid 1) died although nobody killed it.", "worker (pid 2) died although nobody killed it.")

    worker = dataclasses.replace(case, logs={"worker": lines}, surprises=died)
    web = dataclasses.replace(case, logs={"web": lines}, surprises=("web (pid 3) died although nobody killed it.",))

    assert list(processes_meet_outages_only(worker)) == []
    assert list(nothing_dies_by_itself(worker)) == [died[1]]
    assert len(list(processes_meet_outages_only(web))) == 2
    assert len(list(nothing_dies_by_itself(web))) == 1
