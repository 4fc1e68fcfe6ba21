"""Letters for tests: what was written down, by services as any other."""

from typing import Any

from wibestore.letters.models import Letter


def letters_written(**wanted: Any) -> list[dict[str, Any]]:
    """Return the columns of the letters that have these, oldest first."""
    return [dict(row) for row in Letter.objects.filter(**wanted).order_by("created_at", "key").values()]
