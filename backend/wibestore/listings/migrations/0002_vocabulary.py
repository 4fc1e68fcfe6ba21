"""Fills the vocabulary with the words of the games, so that typing slips are corrected from the first day."""

from django.db import migrations

from wibestore.listings.services.indexing import game_words_store


def load(apps, schema_editor):
    rows = apps.get_model("games", "Game").objects.values_list("name", "aliases")
    texts = [text for name, aliases in rows for text in (name, *aliases)]
    game_words_store(texts, word_model=apps.get_model("listings", "SearchWord"))


class Migration(migrations.Migration):
    dependencies = [("listings", "0001_initial"), ("games", "0002_reference")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
