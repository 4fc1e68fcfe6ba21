import django.db.models.deletion
import wibestore.payments.models.deposits
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0004_deposits_not_posted'),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE payments_attempt_number", "DROP SEQUENCE payments_attempt_number"),
        migrations.CreateModel(
            name='FiscalReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('perform', 'perform'), ('cancel', 'cancel')], max_length=7)),
                ('data', models.JSONField()),
                ('received_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ProviderPassword',
            fields=[
                ('provider', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('hash', models.CharField(max_length=256)),
                ('changed_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='deposit',
            name='external_id',
            field=models.CharField(blank=True, db_default='', default='', max_length=64),
        ),
        migrations.AddField(
            model_name='providercall',
            name='headers',
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name='providercall',
            name='http_method',
            field=models.CharField(db_default='POST', default='POST', max_length=8),
        ),
        migrations.AddField(
            model_name='providercall',
            name='replay_of',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replays', to='payments.providercall'),
        ),
        migrations.AddField(
            model_name='providertransaction',
            name='expires_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='providertransaction',
            name='number',
            field=models.BigIntegerField(db_default=wibestore.payments.models.deposits.NextAttemptNumber(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name='providertransaction',
            name='reason',
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='providertransaction',
            name='reversed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='providertransaction',
            index=models.Index(fields=['provider', 'provider_time'], name='attempt_by_provider_time'),
        ),
        migrations.AddIndex(
            model_name='providertransaction',
            index=models.Index(condition=models.Q(('state', 'succeeded')), fields=['provider', 'finished_at'], name='attempt_performed'),
        ),
        migrations.AddIndex(
            model_name='providertransaction',
            index=models.Index(condition=models.Q(('state', 'created')), fields=['expires_at'], name='attempt_due'),
        ),
        migrations.AddField(
            model_name='fiscalreceipt',
            name='transaction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fiscal_receipts', to='payments.providertransaction'),
        ),
        migrations.AddConstraint(
            model_name='fiscalreceipt',
            constraint=models.UniqueConstraint(fields=('transaction', 'kind'), name='fiscal_receipt_once'),
        ),
        migrations.AddConstraint(
            model_name='fiscalreceipt',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['perform', 'cancel'])), name='fiscal_receipt_kind_known'),
        ),
    ]
