"""Indexes of a table in use are made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('subscriptions', '0006_yearly_prices'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='subscription',
            index=models.Index(condition=models.Q(('is_end_told', False), ('status', 'active')), fields=['ends_at'], name='subscription_end_untold'),
        ),
    ]
