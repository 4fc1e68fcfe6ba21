"""Reads from the tables what the accounts of a load test are held against."""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from load.accounts import Facts, OrderRow
from load.world import wallets_of
from wibestore.chat.models import Message
from wibestore.core import clock
from wibestore.core.models import OutboxMessage
from wibestore.letters.models import Letter, LetterState
from wibestore.listings.models import Listing
from wibestore.orders.models import Order

SETTLE_TIMEOUT_S = 200


def facts_read(
    record: Sequence[Mapping[str, Any]], *, people: list[UUID], since: datetime, before: Mapping[UUID, int]
) -> Facts:
    """Return what the tables say of a run that began at `since`."""
    rows = Order.objects.filter(buyer_id__in=people, created_at__gte=since)
    said = [line["client_id"] for line in record if line["kind"] == "message"]
    offered = [line["id"] for line in record if line["kind"] == "listing"]
    return Facts(
        orders=[
            OrderRow(str(one_id), str(buyer), str(listing), price, state)
            for one_id, buyer, listing, price, state in rows.values_list(
                "id", "buyer_id", "listing_id", "price", "state"
            )
        ],
        wallets_before=_as_text(before),
        wallets_after=_as_text(wallets_of(people)),
        messages=frozenset(map(str, Message.objects.filter(client_id__in=said).values_list("client_id", flat=True))),
        listings=frozenset(map(str, Listing.objects.filter(id__in=offered).values_list("id", flat=True))),
    )


def facts_settle() -> tuple[int, float]:
    """Wait until all facts of the outbox are told, their letters too; return how many are left, and for how long."""
    began = time.monotonic()
    while (left := _waiting()) and time.monotonic() - began < SETTLE_TIMEOUT_S:
        time.sleep(0.25)
    return left, time.monotonic() - began


def oldest_fact_s() -> float:
    """Return how old the oldest fact is that not everybody has been told, in seconds; 0 without one."""
    oldest = OutboxMessage.objects.filter(relayed_at=None).order_by("id").values_list("created_at", flat=True).first()
    return 0.0 if oldest is None else (clock.now() - oldest).total_seconds()


def _waiting() -> int:
    letters = Letter.objects.filter(state=LetterState.WAITING, attempts=0)
    return OutboxMessage.objects.filter(relayed_at=None).count() + letters.count()


def _as_text(wallets: Mapping[UUID, int]) -> dict[str, int]:
    return {str(owner): balance for owner, balance in wallets.items()}
