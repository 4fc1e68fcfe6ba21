"""
Statements that the ORM words once and that are then sent again and again with other values (docs/adr/0022).

Building a statement costs Django two to three times what sending it does. The few statements of a purchase, of a
credit and of a chat's batch are worded on first use, kept with slots in place of the values, and only filled later.
Everything else is written as ever: with managers, `save` and `bulk_create`.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.models import (
    AutoField,
    BooleanField,
    Expression,
    F,
    Field,
    Func,
    IntegerField,
    Model,
    QuerySet,
    UUIDField,
)
from django.db.models.constants import OnConflict
from django.db.models.expressions import DatabaseDefault
from django.db.models.sql import InsertQuery, UpdateQuery
from django.db.transaction import TransactionManagementError
from psycopg import ClientCursor, Cursor
from psycopg.types.numeric import Int2, Int4, Int8

if TYPE_CHECKING:
    type AnyField = Field[Any, Any]
else:
    AnyField = Field

# More new rows than this at a time are written anew each time: a kept text for every number of them would be waste.
_KEPT_ROWS = 8
_KEPT_STATEMENTS = 256
# More than the shop has: beyond it the driver has those unprepared that were not sent for longest.
_PREPARED_MOST = 400
_PLACEHOLDER = re.compile("%[s%]")
_WIDTHS: dict[str, type[int]] = {
    "SmallIntegerField": Int2,
    "PositiveSmallIntegerField": Int2,
    "SmallAutoField": Int2,
    "IntegerField": Int4,
    "PositiveIntegerField": Int4,
    "AutoField": Int4,
    "BigIntegerField": Int8,
    "PositiveBigIntegerField": Int8,
    "BigAutoField": Int8,
}


_Rows = list[tuple[Any, ...]]


class Slot(Expression):
    """The place of a value in a kept statement; `field` says how the value is written."""

    def __init__(self, name: str, field: AnyField) -> None:
        super().__init__(output_field=field)
        self.name = name
        kind = field.get_internal_type()
        self._width = kind if kind in _WIDTHS else ""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return the placeholder, with the slot itself as its value."""
        return "%s", [self]

    def filled(self, value: Any) -> Any:
        """Return a value as its field writes it."""
        return self.output_field.get_db_prep_save(value, connection)

    def bound(self, value: Any) -> Any:
        """Return a value as the driver is to send it: whole numbers as wide as their column, however small they are."""
        filled = self.filled(value)
        return _WIDTHS[self._width](filled) if self._width and type(filled) is int else filled


class _ListSlot(Slot):
    """The place of a list of keys: written at once, since the driver writes and quotes each of them apart."""

    def filled(self, value: Any) -> str:
        return "{" + ",".join(map(str, value)) + "}"


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


class Statement:
    """
    The text of one statement, in which only slots are left open.

    What never changes is written into the text: the plan that PostgreSQL keeps may then use an index of a part of a
    table, and only what does change is sent.
    """

    def __init__(self, sql: str, params: Sequence[Any]) -> None:
        self.sql = _filled_in(sql, params)
        self._slots = [param for param in params if isinstance(param, Slot)]

    def run(self, values: dict[str, Any], *, is_read: bool, is_planned_anew: bool = False) -> tuple[_Rows, int]:
        """Send the statement with `values` in its slots; return its rows, where they are wanted, and how many."""
        params = [slot.bound(values[slot.name]) for slot in self._slots]
        db = connections[DEFAULT_DB_ALIAS]
        # Behind PgBouncer (`DATABASE_POOLED`) there is no threshold: statements are no connection's own. And whoever
        # looks on is shown a statement with its values in it.
        is_plain = db.settings_dict["OPTIONS"].get("prepare_threshold") is None
        if is_plain or is_planned_anew or db.queries_logged or db.execute_wrappers:
            with db.cursor() as cursor:
                cursor.execute(self.sql, params)
                return cursor.fetchall() if is_read else [], int(cursor.rowcount)
        return self._planned_once(db, params, is_read=is_read)

    def _planned_once(self, db: Any, params: list[Any], *, is_read: bool) -> tuple[_Rows, int]:
        """Do what `connection.cursor()` does, over a cursor of the driver that sends values beside the text."""
        db.close_if_health_check_failed()
        db.ensure_connection()
        db.validate_thread_sharing()
        db.validate_no_broken_transaction()
        with db.wrap_database_errors:
            cursor = _cursor_of(db.connection)
            cursor.execute(self.sql, params)
            return cursor.fetchall() if is_read else [], cursor.rowcount


def _cursor_of(driver: Any) -> "Cursor[Any]":
    driver.prepared_max = _PREPARED_MOST
    return Cursor(driver)


def _filled_in(sql: str, params: Sequence[Any]) -> str:
    """Return a text with all values in it that are no slots, as the driver writes them."""
    left = iter(params)
    connection.ensure_connection()
    driver = ClientCursor(connection.connection)

    def written(found: re.Match[str]) -> str:
        if found[0] == "%%" or isinstance(param := next(left), Slot):
            return found[0]
        return driver.mogrify("%s", [param]).replace("%", "%%")

    return _PLACEHOLDER.sub(written, sql)


class Select:
    """
    A query whose slots are filled at each call: `Select(lambda: User.objects.filter(id=Slot("id", UUIDField())))`.

    :param build: makes the queryset with its slots; called once a process
    :param is_planned_anew: whether the best way to the rows depends on the values, so that one plan will not do for all
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]], *, is_planned_anew: bool = False) -> None:
        self._wording = _Once(lambda: _Wording(build()))
        self._is_planned_anew = is_planned_anew

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """
        Return the rows as tuples in the order of the queryset's columns.

        :raises TransactionManagementError: the query locks and no transaction is open
        """
        wording = self._wording.get()
        if wording.is_locking and connection.get_autocommit():
            raise TransactionManagementError("A query that locks needs a transaction")
        rows, _ = wording.statement.run(values, is_read=True, is_planned_anew=self._is_planned_anew)
        return [wording.converted(row) for row in rows] if wording.converters else rows

    def first(self, **values: Any) -> tuple[Any, ...] | None:
        """Return the first row, or None."""
        rows = self.rows(**values)
        return rows[0] if rows else None

    def objects(self, **values: Any) -> list[Any]:
        """Return the rows as objects of the queryset's model; nothing else was selected."""
        wording = self._wording.get()
        return [wording.model.from_db(DEFAULT_DB_ALIAS, wording.names, row) for row in self.rows(**values)]


class Update:
    """
    A change of rows whose slots are filled at each call.

    :param rows: makes the queryset with its slots; called once a process
    :param changes: what each column is set to: slots, values or expressions of both
    """

    def __init__(self, rows: Callable[[], QuerySet[Any, Any]], changes: Callable[[], dict[str, Any]]) -> None:
        def word() -> Statement:
            query: Any = rows().query.chain(UpdateQuery)
            query.add_update_values(changes())
            return Statement(*query.get_compiler(DEFAULT_DB_ALIAS).as_sql())

        self._statement = _Once(word)

    def run(self, **values: Any) -> int:
        """Change the rows and return how many there were."""
        return self._statement.get().run(values, is_read=False)[1]


class _Once[T]:
    """What is made on first use, by one thread, and kept."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: T | None = None

    def get(self) -> T:
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = self._make()
        return self._made


class _Wording:
    """A query's statement, and how its rows are read."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        query = queryset.query
        compiler: Any = query.get_compiler(DEFAULT_DB_ALIAS)
        self.statement = Statement(*compiler.as_sql())
        columns = [column for column, *_ in compiler.select]
        self.is_locking = bool(query.select_for_update)
        self.converters = [(at, *found) for at, found in compiler.get_converters(columns).items()]
        self.model = cast("type[Model]", query.model)
        self.names = [column.target.attname for column in columns if hasattr(column, "target")]

    def converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """Return a row with its values as the fields read them."""
        values = list(row)
        for at, converters, column in self.converters:
            for convert in converters:
                values[at] = convert(values[at], column, connection)
        return tuple(values)


def row_update(row: Model, *names: str) -> None:
    """
    Store the named fields of a row that is there: what `save(update_fields=…)` does.

    :raises DatabaseError: the row is not there
    """
    fields = [cast("AnyField", row._meta.get_field(name)) for name in names]
    values = {field.attname: getattr(row, field.attname) for field in fields}
    if not _row_update(type(row), names).run(pk=row.pk, **values):
        raise DatabaseError(f"There is no row of {type(row).__name__} to update")


def rows_insert(rows: Sequence[Model]) -> None:
    """Store new rows of one model: what `bulk_create` does; what the database gave (keys, defaults) is read back."""
    if len(rows) > _KEPT_ROWS:
        cast("Any", type(rows[0]))._default_manager.bulk_create(rows)
    elif rows:
        _rows_insert(rows, on_conflict=None)


def row_insert_unless_there(row: Model) -> bool:
    """Store a new row and return True; False where one of its unique values is stored already, which stays."""
    return _rows_insert([row], on_conflict=OnConflict.IGNORE) > 0


@lru_cache(maxsize=_KEPT_STATEMENTS)
def _row_update(model: type[Model], names: tuple[str, ...]) -> Update:
    fields = {name: cast("AnyField", model._meta.get_field(name)) for name in names}
    return Update(
        lambda: model._default_manager.filter(pk=Slot("pk", model._meta.pk)),
        lambda: {name: Slot(field.attname, field) for name, field in fields.items()},
    )


def _rows_insert(rows: Sequence[Model], *, on_conflict: OnConflict | None) -> int:
    model = type(rows[0])
    returned = tuple(field for field in model._meta.concrete_fields if _is_from_database(rows[0], field))
    given = tuple(field for field in model._meta.concrete_fields if not _has_none(rows[0], field))
    values: dict[str, Any] = {}
    worded: list[tuple[str, Any]] = []
    for at, row in enumerate(rows):
        for field in given:
            value = field.pre_save(row, add=True)
            if hasattr(value, "resolve_expression"):
                worded.append((f"{at}.{field.attname}", value))
            else:
                values[f"{at}.{field.attname}"] = value
    statement = _insert(model, given, returned, len(rows), tuple(worded), on_conflict)
    answers, count = statement.run(values, is_read=bool(returned))
    if not returned:
        return count
    for row, answer in zip(rows, answers, strict=False):
        for field, value in zip(returned, answer, strict=True):
            setattr(row, field.attname, value)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return len(answers)


def _has_none(row: Model, field: AnyField) -> bool:
    """Return whether the row leaves the field to the database: it is then not named in the statement."""
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (value is None and isinstance(field, AutoField))


def _is_from_database(row: Model, field: AnyField) -> bool:
    """Return whether the database knows better what the field holds: left to it, or an expression."""
    return _has_none(row, field) or hasattr(getattr(row, field.attname), "resolve_expression")


@lru_cache(maxsize=_KEPT_STATEMENTS)
def _insert(
    model: type[Model],
    given: tuple[AnyField, ...],
    returned: tuple[AnyField, ...],
    count: int,
    worded: tuple[tuple[str, Any], ...],
    on_conflict: OnConflict | None,
) -> Statement:
    expressions = dict(worded)
    rows = [
        SimpleNamespace(
            **{field.attname: expressions.get(name := f"{at}.{field.attname}") or Slot(name, field) for field in given}
        )
        for at in range(count)
    ]
    query: Any = InsertQuery(model, on_conflict=on_conflict)
    query.insert_values(given, rows, raw=True)
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.returning_fields = returned
    ((sql, params),) = compiler.as_sql()
    return Statement(sql, params)
