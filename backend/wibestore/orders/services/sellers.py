"""
Counts what sellers' orders add up to (docs/adr/0033-figures.md).

Always whole and never by adding, so that an order which is opened again, or a fact that is told twice, counts once.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from wibestore.core.marks import mark, marks_take
from wibestore.core.patience import statements_may_take
from wibestore.core.turns import turn_take
from wibestore.orders import selectors
from wibestore.users import selectors as users_selectors
from wibestore.users import services as users

SELLERS_CHANGED = "orders.sellers"
BATCH = 100
# All orders are read for it.
_LONGEST = timedelta(minutes=5)


def seller_mark(seller_id: UUID) -> None:
    """Note that something became of one of the seller's orders; a lost note is made good at night."""
    mark(SELLERS_CHANGED, str(seller_id))


def sellers_refresh(limit: int = BATCH) -> int:
    """Count up to `limit` marked sellers anew; return how many."""
    marked = [UUID(seller_id) for seller_id in marks_take(SELLERS_CHANGED, limit)]
    for seller_id in marked:
        _count(seller_id)
    return len(marked)


def sellers_count() -> int:
    """Count all sellers at once, and again by turns those whose record says something else; return how many."""
    known = users_selectors.seller_counts_kept()
    with statements_may_take(_LONGEST):
        counted = selectors.every_sellers_counts()
    for seller_id, counts in counted.items():
        if known.get(seller_id) != counts:
            _count(seller_id)
    return len(counted)


@transaction.atomic
def _count(seller_id: UUID) -> None:
    # Whoever counts second sees what the first has seen, and writes last.
    turn_take(f"orders.seller:{seller_id}")
    users.seller_record_set(user_id=seller_id, counts=selectors.seller_counts(seller_id))
