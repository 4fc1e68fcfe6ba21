"""
`python -m bench.sweep [--orders N]`: fills a database with delivered orders whose buyers said nothing, and sweeps them.

The bar: 10,000 due orders within a minute. The orders are copies, written in bulk, of one that was bought through the
services; each has a listing, sealed credentials and money in escrow of its own, and the books prove it at both ends.
"""

import argparse
import math
import os
import time
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import django
import psutil

from bench.processes import cpu_of, postgres_of

ORDERS = 10_000
SELLERS = 400
BATCH = 1_000
PRICE = 50_000
BAR_S = 60


def main() -> None:
    """Fill, sweep, prove, print."""
    options = argparse.ArgumentParser(prog="bench.sweep", description=__doc__)
    options.add_argument("--orders", type=int, default=ORDERS)
    count = options.parse_args().orders
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.bench")
    django.setup()
    print(_measured(count))


def _measured(count: int) -> str:
    from django.conf import settings  # noqa: PLC0415 - after django.setup

    from wibestore.ledger.services import ledger_check  # noqa: PLC0415
    from wibestore.orders import services as orders  # noqa: PLC0415

    # Data of an earlier run: its clocks are extended by the time since then, before there are new ones.
    orders.sweep(["auto_release_at"], budget_s=math.inf)
    fill(count)
    _expect([], ledger_check())
    own, database = psutil.Process(), postgres_of(int(settings.DATABASES["default"]["PORT"]))
    started, before = time.perf_counter(), cpu_of(own, database)
    moved = orders.sweep(["auto_release_at"], budget_s=math.inf)
    elapsed, cpu = time.perf_counter() - started, cpu_of(own, database).since(before)
    _expect([], ledger_check())
    _expect((0, None), orders.due_backlog()["auto_release_at"])
    verdict = "met" if elapsed / moved <= BAR_S / ORDERS else "missed"
    return (
        f"Sweep of {moved:,} due orders: {elapsed:.1f} s, {moved / elapsed:.0f} orders/s, "
        f"CPU of each {1000 * cpu.web_s / moved:.2f} + {1000 * cpu.database_s / moved:.2f} ms (sweeper + PostgreSQL); "
        f"bar {BAR_S} s for {ORDERS:,}: {verdict}"
    )


def _expect(wanted: Any, got: Any) -> None:
    if wanted != got:
        raise SystemExit(f"The books do not say {wanted!r} but {got!r}")


def fill(count: int) -> None:
    """Make `count` delivered orders whose time to release has come, over `SELLERS` sellers past their hold."""
    from wibestore.core import clock  # noqa: PLC0415 - after django.setup
    from wibestore.core.ids import uuid7  # noqa: PLC0415
    from wibestore.ledger.factories import wallet_fund  # noqa: PLC0415
    from wibestore.orders.factories import order_delivered  # noqa: PLC0415
    from wibestore.orders.models import Order  # noqa: PLC0415
    from wibestore.users.factories import user_create  # noqa: PLC0415
    from wibestore.users.models import User  # noqa: PLC0415

    name = uuid7().hex[-10:]
    buyer, first = user_create(username=f"sweep_b{name}"), user_create(username=f"sweep_s{name}", sales_count=20)
    wallet_fund(buyer.id, PRICE * count)
    order = Order.objects.get(pk=order_delivered(buyer, first, PRICE).id)
    Order.objects.filter(pk=order.pk).update(auto_release_at=clock.now())
    sellers = _sellers_copy(User.objects.get(pk=first.id), name)
    for start in range(1, count, BATCH):
        _batch([(number, sellers[number % SELLERS]) for number in range(start, min(start + BATCH, count))], order, name)


def _sellers_copy(template: Any, name: str) -> list[UUID]:
    from wibestore.core.ids import uuid7  # noqa: PLC0415 - after django.setup
    from wibestore.users.models import User  # noqa: PLC0415

    people = []
    for number in range(SELLERS):
        copy = _copy(template, id=uuid7(), username=f"s{number}_{name}", username_skeleton=f"s{number}_{name}")
        copy.email = f"s{number}_{name}@example.uz"
        people.append(copy)
    User.objects.bulk_create(people)
    return [person.id for person in people]


def _batch(numbers: list[tuple[int, UUID]], order: Any, name: str) -> None:
    from wibestore.core import clock  # noqa: PLC0415 - after django.setup
    from wibestore.core.ids import uuid7  # noqa: PLC0415
    from wibestore.listings.models import Listing  # noqa: PLC0415
    from wibestore.orders.models import Order, OrderEvent  # noqa: PLC0415
    from wibestore.vault.models import CredentialSet  # noqa: PLC0415

    now = clock.now()
    listing = Listing.objects.get(pk=order.listing_id)
    sealed = CredentialSet.objects.get(order_id=order.id)
    steps = list(OrderEvent.objects.filter(order=order).order_by("seq"))
    listings, sets, orders, events = [], [], [], []
    for number, seller_id in numbers:
        listings.append(_copy(listing, id=uuid7(), code=f"{number:x}{name}"[:8], seller_id=seller_id))
        orders.append(
            _copy(
                order,
                id=uuid7(),
                number=f"{number:x}{name}"[:8],
                seller_id=seller_id,
                listing_id=listings[-1].id,
                auto_release_at=now - timedelta(seconds=number % 1_000),
            )
        )
        own = {"listing_id": listings[-1].id, "order_id": orders[-1].id, "seller_id": seller_id}
        sets.append(_copy(sealed, id=uuid7(), fingerprint=f"{number}-{name}", **own))
        events += [_copy(step, id=None, order_id=orders[-1].id) for step in steps]
    Listing.objects.bulk_create(listings)
    CredentialSet.objects.bulk_create(sets)
    Order.objects.bulk_create(orders)
    OrderEvent.objects.bulk_create(events)
    _escrow_fill(orders, now)


def _escrow_fill(orders: list[Any], now: datetime) -> None:
    """Let the buyer's money be in escrow: one balanced entry for each order, and the balances that follow from it."""
    from django.db import transaction  # noqa: PLC0415 - after django.setup
    from django.db.models import F  # noqa: PLC0415

    from wibestore.core.ids import uuid7  # noqa: PLC0415
    from wibestore.ledger.models import JournalEntry, LedgerAccount, Posting  # noqa: PLC0415
    from wibestore.ledger.rules import account_id  # noqa: PLC0415
    from wibestore.ledger.types import AccountRef  # noqa: PLC0415

    buyer_id = orders[0].buyer_id
    available = account_id(AccountRef.available(buyer_id))
    accounts, entries, postings = [], [], []
    for order in orders:
        escrow = account_id(AccountRef.escrow(order.id, payer_id=buyer_id))
        accounts.append(
            LedgerAccount(id=escrow, kind="order:escrow", owner_id=order.id, payer_id=buyer_id, balance=PRICE)
        )
        entries.append(
            JournalEntry(
                id=uuid7(),
                kind="order_hold",
                idempotency_key=f"order:{order.id}:pay",
                reference=f"order:{order.id}",
            )
        )
        postings += [
            Posting(entry=entries[-1], account_id=available, amount=-PRICE),
            Posting(entry=entries[-1], account_id=escrow, amount=PRICE),
        ]
    with transaction.atomic():
        LedgerAccount.objects.bulk_create(accounts)
        JournalEntry.objects.bulk_create(entries)
        Posting.objects.bulk_create(postings)
        LedgerAccount.objects.filter(id=available).update(balance=F("balance") - PRICE * len(orders))


def _copy(row: Any, **changed: Any) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(values | changed))


if __name__ == "__main__":
    main()
