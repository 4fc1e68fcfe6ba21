"""Writes of listings: one function per use case."""

from wibestore.listings.services.bulk import listings_bulk
from wibestore.listings.services.counts import counts_refresh
from wibestore.listings.services.duplicating import listing_duplicate
from wibestore.listings.services.editing import (
    credentials_put,
    listing_create,
    listing_event,
    listing_replace,
    listing_update,
)
from wibestore.listings.services.hiding import listing_hide, listing_show
from wibestore.listings.services.importing import listings_import
from wibestore.listings.services.indexing import search_index, vocabulary_refresh
from wibestore.listings.services.interest import favorite_set, view_add
from wibestore.listings.services.lifecycle import (
    listing_approve,
    listing_pause,
    listing_quarantine,
    listing_reject,
    listing_release,
    listing_reserve,
)
from wibestore.listings.services.live import listing_offers_tell, listing_pages_forget, listing_tell
from wibestore.listings.services.offer_moves import offer_order_note
from wibestore.listings.services.offers import offer_make, offer_transition, offers_sweep, user_offers_close
from wibestore.listings.services.sell_drafts import (
    sell_draft_create,
    sell_draft_delete,
    sell_draft_publish,
    sell_draft_replace,
    sell_draft_seal,
    sell_draft_unseal,
)
from wibestore.listings.services.selling import listings_sell
from wibestore.listings.services.upkeep import popularity_refresh, seller_facts_refresh, seller_listings_pause

__all__ = [
    "counts_refresh",
    "credentials_put",
    "favorite_set",
    "listing_approve",
    "listing_create",
    "listing_duplicate",
    "listing_event",
    "listing_hide",
    "listing_offers_tell",
    "listing_pages_forget",
    "listing_pause",
    "listing_quarantine",
    "listing_reject",
    "listing_release",
    "listing_replace",
    "listing_reserve",
    "listing_show",
    "listing_tell",
    "listing_update",
    "listings_bulk",
    "listings_import",
    "listings_sell",
    "offer_make",
    "offer_order_note",
    "offer_transition",
    "offers_sweep",
    "popularity_refresh",
    "search_index",
    "sell_draft_create",
    "sell_draft_delete",
    "sell_draft_publish",
    "sell_draft_replace",
    "sell_draft_seal",
    "sell_draft_unseal",
    "seller_facts_refresh",
    "seller_listings_pause",
    "user_offers_close",
    "view_add",
    "vocabulary_refresh",
]
