"""What a listing is made of: checked, stored, sealed, shown. The use cases that call it hold the transaction."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from wibestore.core import clock
from wibestore.core.errors import FieldError, ValidationFailed
from wibestore.core.money import Som
from wibestore.games import selectors as games_selectors
from wibestore.games import services as games
from wibestore.games.errors import GameNotFound
from wibestore.games.types import AttributeValues, GameInfo
from wibestore.listings.errors import ListingLimitReached
from wibestore.listings.models import PRICE_MAX, PRICE_MIN, Listing, ListingImage
from wibestore.listings.rules.states import ListingState as State
from wibestore.listings.services.indexing import facet_tokens, search_index
from wibestore.listings.services.lifecycle import seller_facts_take
from wibestore.listings.types import ListingDraft
from wibestore.uploads import selectors as uploads_selectors
from wibestore.uploads import services as uploads
from wibestore.users import selectors as users_selectors
from wibestore.vault import services as vault
from wibestore.vault.types import Credentials

# One whole file of listings, and some.
DRAFTS_MAX = 250
_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LETTERS = 5
_CODE_TRIES = 20


def listing_check(draft: ListingDraft, *, is_complete: bool) -> tuple[GameInfo, AttributeValues]:
    """
    Return the game and the clean attributes of what is to be a listing.

    :param is_complete: whether the required attributes must be there
    :raises ValidationFailed: no such game, attributes of the wrong kind, a price out of bounds; all of it is named
    """
    game = game_of(draft.game)
    errors: list[FieldError] = []

    def tried(check: Callable[[], Any]) -> Any:
        try:
            return check()
        except ValidationFailed as refused:
            errors.extend(refused.errors)
            return None

    tried(lambda: price_check(draft.price))
    tried(lambda: floor_check(draft.offer_floor, draft.price))
    attributes = tried(lambda: games.attributes_clean(game, draft.attributes, is_complete=is_complete))
    if errors:
        raise ValidationFailed(errors)
    return game, attributes


def drafts_room_check(seller_id: UUID, count: int = 1) -> None:
    """
    Refuse `count` more drafts to a seller who would then have too many.

    :raises ListingLimitReached: `params.limit`
    """
    if Listing.objects.filter(seller_id=seller_id, status=State.DRAFT).count() + count > DRAFTS_MAX:
        raise ListingLimitReached(limit=DRAFTS_MAX)


def listing_make(
    seller_id: UUID,
    game: GameInfo,
    attributes: AttributeValues,
    draft: ListingDraft,
    *,
    listing_id: UUID | None = None,
    sealed_login_method: str = "",
) -> Listing:
    """
    Store a new draft of a listing, as `listing_check` found it right.

    :param listing_id: the id it is to have; else a new one
    :param sealed_login_method: of the credentials that are sealed under that id already
    :raises ImageNotFound: a picture is not the seller's own, or in use
    :raises CredentialsTaken: the same game account is on offer already
    :raises CredentialsIncomplete: the credentials lack something
    """
    now = clock.now()
    chosen_id = {} if listing_id is None else {"id": listing_id}
    listing = Listing(
        **chosen_id,
        code=_code_make(),
        seller_id=seller_id,
        game_id=game.id,
        title=draft.title,
        description=draft.description,
        language=draft.language or language_of(seller_id),
        price=draft.price,
        delivery="instant" if sealed_login_method else "manual",
        login_method=sealed_login_method,
        delivery_sla_minutes=draft.delivery_sla_minutes,
        accepts_offers=draft.accepts_offers,
        offer_floor=draft.offer_floor,  # type: ignore[misc]  # the column may be null
        created_at=now,
        updated_at=now,
    )
    seller_facts_take(listing)
    attributes_take(listing, game, attributes)
    listing.save(force_insert=True)
    if draft.image_ids:
        images_set(listing, draft.image_ids)
        listing.save(update_fields=["cover", "image_count"])
    if draft.credentials is not None:
        credentials_seal(listing, game, draft.credentials, pointer="/credentials")
        listing.save(update_fields=["delivery", "login_method"])
    search_index(listing, game)
    return listing


def game_of(slug: str) -> GameInfo:
    """
    Return the game that a request names.

    :raises ValidationFailed: there is no such game, or nothing new is sold of it
    """
    try:
        game = games_selectors.game_get(slug)
    except GameNotFound as error:
        raise ValidationFailed.of("/game", "invalid_choice", "There is no such game") from error
    if not game.is_active:
        raise ValidationFailed.of("/game", "invalid_choice", "Nothing new is sold of this game now")
    return game


def language_of(seller_id: UUID) -> str:
    """Return the seller's own language."""
    return users_selectors.languages_of([seller_id])[seller_id]


def price_check(price: Som) -> None:
    """
    Refuse a price out of bounds.

    :raises ValidationFailed: at /price
    """
    if price < PRICE_MIN:
        raise ValidationFailed.of("/price", "min_value", f"At least {PRICE_MIN} so'm", min=PRICE_MIN)
    if price > PRICE_MAX:
        raise ValidationFailed.of("/price", "max_value", f"At most {PRICE_MAX} so'm", max=PRICE_MAX)


def floor_check(floor: Som | None, price: Som) -> None:
    """
    Refuse a floor of offers that is not between nothing and the price.

    :raises ValidationFailed: at /offer_floor
    """
    if floor is not None and not 0 < floor <= price:
        code, bound = ("max_value", {"max": int(price)}) if floor > 0 else ("min_value", {"min": 1})
        raise ValidationFailed.of("/offer_floor", code, "A whole number of so'm, at most the price", **bound)


def attributes_take(listing: Listing, game: GameInfo, attributes: AttributeValues) -> None:
    """Give a listing its attributes and what follows from them; the caller stores it."""
    listing.attributes = attributes
    listing.highlights = games.highlights_of(game, attributes)
    listing.facet_tokens = facet_tokens(game, attributes)
    if listing.delivery != "instant":  # What is sealed says it better.
        listing.login_method = attributes.get("login_method", "")


def images_set(listing: Listing, image_ids: Sequence[UUID]) -> None:
    """
    Give a listing these pictures in this order; the caller stores it.

    :raises ValidationFailed: one stands there twice
    :raises ImageNotFound: one is not the seller's own, or in use
    """
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


def credentials_seal(listing: Listing, game: GameInfo, credentials: Credentials, *, pointer: str) -> None:
    """
    Seal login data for a listing, which is then delivered at once; the caller stores it.

    :raises CredentialsTaken, CredentialsIncomplete: as `vault.credentials_seal`
    """
    vault.credentials_seal(
        listing_id=listing.id,
        game_slug=game.slug,
        seller_id=listing.seller_id,
        credentials=credentials,
        pointer=pointer,
    )
    listing.delivery = "instant"
    listing.login_method = credentials.login_method


def _code_make() -> str:
    for _ in range(_CODE_TRIES):
        code = "WB-" + "".join(secrets.choice(_CODE_ALPHABET) for _ in range(_CODE_LETTERS))
        if not Listing.objects.filter(code=code).exists():
            return code
    raise RuntimeError("no free listing code")
