"""
Taking turns: whoever counts rows and then adds one waits until the one before has committed.

For what has no row to lock. It is a lock of its own, beside those of rows: take it before any of them.
"""

import hashlib

from django.db import connection

_BYTES = 8


def turn_take(name: str) -> None:
    """Wait until nobody else has the turn of this name, and keep it to the transaction's end."""
    digest = hashlib.blake2b(name.encode(), digest_size=_BYTES).digest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(digest, signed=True)])
