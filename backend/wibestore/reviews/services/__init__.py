"""
What changes reviews; a seller's rating changes in the same transaction.

Lock order: order → review → the seller's row.
"""

from wibestore.reviews.services.answering import review_respond
from wibestore.reviews.services.hiding import review_hide, review_show
from wibestore.reviews.services.ratings import ratings_mend
from wibestore.reviews.services.voting import helpful_set
from wibestore.reviews.services.writing import review_create, review_delete, review_update

__all__ = [
    "helpful_set",
    "ratings_mend",
    "review_create",
    "review_delete",
    "review_hide",
    "review_respond",
    "review_show",
    "review_update",
]
