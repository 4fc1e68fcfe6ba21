"""An index of a table in use is made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('vault', '0004_fingerprint_kin'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='credentialset',
            index=models.Index(condition=models.Q(('order_id', None), ('retired_at__isnull', False), ('wiped_at', None)), fields=['retired_at'], name='vault_set_unsold'),
        ),
    ]
