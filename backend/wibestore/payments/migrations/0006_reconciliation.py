import django.db.models.deletion
import wibestore.core.ids
import wibestore.core.money
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0005_attempts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reconciliation',
            fields=[
                ('id', models.UUIDField(default=wibestore.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('provider', models.CharField(max_length=32)),
                ('day', models.DateField()),
                ('their_count', models.PositiveIntegerField()),
                ('our_count', models.PositiveIntegerField()),
                ('difference_count', models.PositiveIntegerField()),
                ('compared_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ReconciliationDifference',
            fields=[
                ('id', models.UUIDField(default=wibestore.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('missing_here', 'missing_here'), ('missing_there', 'missing_there'), ('double', 'double'), ('amount', 'amount'), ('currency', 'currency'), ('late', 'late'), ('state', 'state')], max_length=13)),
                ('line_kind', models.CharField(choices=[('payment', 'payment'), ('payout', 'payout')], max_length=7)),
                ('external_id', models.CharField(max_length=64)),
                ('reference', models.CharField(blank=True, max_length=64)),
                ('our_amount', wibestore.core.money.SomField(null=True)),
                ('their_amount', wibestore.core.money.SomField(null=True)),
                ('occurred_at', models.DateTimeField()),
                ('found_at', models.DateTimeField()),
                ('resolved_at', models.DateTimeField(null=True)),
                ('resolved_by', models.UUIDField(null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('reconciliation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='differences', to='payments.reconciliation')),
            ],
        ),
        migrations.AddIndex(
            model_name='providercall',
            index=models.Index(fields=['-received_at', '-id'], name='provider_call_newest'),
        ),
        migrations.AddConstraint(
            model_name='reconciliation',
            constraint=models.UniqueConstraint(fields=('provider', 'day'), name='reconciliation_once_a_day'),
        ),
        migrations.AddIndex(
            model_name='reconciliationdifference',
            index=models.Index(condition=models.Q(('resolved_at', None)), fields=['found_at', 'id'], name='difference_open'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationdifference',
            constraint=models.UniqueConstraint(fields=('reconciliation', 'line_kind', 'external_id', 'kind'), name='difference_once'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationdifference',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['missing_here', 'missing_there', 'double', 'amount', 'currency', 'late', 'state'])), name='difference_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationdifference',
            constraint=models.CheckConstraint(condition=models.Q(('line_kind__in', ['payment', 'payout'])), name='difference_line_kind_known'),
        ),
    ]
