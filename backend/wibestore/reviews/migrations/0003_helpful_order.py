"""Indexes of a table in use are made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('reviews', '0002_responses_and_votes'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(fields=['seller', '-helpful_count', '-created_at', '-id'], name='review_of_seller_helpful'),
        ),
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(fields=['listing', '-helpful_count', '-created_at', '-id'], name='review_of_listing_helpful'),
        ),
    ]
