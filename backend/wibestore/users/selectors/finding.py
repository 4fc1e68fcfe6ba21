"""Finding sellers by a part of a name: whoever sells or has sold, and may be seen by everybody."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Greatest, Lower

from wibestore.uploads.selectors import square_of
from wibestore.users import rules
from wibestore.users.models import User
from wibestore.users.types import FoundSeller

# What answers with found sellers in them depend on: who may be found, and what they are called.
SELLERS_VERSION = "sellers"
_COLUMNS = ("username", "display_name", "avatar", "verified_seller_at", "active_listing_count")
_BEGIN_MIN = 2
_PART_MIN = 3
_SLIP_MIN = 4


def sellers_found(text: str, *, limit: int) -> list[FoundSeller]:
    """
    Return sellers whose username or name begins with `text`, then those who have it inside, else those most like it.

    Nobody who is blocked or closed, and nobody who never sold. One query, and one more where nobody has the text.
    """
    typed = text.strip().removeprefix("@")
    if len(typed) < _BEGIN_MIN:
        return []
    named = list(_named(typed)[:limit])
    if not named and len(typed) >= _SLIP_MIN:
        named = list(_alike(typed)[:limit])
    return [
        FoundSeller(
            username=user.username,
            display_name=user.display_name or user.username,
            avatar=square_of(user.avatar),
            is_verified=user.verified_seller_at is not None,
            active_listing_count=user.active_listing_count,
        )
        for user in named
    ]


def _named(typed: str) -> QuerySet[User]:
    shown = typed.lower()
    begins = Q(shown_name__startswith=shown)
    for skeleton in rules.username_beginnings(typed):
        begins |= Q(username_skeleton__startswith=skeleton)
    found = begins
    if len(typed) >= _PART_MIN:
        found |= Q(shown_name__contains=shown) | Q(username_skeleton__contains=rules.username_skeleton(typed))
    place = Case(When(begins, then=Value(0)), default=Value(1))
    return _sellers().filter(found).order_by(place, "-sales_count", "id")


def _alike(typed: str) -> QuerySet[User]:
    shown, skeleton = typed.lower(), rules.username_skeleton(typed)
    near = Q(shown_name__trigram_similar=shown) | Q(username_skeleton__trigram_similar=skeleton)
    likeness = Greatest(TrigramSimilarity("shown_name", shown), TrigramSimilarity("username_skeleton", skeleton))
    return _sellers().filter(near).annotate(likeness=likeness).order_by(F("likeness").desc(), "-sales_count", "id")


def _sellers() -> QuerySet[User]:
    sells = Q(active_listing_count__gt=0) | Q(sales_count__gt=0)
    rows = User.objects.only(*_COLUMNS).annotate(shown_name=Lower("display_name"))
    return rows.filter(sells, is_blocked=False, is_closed=False)
