"""Whom support knows: who must not be forgotten."""

from collections.abc import Collection
from uuid import UUID

from wibestore.support.models import SupportRequest


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users have asked something."""
    return set(SupportRequest.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
