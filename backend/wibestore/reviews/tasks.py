"""Periodic work of reviews."""

from typing import Any

from celery import shared_task

from wibestore.reviews import services


@shared_task(name="reviews.ratings_mend", ignore_result=True)
def ratings_mend(**_: Any) -> int:
    """Make sellers' ratings what the reviews add up to."""
    return len(services.ratings_mend())
