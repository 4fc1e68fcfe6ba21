"""How a seller's orders went, as `orders` counted them."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from wibestore.users import rules
from wibestore.users.models import SellerRecord
from wibestore.users.types import SellerCounts, SellerFacts

COUNT_COLUMNS = tuple(column.name for column in fields(SellerCounts))


def counts_of(values: Sequence[Any]) -> SellerCounts | None:
    """Return the counts of a row's values in the order of `COUNT_COLUMNS`; None where nothing was counted."""
    return None if values[0] is None else SellerCounts(**dict(zip(COUNT_COLUMNS, values, strict=True)))


def facts_of(values: Sequence[Any]) -> SellerFacts:
    """Return the facts of a row's values in the order of `COUNT_COLUMNS`, all None where nothing was counted."""
    return rules.seller_facts(counts_of(values))


def facts_of_record(record: SellerRecord | None) -> SellerFacts:
    """Return the facts of a seller's record; without one nothing of theirs was counted."""
    return rules.seller_facts(None) if record is None else facts_of([getattr(record, name) for name in COUNT_COLUMNS])
