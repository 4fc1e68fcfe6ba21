"""Game accounts on offer, what makes them findable, who likes and looks at them, and who would pay how much."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value

from wibestore.core.ids import uuid7
from wibestore.core.money import MaybeSomField, SomField
from wibestore.listings.rules.offers import LIVE_STATES, OfferState
from wibestore.listings.rules.states import ListingState

PRICE_MIN = 1_000
PRICE_MAX = 1_000_000_000
DELIVERIES = ("instant", "manual")
SLA_MINUTES = (15, 30, 60, 120, 240, 480, 720)
LANGUAGES = ("uz", "ru", "en")
SELL_DRAFTS_MAX = 20

_STATUSES = [state.value for state in ListingState]
_ON_SALE = Q(status="active")
OFFER_CLOCKS = ("expires_at", "reserved_until", "floor_declines_at")
# Wider than what is asked for: PostgreSQL never joins two partial indexes (words with prices) of the same condition.
_ON_SALE_OR_HELD = Q(status="active") | Q(status="reserved")
_LIVE_OFFER = Q(state__in=sorted(state.value for state in LIVE_STATES))


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
    # What title and description are written in.
    language = models.CharField(max_length=2, default="uz", db_default="uz")
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
    accepts_offers = models.BooleanField(default=True, db_default=True)
    # Known to the seller alone: what is offered below it is declined by itself (docs/adr/0012-price-offers.md).
    offer_floor = SomField(null=True)  # type: ignore[misc]  # null: no floor
    login_method = models.CharField(max_length=32, blank=True)
    is_premium = models.BooleanField(default=False)
    # Hundredths of a star; 0 without reviews.
    seller_rating = models.PositiveSmallIntegerField(default=0)
    popularity = models.PositiveIntegerField(default=0)
    view_count = models.PositiveIntegerField(default=0)
    favorite_count = models.PositiveIntegerField(default=0)
    rejection_reason = models.CharField(max_length=500, blank=True)
    # What the moderator said of single fields: [{"field", "text"}], read by its seller.
    rejection_fields = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    # The verdict that keeps it off sale until staff or its clock end it, and until when (null: until staff do).
    hidden_verdict_id = models.UUIDField(null=True)
    hidden_until = models.DateTimeField(null=True)
    # What it cost when a moderator last let it through: a jump from there is looked at again (rules/risk.py).
    approved_price = MaybeSomField(null=True)
    # Of the order that holds or bought it: what the buyer pays, and who that is. Shown to nobody.
    deal_price = MaybeSomField(null=True)
    deal_buyer_id = models.UUIDField(null=True)
    sold_at = models.DateTimeField(null=True)
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
            models.CheckConstraint(condition=Q(offer_floor=None) | Q(offer_floor__gt=0), name="listing_floor_positive"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="listing_language_known"),
        ]
        indexes: ClassVar = [
            # listings/ in each of its orders; read forwards and backwards.
            # The price stands in those of dates, so that a walk passes by what costs too much without opening it.
            models.Index(fields=["created_at", "id", "price"], condition=_ON_SALE, name="listing_newest_priced"),
            models.Index(fields=["price", "id"], condition=_ON_SALE, name="listing_price"),
            models.Index(fields=["seller_rating", "id"], condition=_ON_SALE, name="listing_rating"),
            models.Index(fields=["popularity", "id"], condition=_ON_SALE, name="listing_popularity"),
            # listings/?game= in the orders people use; facets, similar/ and the catalog's cheapest price.
            models.Index(
                fields=["game", "created_at", "id", "price"], condition=_ON_SALE, name="listing_game_newest_priced"
            ),
            models.Index(fields=["game", "price", "id"], condition=_ON_SALE, name="listing_game_price"),
            models.Index(fields=["game", "popularity", "id"], condition=_ON_SALE, name="listing_game_popularity"),
            # profile/listings/, users/{username}/listings/ and the plan's limit.
            models.Index(fields=["seller", "status", "created_at", "id"], name="listing_seller"),
            # profile/listings/ in every status, by date and by price. By views and likes a seller's few hundred are
            # sorted: those columns change with every look, and an index on them would make each look cost all indexes.
            models.Index(fields=["seller", "created_at", "id"], name="listing_seller_newest"),
            models.Index(fields=["seller", "price", "id"], name="listing_seller_price"),
            # profile/price-hint/: the newest sales of a game.
            models.Index(fields=["game", "sold_at"], condition=Q(status="sold"), name="listing_sold"),
            # admin/listings/: the moderators' queue and the statuses beside it, oldest or newest first.
            models.Index(fields=["status", "created_at", "id"], name="listing_status"),
            # The key from a game to its listings of every status: what the foreign key itself needs.
            models.Index(fields=["game"], name="listing_game"),
            # listings/?search= and search/suggest/.
            GinIndex(fields=["search_vector"], condition=_ON_SALE_OR_HELD, name="listing_words"),
            # listings/?attr.rank=ace,conqueror.
            GinIndex(fields=["facet_tokens"], condition=_ON_SALE_OR_HELD, name="listing_tokens"),
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


class SellDraft(models.Model):
    """
    What somebody is about to sell, as far as they have come: anything may still be missing or wrong.

    On publishing its id becomes the listing's, so that its pictures and sealed credentials stay where they are
    (docs/adr/0021-sell-drafts.md).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    seller = models.ForeignKey("users.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    # One of the seller's few places: the database itself keeps their number.
    slot = models.PositiveSmallIntegerField()
    game = models.ForeignKey("games.Game", on_delete=models.PROTECT, related_name="+", null=True)
    # Where the seller is in the interface's steps.
    step = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    price = MaybeSomField(null=True)
    attributes = models.JSONField(default=dict)
    image_ids = ArrayField(models.UUIDField(), default=list)
    delivery = models.CharField(max_length=8, default="manual")
    delivery_sla_minutes = models.PositiveSmallIntegerField(default=60)
    accepts_offers = models.BooleanField(default=True)
    offer_floor = MaybeSomField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            # profile/sell-drafts/ reads by it too: at most twenty rows.
            models.UniqueConstraint(fields=["seller", "slot"], name="sell_draft_slot_once"),
            models.CheckConstraint(condition=Q(slot__range=(1, SELL_DRAFTS_MAX)), name="sell_draft_slot_in_bounds"),
            models.CheckConstraint(condition=Q(delivery__in=DELIVERIES), name="sell_draft_delivery_known"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="sell_draft_language_known"),
        ]

    def __str__(self) -> str:
        return f"draft {self.slot} of {self.seller_id}"


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


class PriceOffer(models.Model):
    """
    What a buyer would pay for a listing, and what came of it (docs/adr/0012-price-offers.md).

    `amount` is what lies on the table, `turn` who may answer it. A clock column holds an instant only while
    that clock runs; `version` grows by one with every move and equals the last move's `seq`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="+", db_index=False)
    buyer = models.ForeignKey("users.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    # The listing's own, which never changes: so that the seller's inbox needs no join.
    seller = models.ForeignKey("users.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    amount = SomField()
    state = models.CharField(max_length=12, default="open")
    turn = models.CharField(max_length=8, blank=True)
    expires_at = models.DateTimeField(null=True)
    reserved_until = models.DateTimeField(null=True)
    # When an amount below the seller's floor is declined; nobody is shown it.
    floor_declines_at = models.DateTimeField(null=True)
    # The order made at this price: it lives above, so no foreign key.
    order_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["buyer", "listing"], condition=_LIVE_OFFER, name="offer_live_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in OfferState]), name="offer_state_known"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="offer_amount_positive"),
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="offer_buyer_is_not_seller"),
            models.CheckConstraint(
                condition=Q(state="open", turn__in=["buyer", "seller"], expires_at__isnull=False)
                | (~Q(state="open") & Q(turn="", expires_at=None, floor_declines_at=None)),
                name="offer_turn_while_open",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", reserved_until__isnull=False)
                | (~Q(state="accepted") & Q(reserved_until=None)),
                name="offer_reserved_while_accepted",
            ),
            models.CheckConstraint(condition=Q(order_id=None) | Q(state="used"), name="offer_order_of_used"),
        ]
        indexes: ClassVar = [
            # profile/offers/ from both sides, listings/{id}/offers/.
            models.Index(fields=["buyer", "id"], name="offer_of_buyer"),
            models.Index(fields=["seller", "id"], name="offer_of_seller"),
            models.Index(fields=["listing", "id"], name="offer_of_listing"),
            # How many offers a buyer made for a listing within a day.
            models.Index(fields=["buyer", "listing", "created_at"], name="offer_makes"),
            # The sweep: what is due, and what is open for a listing that left the sale.
            *[
                models.Index(fields=[clock], condition=Q(**{f"{clock}__isnull": False}), name=f"offer_{clock}")
                for clock in OFFER_CLOCKS
            ],
            models.Index(fields=["listing"], condition=Q(state="open"), name="offer_open_of_listing"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} for {self.listing_id} ({self.state})"


class OfferMove(models.Model):
    """One step of a price offer: what, by whom, and the amount then on the table. Never changed, never deleted."""

    id = models.BigAutoField(primary_key=True)
    offer = models.ForeignKey(PriceOffer, on_delete=models.PROTECT, related_name="moves", db_index=False)
    seq = models.PositiveIntegerField()
    event = models.CharField(max_length=12)
    party = models.CharField(max_length=8)
    amount = SomField()
    message = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "seq"], name="offer_move_seq_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="offer_move_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.event} of {self.offer_id}"


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


class SellerViews(models.Model):
    """How many looked at a seller's listings on a day whose `ListingView`s are forgotten."""

    seller = models.ForeignKey("users.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    viewed_on = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "viewed_on"], name="seller_views_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.count} for {self.seller_id} on {self.viewed_on}"


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
