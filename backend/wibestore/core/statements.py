"""
Statements that the ORM words once and that are then sent again and again with other values (docs/adr/0022).

Building a statement costs Django two to three times what sending it does. The few statements of a purchase, of a
credit and of a chat's batch are worded on first use, kept with slots in place of the values, and only filled later.
Everything else is written as ever: with managers, `save` and `bulk_create`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from types import SimpleNamespace
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.models import AutoField, DateField, Field, Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.expressions import DatabaseDefault
from django.db.models.sql import InsertQuery, UpdateQuery
from django.db.transaction import TransactionManagementError
from psycopg import ClientCursor, Cursor

from wibestore.core.slots import AnyField, IsAnyOf, Slot
from wibestore.core.tracing import traced

__all__ = [
    "IsAnyOf",
    "Select",
    "Slot",
    "Statement",
    "Update",
    "row_insert_unless_there",
    "row_store",
    "row_update",
    "rows_insert",
    "rows_insert_unless_there",
]

# More new rows than this at a time are written anew each time: a kept text for every number of them would be waste.
_KEPT_ROWS = 8
_KEPT_STATEMENTS = 256
# More than the shop has: beyond it the driver has those unprepared that were not sent for longest.
_PREPARED_MOST = 400
_PLACEHOLDER = re.compile("%[s%]")
_Rows = list[tuple[Any, ...]]


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
        return self.send(params, is_read=is_read, is_planned_anew=is_planned_anew)

    def send(self, params: list[Any], *, is_read: bool, is_planned_anew: bool = False) -> tuple[_Rows, int]:
        """Do the same with values that are written already, in the order of the slots."""
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
        if db.connection is None or (db.health_check_enabled and not db.health_check_done):
            db.close_if_health_check_failed()
            db.ensure_connection()
        db.validate_thread_sharing()
        db.validate_no_broken_transaction()
        with traced(self.sql), db.wrap_database_errors:
            cursor = _cursor_of(db)
            cursor.execute(self.sql, params)
            return cursor.fetchall() if is_read else [], cursor.rowcount


def _cursor_of(db: Any) -> "Cursor[Any]":
    """Return the cursor that all kept statements of a connection go through: what comes back is read at once."""
    kept: Cursor[Any] | None = getattr(db, "kept_cursor", None)
    if kept is None or kept.connection is not db.connection:
        db.connection.prepared_max = _PREPARED_MOST
        kept = db.kept_cursor = Cursor(db.connection)
    return kept


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
    if not _is_updated(row, names):
        raise DatabaseError(f"There is no row of {type(row).__name__} to update")


def row_store(row: Model) -> None:
    """Store a row whose key is given, new or not: what `save` does. Of two who store a new one, one is refused."""
    others = tuple(field.attname for field in row._meta.concrete_fields if not field.primary_key)
    if not _is_updated(row, others):
        _rows_insert([row], on_conflict=None)


def _is_updated(row: Model, names: tuple[str, ...]) -> bool:
    fields = [cast("AnyField", row._meta.get_field(name)) for name in names]
    values = {field.attname: getattr(row, field.attname) for field in fields}
    return _row_update(type(row), names).run(pk=row.pk, **values) > 0


def rows_insert(rows: Sequence[Model]) -> None:
    """Store new rows of one model: what `bulk_create` does; what the database gave (keys, defaults) is read back."""
    if len(rows) > _KEPT_ROWS:
        cast("Any", type(rows[0]))._default_manager.bulk_create(rows)
    elif rows:
        _rows_insert(rows, on_conflict=None)


def row_insert_unless_there(row: Model) -> bool:
    """Store a new row and return True; False where one of its unique values is stored already, which stays."""
    return _rows_insert([row], on_conflict=OnConflict.IGNORE) > 0


def rows_insert_unless_there(rows: Sequence[Model]) -> None:
    """Store new rows of one model, but for those of whose unique values one is stored already."""
    for start in range(0, len(rows), _KEPT_ROWS):
        _rows_insert(rows[start : start + _KEPT_ROWS], on_conflict=OnConflict.IGNORE)


@lru_cache(maxsize=_KEPT_STATEMENTS)
def _row_update(model: type[Model], names: tuple[str, ...]) -> Update:
    fields = {name: cast("AnyField", model._meta.get_field(name)) for name in names}
    return Update(
        lambda: model._default_manager.filter(pk=Slot("pk", model._meta.pk)),
        lambda: {name: Slot(field.attname, field) for name, field in fields.items()},
    )


def _rows_insert(rows: Sequence[Model], *, on_conflict: OnConflict | None) -> int:
    model = type(rows[0])
    columns, left = _columns(model)
    # Left to the database: not named in the statement, and what it gave is read back.
    unnamed = tuple(name for name, is_key in left if _is_left(getattr(rows[0], name), is_key=is_key))
    values: list[Any] = []
    worded: list[tuple[int, Any]] = []
    for row in rows:
        for name, pre_save in columns:
            if name in unnamed:
                continue
            value = getattr(row, name) if pre_save is None else pre_save(row, add=True)
            if hasattr(value, "resolve_expression"):
                worded.append((len(values), value))
            values.append(value)
    insert = _insert(model, unnamed, len(rows), tuple(worded), on_conflict)
    params = [write(values[at]) for at, write in insert.slots]
    answers, count = insert.statement.send(params, is_read=bool(insert.returned))
    if not insert.returned:
        return count
    for row, answer in zip(rows, answers, strict=False):
        for name, value in zip(insert.returned, answer, strict=True):
            setattr(row, name, value)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return len(answers)


type _PreSave = Callable[..., Any]


@cache
def _columns(model: type[Model]) -> tuple[list[tuple[str, _PreSave | None]], list[tuple[str, bool]]]:
    """Return a model's columns with what gives a value that a row does not know, and those the database may fill."""
    fields = model._meta.concrete_fields
    columns = [(one.attname, one.pre_save if _has_own_value(one) else None) for one in fields]
    keys = [isinstance(one, AutoField) for one in fields]
    left = [(one.attname, is_key) for one, is_key in zip(fields, keys, strict=True) if is_key or one.has_db_default()]
    return columns, left


def _has_own_value(field: AnyField) -> bool:
    if isinstance(field, DateField):
        return field.auto_now or field.auto_now_add
    return type(field).pre_save is not Field.pre_save


def _is_left(value: Any, *, is_key: bool) -> bool:
    return isinstance(value, DatabaseDefault) or (is_key and value is None)


@dataclass(frozen=True, slots=True)
class _Insert:
    """A kept insert: which of its values go into its slots, how each is written, and what it gives back."""

    statement: Statement
    slots: list[tuple[int, Callable[[Any], Any]]]
    returned: list[str]


@lru_cache(maxsize=_KEPT_STATEMENTS)
def _insert(
    model: type[Model],
    unnamed: tuple[str, ...],
    count: int,
    worded: tuple[tuple[int, Any], ...],
    on_conflict: OnConflict | None,
) -> _Insert:
    given = [field for field in model._meta.concrete_fields if field.attname not in unnamed]
    expressions = dict(worded)
    slots = [Slot(str(at), given[at % len(given)]) for at in range(count * len(given))]
    cells = [expressions.get(at) or slot for at, slot in enumerate(slots)]
    names = [field.attname for field in given]
    starts = range(0, len(slots), len(given))
    rows = [SimpleNamespace(**dict(zip(names, cells[at : at + len(given)], strict=True))) for at in starts]
    known = {name for at, name in enumerate(names) if at not in expressions}
    returned = [field for field in model._meta.concrete_fields if field.attname not in known]
    query: Any = InsertQuery(model, on_conflict=on_conflict)
    query.insert_values(given, rows, raw=True)
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.returning_fields = returned
    ((sql, params),) = compiler.as_sql()
    return _Insert(
        statement=Statement(sql, params),
        slots=[(at, slot.bound) for at, slot in enumerate(slots) if at not in expressions],
        returned=[field.attname for field in returned],
    )
