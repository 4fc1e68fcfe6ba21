"""What sellers answer to reviews, and who found them helpful."""

from collections.abc import Mapping
from datetime import timedelta

from demo.texts import words
from demo.trade import BUYERS
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.reviews import services as reviews
from wibestore.reviews.models import Review
from wibestore.users.models import User

_PRAISE = 4


def reactions_make(people: Mapping[str, User]) -> None:
    """Let sellers answer every poor review and every third good one, and buyers vote; twice is once."""
    now = clock.now()
    for place, review in enumerate(Review.objects.select_related("seller").order_by("created_at", "id")):
        is_praise = review.rating >= _PRAISE
        if not review.response and (not is_praise or place % 3 == 0):
            answers = words(review.seller.language)["answers"]["praise" if is_praise else "complaint"]
            with clock.travel(min(timedelta(0), review.created_at + timedelta(hours=5) - now)):
                reviews.review_respond(
                    actor=Actor.user(review.seller_id), review_id=review.id, text=answers[place % len(answers)]
                )
        for username in BUYERS[: place % (len(BUYERS) + 1)]:
            if people[username].id != review.buyer_id:
                reviews.helpful_set(actor=Actor.user(people[username].id), review_id=review.id, is_helpful=True)
