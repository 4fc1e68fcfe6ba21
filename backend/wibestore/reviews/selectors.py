"""Reads of reviews; reviews are public."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wibestore.core.actor import Actor
from wibestore.listings import selectors as listings
from wibestore.reviews.errors import ReviewNotFound
from wibestore.reviews.models import Review
from wibestore.reviews.types import ReviewInfo, ReviewsPart
from wibestore.users import selectors as users

Position = tuple[datetime, UUID]
_COLUMNS = ("id", "listing_id", "buyer_id", "seller_id", "rating", "text", "created_at", "updated_at")
# The listing as it was when it was sold.
_SNAPSHOT = ("order__snapshot__title", "order__snapshot__game__name")


def review_get(review_id: UUID) -> ReviewInfo:
    """
    Return one review.

    :raises ReviewNotFound: absent
    """
    reviews = _infos(Review.objects.filter(pk=review_id))
    if not reviews:
        raise ReviewNotFound
    return reviews[0]


def review_page_of_listing(*, actor: Actor, listing_id: UUID, after: Position | None = None, limit: int) -> ReviewsPart:
    """
    Return the reviews of a listing, newest first.

    :raises ListingNotFound: absent, or not there for the actor
    """
    listings.listing_get_for(actor=actor, listing_id=listing_id)
    return _part(Review.objects.filter(listing_id=listing_id), after, limit)


def review_page_of_seller(*, username: str, after: Position | None = None, limit: int) -> ReviewsPart:
    """
    Return the reviews of a seller, newest first.

    :raises UserNotFound: nobody has this name
    """
    return _part(Review.objects.filter(seller_id=users.public_user_get(username).id), after, limit)


def _part(reviews: QuerySet[Review], after: Position | None, limit: int) -> ReviewsPart:
    if after:
        # The first condition is for the index; the second decides among reviews of the same instant.
        reviews = reviews.filter(created_at__lte=after[0]).filter(Q(created_at__lt=after[0]) | Q(id__lt=after[1]))
    infos = _infos(reviews.order_by("-created_at", "-id")[: limit + 1])
    shown = infos[:limit]
    return ReviewsPart(
        reviews=shown,
        next_position=(shown[-1].created_at, shown[-1].id) if len(infos) > limit else None,
    )


def _infos(reviews: QuerySet[Review]) -> list[ReviewInfo]:
    rows = list(reviews.values_list(*_COLUMNS, *_SNAPSHOT))
    cards = users.seller_cards({person for row in rows for person in (row[2], row[3])})
    return [
        ReviewInfo(
            id=review_id,
            listing_id=listing_id,
            listing_title=title,
            game_name=game,
            author=cards[buyer_id],
            seller=cards[seller_id],
            rating=rating,
            text=text,
            created_at=created_at,
            updated_at=updated_at,
        )
        for review_id, listing_id, buyer_id, seller_id, rating, text, created_at, updated_at, title, game in rows
    ]
