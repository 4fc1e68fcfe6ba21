"""Make the database that the tests' databases are copied from (`WIBESTORE_TEST_TEMPLATE`): `python -m tools.tables`."""

from __future__ import annotations

import sys

import django
from django.db import connection


def main() -> int:
    """Make it anew, with all tables and their first rows."""
    django.setup()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
