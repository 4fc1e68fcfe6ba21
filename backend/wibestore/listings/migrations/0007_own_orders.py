"""Indexes of a table in use are made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('listings', '0006_seller_facts_of_before'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='listing',
            index=models.Index(fields=['seller', 'created_at', 'id'], name='listing_seller_newest'),
        ),
        AddIndexConcurrently(
            model_name='listing',
            index=models.Index(fields=['seller', 'price', 'id'], name='listing_seller_price'),
        ),
        AddIndexConcurrently(
            model_name='listing',
            index=models.Index(condition=models.Q(('status', 'sold')), fields=['game', 'sold_at'], name='listing_sold'),
        ),
    ]
