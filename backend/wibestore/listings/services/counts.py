"""How much is on sale, of each game and by each seller, counted anew for those that purchases have changed."""

from uuid import UUID

from django.db import transaction
from django.db.models import Count, Min

from wibestore.core.marks import mark_each, marks_take
from wibestore.core.turns import turn_take
from wibestore.games import services as games
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingState
from wibestore.users import services as users

GAMES_CHANGED, SELLERS_CHANGED = "listings.games", "listings.sellers"
BATCH = 100
# Of whoever counts what a game has on sale and writes that down.
COUNTS_TURN = "games:counts"


def counts_mark(game_id: int, seller_id: UUID) -> None:
    """Note that a purchase took something of the game and the seller off sale, or put it back."""
    mark_each({GAMES_CHANGED: str(game_id), SELLERS_CHANGED: str(seller_id)})


def counts_refresh(limit: int = BATCH) -> int:
    """Count up to `limit` marked games and as many sellers anew; return how many were counted."""
    game_ids = [int(game_id) for game_id in marks_take(GAMES_CHANGED, limit)]
    for game_id in game_ids:
        with transaction.atomic():
            turn_take(COUNTS_TURN)
            on_sale = Listing.objects.filter(game_id=game_id, status=ListingState.ACTIVE)
            games.listing_count_set(game_id=game_id, **on_sale.aggregate(count=Count("id"), min_price=Min("price")))
    seller_ids = [UUID(seller_id) for seller_id in marks_take(SELLERS_CHANGED, limit)]
    for seller_id in seller_ids:
        on_sale = Listing.objects.filter(seller_id=seller_id, status=ListingState.ACTIVE)
        users.active_listings_set(user_id=seller_id, count=on_sale.count())
    return len(game_ids) + len(seller_ids)
