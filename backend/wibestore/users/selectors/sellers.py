"""How a seller's orders went, as `orders` counted them."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from wibestore.users import rules
from wibestore.users.models import SellerRecord
from wibestore.users.types import SellerCounts, SellerFacts

COUNT_COLUMNS = tuple(column.name for column in fields(SellerCounts))


def counts_of(values: Sequence[Any]) -> SellerCounts | None:
    """Return the counts of a row's values in the order of `COUNT_COLUMNS`; None where nothing was counted."""
    return None if values[0] is None else SellerCounts(**dict(zip(COUNT_COLUMNS, values, strict=True)))


def seller_counts_kept() -> dict[UUID, SellerCounts]:
    """Return the counts of everybody whose orders were counted, as they were counted last."""
    rows = SellerRecord.objects.values_list("user_id", *COUNT_COLUMNS)
    return {user_id: SellerCounts(**dict(zip(COUNT_COLUMNS, counts, strict=True))) for user_id, *counts in rows}


def facts_of(values: Sequence[Any]) -> SellerFacts:
    """Return the facts of a row's values in the order of `COUNT_COLUMNS`, all None where nothing was counted."""
    return rules.seller_facts(counts_of(values))


def facts_of_record(record: SellerRecord | None) -> SellerFacts:
    """Return the facts of a seller's record; without one nothing of theirs was counted."""
    return rules.seller_facts(None) if record is None else facts_of([getattr(record, name) for name in COUNT_COLUMNS])
