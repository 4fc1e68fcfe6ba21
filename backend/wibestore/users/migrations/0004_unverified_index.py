"""An index of a table in use is made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('users', '0003_identity'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='user',
            index=models.Index(condition=models.Q(('is_email_verified', False)), fields=['created_at'], name='user_unverified'),
        ),
    ]
