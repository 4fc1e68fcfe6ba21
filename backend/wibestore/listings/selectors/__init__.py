"""Reads of listings: plain values across the border."""

from wibestore.listings.selectors.audience import (
    favorites_between,
    status_counts,
    submitted_between,
    views_by_day,
    views_on,
    waiting_listings,
)
from wibestore.listings.selectors.cards import (
    EVERY_LISTING,
    ON_SALE,
    SHOWN_STATUSES,
    cards_by_ids,
    game_version,
    listing_version,
    page_versions,
    public_cards_by_ids,
    waiting_ids,
)
from wibestore.listings.selectors.details import (
    favorite_ids,
    listing_content,
    listing_get_for,
    listing_glance_for,
    listing_refs,
    listing_similar,
    listing_snapshot,
)
from wibestore.listings.selectors.facets import facets_get
from wibestore.listings.selectors.filters import (
    ATTRIBUTE_PREFIX,
    AttributeFilter,
    ListingFilter,
    SearchedWords,
    attribute_filters,
    narrowed_to_seller,
    own_filter,
)
from wibestore.listings.selectors.heads import listing_head, on_sale_after
from wibestore.listings.selectors.held import arrival_versions, list_held, list_versions
from wibestore.listings.selectors.market import on_sale_by_game, sellers_of_game, sellers_on_sale
from wibestore.listings.selectors.offers import offer_get_for, offer_page_of_listing, offer_page_of_user
from wibestore.listings.selectors.own import own_listings_by_ids, own_page
from wibestore.listings.selectors.pages import ListingCards, favorite_page, listing_page
from wibestore.listings.selectors.people import traces_of
from wibestore.listings.selectors.prices import price_hint, price_hint_of
from wibestore.listings.selectors.searching import search_query
from wibestore.listings.selectors.sell_drafts import sell_draft_get_for, sell_draft_list
from wibestore.listings.selectors.suggestions import suggestions_get
from wibestore.listings.selectors.uses import attribute_uses
from wibestore.listings.selectors.wanted import game_named, listing_filter, listings_wanted, wanted_matching

__all__ = [
    "ATTRIBUTE_PREFIX",
    "EVERY_LISTING",
    "ON_SALE",
    "SHOWN_STATUSES",
    "AttributeFilter",
    "ListingCards",
    "ListingFilter",
    "SearchedWords",
    "arrival_versions",
    "attribute_filters",
    "attribute_uses",
    "cards_by_ids",
    "facets_get",
    "favorite_ids",
    "favorite_page",
    "favorites_between",
    "game_named",
    "game_version",
    "list_held",
    "list_versions",
    "listing_content",
    "listing_filter",
    "listing_get_for",
    "listing_glance_for",
    "listing_head",
    "listing_page",
    "listing_refs",
    "listing_similar",
    "listing_snapshot",
    "listing_version",
    "listings_wanted",
    "narrowed_to_seller",
    "offer_get_for",
    "offer_page_of_listing",
    "offer_page_of_user",
    "on_sale_after",
    "on_sale_by_game",
    "own_filter",
    "own_listings_by_ids",
    "own_page",
    "page_versions",
    "price_hint",
    "price_hint_of",
    "public_cards_by_ids",
    "search_query",
    "sell_draft_get_for",
    "sell_draft_list",
    "sellers_of_game",
    "sellers_on_sale",
    "status_counts",
    "submitted_between",
    "suggestions_get",
    "traces_of",
    "views_by_day",
    "views_on",
    "waiting_ids",
    "waiting_listings",
    "wanted_matching",
]
