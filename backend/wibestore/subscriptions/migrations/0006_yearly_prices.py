"""Loads the reference rows again: plans have a price for a year."""

from django.db import migrations

from wibestore.subscriptions.reference import plans_load


def load(apps, schema_editor):
    plans_load(apps.get_model("subscriptions", "Plan"))


class Migration(migrations.Migration):
    dependencies = [("subscriptions", "0005_bought")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
