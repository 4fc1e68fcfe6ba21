"""Loads the ready reasons; an existing row stays as it is."""

from django.db import migrations

from wibestore.moderation.reference import TEMPLATES
from wibestore.moderation.services import templates_load


def load(apps, schema_editor):
    templates_load(apps.get_model("moderation", "ReasonTemplate"), TEMPLATES)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
