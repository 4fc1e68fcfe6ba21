"""Nobody asks for the beginning of these: the indexes that Django makes for that served nothing."""

from django.db import migrations


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('users', '0009_shown_name_index'),
    ]

    operations = [
        migrations.RunSQL(
            'DROP INDEX CONCURRENTLY IF EXISTS users_user_google_sub_986f2a0b_like',
            'CREATE INDEX CONCURRENTLY IF NOT EXISTS users_user_google_sub_986f2a0b_like ON users_user (google_sub varchar_pattern_ops)',
        ),
    ]
