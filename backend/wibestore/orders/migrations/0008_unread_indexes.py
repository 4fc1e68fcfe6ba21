"""Nobody asks for the beginning of these: the indexes that Django makes for that served nothing."""

from django.db import migrations


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('orders', '0007_order_to_wipe'),
    ]

    operations = [
        migrations.RunSQL(
            'DROP INDEX CONCURRENTLY IF EXISTS orders_order_number_abc9e0f2_like',
            'CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_order_number_abc9e0f2_like ON orders_order (number varchar_pattern_ops)',
        ),
    ]
