"""What people leave beside their orders: reviews, chats, notifications, and likes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched
from uuid import UUID

from django.db import connection
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from demo.scale.copying import id_at, rows_copy
from demo.scale.orders import PORTION, Story
from wibestore.chat.models import Conversation, Message, Participant
from wibestore.listings.models import Favorite, Listing
from wibestore.notifications.models import Notification
from wibestore.reviews.models import Review

REVIEWED, CHATTED, UNREAD = 0.5, 0.4, 0.2
LIKES, LIKE_WEIGHTS = (0, 1, 2, 5), (50, 25, 15, 10)
STARS, STAR_WEIGHTS = (5, 4, 3, 2, 1), (70, 15, 6, 4, 5)
SAID = ("Salom! Hali sotuvdami?", "Ha, bor.", "Какая привязка?", "Только почта.", "Zoʻr, olaman.", "Rahmat!")
WORDS_OF_REVIEWS = ("Hammasi joyida", "Всё быстро и честно", "Good seller", "Tez topshirdi", "")

_FACTS = """
    UPDATE users_user SET rating_sum = coalesce(stars, 0), rating_count = coalesce(reviews, 0), sales_count = sales
    FROM (
        SELECT o.seller_id, count(*) FILTER (WHERE o.state = 'completed') AS sales,
               sum(rating) AS stars, count(r.id) AS reviews
        FROM orders_order o LEFT JOIN reviews_review r ON r.order_id = o.id GROUP BY o.seller_id
    ) AS counted WHERE users_user.id = counted.seller_id
"""
# What listings that are there keep of it, and what `popularity_refresh` would count of their likes.
_OF_LISTINGS = """
    UPDATE listings_listing SET
        seller_rating = CASE WHEN rating_count > 0 THEN round(100.0 * rating_sum / rating_count) ELSE 0 END,
        popularity = favorite_count * 5 + CASE WHEN plan <> 'free' THEN 50 ELSE 0 END
            + CASE WHEN rating_count > 0 THEN round(100.0 * rating_sum / rating_count) ELSE 0 END::int * 2 / 100
    FROM users_user AS seller WHERE seller.id = seller_id AND status = 'active'
"""


def seller_facts_write() -> None:
    """Give sellers, and what they have on sale, the stars and sales that their orders add up to."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS)
        cursor.execute(_OF_LISTINGS)


def likes_write(shuffled: random.Random, listings: Sequence[UUID], people: Sequence[UUID], now: datetime) -> None:
    """Let some people like each of these listings."""
    for portion in batched(listings, PORTION):
        rows_copy(
            Favorite(user_id=person, listing_id=listing, created_at=now)
            for listing in portion
            for person in shuffled.sample(people, min(len(people), shuffled.choices(LIKES, LIKE_WEIGHTS)[0]))
        )
    liked = Favorite.objects.filter(listing_id=OuterRef("id")).order_by().values("listing_id")
    count = Coalesce(Subquery(liked.annotate(count=Count("id")).values("count")), 0)
    Listing.objects.filter(id__in=Favorite.objects.values("listing_id")).update(favorite_count=count)


@dataclass(slots=True)
class Company:
    """Tells orders' stories whole: `told` gives them reviews, `beside` writes what belongs to a portion."""

    shuffled: random.Random
    _talks: set[tuple[UUID, UUID]] = field(default_factory=set)

    def told(self, many: Iterator[Story]) -> Iterator[Story]:
        """Yield stories; of some that were completed with the id of a review."""
        for story in many:
            if story.state == "completed" and self.shuffled.random() < REVIEWED:
                story.review_id = id_at(self.shuffled, story.times["completed_at"])
            yield story

    def beside(self, portion: Sequence[Story]) -> None:
        """Write reviews, chats and notifications of a portion."""
        rows_copy(self._review(story, story.review_id) for story in portion if story.review_id)
        rows_copy(self._notification(story) for story in portion if "paid_at" in story.times)
        talks = [self._talk(story) for story in portion if self._is_talk(story)]
        rows_copy(conversation for conversation, _, _ in talks)
        rows_copy(reader for _, readers, _ in talks for reader in readers)
        rows_copy(message for _, _, messages in talks for message in messages)

    def _review(self, story: Story, review_id: UUID) -> Review:
        at = story.times["completed_at"]
        return Review(
            id=review_id,
            order_id=story.id,
            listing_id=story.listing,
            buyer_id=story.buyer,
            seller_id=story.seller,
            rating=self.shuffled.choices(STARS, STAR_WEIGHTS)[0],
            text=self.shuffled.choice(WORDS_OF_REVIEWS),
            created_at=at,
            updated_at=at,
        )

    def _notification(self, story: Story) -> Notification:
        at = story.times["paid_at"]
        return Notification(
            id=id_at(self.shuffled, at),
            user_id=story.buyer,
            event="order.paid",
            role="buyer",
            group="order",
            subject=f"order:{story.id}",
            params={"number": story.number, "price": story.price},
            link=f"/orders/{story.id}",
            is_important=False,
            message_ids=[id_at(self.shuffled, at)],
            read_at=None if self.shuffled.random() < UNREAD else at + timedelta(hours=1),
            created_at=at,
        )

    def _is_talk(self, story: Story) -> bool:
        pair = (story.listing, story.buyer)
        if pair in self._talks or self.shuffled.random() >= CHATTED:
            return False
        self._talks.add(pair)
        return True

    def _talk(self, story: Story) -> tuple[Conversation, list[Participant], list[Message]]:
        count, at = self.shuffled.randint(2, len(SAID)), story.created_at
        talk = Conversation(
            id=id_at(self.shuffled, at),
            buyer_id=story.buyer,
            seller_id=story.seller,
            listing_id=story.listing,
            order_id=story.id,
            last_sequence=count,
            last_message_at=at + timedelta(minutes=count),
            created_at=at,
        )
        parties = (("buyer", story.buyer), ("seller", story.seller))
        messages = [self._message(talk, n, *parties[n % 2], at + timedelta(minutes=n + 1)) for n in range(count)]
        unread = 1 if self.shuffled.random() < UNREAD else 0
        readers = [
            Participant(
                conversation_id=talk.id,
                user_id=user,
                # Who has not spoken last may not have read it.
                read_up_to=count - (missed := unread if messages[-1].sender_id != user else 0),
                unread_count=missed,
                listed_at=talk.last_message_at,
            )
            for _, user in parties
        ]
        return talk, readers, messages

    def _message(self, talk: Conversation, n: int, party: str, sender: UUID, at: datetime) -> Message:
        return Message(
            id=id_at(self.shuffled, at),
            conversation_id=talk.id,
            sequence=n + 1,
            kind="text",
            sender_id=sender,
            party=party,
            client_id=id_at(self.shuffled, at),
            text=SAID[n],
            created_at=at,
        )
