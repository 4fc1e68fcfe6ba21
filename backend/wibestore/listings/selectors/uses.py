"""What of a game's attributes listings hold: asked before staff take something of them away."""

from collections.abc import Sequence

from django.db.models import Count, Q

from wibestore.games.types import AttributeUse
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingState

_OVER = (ListingState.SOLD.value, ListingState.ARCHIVED.value)


def attribute_uses(game_id: int, uses: Sequence[AttributeUse]) -> dict[AttributeUse, int]:
    """Return how many of a game's listings that are neither sold nor archived hold each of `uses`: one query."""
    counts = {f"use_{number}": Count("id", filter=_holds(use)) for number, use in enumerate(uses)}
    found = Listing.objects.filter(game_id=game_id).exclude(status__in=_OVER).aggregate(**counts)
    return {use: found[f"use_{number}"] for number, use in enumerate(uses)}


def _holds(use: AttributeUse) -> Q:
    if use.value is None:
        return Q(attributes__has_key=use.key)
    return Q(attributes__contains={use.key: use.value})
