"""Letters tell times by their reader's clocks; the database fills the column for a release that does not know it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='time_zone',
            field=models.CharField(db_default='Asia/Tashkent', default='Asia/Tashkent', max_length=64),
        ),
    ]
