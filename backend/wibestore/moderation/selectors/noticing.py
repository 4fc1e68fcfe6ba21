"""What is noticed of a listing, read from the modules below: pictures, accounts, prices, words, the seller."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from wibestore.core import clock
from wibestore.games import selectors as games
from wibestore.listings import selectors as listings
from wibestore.listings.types import ListingContent
from wibestore.moderation.models import ReviewTask, Verdict
from wibestore.moderation.rules.flags import Contact, Flag, FlagFacts, Kin, flags_for
from wibestore.moderation.types import EndReason, SellerPast, TaskStatus
from wibestore.screening.services import text_screen
from wibestore.uploads import selectors as uploads
from wibestore.uploads.types import SamePicture
from wibestore.users import selectors as users
from wibestore.vault import selectors as vault

REJECTED_WITHIN = timedelta(days=30)
VERDICTS_WITHIN = timedelta(days=180)


def flags_of(listing: ListingContent) -> list[Flag]:
    """Return what is to be noticed of a listing, the highest level first: at most twelve queries."""
    content = listing.content
    game = games.game_by_id(listing.game_id)
    hint = listings.price_hint_of(game=game, attributes=content["attributes"])
    past = seller_past(listing.seller_id)
    same, kin = likenesses_of(listing.id)
    return flags_for(
        FlagFacts(
            price=content["price"],
            median=None if hint.median is None else int(hint.median),
            sales_counted=hint.count,
            pictures=[(one["code"], one["distance"]) for one in same],
            kin=[
                Kin(
                    code=one["code"],
                    is_own=one["seller_id"] == listing.seller_id,
                    was_delivered=one["was_delivered"],
                )
                for one in kin
            ],
            contacts=_contacts_in(content),
            seller_sales=users.user_get(listing.seller_id).sales_count,
            seller_rejected=past.rejected,
            seller_verdicts=past.verdicts,
        )
    )


def seller_past(seller_id: UUID) -> SellerPast:
    """Return how often a seller's listings were rejected within 30 days, and their verdicts of 180: two queries."""
    rejected = ReviewTask.objects.filter(
        listing__seller_id=seller_id,
        status=TaskStatus.REJECTED.value,
        decided_at__gte=clock.now_expression(-REJECTED_WITHIN),
    )
    given = Verdict.objects.filter(user_id=seller_id, given_at__gte=clock.now_expression(-VERDICTS_WITHIN))
    verdicts = given.exclude(end_reason=EndReason.APPEALED.value)
    return SellerPast(rejected=rejected.count(), verdicts=verdicts.count())


def likenesses_of(listing_id: UUID) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return other sellers' listings with one of its pictures, and those of its game account: six queries at most."""
    nearest = _nearest_pictures([listing_id])[listing_id]
    kin = vault.fingerprint_kin([listing_id]).get(listing_id, [])
    refs = _refs({*nearest, *(one.listing_id for one in kin)})
    same_account = [
        {
            **refs[one.listing_id],
            "seller_id": one.seller_id,
            "retired_at": one.retired_at,
            "was_delivered": one.was_delivered,
        }
        for one in kin
        if one.listing_id in refs
    ]
    return _in_order(nearest, refs), same_account


def same_pictures_of(listing_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """
    Return for each listing those of other sellers that show one of its pictures, the nearest first.

    At most four queries whatever their number.
    """
    nearest = _nearest_pictures(listing_ids)
    refs = _refs({other_id for others in nearest.values() for other_id in others})
    return {listing_id: _in_order(others, refs) for listing_id, others in nearest.items()}


def _nearest_pictures(listing_ids: Sequence[UUID]) -> dict[UUID, dict[UUID, SamePicture]]:
    pictures = uploads.image_ids_used_by(listing_ids)
    image_ids = [image_id for ids in pictures.values() for image_id in ids]
    alike = uploads.same_pictures(image_ids) if image_ids else {}
    found: dict[UUID, dict[UUID, SamePicture]] = {}
    for listing_id, ids in pictures.items():
        nearest = found.setdefault(listing_id, {})
        for other in (other for image_id in ids for other in alike.get(image_id, [])):
            known = nearest.get(other.used_by)
            if known is None or other.distance < known.distance:
                nearest[other.used_by] = other
    return found


def _refs(ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    wanted = set(ids)
    return listings.listing_refs(wanted) if wanted else {}


def _in_order(nearest: dict[UUID, SamePicture], refs: dict[UUID, dict[str, Any]]) -> list[dict[str, Any]]:
    # What shows a picture may also be a message or a dispute: those are nobody's listing.
    in_order = sorted(nearest.items(), key=lambda one: one[1].distance)
    return [
        {**refs[other_id], "distance": same.distance, "picture": same.picture}
        for other_id, same in in_order
        if other_id in refs
    ]


def _contacts_in(content: dict[str, Any]) -> list[Contact]:
    """
    Return where a listing's texts say what people are reached by, or what opens accounts.

    They are read as one text, so that a number that is split among fields is found, too.
    """
    words = {f"attributes.{key}": value for key, value in content["attributes"].items() if isinstance(value, str)}
    fields = {"title": content["title"], "description": content["description"], **words}
    findings = text_screen("\n".join(fields.values())).findings
    found, begin = [], 0
    for name, text in fields.items():
        for finding in findings:
            start, end = max(finding.start - begin, 0), min(finding.end - begin, len(text))
            if start < end:
                found.append(Contact(kind=finding.kind.value, field=name, start=start, end=end))
        begin += len(text) + 1
    return found
