"""
Words and attributes are found by indexes that PostgreSQL joins with those of prices and dates: of a wider condition.

Nobody asks for the beginning of a code: the index that Django makes for that served nothing.
"""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('listings', '0008_moderation'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='listing',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('status', 'active'), ('status', 'reserved'), _connector='OR'), fields=['search_vector'], name='listing_words'),
        ),
        AddIndexConcurrently(
            model_name='listing',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('status', 'active'), ('status', 'reserved'), _connector='OR'), fields=['facet_tokens'], name='listing_tokens'),
        ),
        RemoveIndexConcurrently(
            model_name='listing',
            name='listing_search',
        ),
        RemoveIndexConcurrently(
            model_name='listing',
            name='listing_facets',
        ),
        migrations.RunSQL(
            'DROP INDEX CONCURRENTLY IF EXISTS listings_listing_code_97f33f44_like',
            'CREATE INDEX CONCURRENTLY IF NOT EXISTS listings_listing_code_97f33f44_like ON listings_listing (code varchar_pattern_ops)',
        ),
    ]
