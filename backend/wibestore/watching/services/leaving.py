"""Forgetting what somebody waited for who has left."""

from uuid import UUID

from django.db import transaction

from wibestore.watching.models import PriceWatch, SavedSearch


@transaction.atomic
def watching_forget(*, user_id: UUID) -> int:
    """Delete the saved searches and price watches of a closed account; return how many those were. May run twice."""
    searches = SavedSearch.objects.filter(user_id=user_id)
    count = searches.count()
    searches.delete()
    return count + PriceWatch.objects.filter(user_id=user_id).delete()[0]
