"""Game accounts on offer, what makes them findable, and who likes and looks at them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.core.money import SomField
from wibestore.listings.rules.states import ListingState

PRICE_MIN = 1_000
PRICE_MAX = 1_000_000_000
DELIVERIES = ("instant", "manual")
SLA_MINUTES = (15, 30, 60, 120, 240, 480, 720)

_STATUSES = [state.value for state in ListingState]
_ON_SALE = Q(status="active")


class Listing(models.Model):
    """
    A game account on offer.

    `highlights`, `cover`, `image_count`, `is_premium`, `seller_rating` and `facet_tokens` are facts of
    other rows, stored so that a page of cards needs one query.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=8, unique=True)
    seller = models.ForeignKey("users.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    game = models.ForeignKey("games.Game", on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    price = SomField()
    status = models.CharField(max_length=12, default="draft")
    attributes = models.JSONField(default=dict)
    highlights = models.JSONField(default=list)
    # "rank=ace", "metro_royale=true": one entry per filterable choice and flag, for filters and their counts.
    facet_tokens = ArrayField(models.CharField(max_length=100), default=list)
    cover = models.JSONField(null=True)
    image_count = models.PositiveSmallIntegerField(default=0)
    delivery = models.CharField(max_length=8, default="manual")
    delivery_sla_minutes = models.PositiveSmallIntegerField(default=60)
    login_method = models.CharField(max_length=32, blank=True)
    is_premium = models.BooleanField(default=False)
    # Hundredths of a star; 0 without reviews.
    seller_rating = models.PositiveSmallIntegerField(default=0)
    popularity = models.PositiveIntegerField(default=0)
    view_count = models.PositiveIntegerField(default=0)
    favorite_count = models.PositiveIntegerField(default=0)
    rejection_reason = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    search_vector = SearchVectorField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(price__range=(PRICE_MIN, PRICE_MAX)), name="listing_price_in_bounds"),
            models.CheckConstraint(condition=Q(status__in=_STATUSES), name="listing_status_known"),
            models.CheckConstraint(condition=Q(delivery__in=DELIVERIES), name="listing_delivery_known"),
            models.CheckConstraint(condition=Q(delivery_sla_minutes__in=SLA_MINUTES), name="listing_sla_known"),
            models.CheckConstraint(condition=Q(seller_rating__lte=500), name="listing_seller_rating_at_most_five"),
        ]
        indexes: ClassVar = [
            # listings/ in each of its orders; read forwards and backwards.
            models.Index(fields=["created_at", "id"], condition=_ON_SALE, name="listing_newest"),
            models.Index(fields=["price", "id"], condition=_ON_SALE, name="listing_price"),
            models.Index(fields=["seller_rating", "id"], condition=_ON_SALE, name="listing_rating"),
            models.Index(fields=["popularity", "id"], condition=_ON_SALE, name="listing_popularity"),
            # listings/?game= in the orders people use; facets, similar/ and the catalog's cheapest price.
            models.Index(fields=["game", "created_at", "id"], condition=_ON_SALE, name="listing_game_newest"),
            models.Index(fields=["game", "price", "id"], condition=_ON_SALE, name="listing_game_price"),
            models.Index(fields=["game", "popularity", "id"], condition=_ON_SALE, name="listing_game_popularity"),
            # profile/listings/, users/{username}/listings/ and the plan's limit.
            models.Index(fields=["seller", "status", "created_at", "id"], name="listing_seller"),
            # admin/listings/: the moderators' queue and the statuses beside it, oldest or newest first.
            models.Index(fields=["status", "created_at", "id"], name="listing_status"),
            # The key from a game to its listings of every status: what the foreign key itself needs.
            models.Index(fields=["game"], name="listing_game"),
            # listings/?search= and search/suggest/.
            GinIndex(fields=["search_vector"], condition=_ON_SALE, name="listing_search"),
            # listings/?attr.rank=ace,conqueror.
            GinIndex(fields=["facet_tokens"], condition=_ON_SALE, name="listing_facets"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ListingImage(models.Model):
    """One picture of a listing; `info` is its `ImageInfo`, so that no page asks for it again."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="images")
    image_id = models.UUIDField(unique=True)
    position = models.PositiveSmallIntegerField()
    info = models.JSONField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.position} of {self.listing_id}"


class Favorite(models.Model):
    """A listing that a user likes."""

    user = models.ForeignKey("users.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "listing"], name="favorite_once"),
        ]
        indexes: ClassVar = [
            # profile/favorites/ and profile/favorites/ids/: the newest first.
            models.Index(fields=["user", "id"], name="favorite_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} likes {self.listing_id}"


class ListingView(models.Model):
    """One visitor's look at a listing on one day of Tashkent; the visitor is a keyed hash, never an address."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="+", db_index=False)
    visitor_hash = models.CharField(max_length=32)
    viewed_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "viewed_on", "visitor_hash"], name="listing_view_once_a_day"),
        ]
        indexes: ClassVar = [
            # Forgetting old views.
            models.Index(fields=["viewed_on"], name="listing_view_age"),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} on {self.viewed_on}"


class SearchWord(models.Model):
    """A word worth correcting a typing slip to: of games, their aliases, and frequent in titles (folded)."""

    # The unique column also has an index for "starts with".
    word = models.CharField(max_length=40, unique=True)
    # How people write it most often: what the search box offers.
    shown = models.CharField(max_length=80)
    # In how many of the newest titles it stands.
    frequency = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            # The nearest words to a mistyped one.
            GinIndex(OpClass("word", name="gin_trgm_ops"), name="search_word_trigram"),
        ]

    def __str__(self) -> str:
        return self.word
