"""Whom listings know: who must not be forgotten."""

from collections.abc import Collection
from uuid import UUID

from wibestore.listings.models import Favorite, Listing, PriceOffer, SellDraft


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users have a listing, a draft, an offer or something they like."""
    ids: set[UUID] = set()
    for model in (Listing, SellDraft):
        ids |= set(model.objects.filter(seller_id__in=user_ids).values_list("seller_id", flat=True))
    ids |= set(PriceOffer.objects.filter(buyer_id__in=user_ids).values_list("buyer_id", flat=True))
    return ids | set(Favorite.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
