"""An index of a table in use is made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('vault', '0003_sealed_secret'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='credentialset',
            index=models.Index(condition=models.Q(('retired_at__isnull', False)), fields=['fingerprint'], name='vault_set_fingerprint_retired'),
        ),
    ]
