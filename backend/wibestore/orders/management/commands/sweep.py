"""Make the moves of orders whose time has come, once; what Celery beat does every 30 seconds."""

from typing import Any

from django.core.management.base import BaseCommand

from wibestore.orders import services


class Command(BaseCommand):
    """`manage.py sweep`"""

    help = "Make the moves of orders whose time has come, once"

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and say how many moves were made."""
        self.stdout.write(f"{services.sweep()} orders moved")
