"""The catalog: games with the attributes their listings have, and their categories."""

from typing import ClassVar

from django.db import models

from wibestore.core.money import SomField


class Category(models.Model):
    """A kind of games; its label in three languages."""

    slug = models.SlugField(max_length=32, unique=True)
    label = models.JSONField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.slug


class Game(models.Model):
    """
    A game whose accounts are sold.

    `listing_count` and `min_price` are facts of the listings on sale, written by calls from above.
    """

    slug = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    publisher = models.CharField(max_length=80, blank=True)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="games")
    platforms = models.JSONField(default=list)
    # 1 is shown on the home page, 3 is the long tail.
    popularity = models.PositiveSmallIntegerField()
    aliases = models.JSONField(default=list)
    attributes = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)
    # Whether new listings may be made in it; what is on sale already stays.
    is_active = models.BooleanField(default=True, db_default=True)
    updated_at = models.DateTimeField(null=True)
    listing_count = models.IntegerField(default=0)
    min_price = SomField(null=True)  # type: ignore[misc]  # null only while no listing is on sale

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(listing_count__gte=0), name="game_listing_count_not_negative"),
            models.CheckConstraint(condition=models.Q(popularity__range=(1, 3)), name="game_popularity_known"),
        ]

    def __str__(self) -> str:
        return self.slug
