"""Loads the reference games and categories; an existing row stays as it is."""

from django.db import migrations

from wibestore.games.services import reference_load


def load(apps, schema_editor):
    reference_load(
        game_model=apps.get_model("games", "Game"), category_model=apps.get_model("games", "Category")
    )


class Migration(migrations.Migration):
    dependencies = [("games", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
