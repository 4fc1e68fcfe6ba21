"""Lists hold only the reviews that are shown. Indexes of a table in use are made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('reviews', '0004_hidden'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(condition=models.Q(('hidden_at', None)), fields=['seller', '-created_at', '-id'], name='review_seller_newest'),
        ),
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(condition=models.Q(('hidden_at', None)), fields=['listing', '-created_at', '-id'], name='review_listing_newest'),
        ),
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(condition=models.Q(('hidden_at', None)), fields=['seller', '-helpful_count', '-created_at', '-id'], name='review_seller_helpful'),
        ),
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(condition=models.Q(('hidden_at', None)), fields=['listing', '-helpful_count', '-created_at', '-id'], name='review_listing_helpful'),
        ),
        RemoveIndexConcurrently(
            model_name='review',
            name='review_of_seller',
        ),
        RemoveIndexConcurrently(
            model_name='review',
            name='review_of_listing',
        ),
        RemoveIndexConcurrently(
            model_name='review',
            name='review_of_seller_helpful',
        ),
        RemoveIndexConcurrently(
            model_name='review',
            name='review_of_listing_helpful',
        ),
    ]
