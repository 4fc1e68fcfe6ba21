"""What demo sellers are in the middle of writing: drafts of the sell wizard at different steps."""

from collections.abc import Mapping

from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.listings import selectors as listings_selectors
from wibestore.listings import services as listings
from wibestore.listings.types import SellDraftContent
from wibestore.users.models import User

_DRAFTS = {
    "nodir_games": (
        SellDraftContent(game="standoff-2", step="attributes", language="uz"),
        SellDraftContent(
            game="pubg-mobile",
            step="price",
            language="uz",
            title="PUBG Mobile, Conqueror, 3 ta mifik kiyim",
            description="Akkaunt birinchi egasidan, pochtasi bilan beriladi.",
            attributes={"rank": "conqueror", "level": 74},
        ),
    ),
    "artyom_store": (
        SellDraftContent(
            game="steam", step="text", language="ru", title="Steam, 120 игр", price=Som(1_900_000), accepts_offers=False
        ),
    ),
}


def drafts_make(people: Mapping[str, User]) -> None:
    """Make the drafts of the sellers who have none yet."""
    for username, contents in _DRAFTS.items():
        actor = Actor.user(people[username].id)
        if not listings_selectors.sell_draft_list(actor):
            for content in contents:
                listings.sell_draft_create(actor=actor, content=content)
