"""Nobody asks for the beginning of these: the indexes that Django makes for that served nothing."""

from django.db import migrations


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('payments', '0008_refunds'),
    ]

    operations = [
        migrations.RunSQL(
            'DROP INDEX CONCURRENTLY IF EXISTS payments_deposit_reference_75780e09_like',
            'CREATE INDEX CONCURRENTLY IF NOT EXISTS payments_deposit_reference_75780e09_like ON payments_deposit (reference varchar_pattern_ops)',
        ),
        migrations.RunSQL(
            'DROP INDEX CONCURRENTLY IF EXISTS payments_withdrawal_reference_e213b175_like',
            'CREATE INDEX CONCURRENTLY IF NOT EXISTS payments_withdrawal_reference_e213b175_like ON payments_withdrawal (reference varchar_pattern_ops)',
        ),
        migrations.RunSQL(
            'DROP INDEX CONCURRENTLY IF EXISTS payments_withdrawal_number_4891400d_like',
            'CREATE INDEX CONCURRENTLY IF NOT EXISTS payments_withdrawal_number_4891400d_like ON payments_withdrawal (number varchar_pattern_ops)',
        ),
    ]
