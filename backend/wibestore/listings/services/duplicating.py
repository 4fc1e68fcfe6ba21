"""A draft of what a seller offers already, to sell the like of it."""

from uuid import UUID

from django.db import transaction

from wibestore.core.actor import Actor
from wibestore.games import selectors as games
from wibestore.listings.models import Listing
from wibestore.listings.services.editing import own_lock
from wibestore.listings.services.sell_drafts import sell_draft_create
from wibestore.listings.types import SellDraftContent
from wibestore.uploads import services as uploads

FIRST_STEP = "attributes"


@transaction.atomic
def listing_duplicate(*, actor: Actor, listing_id: UUID) -> UUID:
    """
    Make a draft of the actor's own listing: text, attributes, terms and pictures, never the credentials.

    The pictures are the same files, as new uploads of the actor's. Return the draft's id.

    :raises ListingNotFound: there is none, or another's that is not public
    :raises NotPermitted: another's
    :raises ListingLimitReached: the actor has 20 drafts; `params.limit`
    """
    listing = own_lock(actor, listing_id)
    return sell_draft_create(actor=actor, content=_content_of(listing, _copies(listing)))


def _copies(listing: Listing) -> tuple[UUID, ...]:
    image_ids = list(listing.images.values_list("image_id", flat=True))
    copies = uploads.images_copy(owner_id=listing.seller_id, image_ids=image_ids)
    return tuple(copies[image_id] for image_id in image_ids if image_id in copies)


def _content_of(listing: Listing, image_ids: tuple[UUID, ...]) -> SellDraftContent:
    return SellDraftContent(
        game=games.game_by_id(listing.game_id).slug,
        step=FIRST_STEP,
        language=listing.language,
        title=listing.title,
        description=listing.description,
        price=listing.price,
        attributes=listing.attributes,
        image_ids=image_ids,
        delivery="manual",
        delivery_sla_minutes=listing.delivery_sla_minutes,
        accepts_offers=listing.accepts_offers,
        offer_floor=listing.offer_floor,
    )
