"""The best sellers."""

from collections.abc import Collection
from uuid import UUID

from wibestore.users.models import SellerRecord, User
from wibestore.users.selectors.people import CARD_COLUMNS, card_of
from wibestore.users.selectors.sellers import COUNT_COLUMNS, facts_of_record
from wibestore.users.types import SellerCard, TopSeller


def sellers_top(*, limit: int, among: Collection[UUID] | None = None) -> list[TopSeller]:
    """
    Return the best sellers, nobody blocked or gone; one query.

    :param among: of these people alone
    """
    best = SellerRecord.objects.filter(score__gt=0, user__is_blocked=False, user__is_closed=False)
    if among is not None:
        best = best.filter(user_id__in=among)
    known = (*CARD_COLUMNS, "active_listing_count", "created_at")
    rows = best.select_related("user").only(*COUNT_COLUMNS, *(f"user__{name}" for name in known))
    return [_top(row, row.user) for row in rows.order_by("-score", "user_id")[:limit]]


def seller_ids_top(*, limit: int) -> list[UUID]:
    """Return who the best sellers are, the best first; one query."""
    best = SellerRecord.objects.filter(score__gt=0, user__is_blocked=False, user__is_closed=False)
    return list(best.order_by("-score", "user_id").values_list("user_id", flat=True)[:limit])


def _top(record: SellerRecord, user: User) -> TopSeller:
    return TopSeller(
        seller=SellerCard(**card_of(user)),
        facts=facts_of_record(record),
        active_listing_count=user.active_listing_count,
        created_at=user.created_at,
    )
