from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0005_dispute_taken'),
    ]

    operations = [
        migrations.AddField(
            model_name='order',
            name='credentials_wiped_at',
            field=models.DateTimeField(null=True),
        ),
    ]
