"""`manage.py seed_demo`: the demo people, listings and orders, once."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from wibestore.core.models import Heartbeat

SEEDED = "demo.seeded"


class Command(BaseCommand):
    """Fills the shop with demo data unless it is there."""

    # The shop asks at every start: what is not needed for the answer is not loaded.
    requires_system_checks = ()
    help = "Load the demo people, listings, orders and reviews; only where DEMO is set"

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing."""
        if not settings.DEMO:
            raise CommandError("Demo data belongs to shops with DEMO=1 only.")
        if Heartbeat.objects.filter(name=SEEDED).exists():
            self.stdout.write("The demo data is there.")
            return
        started = time.monotonic()
        import_string("demo.seed.seed")(mark=SEEDED)
        self.stdout.write(f"The demo data was loaded in {time.monotonic() - started:.0f} s.")
