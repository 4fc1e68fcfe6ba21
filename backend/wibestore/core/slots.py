"""The places of values in kept statements, and how a value is written there (docs/adr/0022)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    AutoField,
    BigAutoField,
    BigIntegerField,
    BooleanField,
    CharField,
    DateTimeField,
    DurationField,
    EmailField,
    Expression,
    F,
    Field,
    ForeignKey,
    Func,
    IntegerField,
    JSONField,
    PositiveBigIntegerField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    SmallAutoField,
    SmallIntegerField,
    TextField,
    UUIDField,
)
from psycopg.types.numeric import Int2, Int4, Int8

if TYPE_CHECKING:
    type AnyField = Field[Any, Any]
else:
    AnyField = Field

type _Write = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


# What these fields make of a value of just this type: asking the field takes longer than sending the value. Anything
# else (a subclass of a field or of a type, a naive time) is written by the field.
_WRITTEN: Final[dict[type, tuple[type, _Write]]] = {
    UUIDField: (UUID, _same),
    CharField: (str, _same),
    TextField: (str, _same),
    EmailField: (str, _same),
    BooleanField: (bool, _same),
    DurationField: (timedelta, _same),
    DateTimeField: (datetime, _same),
    SmallIntegerField: (int, Int2),
    PositiveSmallIntegerField: (int, Int2),
    SmallAutoField: (int, Int2),
    IntegerField: (int, Int4),
    PositiveIntegerField: (int, Int4),
    AutoField: (int, Int4),
    BigIntegerField: (int, Int8),
    PositiveBigIntegerField: (int, Int8),
    BigAutoField: (int, Int8),
}
# All of these store None as NULL.
_NULLABLE: Final = frozenset({*_WRITTEN, JSONField})
_WIDTHS: Final[dict[str, _Write]] = {field.__name__: write for field, (kind, write) in _WRITTEN.items() if kind is int}


def writer_of(field: AnyField) -> _Write:
    """Return what writes a field's values as they are sent: whole numbers as wide as their column, however small."""
    kept = field
    while isinstance(kept, ForeignKey):
        kept = kept.target_field
    known = type(kept) in _NULLABLE
    kind, write = _WRITTEN.get(type(kept), (None, _same))
    width = _WIDTHS.get(kept.get_internal_type(), _same)

    def written(value: Any) -> Any:
        given = type(value)
        if given is kind and (given is not datetime or value.tzinfo is not None):
            return write(value)
        if value is None and known:
            return None
        filled = field.get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])
        return width(filled) if type(filled) is int else filled

    return written


class Slot(Expression):
    """The place of a value in a kept statement; `field` says how the value is written."""

    def __init__(self, name: str, field: AnyField) -> None:
        super().__init__(output_field=field)
        self.name = name
        self.bound = self._writer()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return the placeholder, with the slot itself as its value."""
        return "%s", [self]

    def _writer(self) -> _Write:
        return writer_of(self.output_field)


class _ListSlot(Slot):
    """The place of a list of keys: written at once, since the driver writes and quotes each of them apart."""

    def _writer(self) -> _Write:
        return lambda keys: "{" + ",".join(map(str, keys)) + "}"


class IsAnyOf(Func):
    """
    Whether a column holds one of the keys of a slot, which takes a list however long: `filter(IsAnyOf(…))`.

    :param field: how a key is stored; its text needs no quotes in a list, as that of UUIDs and whole numbers does not
    """

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, slot: str, field: AnyField) -> None:
        if not isinstance(field, UUIDField | IntegerField):
            raise TypeError("Only UUIDs and whole numbers are keys of such a list")
        super().__init__(F(column), _ListSlot(slot, cast("AnyField", ArrayField(field))))
