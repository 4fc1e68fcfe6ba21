"""What a process does once before its first request or task."""

import gc
from importlib import import_module
from typing import Final

from django.conf import settings

# New objects until the collector looks, and looks of one generation until the next. A request makes some thousands of
# objects and lets them go by itself; looking after every 700 costs more than it finds.
_THRESHOLDS: Final = (10_000, 20, 20)


def process_settle() -> None:
    """Load the routes, and settle what there is by now."""
    import_module(settings.ROOT_URLCONF)
    memory_settle()


def memory_settle() -> None:
    """
    Take all that is there now out of the garbage collector's sight.

    It stays for good; going through it again and again takes tenths of a second, in which no socket is served.
    Forked processes share these pages as long as nobody writes to them, and the collector writes to all it sees.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
