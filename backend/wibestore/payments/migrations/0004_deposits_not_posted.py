from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    # An index on a table in use is made beside its writers.
    atomic = False

    dependencies = [
        ('payments', '0003_cards_withdrawals'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='deposit',
            index=models.Index(condition=models.Q(('status__in', ['pending', 'failed', 'cancelled', 'expired'])), fields=['user', '-created_at', '-id'], name='deposit_not_posted'),
        ),
    ]
