"""Reviews for tests and demo data."""

from wibestore.core.actor import Actor
from wibestore.orders.types import OrderInfo
from wibestore.reviews import services
from wibestore.reviews.types import ReviewInfo


def review_written(order: OrderInfo, *, rating: int = 5, text: str = "Hammasi joyida") -> ReviewInfo:
    """Let the buyer of a completed order review it."""
    return services.review_create(actor=Actor.user(order.buyer.id), order_id=order.id, rating=rating, text=text)
