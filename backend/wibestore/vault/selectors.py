"""Reads about sealed sets and looks at them; never their secrets."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import UUIDField

from wibestore.core.statements import Select, Slot
from wibestore.vault.models import CredentialReveal, CredentialSet
from wibestore.vault.types import FingerprintKin, Reveal, SealedCredentials

MAX_REVEALS = 100
MAX_KIN = 10
_KIN = ("fingerprint", "listing_id", "seller_id", "retired_at", "order_id", "sealed_at")

_LOOKS = Select(
    lambda: (
        CredentialReveal.objects.filter(order_id=Slot("order", UUIDField()))
        .order_by("revealed_at", "id")
        .values_list("revealed_at", "ip", "user_agent", "staff_id", "reason")[:MAX_REVEALS]
    )
)


def credentials_exist(listing_id: UUID) -> bool:
    """Tell whether live credentials are sealed for the listing."""
    return CredentialSet.objects.filter(listing_id=listing_id, retired_at=None).exists()


def sealed_for(listing_id: UUID) -> SealedCredentials | None:
    """Return the listing's live set without its secrets, or None."""
    live = CredentialSet.objects.filter(listing_id=listing_id, retired_at=None)
    row = live.values_list("id", "listing_id", "version", "login_method", "sealed_at").first()
    return None if row is None else SealedCredentials(*row)


def sealed_for_each(listing_ids: Collection[UUID]) -> dict[UUID, SealedCredentials]:
    """Return the live sets of several listings without their secrets, by listing; one query."""
    live = CredentialSet.objects.filter(listing_id__in=listing_ids, retired_at=None)
    rows = live.values_list("id", "listing_id", "version", "login_method", "sealed_at")
    return {row[1]: SealedCredentials(*row) for row in rows}


def fingerprint_kin(listing_ids: Collection[UUID]) -> dict[UUID, list[FingerprintKin]]:
    """
    Return the other listings that offer or ever offered the same game account as each of these, the newest first.

    At most `MAX_KIN` for each; what a listing's newest set says counts, live or not. Two queries whatever their number.
    """
    newest = CredentialSet.objects.filter(listing_id__in=listing_ids).order_by("listing_id", "-version")
    prints = dict(newest.distinct("listing_id").values_list("listing_id", "fingerprint"))
    if not prints:
        return {}
    # Each half by its own index: no row of another account is read.
    same = CredentialSet.objects.filter(fingerprint__in=set(prints.values())).values_list(*_KIN)
    rows = same.filter(retired_at=None).union(same.filter(retired_at__isnull=False), all=True)
    by_print: dict[str, dict[UUID, FingerprintKin]] = {}
    for fingerprint, listing_id, seller_id, retired_at, order_id, _ in sorted(rows, key=lambda row: row[-1]):
        kin = by_print.setdefault(fingerprint, {})
        earlier = kin.pop(listing_id, None)
        was_delivered = order_id is not None or (earlier is not None and earlier.was_delivered)
        kin[listing_id] = FingerprintKin(listing_id, seller_id, retired_at, was_delivered)
    return {
        listing_id: [one for other, one in reversed(by_print[fingerprint].items()) if other != listing_id][:MAX_KIN]
        for listing_id, fingerprint in prints.items()
    }


def reveal_list(order_id: UUID) -> list[Reveal]:
    """Return the looks at the order's credentials, oldest first, at most `MAX_REVEALS`."""
    return [
        Reveal(at, ip, user_agent) if staff_id is None else Reveal(at, "", "", by="staff", reason=reason)
        for at, ip, user_agent, staff_id, reason in _LOOKS.rows(order=order_id)
    ]


def is_revealed(order_id: UUID) -> bool:
    """Tell whether anybody, the order's buyer or staff, has seen the credentials."""
    return CredentialReveal.objects.filter(order_id=order_id).exists()
