"""Reads and writes what the played providers remember; each change under the record's lock."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from emulators.models import Record

type Data = dict[str, Any]


def record_get(provider: str, kind: str, key: str) -> Data | None:
    """Return what `provider` remembers under `key`; None where nothing."""
    return Record.objects.filter(provider=provider, kind=kind, key=key).values_list("data", flat=True).first()


def record_list(provider: str, kind: str) -> list[Data]:
    """Return everything of one kind, oldest first."""
    return list(Record.objects.filter(provider=provider, kind=kind).order_by("id").values_list("data", flat=True))


def record_make(provider: str, kind: str, key: str, data: Data) -> Data:
    """Remember `data` under a new `key` and return what stands there; the first one stands."""
    row, _ = Record.objects.get_or_create(provider=provider, kind=kind, key=key, defaults={"data": data})
    known: Data = row.data
    return known


@transaction.atomic
def record_change(provider: str, kind: str, key: str, change: Callable[[Data], None]) -> Data:
    """
    Change what stands under `key` in place and return it.

    :raises Record.DoesNotExist: nothing stands there
    """
    row = Record.objects.select_for_update().get(provider=provider, kind=kind, key=key)
    change(row.data)
    row.save(update_fields=["data"])
    data: Data = row.data
    return data
