"""What happens by itself: time-outs, releases, matured holds, and what an outage of the sweep does not take away."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from wibestore.core import clock
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.models import Order
from wibestore.orders.services import goods, sweeper
from wibestore.orders.tasks import orders_sweep
from wibestore.orders.tests import books

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_an_unpaid_order_is_cancelled_when_its_time_is_over(buyer, seller):
    order = factories.order_awaiting(buyer, seller)

    with travel(settings.PAY_BY_WALLET - MINUTE):
        early = services.sweep()
    Heartbeat.objects.all().delete()
    with travel(settings.PAY_BY_WALLET + MINUTE):
        moved = services.sweep()

    assert (early, moved) == (0, 1)
    assert books.steps(order.id)[-1] == (2, "time_out", "system", "cancelled")
    assert books.listing_status(order.id) == "active"
    assert books.topics(order.id) == ["order.created", "order.cancelled"]


def test_what_is_due_is_counted_by_clock(buyer, seller):
    factories.order_awaiting(buyer, seller)
    now = services.due_backlog()
    pay_by = Order.objects.get().pay_by

    with travel(settings.PAY_BY_WALLET + MINUTE):
        later = services.due_backlog()

    assert now == dict.fromkeys(sweeper.SWEPT_CLOCKS, (0, None))
    assert later == now | {"pay_by": (1, pay_by)}


def test_an_undelivered_order_is_refunded_and_never_released(buyer, seller):
    order = factories.order_paid(buyer, seller)

    with travel(max(settings.AUTO_CANCEL_AFTER, settings.AUTO_RELEASE_AFTER) + MINUTE):
        services.sweep()

    assert books.steps(order.id)[-1] == (3, "time_out", "system", "cancelled")
    assert (wallet_balances(buyer.id).available, wallet_balances(seller.id).available) == (500_000, 0)
    assert (books.commission(), books.escrow(order.id)) == (0, 0)
    assert books.listing_status(order.id) == "paused"
    assert books.row(order.id).is_seller_fault is True


def test_a_delivered_order_is_released_after_a_day_of_silence(buyer, seller):
    order = factories.order_delivered(buyer, seller)

    with travel(settings.AUTO_RELEASE_AFTER + MINUTE):
        assert services.sweep() == 1
        assert services.sweep() == 0

    assert books.steps(order.id)[-1] == (4, "auto_release", "system", "completed")
    assert (wallet_balances(seller.id).available, books.commission()) == (450_000, 50_000)
    assert books.listing_status(order.id) == "sold"
    assert ledger_check() == []


def test_a_sweep_out_of_time_leaves_the_rest_for_the_next(buyer, seller, monkeypatch):
    orders = [factories.order_delivered(buyer, seller) for _ in range(3)]
    monkeypatch.setattr(sweeper, "BATCH", 2)

    with travel(settings.AUTO_RELEASE_AFTER + MINUTE):
        nothing = services.sweep(budget_s=0)
        moments = iter([0.0, 1.0, 51.0])
        monkeypatch.setattr(sweeper, "monotonic", lambda: next(moments))
        first = services.sweep(["auto_release_at"], budget_s=50)
        monkeypatch.undo()
        second = services.sweep()

    assert (nothing, first, second) == (0, 2, 1)
    assert {books.row(order.id).state for order in orders} == {"completed"}


def test_an_outage_extends_running_clocks_before_anything_fires(buyer, seller):
    released = factories.order_delivered(buyer, seller)
    waiting = factories.order_paid(buyer, seller)
    services.sweep()
    before = {order.id: books.row(order.id) for order in (released, waiting)}
    gap = timedelta(hours=30)

    with travel(gap):
        moved = services.sweep()

    after = {order.id: books.row(order.id) for order in (released, waiting)}
    assert moved == 0
    for clock_name, order in (("auto_release_at", released), ("deliver_by", waiting), ("auto_cancel_at", waiting)):
        lost = getattr(after[order.id], clock_name) - getattr(before[order.id], clock_name)
        assert abs(lost - gap) < MINUTE
    assert after[released.id].version == before[released.id].version
    with travel(gap + settings.AUTO_RELEASE_AFTER + MINUTE):
        Heartbeat.objects.update(beat_at=clock.now())
        assert services.sweep() == 2


def test_a_clock_that_started_during_the_outage_gets_only_what_it_lost(buyer, seller):
    services.sweep()
    with travel(timedelta(hours=5)):
        order = factories.order_delivered(buyer, seller)
    before = books.row(order.id).auto_release_at

    with travel(timedelta(hours=6)):
        services.sweep()

    assert abs(books.row(order.id).auto_release_at - before - timedelta(hours=1)) < MINUTE


def test_a_short_gap_extends_nothing(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    services.sweep()
    before = books.row(order.id).auto_release_at

    with travel(timedelta(minutes=9)):
        services.sweep()

    assert books.row(order.id).auto_release_at == before
    assert Heartbeat.objects.get(name="orders.sweep").beat_at > before - settings.AUTO_RELEASE_AFTER


def test_a_bug_with_one_order_does_not_keep_the_others(buyer, seller, monkeypatch):
    bad, good = (factories.order_delivered(buyer, seller) for _ in range(2))
    real, listing_id = goods.listings.listings_sell, books.row(bad.id).listing_id

    def sell(*, listing_ids, now):
        if listing_id in listing_ids:
            raise RuntimeError("broken")
        return real(listing_ids=listing_ids, now=now)

    with travel(settings.AUTO_RELEASE_AFTER + MINUTE):
        with monkeypatch.context() as patched:
            patched.setattr(goods.listings, "listings_sell", sell)
            assert services.sweep() == 1
        assert (books.row(bad.id).state, books.row(good.id).state) == ("delivered", "completed")
        assert services.sweep() == 1

    assert books.row(bad.id).state == "completed"


def test_a_disputed_orders_stopped_clock_never_fires(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    type(books.row(order.id)).objects.filter(pk=order.id).update(state="disputed", auto_release_at=None)

    with travel(settings.AUTO_RELEASE_AFTER + MINUTE):
        assert services.sweep() == 0


def test_the_task_and_the_command_sweep(buyer, seller):
    factories.order_delivered(buyer, seller)
    out = StringIO()

    with travel(settings.AUTO_RELEASE_AFTER + MINUTE):
        others = orders_sweep(clock="available_at")
        moved = orders_sweep(clock="auto_release_at")
        call_command("sweep", "--clock", "auto_release_at", stdout=out)
        call_command("sweep", stdout=out)

    assert (others, moved) == (0, 1)
    assert out.getvalue().splitlines() == [
        "0 orders moved",
        "0 orders moved",
        "0 offers ended",
        "0 deposits expired",
        "0 cards expired",
        "0 withdrawals ended",
        "0 refunds ended",
        "0 cards forgotten",
        "0 subscriptions looked after",
    ]
