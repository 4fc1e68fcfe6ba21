"""The indexes of dates have the price in them: what costs too much is passed by without being opened."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('listings', '0009_wider_words'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='listing',
            index=models.Index(condition=models.Q(('status', 'active')), fields=['created_at', 'id', 'price'], name='listing_newest_priced'),
        ),
        AddIndexConcurrently(
            model_name='listing',
            index=models.Index(condition=models.Q(('status', 'active')), fields=['game', 'created_at', 'id', 'price'], name='listing_game_newest_priced'),
        ),
        RemoveIndexConcurrently(
            model_name='listing',
            name='listing_newest',
        ),
        RemoveIndexConcurrently(
            model_name='listing',
            name='listing_game_newest',
        ),
    ]
