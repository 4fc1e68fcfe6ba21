"""What is reported and hidden: found through the modules that own it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wibestore.chat import selectors as chat_selectors
from wibestore.chat import services as chat
from wibestore.chat.errors import ChatNotFound
from wibestore.core.actor import Actor
from wibestore.listings import selectors as listings_selectors
from wibestore.listings import services as listings
from wibestore.listings.errors import ListingNotFound
from wibestore.moderation.errors import SubjectNotFound
from wibestore.moderation.types import Subject, SubjectKind
from wibestore.reviews import selectors as reviews_selectors
from wibestore.reviews import services as reviews
from wibestore.reviews.errors import ReviewNotFound
from wibestore.users import selectors as users
from wibestore.users.errors import UserNotFound


def subject_get(*, actor: Actor, kind: SubjectKind, subject_id: UUID) -> Subject:
    """
    Return a thing as the actor sees it.

    :raises SubjectNotFound: absent, or not there for the actor
    """
    try:
        return _FIND[kind](actor, subject_id)
    except (ListingNotFound, UserNotFound, ReviewNotFound, ChatNotFound) as error:
        raise SubjectNotFound from error


def subject_hide(
    *, actor: Actor, kind: SubjectKind, subject_id: UUID, verdict_id: UUID, until: datetime | None
) -> None:
    """
    Let nobody see a listing, a message or a review.

    :raises InvalidListingTransition: a listing that is neither on sale nor paused nor being bought
    """
    if kind is SubjectKind.LISTING:
        listings.listing_hide(listing_id=subject_id, actor=actor, verdict_id=verdict_id, until=until)
    elif kind is SubjectKind.MESSAGE:
        chat.message_hide(message_id=subject_id, actor=actor)
    else:
        reviews.review_hide(review_id=subject_id, actor=actor)


def subject_show(*, actor: Actor, kind: SubjectKind, subject_id: UUID, verdict_id: UUID) -> None:
    """Undo `subject_hide`; what its owner has deleted meanwhile stays deleted."""
    try:
        if kind is SubjectKind.LISTING:
            listings.listing_show(listing_id=subject_id, actor=actor, verdict_id=verdict_id)
        elif kind is SubjectKind.MESSAGE:
            chat.message_show(message_id=subject_id, actor=actor)
        else:
            reviews.review_show(review_id=subject_id, actor=actor)
    except (ListingNotFound, ChatNotFound, ReviewNotFound):
        return


def _listing(actor: Actor, listing_id: UUID) -> Subject:
    listing = listings_selectors.listing_get_for(actor=actor, listing_id=listing_id)
    return Subject(
        kind=SubjectKind.LISTING,
        id=listing_id,
        accused_id=listing["seller"]["id"],
        excerpt={"title": listing["title"], "text": listing["description"], "price": listing["price"]},
    )


def _user(_: Actor, user_id: UUID) -> Subject:
    user = users.public_user_get(users.user_get(user_id).username)
    return Subject(
        kind=SubjectKind.USER,
        id=user_id,
        accused_id=user_id,
        excerpt={"title": user.username, "text": user.about, "name": user.display_name},
    )


def _message(actor: Actor, message_id: UUID) -> Subject:
    # Staff have no way into a chat: whoever reports hands these lines over.
    excerpt = chat_selectors.message_excerpt(message_id=message_id, reader_id=actor.user_id)
    if excerpt.is_hidden:
        raise SubjectNotFound
    return Subject(
        kind=SubjectKind.MESSAGE,
        id=message_id,
        accused_id=excerpt.sender_id,
        excerpt={"title": "", "messages": excerpt.messages},
    )


def _review(_: Actor, review_id: UUID) -> Subject:
    review = reviews_selectors.review_get(review_id)
    return Subject(
        kind=SubjectKind.REVIEW,
        id=review_id,
        accused_id=review.author.id,
        excerpt={
            "title": review.listing_title,
            "text": review.text,
            "rating": review.rating,
            "listing_id": str(review.listing_id),
        },
    )


_FIND: dict[SubjectKind, Callable[[Actor, UUID], Subject]] = {
    SubjectKind.LISTING: _listing,
    SubjectKind.USER: _user,
    SubjectKind.MESSAGE: _message,
    SubjectKind.REVIEW: _review,
}
