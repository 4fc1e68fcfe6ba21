"""What a web process does before its first request."""

import gc
import sys

from django.conf import settings

from config.start import process_settle


def test_what_is_loaded_leaves_the_collectors_sight() -> None:
    thresholds = gc.get_threshold()
    try:
        process_settle()

        assert gc.get_freeze_count() > 10_000
        assert settings.ROOT_URLCONF in sys.modules
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
