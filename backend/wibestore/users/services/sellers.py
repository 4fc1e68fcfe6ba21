"""What sellers' orders add up to, as `orders` counts it, and who is how good."""

from dataclasses import asdict
from uuid import UUID

from django.db.models import UUIDField
from django.db.models.functions import Now

from wibestore.core import clock
from wibestore.core.statements import Select, Slot, row_store
from wibestore.users import rules
from wibestore.users.errors import UserNotFound
from wibestore.users.models import SellerRecord, User
from wibestore.users.selectors import COUNT_COLUMNS
from wibestore.users.types import SellerCounts

_PORTION = 1_000
_RATING = ("rating_sum", "rating_count")
_RATED = Select(lambda: User.objects.filter(id=Slot("user", UUIDField())).values_list(*_RATING, Now()))


def seller_record_set(*, user_id: UUID, counts: SellerCounts) -> None:
    """
    Write down what a seller's orders add up to, whole, and how good that makes them.

    Whoever counts takes turns: of two counts the later one must be written last.

    :raises UserNotFound: nobody has this id
    """
    found = _RATED.first(user=user_id)
    if found is None:
        raise UserNotFound
    rating_sum, rating_count, asked = found
    score = rules.seller_score(counts, rating_sum=rating_sum, rating_count=rating_count)
    row = SellerRecord(user_id=user_id, **asdict(counts), score=score, counted_at=clock.told(asked))
    row_store(row)


def scores_refresh() -> int:
    """Make every seller's score what their record and their rating say now; return how many were another."""
    changed, last = 0, UUID(int=0)
    while portion := _portion_after(last):
        others = [record for record in portion if _rescored(record)]
        SellerRecord.objects.bulk_update(others, ["score"])
        changed, last = changed + len(others), portion[-1].user_id
    return changed


def _portion_after(last: UUID) -> list[SellerRecord]:
    columns = (*COUNT_COLUMNS, "score", *(f"user__{name}" for name in _RATING))
    rows = SellerRecord.objects.filter(user_id__gt=last).select_related("user").only(*columns)
    return list(rows.order_by("user_id")[:_PORTION])


def _rescored(record: SellerRecord) -> bool:
    """Give a record its score; tell whether it had another."""
    counts = SellerCounts(**{name: getattr(record, name) for name in COUNT_COLUMNS})
    before, user = record.score, record.user
    record.score = rules.seller_score(counts, rating_sum=user.rating_sum, rating_count=user.rating_count)
    return record.score != before
