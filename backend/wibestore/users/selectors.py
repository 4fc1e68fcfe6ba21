"""Reading users: frozen facts across the border, never rows."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wibestore.users import rules
from wibestore.users.errors import UserNotFound
from wibestore.users.models import User
from wibestore.users.types import Me, PublicUser, SellerCard, UserInfo

_CARD_COLUMNS = ("id", "username", "display_name", "plan", "rating_sum", "rating_count", "sales_count")


def user_get(user_id: UUID) -> UserInfo:
    """
    Return a user as modules above need them, blocked or not.

    :raises UserNotFound: nobody has this id
    """
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise UserNotFound
    return user_info(user)


def user_info(user: User) -> UserInfo:
    """Return the facts of a row."""
    return UserInfo(
        id=user.id,
        username=user.username,
        email=user.email,
        language=user.language,
        plan=user.plan,  # type: ignore[arg-type]
        is_staff=user.is_staff,
        is_blocked=user.is_blocked,
        sales_count=user.sales_count,
        created_at=user.created_at,
    )


def me_get(user_id: UUID) -> Me:
    """
    Return a user for themselves.

    :raises UserNotFound: nobody has this id
    """
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise UserNotFound
    return Me(
        id=user.id,
        email=user.email,
        username=user.username,
        display_name=user.display_name,
        about=user.about,
        phone=user.phone,
        language=user.language,
        time_zone=user.time_zone,
        is_email_verified=user.is_email_verified,
        is_staff=user.is_staff,
        plan=user.plan,  # type: ignore[arg-type]
        rating=rules.rating_of(user.rating_sum, user.rating_count),
        rating_count=user.rating_count,
        sales_count=user.sales_count,
        created_at=user.created_at,
    )


def seller_cards(ids: Iterable[UUID]) -> dict[UUID, SellerCard]:
    """Return the cards of the users that exist, by id, in one query."""
    rows = User.objects.filter(id__in=set(ids)).only(*_CARD_COLUMNS)
    return {user.id: SellerCard(**_card(user)) for user in rows}


def active_listing_count(user_id: UUID) -> int:
    """Return how many listings the user has on offer; nobody has none."""
    return User.objects.filter(id=user_id).values_list("active_listing_count", flat=True).first() or 0


def rated_user_ids() -> list[UUID]:
    """Return who has a rating."""
    return list(User.objects.filter(rating_count__gt=0).order_by("id").values_list("id", flat=True))


def public_user_get(username: str) -> PublicUser:
    """
    Return a seller's public page by username, whatever its case.

    :raises UserNotFound: nobody has this name, or they are blocked
    """
    # A look-alike shares the skeleton and is not the same name: compare the letters too.
    user = User.objects.filter(username_skeleton=rules.username_skeleton(username), is_blocked=False).first()
    if user is None or user.username.casefold() != username.casefold():
        raise UserNotFound
    return PublicUser(
        **_card(user),
        about=user.about,
        created_at=user.created_at,
        active_listing_count=user.active_listing_count,
    )


def _card(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "username": user.username,
        "display_name": user.display_name or user.username,
        "plan": user.plan,
        "rating": rules.rating_of(user.rating_sum, user.rating_count),
        "rating_count": user.rating_count,
        "sales_count": user.sales_count,
    }
