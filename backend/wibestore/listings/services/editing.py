"""What a seller does with a listing: make it, change it, seal its credentials, move it along."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, NotPermitted, ValidationFailed
from wibestore.core.money import Som
from wibestore.games import selectors as games_selectors
from wibestore.games import services as games
from wibestore.games.errors import GameNotFound
from wibestore.games.types import GameInfo
from wibestore.listings.errors import InvalidListingTransition, ListingLimitReached, ListingNotFound
from wibestore.listings.models import PRICE_MAX, PRICE_MIN, Listing, ListingImage
from wibestore.listings.policies import is_seller_of
from wibestore.listings.rules.states import LIMITED_STATES, PUBLIC_STATES, events_allowed, move_of
from wibestore.listings.rules.states import ListingEvent as Event
from wibestore.listings.rules.states import ListingParty as Party
from wibestore.listings.rules.states import ListingState as State
from wibestore.listings.services.indexing import facet_tokens, search_index
from wibestore.listings.services.lifecycle import (
    change_of,
    listing_lock,
    listing_move,
    seller_facts_take,
    version_check,
)
from wibestore.listings.types import ListingChange, ListingDraft
from wibestore.subscriptions import selectors as subscriptions
from wibestore.uploads import selectors as uploads_selectors
from wibestore.uploads import services as uploads
from wibestore.vault import services as vault
from wibestore.vault.types import Credentials

DRAFTS_MAX = 50
_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LETTERS = 5
_CODE_TRIES = 20
_CONTENT = ("title", "description", "attributes", "image_ids")
_TERMS = ("price", "delivery_sla_minutes", "accepts_offers", "offer_floor")
_DERIVED = ("highlights", "facet_tokens", "cover", "image_count", "login_method")


@transaction.atomic
def listing_create(*, actor: Actor, draft: ListingDraft) -> ListingChange:
    """
    Make a draft of the actor's; required attributes may still be missing.

    :raises ValidationFailed: no such game, attributes of the wrong kind, a price out of bounds
    :raises ImageNotFound: a picture is not the actor's own, or in use
    :raises ListingLimitReached: the seller has 50 drafts already
    :raises CredentialsTaken: the same game account is on offer already
    :raises CredentialsIncomplete: the credentials lack something
    """
    game = _game_of(draft.game)
    _price_check(draft.price)
    _floor_check(draft.offer_floor, draft.price)
    if Listing.objects.filter(seller_id=actor.user_id, status=State.DRAFT).count() >= DRAFTS_MAX:
        raise ListingLimitReached(limit=DRAFTS_MAX)
    attributes = games.attributes_clean(game, draft.attributes, is_complete=False)
    now = clock.now()
    listing = Listing(
        code=_code_make(),
        seller_id=actor.user_id,
        game_id=game.id,
        title=draft.title,
        description=draft.description,
        price=draft.price,
        delivery_sla_minutes=draft.delivery_sla_minutes,
        accepts_offers=draft.accepts_offers,
        offer_floor=draft.offer_floor,  # type: ignore[misc]  # the column may be null
        created_at=now,
        updated_at=now,
    )
    seller_facts_take(listing)
    _attributes_take(listing, game, attributes)
    listing.save(force_insert=True)
    if draft.image_ids:
        _images_set(listing, draft.image_ids)
        listing.save(update_fields=["cover", "image_count"])
    if draft.credentials is not None:
        _seal(listing, game, draft.credentials, pointer="/credentials")
        listing.save(update_fields=["delivery", "login_method"])
    search_index(listing, game)
    return change_of(listing)


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

    Changed terms (price, delivery time, offers) leave it where it is; changed content of a listing on sale goes
    back to the moderators. What is the same as before is no change.

    :param changes: of title, description, price, attributes, image_ids, delivery_sla_minutes, accepts_offers,
        offer_floor (None removes it)
    :param event: submit, pause, resume or archive
    :raises ListingNotFound: there is none, or another's that is not public
    :raises NotPermitted: another's
    :raises VersionConflict: it changed since the caller read it
    :raises InvalidListingTransition: the state does not allow it
    :raises ValidationFailed: wrong values; on submit also required ones that are missing
    :raises ImageNotFound: a picture is not the actor's own, or in use
    :raises ListingLimitReached: the plan allows no more at a time; `params.limit`
    """
    listing = _own_lock(actor, listing_id)
    version_check(listing, expected_version)
    game = games_selectors.game_by_id(listing.game_id)
    if "attributes" in changes:
        attributes = games.attributes_clean(game, changes["attributes"], is_complete=False)
        changes = {**changes, "attributes": attributes}
    if "price" in changes:
        _price_check(changes["price"])
    if "offer_floor" in changes:
        _floor_check(changes["offer_floor"], changes.get("price", listing.price))
    changed = _differences(listing, changes)
    _changes_write(listing, game, changed)
    if event is not None:
        _event_run(listing, game, Event(event))
    return change_of(listing)


@transaction.atomic
def listing_replace(*, actor: Actor, listing_id: UUID, draft: ListingDraft) -> ListingChange:
    """
    Give the actor's own listing new content whole; its game stays.

    :raises ValidationFailed: another game, or what `listing_update` refuses
    :raises ListingNotFound, NotPermitted, InvalidListingTransition, ImageNotFound: as `listing_update`
    :raises CredentialsTaken, CredentialsIncomplete: as `listing_create`
    """
    listing = _own_lock(actor, listing_id)
    if games_selectors.game_by_id(listing.game_id).slug != draft.game:
        raise ValidationFailed.of("/game", "immutable", "The game of a listing stays; make a new listing")
    changes = {name: getattr(draft, name) for name in (*_CONTENT, *_TERMS)}
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

    A quarantined listing becomes a paused one, which its seller may resume.

    :param pointer: where in the request the credentials stand
    :raises ListingNotFound: there is none, or another's that is not public
    :raises NotPermitted: another's
    :raises InvalidListingTransition: it is being sold, sold or archived
    :raises CredentialsTaken: the same game account is on offer already
    :raises CredentialsIncomplete: something is missing
    """
    listing = _own_lock(actor, listing_id)
    _move_check(listing, Event.SEAL)
    _seal(listing, games_selectors.game_by_id(listing.game_id), credentials, pointer=pointer)
    listing_move(listing, Event.SEAL, Party.SELLER, now=clock.now(), fields=("delivery", "login_method"))
    return change_of(listing)


def _own_lock(actor: Actor, listing_id: UUID) -> Listing:
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
    event = Event.EDIT if is_content else Event.REPRICE
    _move_check(listing, event)
    price_before = listing.price if "price" in changed else None
    for name in changed.keys() - {"image_ids", "attributes"}:
        setattr(listing, name, changed[name])
    if "attributes" in changed:
        _attributes_take(listing, game, changed["attributes"])
    if "image_ids" in changed:
        _images_set(listing, changed["image_ids"])
    columns = [name for name in changed if name != "image_ids"]
    _step(listing, game, event, (*columns, *_DERIVED), price_before=price_before)
    if is_content:
        search_index(listing, game)


def _event_run(listing: Listing, game: GameInfo, event: Event) -> None:
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


def _game_of(slug: str) -> GameInfo:
    try:
        return games_selectors.game_get(slug)
    except GameNotFound as error:
        raise ValidationFailed.of("/game", "invalid_choice", "There is no such game") from error


def _price_check(price: Som) -> None:
    if price < PRICE_MIN:
        raise ValidationFailed.of("/price", "min_value", f"At least {PRICE_MIN} so'm", min=PRICE_MIN)
    if price > PRICE_MAX:
        raise ValidationFailed.of("/price", "max_value", f"At most {PRICE_MAX} so'm", max=PRICE_MAX)


def _floor_check(floor: Som | None, price: Som) -> None:
    if floor is not None and not 0 < floor <= price:
        code, bound = ("max_value", {"max": int(price)}) if floor > 0 else ("min_value", {"min": 1})
        raise ValidationFailed.of("/offer_floor", code, "A whole number of so'm, at most the price", **bound)


def _code_make() -> str:
    for _ in range(_CODE_TRIES):
        code = "WB-" + "".join(secrets.choice(_CODE_ALPHABET) for _ in range(_CODE_LETTERS))
        if not Listing.objects.filter(code=code).exists():
            return code
    raise RuntimeError("no free listing code")


def _attributes_take(listing: Listing, game: GameInfo, attributes: dict[str, Any]) -> None:
    listing.attributes = attributes
    listing.highlights = games.highlights_of(game, attributes)
    listing.facet_tokens = facet_tokens(game, attributes)
    if listing.delivery != "instant":  # What is sealed says it better.
        listing.login_method = attributes.get("login_method", "")


def _images_set(listing: Listing, image_ids: Sequence[UUID]) -> None:
    if len(set(image_ids)) != len(image_ids):
        raise ValidationFailed([FieldError("/image_ids", "not_unique", "Each picture once")])
    uploads.images_detach(listing.id)
    uploads.images_attach(owner_id=listing.seller_id, image_ids=image_ids, used_by=listing.id)
    images = uploads_selectors.images_by_ids(image_ids)
    infos = [{**asdict(images[image_id]), "id": str(image_id)} for image_id in image_ids]
    listing.images.all().delete()
    ListingImage.objects.bulk_create(
        ListingImage(listing=listing, image_id=image_id, position=position, info=info)
        for position, (image_id, info) in enumerate(zip(image_ids, infos, strict=True))
    )
    listing.cover = infos[0] if infos else None
    listing.image_count = len(infos)


def _seal(listing: Listing, game: GameInfo, credentials: Credentials, *, pointer: str) -> None:
    vault.credentials_seal(
        listing_id=listing.id,
        game_slug=game.slug,
        seller_id=listing.seller_id,
        credentials=credentials,
        pointer=pointer,
    )
    listing.delivery = "instant"
    listing.login_method = credentials.login_method
