"""Drafts of what somebody is about to sell; nobody but they may read them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.games import selectors as games
from wibestore.listings.errors import SellDraftNotFound
from wibestore.listings.models import SellDraft
from wibestore.uploads import selectors as uploads
from wibestore.vault import selectors as vault

_PLAIN = (
    *("id", "version", "step", "language", "title", "description", "price", "attributes", "delivery"),
    *("delivery_sla_minutes", "accepts_offers", "offer_floor", "updated_at", "created_at"),
)


def sell_draft_list(actor: Actor) -> list[dict[str, Any]]:
    """Return the actor's drafts in the shape of `SellDraftOut`, the last changed first; three queries at most."""
    drafts = SellDraft.objects.filter(seller_id=actor.user_id).order_by("-updated_at", "-id")
    return _shapes(list(drafts))


def sell_draft_get_for(*, actor: Actor, draft_id: UUID) -> dict[str, Any]:
    """
    Return one draft of the actor's own in the shape of `SellDraftOut`.

    :raises SellDraftNotFound: absent, published, or another's
    """
    drafts = list(SellDraft.objects.filter(id=draft_id, seller_id=actor.user_id))
    if not drafts:
        raise SellDraftNotFound
    return _shapes(drafts)[0]


def _shapes(drafts: Sequence[SellDraft]) -> list[dict[str, Any]]:
    image_ids = {image_id for draft in drafts for image_id in draft.image_ids}
    images = uploads.images_by_ids(image_ids) if image_ids else {}
    sealed = vault.sealed_for_each([draft.id for draft in drafts]) if drafts else {}
    refs = games.game_refs({draft.game_id for draft in drafts if draft.game_id is not None})
    shapes = []
    for draft in drafts:
        game = None if draft.game_id is None else refs[draft.game_id]
        live = sealed.get(draft.id)
        shapes.append(
            {
                **{name: getattr(draft, name) for name in _PLAIN},
                "game": None if game is None else {"slug": game.slug, "name": game.name},
                "images": [images[image_id] for image_id in draft.image_ids if image_id in images],
                "has_credentials": live is not None,
                "login_method": "" if live is None else live.login_method,
            }
        )
    return shapes
