import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('users', '0007_phone_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='SellerRecord',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='record', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('completed', models.PositiveIntegerField()),
                ('ended', models.PositiveIntegerField()),
                ('delivered', models.PositiveIntegerField()),
                ('delivered_instantly', models.PositiveIntegerField()),
                ('delivery_minutes', models.PositiveIntegerField(null=True)),
                ('disputed', models.PositiveIntegerField()),
                ('disputes_lost', models.PositiveIntegerField()),
                ('score', models.PositiveIntegerField(default=0)),
                ('counted_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('score__gt', 0)), fields=['-score', 'user'], name='seller_record_best')],
                'constraints': [models.CheckConstraint(condition=models.Q(('completed__lte', models.F('ended')), ('delivered_instantly__lte', models.F('delivered')), ('disputes_lost__lte', models.F('disputed'))), name='seller_record_parts_within')],
            },
        ),
    ]
