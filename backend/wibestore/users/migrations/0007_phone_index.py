"""An index of a table in use is made beside its writers: not in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('users', '0006_staff_indexes'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='user',
            index=models.Index(condition=models.Q(('phone', ''), _negated=True), fields=['phone'], name='user_phone'),
        ),
    ]
