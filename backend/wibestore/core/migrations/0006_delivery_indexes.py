"""
What rests is found by an index of its own; that of the messages alone was the beginning of `outbox_delivery_once`.

Made and dropped beside the writers: not in a transaction.
"""

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('core', '0005_heartbeat_figure'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='outboxdelivery',
            index=models.Index(condition=models.Q(('dead_at', None), ('done_at', None), ('retry_at__isnull', False)), fields=['retry_at'], name='outbox_delivery_resting'),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    'DROP INDEX CONCURRENTLY IF EXISTS core_outboxdelivery_message_id_9606dccb',
                    'CREATE INDEX CONCURRENTLY IF NOT EXISTS core_outboxdelivery_message_id_9606dccb ON core_outboxdelivery (message_id)',
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name='outboxdelivery',
                    name='message',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='core.outboxmessage'),
                ),
            ],
        ),
    ]
