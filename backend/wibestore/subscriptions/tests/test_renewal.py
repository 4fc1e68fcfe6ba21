"""Renewal, grace, the end and the word before it; clocks by `travel`."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.ledger.factories import wallet_fund
from wibestore.subscriptions import handlers, selectors, services
from wibestore.subscriptions.factories import subscription_granted
from wibestore.subscriptions.models import Subscription
from wibestore.subscriptions.services import renewing, rows
from wibestore.subscriptions.tasks import subscriptions_sweep_task
from wibestore.subscriptions.tests.books import (
    DAY,
    PREMIUM,
    PREMIUM_YEARLY,
    PRO,
    books_are_right,
    buy,
    charges,
    earned,
    everything,
    facts,
    mine,
    row,
    topics,
    wallet,
)
from wibestore.users.factories import user_create
from wibestore.users.selectors import user_get
from wibestore.users.services import user_block

pytestmark = pytest.mark.django_db
MONTH = 30 * DAY
MINUTE = timedelta(minutes=1)


def sweep_at(moment):
    with clock.travel(moment):
        return services.subscriptions_sweep()


def seen_at(moment, user):
    with clock.travel(moment):
        return mine(user)


def code_at(moment, user):
    with clock.travel(moment):
        return selectors.plan_terms(user.id).code


def test_a_period_is_renewed_from_the_wallet_at_its_end_and_not_before(seller):
    first = buy(seller, "premium")
    wallet_fund(seller.id, 3 * PREMIUM)

    assert sweep_at(MONTH - MINUTE) == 0
    assert sweep_at(MONTH) == 1
    assert sweep_at(MONTH) == 0
    assert sweep_at(2 * MONTH + MINUTE) == 1

    now = seen_at(2 * MONTH + MINUTE, seller)
    assert (now.status, now.starts_at, now.ends_at) == ("active", first.ends_at + MONTH, first.ends_at + 2 * MONTH)
    assert charges(seller) == [
        ("start", "premium", "monthly", PREMIUM, 0),
        ("renewal", "premium", "monthly", PREMIUM, 0),
        ("renewal", "premium", "monthly", PREMIUM, 0),
    ]
    assert (wallet(seller.id), earned()) == (PREMIUM, 3 * PREMIUM)
    assert topics() == ["subscription.started", "subscription.renewed", "subscription.renewed"]
    entries = apps.get_model("ledger", "JournalEntry").objects.filter(kind="subscription").order_by("id")
    assert list(entries.values_list("idempotency_key", flat=True)) == [
        f"subscription:{row(seller).id}:{number}" for number in (1, 2, 3)
    ]
    assert books_are_right()


def test_a_year_is_365_days(seller):
    buy(seller, "premium", "yearly")
    wallet_fund(seller.id, PREMIUM_YEARLY)

    assert sweep_at(365 * DAY - MINUTE) == 0
    assert sweep_at(365 * DAY) == 1

    assert charges(seller)[1] == ("renewal", "premium", "yearly", PREMIUM_YEARLY, 0)


def test_the_plan_holds_at_the_end_before_any_sweep(seller):
    buy(seller, "premium")

    assert code_at(MONTH, seller) == code_at(MONTH + 3 * DAY - MINUTE, seller) == "premium"
    assert code_at(MONTH + 3 * DAY + MINUTE, seller) == "free"
    assert [seen_at(at, seller).status for at in (MONTH - MINUTE, MONTH, MONTH + 3 * DAY)] == [
        "active",
        "grace",
        "ended",
    ]


def test_terms_can_be_asked_for_a_moment_that_is_named(seller):
    bought = buy(seller, "premium")

    named = {at: selectors.plan_terms(seller.id, now=bought.ends_at + at).code for at in (-MINUTE, 2 * DAY, 3 * DAY)}

    assert named == {-MINUTE: "premium", 2 * DAY: "premium", 3 * DAY: "free"}


def test_an_empty_wallet_gets_three_days_and_is_asked_every_six_hours(seller):
    first = buy(seller, "premium")
    wallet_fund(seller.id, PREMIUM - 500)

    assert sweep_at(MONTH) == 1
    grace = seen_at(MONTH, seller)
    asked = [sweep_at(MONTH + timedelta(hours=hours)) for hours in (1, 5, 6.1, 7, 12, 12.2, 18.3)]

    assert (grace.status, grace.plan, grace.access_until) == ("grace", "premium", first.ends_at + 3 * DAY)
    assert (grace.can_cancel, grace.price_next) == (True, PREMIUM)
    assert asked == [0, 0, 1, 0, 0, 1, 1]
    assert user_get(seller.id).plan == "premium"
    # Told once, not at every try.
    assert topics() == ["subscription.started", "subscription.payment_failed"]
    failed = facts()[1][1]
    assert (failed["amount"], failed["missing"], failed["access_until"]) == (
        PREMIUM,
        500,
        grace.access_until.isoformat(),
    )
    assert (wallet(seller.id), len(charges(seller))) == (PREMIUM - 500, 1)


def test_after_grace_the_plan_is_free(seller):
    first = buy(seller, "premium")
    sweep_at(MONTH)

    assert sweep_at(MONTH + 3 * DAY) == 1

    ended = seen_at(MONTH + 3 * DAY, seller)
    assert (ended.plan, ended.status, ended.ends_at) == ("free", "ended", first.ends_at)
    assert user_get(seller.id).plan == "free"
    assert facts()[-1] == (
        "subscription.ended",
        {**facts()[-1][1], "reason": "unpaid", "plan": "premium", "user_id": str(seller.id)},
    )
    assert Subscription.objects.get().status == "ended"
    assert sweep_at(MONTH + 4 * DAY) == 0
    assert books_are_right()


def test_money_that_comes_in_grace_pays_the_days_of_grace_too(seller):
    first = buy(seller, "premium")
    sweep_at(MONTH)
    wallet_fund(seller.id, PREMIUM)

    assert sweep_at(MONTH + 2 * DAY) == 1

    now = seen_at(MONTH + 2 * DAY, seller)
    assert (now.status, now.starts_at, now.ends_at) == ("active", first.ends_at, first.ends_at + MONTH)
    assert row(seller).retry_at is None
    assert topics()[-1] == "subscription.renewed"


def test_a_deposit_is_followed_by_another_try_at_once(seller):
    buy(seller, "premium")
    sweep_at(MONTH)
    wallet_fund(seller.id, PREMIUM)
    payload = {"deposit_id": str(uuid7()), "user_id": str(seller.id), "amount": PREMIUM, "order_id": None}

    with clock.travel(MONTH + MINUTE):
        for _ in range(2):
            handlers.on_deposit_succeeded(payload)

    assert seen_at(MONTH + MINUTE, seller).status == "active"
    assert (len(charges(seller)), wallet(seller.id)) == (2, 0)


def test_the_outbox_brings_deposits_here(seller):
    buy(seller, "premium")
    sweep_at(MONTH)
    wallet_fund(seller.id, PREMIUM)
    outbox.publish("deposit.succeeded", {"deposit_id": str(uuid7()), "user_id": str(seller.id), "amount": PREMIUM})

    with clock.travel(MONTH + MINUTE):
        outbox.relay()

    assert len(charges(seller)) == 2


@pytest.mark.parametrize(
    ("order_id", "funds", "at"),
    [
        ("01900000-0000-7000-8000-000000000000", PREMIUM, MONTH + MINUTE),
        (None, PREMIUM - 1, MONTH + MINUTE),
        (None, PREMIUM, MONTH + 3 * DAY),
    ],
)
def test_money_of_an_order_too_little_or_too_late_changes_nothing(order_id, funds, at, seller):
    buy(seller, "premium")
    sweep_at(MONTH)
    wallet_fund(seller.id, funds)
    before = everything()

    with clock.travel(at):
        handlers.on_deposit_succeeded({"user_id": str(seller.id), "amount": funds, "order_id": order_id})

    assert everything() == before


def test_a_deposit_of_somebody_without_grace_changes_nothing(seller, stranger):
    buy(seller, "premium")
    before = everything()

    for user in (seller, stranger):
        assert services.subscription_retry(user_id=user.id) is False

    assert everything() == before


@pytest.mark.parametrize(
    ("plan", "period", "kind"),
    [("premium", "monthly", "renewal"), ("premium", "yearly", "start"), ("pro", "monthly", "start")],
)
def test_in_grace_a_purchase_counts_at_once(plan, period, kind, seller):
    first = buy(seller, "premium")
    sweep_at(MONTH)

    with clock.travel(MONTH + DAY):
        bought = buy(seller, plan, period)
        begins = first.ends_at if kind == "renewal" else clock.now()

    assert (bought.plan, bought.period, bought.status) == (plan, period, "active")
    assert abs(bought.starts_at - begins) < MINUTE
    assert charges(seller)[1][:3] == (kind, plan, period)
    assert Subscription.objects.count() == 1
    assert user_get(seller.id).plan == plan
    assert books_are_right()


def test_in_grace_cancelling_ends_at_once(seller):
    buy(seller, "premium")
    sweep_at(MONTH)

    with clock.travel(MONTH + DAY):
        ended = services.subscription_cancel(actor=Actor.user(seller.id))

    assert (ended.status, ended.plan, user_get(seller.id).plan) == ("ended", "free", "free")
    assert facts()[-1][1]["reason"] == "cancelled"
    assert sweep_at(MONTH + 3 * DAY) == 0


def test_a_planned_lower_plan_is_what_grace_waits_for(seller):
    buy(seller, "pro")
    buy(seller, "premium", "monthly", 0)
    sweep_at(MONTH)
    grace = seen_at(MONTH, seller)
    wallet_fund(seller.id, PREMIUM)

    assert (grace.plan, grace.next_plan, grace.price_next) == ("pro", "premium", PREMIUM)
    assert sweep_at(MONTH + DAY) == 1
    assert (user_get(seller.id).plan, charges(seller)[1][1]) == ("premium", "premium")


def test_granted_time_ends_without_a_charge(seller):
    subscription_granted(seller.id, plan="pro", days=10)
    wallet_fund(seller.id, PRO)

    assert sweep_at(10 * DAY) == 1

    assert (user_get(seller.id).plan, wallet(seller.id), charges(seller)) == ("free", PRO, [])
    assert facts()[-1][1]["reason"] == "granted"


def test_nobody_who_is_blocked_is_charged(seller):
    buy(seller, "premium")
    wallet_fund(seller.id, PREMIUM)
    user_block(user_id=seller.id, actor=Actor.system("test"), reason="fraud")

    sweep_at(MONTH)

    assert (wallet(seller.id), user_get(seller.id).plan) == (PREMIUM, "free")
    assert facts()[-1][1]["reason"] == "blocked"


def test_after_a_long_outage_a_period_starts_anew_instead_of_in_the_past(seller, stranger):
    for user in (seller, stranger):
        buy(user, "premium")
    wallet_fund(seller.id, PREMIUM)

    assert sweep_at(MONTH + 10 * DAY) == 2

    renewed, ended = seen_at(MONTH + 10 * DAY, seller), seen_at(MONTH + 10 * DAY, stranger)
    assert (renewed.status, ended.status) == ("active", "ended")
    assert renewed.ends_at - renewed.starts_at == MONTH
    assert abs(renewed.starts_at - renewed.server_time) < MINUTE
    # No grace began, so nothing of it is told.
    assert topics().count("subscription.payment_failed") == 0


def test_the_end_is_told_three_days_before_once_per_period(seller, stranger):
    first = buy(seller, "premium")
    buy(stranger, "pro")
    services.subscription_cancel(actor=Actor.user(stranger.id))

    with clock.travel(MONTH - 3 * DAY - MINUTE):
        assert services.subscriptions_remind() == 0
    with clock.travel(MONTH - 3 * DAY):
        assert services.subscriptions_remind() == 2
        assert services.subscriptions_remind() == 0

    told = {payload["user_id"]: payload for topic, payload in facts() if topic == "subscription.renewal_due"}
    assert {**told[str(seller.id)], "next_plan": "premium", "amount": PREMIUM} == told[str(seller.id)]
    assert told[str(seller.id)]["ends_at"] == first.ends_at.isoformat()
    assert {**told[str(stranger.id)], "next_plan": "free", "amount": 0} == told[str(stranger.id)]
    wallet_fund(seller.id, PREMIUM)
    sweep_at(MONTH)
    with clock.travel(2 * MONTH - DAY):
        assert services.subscriptions_remind() == 1


def test_the_task_renews_and_reminds(seller, stranger):
    buy(seller, "premium")
    wallet_fund(seller.id, PREMIUM)
    subscription_granted(stranger.id, plan="pro", days=32)

    with clock.travel(MONTH):
        assert subscriptions_sweep_task(unknown=1) == 2

    assert topics()[-2:] == ["subscription.renewed", "subscription.renewal_due"]


def test_a_sweep_goes_on_by_batches(seller):
    people = [user_create(username=f"many{number}") for number in range(5)]
    for user in people:
        buy(user, "premium")
        wallet_fund(user.id, PREMIUM)

    with clock.travel(MONTH + MINUTE):
        assert [services.subscriptions_sweep(2) for _ in range(4)] == [2, 2, 1, 0]

    assert [len(charges(user)) for user in people] == [2] * 5
    assert books_are_right()


class Interrupted(Exception):
    """Stands for a process that dies after the money moved and before the commit."""


def die(*_args, **_kwargs):
    raise Interrupted


@pytest.mark.parametrize("at", ["charge_tell", "_post", "users.plan_set"])
def test_a_purchase_that_dies_half_way_has_done_nothing(at, seller, monkeypatch):
    wallet_fund(seller.id, PREMIUM)
    before = everything()
    if at == "users.plan_set":
        monkeypatch.setattr(rows.users, "plan_set", die)
    else:
        monkeypatch.setattr(rows, at, die)

    with pytest.raises(Interrupted):
        buy(seller, "premium", amount=PREMIUM, funds=False)

    assert everything() == before
    assert (wallet(seller.id), user_get(seller.id).plan) == (PREMIUM, "free")


def test_a_renewal_that_dies_half_way_has_done_nothing_and_is_made_by_the_next_sweep(seller, monkeypatch):
    buy(seller, "premium")
    wallet_fund(seller.id, PREMIUM)
    before = everything()

    with monkeypatch.context() as patched:
        patched.setattr(rows, "charge_tell", die)
        assert sweep_at(MONTH) == 0
    assert everything() == before

    assert sweep_at(MONTH) == 1
    assert (len(charges(seller)), wallet(seller.id)) == (2, 0)
    assert books_are_right()


def test_one_broken_row_does_not_keep_the_others(seller, stranger, monkeypatch):
    for user in (seller, stranger):
        buy(user, "premium")
        wallet_fund(user.id, PREMIUM)
    whole = renewing.period_begin

    def break_one(subscription, *args):
        if subscription.user_id == seller.id:
            raise Interrupted
        whole(subscription, *args)

    monkeypatch.setattr(renewing, "period_begin", break_one)

    assert sweep_at(MONTH + MINUTE) == 1
    assert (len(charges(seller)), len(charges(stranger))) == (1, 2)


def test_receipts_that_differ_from_the_ledger_are_found(seller):
    buy(seller, "premium")
    subscription = row(seller)
    wallet_fund(seller.id, 1_000)
    rows.ledger.post(
        kind=rows.EntryKind.SUBSCRIPTION,
        postings=[
            rows.PostingLine(rows.AccountRef.available(seller.id), rows.Som(-1_000)),
            rows.PostingLine(rows.AccountRef.platform(rows.AccountKind.PLATFORM_SUBSCRIPTIONS), rows.Som(1_000)),
        ],
        idempotency_key="a bug",
        reference=f"subscription:{subscription.id}",
    )
    Subscription.objects.filter(pk=subscription.id).update(charge_count=2)

    assert list(services.books_check()) == [
        "Charges of subscriptions sum to 99000, the account platform:subscriptions to 100000.",
        f"Subscription {subscription.id} has 1 charges and counts 2.",
    ]


def test_a_charge_that_the_ledger_knows_already_is_a_bug_and_changes_nothing(seller):
    buy(seller, "premium")
    wallet_fund(seller.id, PREMIUM)
    with clock.travel(MONTH):
        row_before = row(seller)
        rows.ledger.post(
            kind=rows.EntryKind.SUBSCRIPTION,
            postings=[
                rows.PostingLine(rows.AccountRef.available(seller.id), rows.Som(-PREMIUM)),
                rows.PostingLine(rows.AccountRef.platform(rows.AccountKind.PLATFORM_SUBSCRIPTIONS), rows.Som(PREMIUM)),
            ],
            idempotency_key=f"subscription:{row_before.id}:2",
            reference=f"subscription:{row_before.id}",
        )
        before = everything()

        assert services.subscriptions_sweep() == 0
        assert everything() == before
