"""`manage.py media_check`: whether pictures that are deleted or written over can be had back."""

from typing import Any

from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError

KEPT = ("default", "originals")


class Command(BaseCommand):
    """Asks each bucket whether its versioning is on; folders are told to be such."""

    help = "Fail when a bucket of pictures keeps no versions (docs/backups.md)"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Ask them all."""
        without = []
        for name in KEPT:
            ask = getattr(storages[name], "is_versioned", None)
            if ask is None:
                self.stdout.write(f"{name}: a folder; it is for the machine's own backup")
            elif ask():
                self.stdout.write(f"{name}: versioning is on")
            else:
                without.append(name)
        if without:
            raise CommandError(f"No versions are kept of: {', '.join(without)}.")
