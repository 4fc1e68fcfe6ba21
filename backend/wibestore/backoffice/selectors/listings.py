"""What moderators read of listings, made of what the modules below hand over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.games import selectors as games
from wibestore.games.errors import GameNotFound
from wibestore.games.types import GameInfo
from wibestore.listings import selectors as listings
from wibestore.listings.selectors import ListingCards, ListingFilter
from wibestore.uploads import selectors as uploads
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
    page = listings.listing_page(wanted, ordering="-created_at", cursor=cursor, page_size=page_size)
    same = _same_pictures([card["id"] for card in page.results])
    return replace(page, results=[{**card, "same_pictures": same.get(card["id"], [])} for card in page.results])


def moderated_listing_get(*, actor: Actor, listing_id: UUID) -> dict[str, Any]:
    """
    Return a listing of any status whole, without its sealed credentials.

    :raises NotPermitted: the actor is not of the staff
    :raises ListingNotFound: there is none
    """
    if not actor.is_moderator:
        raise NotPermitted
    listing = listings.listing_get_for(actor=actor, listing_id=listing_id)
    return {**listing, "same_pictures": _same_pictures([listing_id]).get(listing_id, [])}


def _same_pictures(listing_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """
    Return for each listing those of other sellers that show one of its pictures, the nearest first.

    At most four queries whatever their number.
    """
    pictures = uploads.image_ids_used_by(listing_ids)
    alike = uploads.same_pictures(image_id for ids in pictures.values() for image_id in ids)
    refs = listings.listing_refs({other.used_by for others in alike.values() for other in others}) if alike else {}
    found: dict[UUID, list[dict[str, Any]]] = {}
    for listing_id, image_ids in pictures.items():
        nearest: dict[UUID, int] = {}
        for other in (other for image_id in image_ids for other in alike.get(image_id, [])):
            # What shows it may also be a message or a dispute: those are nobody's listing.
            if other.used_by in refs:
                nearest[other.used_by] = min(other.distance, nearest.get(other.used_by, other.distance))
        in_order = sorted(nearest.items(), key=lambda one: one[1])
        found[listing_id] = [{**refs[other_id], "distance": distance} for other_id, distance in in_order]
    return found


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
