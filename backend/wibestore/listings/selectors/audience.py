"""How many looked at what a seller offers, and liked it."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Min, Q, Sum

from wibestore.listings.models import Favorite, Listing, ListingView, SellerViews
from wibestore.listings.rules.states import ListingState


def views_by_day(*, seller_id: UUID, since: date, until: date) -> dict[date, int]:
    """
    Return how many looked at a seller's listings, by day of Tashkent, without days of nobody; one query.

    :param since: inclusive; `until`: exclusive
    """
    within = Q(viewed_on__gte=since, viewed_on__lt=until)
    looks = ListingView.objects.filter(within, listing__seller_id=seller_id).order_by()
    kept = SellerViews.objects.filter(within, seller_id=seller_id)
    # A day is in one of the two: looks are forgotten by whole days.
    days = looks.values_list("viewed_on").annotate(total=Count("id"))
    return dict(days.union(kept.order_by().values_list("viewed_on").annotate(total=Sum("count")), all=True))


def favorites_between(*, seller_id: UUID, moments: tuple[datetime, datetime, datetime]) -> tuple[int, int]:
    """Return how many of today's likes of a seller's listings came between the first two moments and the last two."""
    start, middle, end = moments
    likes = Favorite.objects.filter(listing__seller_id=seller_id, created_at__gte=start, created_at__lt=end)
    counts = likes.aggregate(
        before=Count("id", filter=Q(created_at__lt=middle)), after=Count("id", filter=Q(created_at__gte=middle))
    )
    return counts["before"], counts["after"]


def status_counts(seller_id: UUID) -> dict[str, int]:
    """Return how many listings a seller has in each status that is not empty."""
    rows = Listing.objects.filter(seller_id=seller_id).order_by().values_list("status")
    return dict(rows.annotate(count=Count("id")))


def views_on(day: date) -> tuple[int, int]:
    """Return how many looks at listings a day of Tashkent had, and by how many visitors; kept as long as views are."""
    seen = ListingView.objects.filter(viewed_on=day)
    counts = seen.aggregate(looks=Count("id"), visitors=Count("visitor_hash", distinct=True))
    return counts["looks"], counts["visitors"]


def submitted_between(since: datetime, until: datetime) -> int:
    """Return how many listings were made from `since` until before `until` and are no drafts any more."""
    statuses = [state.value for state in ListingState if state is not ListingState.DRAFT]
    return Listing.objects.filter(status__in=statuses, created_at__gte=since, created_at__lt=until).count()


def waiting_listings() -> tuple[int, datetime | None]:
    """Return how many listings wait for a moderator, and since when the oldest does."""
    waiting = Listing.objects.filter(status=ListingState.PENDING).aggregate(count=Count("id"), since=Min("created_at"))
    return waiting["count"], waiting["since"]
