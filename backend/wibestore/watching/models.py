"""Searches that people saved, what was found for them, and prices that people watch."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.core.money import MaybeSomField, SomField
from wibestore.watching.rules import NAME_LENGTH, QUERY_LENGTH, SEARCHES_MAX


class SavedSearch(models.Model):
    """
    Filters of the catalog under a name; `query` is their one spelling (`listings.selectors.listings_wanted`).

    Game and prices stand beside it so that few searches are looked at when a listing comes on sale.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    # One of the owner's few places: the database itself keeps their number.
    slot = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=NAME_LENGTH)
    query = models.CharField(max_length=QUERY_LENGTH)
    query_hash = models.CharField(max_length=32)
    game = models.ForeignKey("games.Game", on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    min_price = MaybeSomField(null=True)
    max_price = MaybeSomField(null=True)
    is_alerting = models.BooleanField()
    # When its owner last looked, when something was last found, when they were last told.
    seen_at = models.DateTimeField()
    matched_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    # A clock: when what was found since is to be told; null where nothing waits.
    tell_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            # profile/saved-searches/ reads by it too: at most twenty rows.
            models.UniqueConstraint(fields=["user", "slot"], name="saved_search_slot_once"),
            models.UniqueConstraint(fields=["user", "query_hash"], name="saved_search_once"),
            models.CheckConstraint(condition=Q(slot__range=(1, SEARCHES_MAX)), name="saved_search_slot_in_bounds"),
        ]
        indexes: ClassVar = [
            # Which searches a listing of a game may be for.
            models.Index(fields=["game", "id"], name="saved_search_of_game"),
            # The sweep of what is to be told.
            models.Index(fields=["tell_at"], condition=Q(tell_at__isnull=False), name="saved_search_due"),
        ]

    def __str__(self) -> str:
        return f"search of {self.user_id}"


class SearchMatch(models.Model):
    """A listing that was found for a saved search, once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="matches", db_index=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="+", db_index=False)
    found_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["search", "listing"], name="search_match_once"),
        ]
        indexes: ClassVar = [
            # How many are new.
            models.Index(fields=["search"], condition=Q(seen_at=None), name="search_match_new"),
            models.Index(fields=["found_at"], name="search_match_age"),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} for {self.search_id}"


class PriceWatch(models.Model):
    """Somebody wants to know when a listing gets cheaper."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="+", db_index=False)
    price_at_watch = SomField()
    # Of a lower price they are told, and it stands here then: each price is told once.
    last_told_price = SomField()
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "listing"], name="price_watch_once"),
        ]
        indexes: ClassVar = [
            # profile/price-watches/ and its ids: the newest first.
            models.Index(fields=["user", "id"], name="price_watch_newest"),
            # Who is to be told of a listing.
            models.Index(fields=["listing", "id"], name="price_watch_of_listing"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} watches {self.listing_id}"
