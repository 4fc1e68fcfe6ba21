"""Loads the reference rows; unloading them is not needed, a later load updates them."""

from django.db import migrations

from wibestore.subscriptions.reference import plans_load


def load(apps, schema_editor):
    plans_load(apps.get_model("subscriptions", "Plan"))


class Migration(migrations.Migration):
    dependencies = [("subscriptions", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
