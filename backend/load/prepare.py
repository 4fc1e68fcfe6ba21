"""`python -m load.prepare VISITORS PURCHASES`: makes people and listings in advance, which takes minutes."""

import os
import sys

import django


def main() -> None:
    """Make what is missing."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.load", "LIMITS_LIFTED": "1", "DEMO": "0"}
    django.setup()
    from load import world  # noqa: PLC0415 - after django.setup

    made = world.world_new(int(sys.argv[1]), int(sys.argv[2]))
    print(f"{len(made.visitors)} visitors, {len(made.for_sale)} listings to buy")


if __name__ == "__main__":
    main()
