"""Lets ready reasons be answers of support, and loads those the shop begins with; an existing row stays as it is."""

from django.db import migrations, models

from wibestore.moderation.reference import ANSWERS
from wibestore.moderation.services import templates_load

USES = ["listing", "verdict", "report", "dispute", "withdrawal", "support"]


def load(apps, schema_editor):
    templates_load(apps.get_model("moderation", "ReasonTemplate"), ANSWERS)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_verdict_seen")]

    operations = [
        migrations.RemoveConstraint("ReasonTemplate", "reason_template_use_known"),
        migrations.AddConstraint(
            "ReasonTemplate",
            models.CheckConstraint(condition=models.Q(use__in=USES), name="reason_template_use_known"),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
