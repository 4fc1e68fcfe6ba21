"""Loads the reference rows; unloading them is not needed, a later load updates them."""

from django.db import migrations

from wibestore.payments.reference import methods_load


def load(apps, schema_editor):
    methods_load(apps.get_model("payments", "PaymentMethod"))


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
