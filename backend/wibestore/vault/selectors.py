"""Reads about sealed sets and looks at them; never their secrets."""

from collections.abc import Collection
from uuid import UUID

from wibestore.vault.models import CredentialReveal, CredentialSet
from wibestore.vault.types import Reveal, SealedCredentials

MAX_REVEALS = 100


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


def reveal_list(order_id: UUID) -> list[Reveal]:
    """Return the looks at the order's credentials, oldest first, at most `MAX_REVEALS`."""
    looks = CredentialReveal.objects.filter(order_id=order_id).order_by("revealed_at", "id")
    rows = looks.values_list("revealed_at", "ip", "user_agent", "staff_id", "reason")[:MAX_REVEALS]
    return [
        Reveal(at, ip, user_agent) if staff_id is None else Reveal(at, "", "", by="staff", reason=reason)
        for at, ip, user_agent, staff_id, reason in rows
    ]


def is_revealed(order_id: UUID) -> bool:
    """Tell whether anybody, the order's buyer or staff, has seen the credentials."""
    return CredentialReveal.objects.filter(order_id=order_id).exists()
