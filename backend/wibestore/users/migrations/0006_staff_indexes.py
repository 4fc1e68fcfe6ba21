"""Indexes of a table in use are made beside its writers: not in a transaction."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('users', '0005_staff'),
    ]

    operations = [
        # Of listings too, which come later.
        TrigramExtension(),
        AddIndexConcurrently(
            model_name='user',
            index=models.Index(condition=models.Q(('is_staff', True)), fields=['staff_role'], name='user_staff'),
        ),
        AddIndexConcurrently(
            model_name='user',
            index=models.Index(condition=models.Q(('is_blocked', True)), fields=['blocked_at'], name='user_blocked'),
        ),
        AddIndexConcurrently(
            model_name='user',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('username_skeleton', name='gin_trgm_ops'), name='user_name_part'),
        ),
        AddIndexConcurrently(
            model_name='user',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('email', name='gin_trgm_ops'), name='user_email_part'),
        ),
    ]
