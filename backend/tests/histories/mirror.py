"""Compares the shop's tables with the model, row by row and sum by sum."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Sum

from tests.histories.bank import Account
from tests.histories.shop import Shop
from wibestore.ledger.models import LedgerAccount, Posting
from wibestore.orders.models import CLOCKS, Dispute, DisputeEntry, Order, OrderEvent
from wibestore.orders.selectors import order_get_for
from wibestore.payments.models import Withdrawal
from wibestore.users.models import User

_NAMES = {
    "user:available": "available",
    "user:held": "held",
    "user:payout_reserved": "reserved",
    "user:debt": "debt",
    "order:escrow": "escrow",
    "platform:commission": "commission",
    "platform:payout_clearing": "payouts",
    "provider:clearing": "clearing",
}
_COLUMNS = ("state", "version", "clocks_left", "refund_amount", "replacements", "listing__status", "listing__delivery")


def shop_compare(shop: Shop) -> None:
    """
    Compare all that both know.

    :raises AssertionError: they do not say the same
    """
    model = shop.market
    _same("orders", _orders_of(shop), dict(enumerate(map(_order_shape, model.orders))))
    _same("disputes", _disputes_of(shop), {which: row.dispute for which, row in enumerate(model.orders) if row.dispute})
    _same("withdrawals", _withdrawals_of(shop), {n: (str(w.state), w.version) for n, w in enumerate(model.withdrawals)})
    sales = dict(User.objects.filter(pk__in=[user.id for user in shop.people]).values_list("id", "sales_count"))
    _same("sales", [sales[user.id] for user in shop.people], [person.sales for person in model.people])
    balances = {account: sum_ for account, sum_ in model.books.balances.items() if sum_}
    _same("postings", _postings_of(shop), balances)
    kept = {account: sum_ for account, sum_ in balances.items() if len(account) > 1}
    _same("balances", _balances_of(shop), kept)


def offered_compare(shop: Shop, which: int, who: Any) -> None:
    """
    Compare what an order offers to somebody with what the model lets them do.

    :raises AssertionError: they do not say the same
    """
    shown = order_get_for(actor=shop.actors[who], order_id=shop.orders[which])
    _same("allowed events", shown.allowed_events, shop.market.open_to(which, who))


def stories_compare(shop: Shop) -> None:
    """
    Look at the stories as they were written: without a gap, one step for every version.

    :raises AssertionError: one was told twice, or not
    """
    told: dict[UUID, list[int]] = {order_id: [] for order_id in shop.orders}
    steps = OrderEvent.objects.filter(order_id__in=shop.orders).order_by("order_id", "seq")
    for order_id, seq in steps.values_list("order_id", "seq"):
        told[order_id].append(seq)
    versions = [list(range(1, order.version + 1)) for order in shop.market.orders]
    _same("stories", list(told.values()), versions)


def _same(what: str, shop: Any, model: Any) -> None:
    assert shop == model, f"{what}: the shop has {shop}, the model {model}"


def _order_shape(row: Any) -> dict[str, Any]:
    return {
        "state": str(row.state),
        "version": row.version,
        "clocks": row.clocks,
        "left": row.left,
        "refund": row.refund,
        "replacements": row.replacements,
        "is_revealed": row.is_revealed,
    }


def _orders_of(shop: Shop) -> dict[int, dict[str, Any]]:
    numbers = {order_id: which for which, order_id in enumerate(shop.orders)}
    found = {}
    rows = Order.objects.filter(pk__in=shop.orders).values("id", "revealed_at", *_COLUMNS, *CLOCKS)
    for row in rows:
        which = numbers[row["id"]]
        listing = shop.market.listings[shop.market.orders[which].listing]
        assert row["listing__status"] == listing.status, f"listing of {which}: {row['listing__status']}, {listing}"
        assert row["listing__delivery"] == ("instant" if listing.is_instant else "manual"), f"listing of {which}"
        found[which] = {
            "state": row["state"],
            "version": row["version"],
            "clocks": {name: _seconds(shop, row[name]) for name in CLOCKS if row[name] is not None},
            "left": row["clocks_left"] or {},
            "refund": row["refund_amount"],
            "replacements": row["replacements"],
            "is_revealed": row["revealed_at"] is not None,
        }
    return dict(sorted(found.items()))


def _seconds(shop: Shop, at: datetime) -> float:
    return (at - shop.base) / timedelta(seconds=1)


def _disputes_of(shop: Shop) -> dict[int, Any]:
    numbers = {order_id: which for which, order_id in enumerate(shop.orders)}
    found: dict[int, Any] = {}
    rows = list(Dispute.objects.filter(order_id__in=shop.orders, closed_at=None))
    proposals: dict[UUID, dict[str, Any]] = {row.pk: {} for row in rows}
    entries = DisputeEntry.objects.filter(dispute__in=rows, kind="proposal").order_by("dispute_id", "seq")
    for dispute_id, party, amount in entries.values_list("dispute_id", "party", "refund_amount"):
        proposals[dispute_id][party] = amount
    for row in rows:
        which = numbers[row.order_id]
        model = shop.market.orders[which].dispute
        shape = (row.opened_by, row.opened_from, row.reminded_at is not None, row.responded_at is not None)
        assert model is not None, f"order {which} has a dispute"
        _same("dispute", shape, (model.opened_by, model.opened_from, model.is_reminded, model.is_answered))
        _same("proposals", proposals[row.pk], model.proposals)
        found[which] = model
    return dict(sorted(found.items()))


def _withdrawals_of(shop: Shop) -> dict[int, tuple[str, int]]:
    rows = Withdrawal.objects.filter(pk__in=shop.withdrawals).values_list("id", "state", "version")
    found = {pk: (state, version) for pk, state, version in rows}
    return {number: found[pk] for number, pk in enumerate(shop.withdrawals)}


def _account_of(shop: Shop, kind: str, owner_id: UUID | None) -> Account:
    if owner_id is None:
        return (_NAMES[kind],)
    owners = shop.orders if kind == "order:escrow" else [user.id for user in shop.people]
    return (_NAMES[kind], owners.index(owner_id))


def _balances_of(shop: Shop) -> dict[Account, int]:
    rows = LedgerAccount.objects.exclude(balance=0).values_list("kind", "owner_id", "balance")
    return {_account_of(shop, kind, owner_id): balance for kind, owner_id, balance in rows}


def _postings_of(shop: Shop) -> dict[Account, int]:
    sums: Counter[Account] = Counter()
    rows = Posting.objects.values_list("account__kind", "account__owner_id").annotate(total=Sum("amount"))
    for kind, owner_id, total in rows.order_by():
        sums[_account_of(shop, kind, owner_id)] += total
    return {account: total for account, total in sums.items() if total}
