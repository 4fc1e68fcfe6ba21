from typing import Any

from django.core.management.base import BaseCommand

from wibestore.games import services


class Command(BaseCommand):
    help = "Add the reference games and categories that are missing (idempotent)."

    def handle(self, *args: Any, **options: Any) -> None:
        added = services.reference_load()
        self.stdout.write(f"{added} games added")
