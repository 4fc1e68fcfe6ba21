"""An index of a table in use is made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('orders', '0006_credentials_wiped_at'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='order',
            index=models.Index(condition=models.Q(('available_at', None), ('credentials_wiped_at', None), ('delivered_at__isnull', False), ('state__in', ['cancelled', 'completed', 'partially_refunded', 'refunded'])), fields=['updated_at', 'id'], name='order_to_wipe'),
        ),
    ]
