"""Reads of reviews; reviews are public."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from wibestore.core.actor import Actor
from wibestore.listings import selectors as listings
from wibestore.reviews.errors import ReviewNotFound
from wibestore.reviews.models import HelpfulVote, Review
from wibestore.reviews.rules import EDIT_WINDOW
from wibestore.reviews.types import Position, ReviewInfo, ReviewResponse, ReviewsPart
from wibestore.users import selectors as users

Ordering = Literal["-created_at", "-helpful"]
HELPFUL_IDS_MAX = 500
DIFFERENCES_MAX = 1_000
_COLUMNS = (
    *("id", "listing_id", "buyer_id", "seller_id", "rating", "text", "created_at", "updated_at"),
    *("response", "responded_at", "response_updated_at", "helpful_count"),
    # The listing as it was when it was sold.
    *("order__snapshot__title", "order__snapshot__game__name"),
)


def review_get(review_id: UUID) -> ReviewInfo:
    """
    Return one review.

    :raises ReviewNotFound: absent, or hidden by the staff
    """
    reviews = _infos(Review.objects.filter(pk=review_id, hidden_at=None))
    if not reviews:
        raise ReviewNotFound
    return reviews[0]


def review_page_of_listing(
    *,
    actor: Actor,
    listing_id: UUID,
    ordering: Ordering = "-created_at",
    after: Position | None = None,
    limit: int,
) -> ReviewsPart:
    """
    Return the reviews of a listing, newest or most helpful first.

    :raises ListingNotFound: absent, or not there for the actor
    """
    listings.listing_get_for(actor=actor, listing_id=listing_id)
    return _part(Review.objects.filter(listing_id=listing_id, hidden_at=None), ordering, after, limit)


def review_page_of_seller(
    *, username: str, ordering: Ordering = "-created_at", after: Position | None = None, limit: int
) -> ReviewsPart:
    """
    Return the reviews of a seller, newest or most helpful first.

    :raises UserNotFound: nobody has this name
    """
    seller_id = users.public_user_get(username).id
    return _part(Review.objects.filter(seller_id=seller_id, hidden_at=None), ordering, after, limit)


def helpful_review_ids(user_id: UUID) -> list[UUID]:
    """Return the reviews a user found helpful, the latest vote first, at most 500."""
    mine = HelpfulVote.objects.filter(user_id=user_id).order_by("-created_at", "-id")
    return list(mine.values_list("review_id", flat=True)[:HELPFUL_IDS_MAX])


def rating_differences() -> list[UUID]:
    """Return sellers whose stored rating is not what their reviews add up to, at most 1,000; one look, no locks."""
    counted = (
        Review.objects.filter(hidden_at=None)
        .order_by("seller_id")
        .values("seller_id", "seller__rating_sum", "seller__rating_count")
        .annotate(stars=Sum("rating"), count=Count("id"))
        .exclude(seller__rating_sum=F("stars"), seller__rating_count=F("count"))
    )
    different = list(counted.values_list("seller_id", flat=True)[:DIFFERENCES_MAX])
    # And those who have stars without any review.
    reviewed = set(Review.objects.filter(hidden_at=None).order_by().values_list("seller_id", flat=True).distinct())
    different += [seller_id for seller_id in users.rated_user_ids() if seller_id not in reviewed]
    return different[:DIFFERENCES_MAX]


def _part(reviews: QuerySet[Review], ordering: Ordering, after: Position | None, limit: int) -> ReviewsPart:
    columns = ("-created_at", "-id") if ordering == "-created_at" else ("-helpful_count", "-created_at", "-id")
    if after:
        reviews = reviews.filter(_behind(after, ordering))
    infos = _infos(reviews.order_by(*columns)[: limit + 1])
    shown = infos[:limit]
    return ReviewsPart(reviews=shown, next_position=_position(shown[-1]) if len(infos) > limit else None)


def _behind(after: Position, ordering: Ordering) -> Q:
    # In each line the first condition is for the index; the second decides among those that are equal in it.
    behind = Q(created_at__lte=after.created_at) & (Q(created_at__lt=after.created_at) | Q(id__lt=after.id))
    if ordering == "-created_at":
        return behind
    return Q(helpful_count__lte=after.helpful_count) & (Q(helpful_count__lt=after.helpful_count) | behind)


def _position(review: ReviewInfo) -> Position:
    return Position(helpful_count=review.helpful_count, created_at=review.created_at, id=review.id)


def _infos(reviews: QuerySet[Review]) -> list[ReviewInfo]:
    rows = list(reviews.values(*_COLUMNS))
    cards = users.seller_cards({person for row in rows for person in (row["buyer_id"], row["seller_id"])})
    return [
        ReviewInfo(
            id=row["id"],
            listing_id=row["listing_id"],
            listing_title=row["order__snapshot__title"],
            game_name=row["order__snapshot__game__name"],
            author=cards[row["buyer_id"]],
            seller=cards[row["seller_id"]],
            rating=row["rating"],
            text=row["text"],
            created_at=row["created_at"],
            updated_at=row["updated_at"],
            can_edit_until=row["created_at"] + EDIT_WINDOW,
            response=_response(row["response"], row["responded_at"], row["response_updated_at"]),
            helpful_count=row["helpful_count"],
        )
        for row in rows
    ]


def _response(text: str, created_at: datetime | None, updated_at: Any) -> ReviewResponse | None:
    if created_at is None:
        return None
    return ReviewResponse(
        text=text, created_at=created_at, updated_at=updated_at, can_edit_until=created_at + EDIT_WINDOW
    )


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users wrote or got a review, or voted for one."""
    reviews = Review.objects.filter(Q(buyer_id__in=user_ids) | Q(seller_id__in=user_ids))
    found = {person for pair in reviews.values_list("buyer_id", "seller_id") for person in pair} & set(user_ids)
    return found | set(HelpfulVote.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
