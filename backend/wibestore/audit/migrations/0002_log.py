"""Indexes of a table in use are made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('audit', '0001_initial'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='auditrecord',
            index=models.Index(fields=['action', '-at', '-id'], name='audit_action_history'),
        ),
        AddIndexConcurrently(
            model_name='auditrecord',
            index=models.Index(fields=['-at', '-id'], name='audit_history'),
        ),
    ]
