"""Reads of the staff, made of what the modules below hand over."""

from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.games import selectors as games
from wibestore.games.errors import GameNotFound
from wibestore.games.types import GameInfo
from wibestore.listings import selectors as listings
from wibestore.listings.selectors import ListingCards, ListingFilter
from wibestore.users import selectors as users
from wibestore.users.errors import UserNotFound


def moderated_listing_page(
    *, status: str, game: str | None, seller: str | None, search: str | None, cursor: str, page_size: int
) -> ListingCards:
    """
    Return a page of listings in one status, the newest first.

    :param game: a game's slug
    :param seller: a username; nobody's listings where there is no such user
    :raises ValidationFailed: there is no such game, or the cursor is not of this list
    """
    query = listings.search_query(search) if search else None
    seller_id, is_unknown = _seller_of(seller)
    wanted = ListingFilter(
        statuses=(status,),
        game=_game_of(game),
        seller_id=seller_id,
        query=query,
        is_nothing=is_unknown or (bool(search) and query is None),
    )
    return listings.listing_page(wanted, ordering="-created_at", cursor=cursor, page_size=page_size)


def moderated_listing_get(*, actor: Actor, listing_id: UUID) -> dict[str, Any]:
    """
    Return a listing of any status whole, without its sealed credentials.

    :raises NotPermitted: the actor is not of the staff
    :raises ListingNotFound: there is none
    """
    if not actor.is_staff:
        raise NotPermitted
    return listings.listing_get_for(actor=actor, listing_id=listing_id)


def _game_of(slug: str | None) -> GameInfo | None:
    if slug is None:
        return None
    try:
        return games.game_get(slug)
    except GameNotFound as error:
        raise ValidationFailed.of("?game", "invalid_choice", "There is no such game") from error


def _seller_of(username: str | None) -> tuple[UUID | None, bool]:
    """Return the user's id, and whether a name was given that nobody has."""
    if username is None:
        return None, False
    try:
        return users.public_user_get(username).id, False
    except UserNotFound:
        return None, True
