"""Reads of the staff, made of what the modules below hand over."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.games import selectors as games
from wibestore.games.errors import GameNotFound
from wibestore.games.types import GameInfo
from wibestore.listings import selectors as listings
from wibestore.listings.selectors import ListingCards, ListingFilter
from wibestore.payments import selectors as payments
from wibestore.payments.types import StaffWithdrawalInfo
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


def withdrawal_queue(*, actor: Actor, status: str, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of withdrawals of one status with their owners, and the position the next one starts after.

    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = f"admin.withdrawals:{status}"
    page = payments.withdrawal_queue(actor=actor, state=status, after=_after(cursor, scope), limit=page_size)
    return {"results": _with_people(page.withdrawals), "next": _next(page.next_after, scope)}


def withdrawal_get(*, actor: Actor, withdrawal_id: UUID) -> dict[str, Any]:
    """
    Return a withdrawal as the staff decides on it.

    :raises NotPermitted: the actor is not of the staff
    :raises WithdrawalNotFound: there is none
    """
    return _with_people([payments.withdrawal_get_for_staff(actor=actor, withdrawal_id=withdrawal_id)])[0]


def _with_people(withdrawals: Sequence[StaffWithdrawalInfo]) -> list[dict[str, Any]]:
    people = {row.user_id for row in withdrawals} | {row.approved_by for row in withdrawals if row.approved_by}
    cards = users.seller_cards(people)
    return [
        {
            **{field.name: getattr(row, field.name) for field in fields(row)},
            "user": cards[row.user_id],
            "approved_by": cards.get(row.approved_by) if row.approved_by else None,
        }
        for row in withdrawals
    ]


def provider_call_page(
    *, actor: Actor, provider: str | None, outcome: str, cursor: str, page_size: int
) -> dict[str, Any]:
    """
    Return a page of the providers' calls, and the position the next one starts after.

    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = f"admin.provider_calls:{provider}:{outcome}"
    page = payments.provider_call_page(
        actor=actor, provider=provider or "", outcome=outcome, after=_after(cursor, scope), limit=page_size
    )
    return {"results": page.calls, "next": _next(page.next_after, scope)}


def difference_page(*, actor: Actor, is_open: bool, cursor: str, page_size: int) -> dict[str, Any]:
    """
    Return a page of differences with the providers' lists, and the position the next one starts after.

    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = f"admin.differences:{is_open}"
    page = payments.difference_page(actor=actor, is_open=is_open, after=_after(cursor, scope), limit=page_size)
    return {"results": page.differences, "next": _next(page.next_after, scope)}


def _after(cursor: str, scope: str) -> tuple[datetime, UUID] | None:
    if not cursor:
        return None
    moment, row_id = cursor_decode(cursor, scope=scope)
    return datetime.fromisoformat(moment), UUID(row_id)


def _next(after: tuple[datetime, UUID] | None, scope: str) -> str:
    return cursor_encode([after[0].isoformat(), str(after[1])], scope=scope) if after else ""
