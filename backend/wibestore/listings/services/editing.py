"""What a seller does with a listing: make it, change it, seal its credentials, move it along."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.games import selectors as games_selectors
from wibestore.games import services as games
from wibestore.games.types import GameInfo
from wibestore.listings.errors import InvalidListingTransition, ListingHidden, ListingLimitReached, ListingNotFound
from wibestore.listings.models import Listing
from wibestore.listings.policies import is_seller_of
from wibestore.listings.rules.risk import is_price_jump
from wibestore.listings.rules.states import HIDDEN_REFUSES, LIMITED_STATES, PUBLIC_STATES, events_allowed, move_of
from wibestore.listings.rules.states import ListingEvent as Event
from wibestore.listings.rules.states import ListingParty as Party
from wibestore.listings.rules.states import ListingState as State
from wibestore.listings.services.indexing import search_index
from wibestore.listings.services.lifecycle import (
    change_of,
    listing_lock,
    listing_move,
    seller_facts_take,
    version_check,
)
from wibestore.listings.services.making import (
    attributes_take,
    credentials_seal,
    drafts_room_check,
    floor_check,
    images_set,
    listing_check,
    listing_make,
    price_check,
)
from wibestore.listings.types import ListingChange, ListingDraft
from wibestore.subscriptions import selectors as subscriptions
from wibestore.vault import services as vault
from wibestore.vault.types import Credentials

_LOOKED_AT = frozenset({State.ACTIVE, State.PAUSED})
_CONTENT = ("title", "description", "attributes", "image_ids")
_TERMS = ("price", "language", "delivery_sla_minutes", "accepts_offers", "offer_floor")
_DERIVED = ("highlights", "facet_tokens", "cover", "image_count", "login_method")


@transaction.atomic
def listing_create(*, actor: Actor, draft: ListingDraft) -> ListingChange:
    """
    Make a draft of the actor's; required attributes may still be missing.

    :raises ValidationFailed: no such game, attributes of the wrong kind, a price out of bounds
    :raises ImageNotFound: a picture is not the actor's own, or in use
    :raises ListingLimitReached: the seller has `DRAFTS_MAX` drafts already
    :raises CredentialsTaken: the same game account is on offer already
    :raises CredentialsIncomplete: the credentials lack something
    """
    game, attributes = listing_check(draft, is_complete=False)
    drafts_room_check(actor.user_id)
    return change_of(listing_make(actor.user_id, game, attributes, draft))


@transaction.atomic
def listing_update(
    *,
    actor: Actor,
    listing_id: UUID,
    changes: dict[str, Any],
    event: str | None = None,
    expected_version: int | None = None,
) -> ListingChange:
    """
    Change the actor's own listing, then move it by `event` if one is given.

    Changed terms (price, language, delivery time, offers) leave it where it is; changed content of a listing on
    sale goes back to the moderators, and so does a price that jumps (`rules.risk`). What is the same as before is
    no change.

    :param changes: of title, description, language, price, attributes, image_ids, delivery_sla_minutes, accepts_offers,
        offer_floor (None removes it)
    :param event: submit, pause, resume or archive
    :raises ListingNotFound: there is none, or another's that is not public
    :raises NotPermitted: another's
    :raises VersionConflict: it changed since the caller read it
    :raises InvalidListingTransition: the state does not allow it
    :raises ValidationFailed: wrong values; on submit also required ones that are missing
    :raises ImageNotFound: a picture is not the actor's own, or in use
    :raises ListingLimitReached: the plan allows no more at a time; `params.limit`
    :raises ListingHidden: submit or resume while a verdict hides it; `params.until`
    """
    listing = own_lock(actor, listing_id)
    version_check(listing, expected_version)
    game = games_selectors.game_by_id(listing.game_id)
    if "attributes" in changes:
        attributes = games.attributes_clean(game, changes["attributes"], is_complete=False)
        changes = {**changes, "attributes": attributes}
    if "price" in changes:
        price_check(changes["price"])
    if "offer_floor" in changes:
        floor_check(changes["offer_floor"], changes.get("price", listing.price))
    changed = _differences(listing, changes)
    _changes_write(listing, game, changed)
    if event is not None:
        event_run(listing, game, Event(event))
    return change_of(listing)


@transaction.atomic
def listing_replace(*, actor: Actor, listing_id: UUID, draft: ListingDraft) -> ListingChange:
    """
    Give the actor's own listing new content whole; its game stays.

    :raises ValidationFailed: another game, or what `listing_update` refuses
    :raises ListingNotFound, NotPermitted, InvalidListingTransition, ImageNotFound: as `listing_update`
    :raises CredentialsTaken, CredentialsIncomplete: as `listing_create`
    """
    listing = own_lock(actor, listing_id)
    if games_selectors.game_by_id(listing.game_id).slug != draft.game:
        raise ValidationFailed.of("/game", "immutable", "The game of a listing stays; make a new listing")
    changes = {name: getattr(draft, name) for name in (*_CONTENT, *_TERMS)}
    changes["language"] = draft.language or listing.language
    if draft.credentials is not None:
        credentials_put(actor=actor, listing_id=listing_id, credentials=draft.credentials, pointer="/credentials")
    return listing_update(actor=actor, listing_id=listing_id, changes=changes)


def listing_event(*, actor: Actor, listing_id: UUID, event: str, expected_version: int | None = None) -> ListingChange:
    """
    Submit, pause, resume or archive the actor's own listing.

    :raises: as `listing_update`
    """
    return listing_update(
        actor=actor, listing_id=listing_id, changes={}, event=event, expected_version=expected_version
    )


@transaction.atomic
def credentials_put(*, actor: Actor, listing_id: UUID, credentials: Credentials, pointer: str = "") -> ListingChange:
    """
    Seal the game account's login data for the actor's own listing; it is then delivered at once.

    A quarantined listing becomes a paused one, which its seller may resume. Another way to sign in than buyers were
    shown goes back to the moderators.

    :param pointer: where in the request the credentials stand
    :raises ListingNotFound: there is none, or another's that is not public
    :raises NotPermitted: another's
    :raises InvalidListingTransition: it is being sold, sold or archived
    :raises CredentialsTaken: the same game account is on offer already
    :raises CredentialsIncomplete: something is missing
    """
    listing = own_lock(actor, listing_id)
    _move_check(listing, Event.SEAL)
    game, method_before = games_selectors.game_by_id(listing.game_id), listing.login_method
    credentials_seal(listing, game, credentials, pointer=pointer)
    fields = ("delivery", "login_method")
    if method_before not in ("", listing.login_method) and listing.status in _LOOKED_AT:
        _step(listing, game, Event.EDIT, fields)
    else:
        listing_move(listing, Event.SEAL, Party.SELLER, now=clock.now(), fields=fields)
    return change_of(listing)


def own_lock(actor: Actor, listing_id: UUID) -> Listing:
    """
    Lock the actor's own listing and return it; inside a transaction.

    :raises ListingNotFound: there is none, or another's that is not public
    :raises NotPermitted: another's
    """
    listing = listing_lock(listing_id)
    if is_seller_of(actor, listing.seller_id):
        return listing
    raise NotPermitted if listing.status in PUBLIC_STATES else ListingNotFound


def _differences(listing: Listing, changes: dict[str, Any]) -> dict[str, Any]:
    """Return the changes that are none of what the listing already says."""
    before: dict[str, Any] = {name: getattr(listing, name) for name in changes if name != "image_ids"}
    if "image_ids" in changes:
        before["image_ids"] = tuple(listing.images.values_list("image_id", flat=True))
        changes = {**changes, "image_ids": tuple(changes["image_ids"])}
    return {name: value for name, value in changes.items() if before[name] != value}


def _changes_write(listing: Listing, game: GameInfo, changed: dict[str, Any]) -> None:
    if not changed:
        return
    is_content = any(name in _CONTENT for name in changed)
    is_jump = "price" in changed and is_price_jump(approved=listing.approved_price, price=changed["price"])
    event = Event.EDIT if is_content or is_jump else Event.REPRICE
    _move_check(listing, event)
    price_before = listing.price if "price" in changed else None
    for name in changed.keys() - {"image_ids", "attributes"}:
        setattr(listing, name, changed[name])
    if "attributes" in changed:
        attributes_take(listing, game, changed["attributes"])
    if "image_ids" in changed:
        images_set(listing, changed["image_ids"])
    columns = [name for name in changed if name != "image_ids"]
    _step(listing, game, event, (*columns, *_DERIVED), price_before=price_before)
    if is_content:
        search_index(listing, game)


def event_run(listing: Listing, game: GameInfo, event: Event) -> None:
    """
    Submit, pause, resume or archive a listing whose row is locked.

    :raises: as `listing_update`
    """
    if event is Event.SUBMIT and listing.status == State.PENDING:
        return  # What was on sale went back to the moderators by the edit itself.
    if event is Event.ARCHIVE:
        _move_check(listing, event)
        vault.credentials_retire(listing_id=listing.id)
        listing.delivery = "manual"
    seller_facts_take(listing)
    _step(listing, game, event, ("delivery", "is_premium", "seller_rating"))


def _step(
    listing: Listing, game: GameInfo, event: Event, fields: Sequence[str], *, price_before: int | None = None
) -> None:
    move = _move_check(listing, event)
    if event in HIDDEN_REFUSES and listing.hidden_verdict_id is not None:
        raise ListingHidden(until=listing.hidden_until.isoformat() if listing.hidden_until else None)
    if move.needs_complete:
        games.attributes_clean(game, listing.attributes)
    if move.needs_room:
        _room_check(listing)
    before = listing.status
    listing_move(listing, event, Party.SELLER, now=clock.now(), fields=fields, price_before=price_before)
    if listing.status == State.PENDING and before != State.PENDING:
        payload = {"listing_id": str(listing.id), "seller_id": str(listing.seller_id), "game_id": game.id}
        outbox.publish("listing.submitted", payload, sequence_key=f"listing:{listing.id}")


def _move_check(listing: Listing, event: Event) -> Any:
    move = move_of(listing.status, event, Party.SELLER)
    if move is None:
        allowed = events_allowed(listing.status, Party.SELLER)
        raise InvalidListingTransition(status=listing.status, event=event.value, allowed_events=allowed)
    return move


def _room_check(listing: Listing) -> None:
    # Two submissions at the very same moment may pass by one: the limit is a term of the plan, not of safety.
    others = Listing.objects.filter(seller_id=listing.seller_id, status__in=LIMITED_STATES).exclude(id=listing.id)
    limit = subscriptions.plan_terms(listing.seller_id).active_listing_limit
    if others.count() >= limit:
        raise ListingLimitReached(limit=limit)
