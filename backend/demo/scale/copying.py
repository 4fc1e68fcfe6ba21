"""COPY of model's rows, and ids made at a moment."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import chain
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field, JSONField, Model
from django.db.models.expressions import DatabaseDefault

from wibestore.core.ids import uuid7_from

_RANDOM_BITS = 62


def id_at(shuffled: random.Random, at: datetime) -> UUID:
    """Return an id made at that moment."""
    return UUID(int=uuid7_from(at).int | shuffled.getrandbits(_RANDOM_BITS))


def rows_copy(rows: Iterable[Model]) -> None:
    """Write rows of one model; a column that the database fills in the first row, it fills in all."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    fields = [field for field in first._meta.concrete_fields if not _is_left(field, first)]
    columns = [str(field.column) for field in fields]
    readers = [_reader(field) for field in fields]
    prepared = ([read(row) for read in readers] for row in chain([first], rows))
    sql = f'COPY {first._meta.db_table} ("{'", "'.join(columns)}") FROM STDIN'
    with connection.cursor() as cursor, cursor.copy(sql) as sink:
        for row in prepared:
            sink.write_row(row)


def _is_left(field: "Field[Any, Any]", row: Model) -> bool:
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (value is None and field.primary_key)


def _reader(field: "Field[Any, Any]") -> Callable[[Model], Any]:
    """Return what reads a row's value as the driver writes it: only JSON is otherwise in Python than in PostgreSQL."""
    read = attrgetter(field.attname)
    if not isinstance(field, JSONField):
        return read
    return lambda row: field.get_db_prep_save(read(row), connection)
