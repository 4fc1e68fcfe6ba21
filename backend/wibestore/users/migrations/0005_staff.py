"""Roles of the staff, notes on users, and the badge of a seller; whoever was of the staff is an admin from now on."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import wibestore.core.ids
from django.conf import settings
from django.db import migrations, models


def roles_give(apps, schema_editor):
    User = apps.get_model('users', 'User')
    User.objects.filter(models.Q(is_staff=True) | models.Q(is_superuser=True)).update(is_staff=True, staff_role='admin')


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('users', '0004_unverified_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='StaffNote',
            fields=[
                ('id', models.UUIDField(default=wibestore.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('author_id', models.UUIDField()),
                ('text', models.CharField(max_length=2000)),
                ('created_at', models.DateTimeField()),
                ('deleted_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='sessionfamily',
            name='session_end_has_reason',
        ),
        migrations.AddField(
            model_name='user',
            name='blocked_verdict_id',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='staff_role',
            field=models.CharField(blank=True, choices=[('moderator', 'Moderator'), ('finance', 'Finance'), ('admin', 'Admin')], db_default='', default='', max_length=12),
        ),
        migrations.AddField(
            model_name='user',
            name='staff_role_changed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='verified_seller_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='verified_seller_by',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='sessionfamily',
            name='end_reason',
            field=models.CharField(blank=True, choices=[('signed_out', 'Signed Out'), ('blocked', 'Blocked'), ('token_reused', 'Token Reused'), ('expired', 'Expired'), ('ended_by_user', 'Ended By User'), ('password_changed', 'Password Changed'), ('email_changed', 'Email Changed'), ('two_factor', 'Two Factor'), ('too_many', 'Too Many'), ('closed', 'Closed'), ('ended_by_staff', 'Ended By Staff')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='sessionfamily',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end_reason', ''), ('ended_at__isnull', True)), models.Q(('end_reason__in', ['signed_out', 'blocked', 'token_reused', 'expired', 'ended_by_user', 'password_changed', 'email_changed', 'two_factor', 'too_many', 'closed', 'ended_by_staff']), ('ended_at__isnull', False)), _connector='OR'), name='session_end_has_reason'),
        ),
        migrations.RunPython(roles_give, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('staff_role__in', ['', 'moderator', 'finance', 'admin'])), name='user_staff_role_known'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_staff', True), ('staff_role__gt', '')), models.Q(('is_staff', False), ('staff_role', '')), _connector='OR'), name='user_staff_has_role'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('is_superuser', False), ('staff_role', 'admin'), _connector='OR'), name='user_superuser_is_admin'),
        ),
        migrations.AddIndex(
            model_name='staffnote',
            index=models.Index(fields=['user', '-created_at', '-id'], name='staff_note_newest'),
        ),
        migrations.AddConstraint(
            model_name='staffnote',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='staff_note_not_empty'),
        ),
    ]
