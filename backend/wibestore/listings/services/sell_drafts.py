"""
What a seller is about to sell: kept on every step, sealed, thrown away, published (docs/adr/0021-sell-drafts.md).

Pictures and sealed credentials hang on the draft's id, which is the listing's id after publishing.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, ValidationFailed, VersionConflict
from wibestore.games import selectors as games_selectors
from wibestore.games import services as games
from wibestore.games.types import AttributeValues, GameInfo
from wibestore.listings.errors import ListingLimitReached, SellDraftNotFound
from wibestore.listings.models import SELL_DRAFTS_MAX, Listing, SellDraft
from wibestore.listings.rules.states import ListingEvent as Event
from wibestore.listings.services.editing import event_run
from wibestore.listings.services.lifecycle import change_of
from wibestore.listings.services.making import game_of, language_of, listing_check, listing_make
from wibestore.listings.types import ListingChange, ListingDraft, SellDraftContent
from wibestore.uploads import services as uploads
from wibestore.vault import selectors as vault_selectors
from wibestore.vault import services as vault
from wibestore.vault.types import Credentials

ReadDraft = Callable[[dict[str, Any]], ListingDraft]

_PLAIN = (
    *("step", "title", "description", "price", "attributes", "delivery", "delivery_sla_minutes"),
    *("accepts_offers", "offer_floor"),
)


@transaction.atomic
def sell_draft_create(*, actor: Actor, content: SellDraftContent) -> UUID:
    """
    Keep the beginning of a listing; return the draft's id.

    :raises ValidationFailed: no such game, a picture twice
    :raises ImageNotFound: a picture is not the actor's own, or in use
    :raises ListingLimitReached: the actor has 20 drafts; `params.limit`
    """
    now = clock.now()
    draft = SellDraft(
        seller_id=actor.user_id,
        game_id=_game_id(content.game),
        language=content.language or language_of(actor.user_id),
        created_at=now,
        updated_at=now,
        **{name: getattr(content, name) for name in _PLAIN},
    )
    _insert(draft)
    if content.image_ids:
        _images_take(draft, content.image_ids)
        draft.save(update_fields=["image_ids"])
    return draft.id


@transaction.atomic
def sell_draft_replace(
    *, actor: Actor, draft_id: UUID, content: SellDraftContent, expected_version: int | None = None
) -> None:
    """
    Give the actor's own draft new content whole; what is the same as before is no change.

    Another game retires what was sealed: a game account is known by its game and login together.

    :raises SellDraftNotFound: absent, published, or another's
    :raises VersionConflict: it changed since the caller read it
    :raises ValidationFailed: no such game, a picture twice
    :raises ImageNotFound: a picture is not the actor's own, or in use
    """
    draft = _own_lock(actor, draft_id)
    _version_check(draft, expected_version)
    wanted: dict[str, Any] = {name: getattr(content, name) for name in _PLAIN}
    wanted |= {"game_id": _game_id(content.game), "language": content.language or draft.language}
    changed = {name: value for name, value in wanted.items() if getattr(draft, name) != value}
    if "game_id" in changed:
        vault.credentials_retire(listing_id=draft.id)
    for name, value in changed.items():
        setattr(draft, name, value)
    columns = list(changed)
    if list(content.image_ids) != draft.image_ids:
        _images_take(draft, content.image_ids)
        columns.append("image_ids")
    if columns:
        _store(draft, *columns)


@transaction.atomic
def sell_draft_delete(*, actor: Actor, draft_id: UUID) -> None:
    """
    Throw the actor's own draft away: its pictures are free again, what was sealed is retired.

    :raises SellDraftNotFound: absent, published, or another's
    """
    draft = _own_lock(actor, draft_id)
    uploads.images_detach(draft.id)
    vault.credentials_retire(listing_id=draft.id)
    draft.delete()


@transaction.atomic
def sell_draft_seal(*, actor: Actor, draft_id: UUID, credentials: Credentials) -> None:
    """
    Seal the game account's login data under the draft's id; it is to be delivered at once.

    :raises SellDraftNotFound: absent, published, or another's
    :raises ValidationFailed: no game is chosen yet
    :raises CredentialsTaken: the same game account is on offer already
    :raises CredentialsIncomplete: something is missing
    """
    draft = _own_lock(actor, draft_id)
    if draft.game_id is None:
        raise ValidationFailed.of("/game", "required", "Choose the game first")
    vault.credentials_seal(
        listing_id=draft.id,
        game_slug=games_selectors.game_by_id(draft.game_id).slug,
        seller_id=draft.seller_id,
        credentials=credentials,
        pointer="",
    )
    draft.delivery = "instant"
    _store(draft, "delivery")


@transaction.atomic
def sell_draft_unseal(*, actor: Actor, draft_id: UUID) -> None:
    """
    Retire what was sealed for the actor's own draft; it is to be delivered by hand. May run twice.

    :raises SellDraftNotFound: absent, published, or another's
    """
    draft = _own_lock(actor, draft_id)
    vault.credentials_retire(listing_id=draft.id)
    if draft.delivery != "manual":
        draft.delivery = "manual"
        _store(draft, "delivery")


@transaction.atomic
def sell_draft_publish(
    *, actor: Actor, draft_id: UUID, expected_version: int, read: ReadDraft
) -> tuple[ListingChange, bool]:
    """
    Make the actor's own draft a listing of the same id and submit it; return it, and whether it is new.

    Pressed twice, or twice at once, it gives the same listing.

    :param read: makes of the draft's fields what a new listing is made of; refuses by `ValidationFailed`
    :raises SellDraftNotFound: absent, or another's
    :raises VersionConflict: it changed since the caller read it
    :raises ValidationFailed: parts are wrong or missing; all of them are named
    :raises ImageNotFound: a picture is gone
    :raises ListingLimitReached: the plan allows no more at a time; `params.limit`
    """
    draft = _own(actor, draft_id)
    if draft is None:
        return _published_before(actor, draft_id), False
    _version_check(draft, expected_version)
    sealed = vault_selectors.sealed_for(draft.id)
    game, attributes, whole = _whole(draft, read, has_credentials=sealed is not None)
    if sealed is not None and draft.delivery == "manual":
        # The seller said so last: it is handed over by hand.
        vault.credentials_retire(listing_id=draft.id)
        sealed = None
    listing = listing_make(
        draft.seller_id,
        game,
        attributes,
        whole,
        listing_id=draft.id,
        sealed_login_method="" if sealed is None else sealed.login_method,
    )
    draft.delete()
    event_run(listing, game, Event.SUBMIT)
    return change_of(listing), True


def _whole(
    draft: SellDraft, read: ReadDraft, *, has_credentials: bool
) -> tuple[GameInfo, AttributeValues, ListingDraft]:
    """Return the draft as a new listing; what is wrong in any part of it is named at once."""
    slug = "" if draft.game_id is None else games_selectors.game_by_id(draft.game_id).slug
    errors: list[FieldError] = []
    if draft.delivery == "instant" and not has_credentials:
        errors.append(FieldError("/credentials", "required", "Seal the login data, or deliver by hand"))
    try:
        whole = read({"game": slug, **{name: getattr(draft, name) for name in (*_PLAIN, "language", "image_ids")}})
    except ValidationFailed as refused:
        raise ValidationFailed([*refused.errors, *_attribute_errors(slug, draft.attributes), *errors]) from refused
    try:
        game, attributes = listing_check(whole, is_complete=True)
    except ValidationFailed as refused:
        raise ValidationFailed([*refused.errors, *errors]) from refused
    if errors:
        raise ValidationFailed(errors)
    return game, attributes, whole


def _attribute_errors(slug: str, attributes: AttributeValues) -> tuple[FieldError, ...]:
    if not slug:
        return ()
    try:
        games.attributes_clean(games_selectors.game_get(slug), attributes)
    except ValidationFailed as refused:
        return refused.errors
    return ()


def _published_before(actor: Actor, draft_id: UUID) -> ListingChange:
    listing = Listing.objects.filter(id=draft_id, seller_id=actor.user_id).defer("search_vector").first()
    if listing is None:
        raise SellDraftNotFound
    return change_of(listing)


def _own(actor: Actor, draft_id: UUID) -> SellDraft | None:
    return SellDraft.objects.select_for_update().filter(id=draft_id, seller_id=actor.user_id).first()


def _own_lock(actor: Actor, draft_id: UUID) -> SellDraft:
    draft = _own(actor, draft_id)
    if draft is None:
        raise SellDraftNotFound
    return draft


def _version_check(draft: SellDraft, expected_version: int | None) -> None:
    if expected_version is not None and expected_version != draft.version:
        raise VersionConflict(version=draft.version)


def _store(draft: SellDraft, *columns: str) -> None:
    draft.version += 1
    draft.updated_at = clock.now()
    draft.save(update_fields=["version", "updated_at", *columns])


def _insert(draft: SellDraft) -> None:
    """Store a new draft in a free place of its seller."""
    for _ in range(SELL_DRAFTS_MAX):
        taken = set(SellDraft.objects.filter(seller_id=draft.seller_id).values_list("slot", flat=True))
        free = set(range(1, SELL_DRAFTS_MAX + 1)) - taken
        if not free:
            break
        draft.slot = min(free)
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
        except IntegrityError:
            # The place was taken at the same moment: look again.
            continue
        return
    raise ListingLimitReached(limit=SELL_DRAFTS_MAX)


def _game_id(slug: str) -> int | None:
    return game_of(slug).id if slug else None


def _images_take(draft: SellDraft, image_ids: tuple[UUID, ...]) -> None:
    if len(set(image_ids)) != len(image_ids):
        raise ValidationFailed.of("/image_ids", "not_unique", "Each picture once")
    uploads.images_detach(draft.id)
    uploads.images_attach(owner_id=draft.seller_id, image_ids=image_ids, used_by=draft.id)
    draft.image_ids = list(image_ids)
