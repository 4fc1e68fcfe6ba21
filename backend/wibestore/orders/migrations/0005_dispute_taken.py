"""Indexes of a table in use are made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('orders', '0004_disputes_desk'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='dispute',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['taken_by'], name='dispute_taken'),
        ),
    ]
