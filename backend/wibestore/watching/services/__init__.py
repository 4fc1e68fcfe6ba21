"""
Saving searches and watching prices, and finding out whom to tell of what.

Lock order: whose turn it is, then searches by their id, then what was found for them.
"""

from wibestore.watching.services.leaving import watching_forget
from wibestore.watching.services.matching import listing_match, matches_forget, matches_tell
from wibestore.watching.services.prices import drops_tell, price_watch_set
from wibestore.watching.services.saving import search_change, search_delete, search_save, search_seen

__all__ = [
    "drops_tell",
    "listing_match",
    "matches_forget",
    "matches_tell",
    "price_watch_set",
    "search_change",
    "search_delete",
    "search_save",
    "search_seen",
    "watching_forget",
]
