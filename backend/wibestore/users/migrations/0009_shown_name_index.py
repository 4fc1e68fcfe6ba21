"""An index of a table in use is made beside its writers: not in a transaction."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('users', '0008_seller_record'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='user',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Lower('display_name'), name='gin_trgm_ops'), name='user_shown_name_part'),
        ),
    ]
